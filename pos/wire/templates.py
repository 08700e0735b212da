"""Head office's ticket templates: TOML as people write them, JSON on the wire."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from pos.domain.errors import WireError
from pos.domain.labels.template import LabelTemplates
from pos.domain.ticket.template import Templates
from pos.wire.codec import MAX_MESSAGE, known

T = TypeVar("T")

MAX_LOGO = 200_000
"""Characters of base64 that a logo may have."""


def read_templates(toml: bytes) -> Templates:
    """The templates in a TOML file (docs/tickets.md). Raises WireError, with the place of what is wrong."""
    return _read(toml, Templates)


def read_label_templates(toml: bytes) -> LabelTemplates:
    """The templates of labels in a TOML file (docs/labels.md). Raises WireError, with the place of what is wrong."""
    return _read(toml, LabelTemplates)


def _read(toml: bytes, kind: type[T]) -> T:
    if len(toml) > MAX_MESSAGE:
        raise WireError(f"templates of more than {MAX_MESSAGE} bytes")
    try:
        return msgspec.toml.decode(toml, type=known(kind))
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise WireError(f"not {kind.__name__}: {error}") from error
