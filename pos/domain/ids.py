"""Identifiers born on the till: UUID version 7 (RFC 9562, section 5.7)."""

from __future__ import annotations

import os
import time
import uuid

from pos.domain.errors import BadValue

_RANDOM = 10
"""Bytes that hold the 74 random bits of an id."""
_VARIANT = {digit: "89ab"[place % 4] for place, digit in enumerate("0123456789abcdef")}
"""A random hexadecimal digit → one whose first two bits are the variant's, 10."""


def new_id(*, at_ms: int | None = None) -> str:
    """A new UUIDv7 as 36 lower-case characters. `at_ms`: Unix time in milliseconds, the wall clock when None.

    The order of ids is a convenience for indexes and never a rule: events are ordered by `tseq`.
    """
    return new_ids(1, at_ms=at_ms)[0]


def new_ids(count: int, *, at_ms: int | None = None) -> list[str]:
    """So many new ids of one moment; what is random about them is asked for once."""
    moment_ms = time.time_ns() // 1_000_000 if at_ms is None else at_ms
    if not 0 <= moment_ms < 1 << 48:
        raise BadValue(f"outside the 48 bits of a UUIDv7: {moment_ms}")
    when = f"{moment_ms:012x}"
    begin, chance = f"{when[:8]}-{when[8:]}-7", os.urandom(count * _RANDOM).hex()
    # Written out: `uuid.UUID` takes five times as long, and a sale of ten lines makes a dozen ids.
    return [
        f"{begin}{chance[at : at + 3]}-{_VARIANT[chance[at + 3]]}{chance[at + 4 : at + 7]}-{chance[at + 7 : at + 19]}"
        for at in range(0, len(chance), 2 * _RANDOM)
    ]


def checked_id(text: str) -> str:
    """`text` in its one canonical form. Raises BadValue where it is no UUID."""
    try:
        canonical = str(uuid.UUID(text))
    except (ValueError, AttributeError, TypeError) as error:
        raise BadValue(f"not an id: {text!r:.60}") from error
    if canonical != text.lower():
        raise BadValue(f"not an id: {text!r:.60}")
    return canonical
