"""Identifiers born on the till: UUID version 7 (RFC 9562, section 5.7)."""

from __future__ import annotations

import os
import time
import uuid

from pos.domain.errors import BadValue


def new_id(*, at_ms: int | None = None) -> str:
    """A new UUIDv7 as 36 lower-case characters. `at_ms`: Unix time in milliseconds, the wall clock when None.

    The order of ids is a convenience for indexes and never a rule: events are ordered by `tseq`.
    """
    moment_ms = time.time_ns() // 1_000_000 if at_ms is None else at_ms
    if not 0 <= moment_ms < 1 << 48:
        raise BadValue(f"outside the 48 bits of a UUIDv7: {moment_ms}")
    value = (moment_ms << 80) | int.from_bytes(os.urandom(10), "big")
    value = value & ~(0xF << 76) | (0x7 << 76)
    value = value & ~(0x3 << 62) | (0x2 << 62)
    # Written out: `uuid.UUID` takes three times as long, and a sale of ten lines makes a dozen ids.
    digits = f"{value:032x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def checked_id(text: str) -> str:
    """`text` in its one canonical form. Raises BadValue where it is no UUID."""
    try:
        canonical = str(uuid.UUID(text))
    except (ValueError, AttributeError, TypeError) as error:
        raise BadValue(f"not an id: {text!r:.60}") from error
    if canonical != text.lower():
        raise BadValue(f"not an id: {text!r:.60}")
    return canonical
