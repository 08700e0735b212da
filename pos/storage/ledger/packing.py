"""Events and tickets as they are stored: packed.

An event of a ten-line sale is 9 KB of JSON and a fifth of that when packed: two encrypted pages less to write while a
customer waits. Hashed, signed and sent are the plain bytes. A row says itself whether it is packed: an event begins
with `{`, what is packed with Zstandard's magic number (RFC 8878, section 3.1.1).
"""

from __future__ import annotations

import threading

import zstandard

from pos.domain.errors import WireError
from pos.wire.event import Head, decode_head

_of_thread = threading.local()
"""A compressor serves one thread; its tables are too large to be asked of the system for each event."""
_MAGIC = b"\x28\xb5\x2f\xfd"


def packed(plain: bytes) -> bytearray:
    """What is stored for `plain`.

    A bytearray, because sqlcipher3 asks its adapters about every `bytes` it is given.
    """
    compressor: zstandard.ZstdCompressor | None = getattr(_of_thread, "compressor", None)
    if compressor is None:
        compressor = _of_thread.compressor = zstandard.ZstdCompressor(level=1)
    return bytearray(compressor.compress(plain))


def unpacked(stored: bytes) -> bytes:
    """What was packed; an older release stored it plain. Raises WireError where it is damaged."""
    if not stored.startswith(_MAGIC):
        return stored
    try:
        return zstandard.ZstdDecompressor().decompress(stored)
    except zstandard.ZstdError as error:
        raise WireError(f"what was packed cannot be read: {error}") from error


def stored_head(stored: bytes) -> Head:
    """The head of a stored event. Raises WireError."""
    return decode_head(unpacked(stored))
