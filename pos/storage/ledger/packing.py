"""Events and tickets as they are stored: packed.

An event of a ten-line sale is 9 KB of JSON and an eighth of that when packed: two encrypted pages less to write while a
customer waits. Hashed, signed and sent are the plain bytes. A row says itself whether it is packed: an event begins
with `{`, what is packed with Zstandard's magic number (RFC 8878, section 3.1.1).

It is packed against `LIKE_A_SALE` (a raw content dictionary, section 5): of what any sale says in the same words only
a reference is stored, which halves a sale of two lines once more. What was packed without it is read as before.
"""

from __future__ import annotations

import threading

import zstandard

from pos.domain.errors import WireError
from pos.storage.ledger.like_a_sale import LIKE_A_SALE
from pos.wire.event import Head, decode_head

SHORT = 100
"""Bytes: what is shorter is stored plain. Packing it takes longer than it saves."""
_MAGIC = b"\x28\xb5\x2f\xfd"


class _Packer:
    """Its tables are too large to be asked of the system for each event. It serves one thread."""

    def __init__(self) -> None:
        alike = zstandard.ZstdCompressionDict(LIKE_A_SALE, dict_type=zstandard.DICT_TYPE_RAWCONTENT)
        alike.precompute_compress(level=1)
        self.pack = zstandard.ZstdCompressor(level=1, dict_data=alike).compress
        self.unpack = zstandard.ZstdDecompressor(dict_data=alike).decompress


_of_thread = threading.local()


def _packer() -> _Packer:
    """The thread's own."""
    packer: _Packer | None = getattr(_of_thread, "packer", None)
    if packer is None:
        packer = _of_thread.packer = _Packer()
    return packer


def packed(plain: bytes) -> bytearray:
    """What is stored for `plain`.

    A bytearray, because sqlcipher3 asks its adapters about every `bytes` it is given.
    """
    return bytearray(plain if len(plain) < SHORT else _packer().pack(plain))


def unpacked(stored: bytes) -> bytes:
    """What was packed; an older release stored it plain. Raises WireError where it is damaged."""
    if not stored.startswith(_MAGIC):
        return stored
    try:
        return _packer().unpack(stored)
    except zstandard.ZstdError as error:
        raise WireError(f"what was packed cannot be read: {error}") from error


def stored_head(stored: bytes) -> Head:
    """The head of a stored event. Raises WireError."""
    return decode_head(unpacked(stored))
