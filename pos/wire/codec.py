"""JSON on the wire: frozen dataclasses in, bytes out, and back.

Unknown fields are ignored and new fields have defaults, so that old tills and new servers understand each other; a
renamed or retyped field breaks the golden files in the tests.
"""

from __future__ import annotations

from datetime import datetime
from threading import Lock
from typing import Annotated, Any, TypeAlias, TypeVar

import msgspec

from pos.domain.errors import WireError
from pos.wire.malformed import malformed

T = TypeVar("T")

Moment: TypeAlias = Annotated[datetime, msgspec.Meta(tz=True)]
"""A moment on the wire: one without a zone is none."""

MAX_MESSAGE = 4 << 20
"""The largest message that is read, in bytes."""

_LEARNING = Lock()
_DECODERS: dict[Any, msgspec.json.Decoder[Any]] = {}


def encode(message: Any) -> bytes:
    """The bytes of a message: UTF-8 JSON, fields in the order of the class."""
    return msgspec.json.encode(message)


def decode(data: bytes | msgspec.Raw, kind: type[T]) -> T:
    """The message of class `kind` in `data`. Raises WireError."""
    if len(bytes(data)) > MAX_MESSAGE:
        raise WireError(f"message of more than {MAX_MESSAGE} bytes")
    try:
        return _decoder(kind).decode(bytes(data))  # type: ignore[no-any-return]
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        # ValueError: msgspec's own for bytes that are not UTF-8 and for integers beyond 64 bits.
        raise WireError(malformed(str(error))) from error


def known(kind: type[T]) -> type[T]:
    """The same class, which any thread may now hand to msgspec as the type of something."""
    _decoder(kind)
    return kind


def _decoder(kind: Any) -> msgspec.json.Decoder[Any]:
    """The one reader of a class.

    msgspec learns a dataclass, and those in its fields, when it first meets it, and notes on the class what it has
    learned so far: a thread that meets it in between reads half of that and takes the process down. So it learns for
    one thread at a time.
    """
    found = _DECODERS.get(kind)
    if found is None:
        with _LEARNING:
            found = _DECODERS.get(kind) or msgspec.json.Decoder(kind)
            _DECODERS[kind] = found
    return found
