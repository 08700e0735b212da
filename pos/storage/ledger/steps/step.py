"""A step of a ledger's schema."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """One step. A released step is never changed."""

    major: int
    """Grows with a step after which an older program could not go on with the file."""
    statements: tuple[str, ...]
    """SQL, in order; run in one transaction."""
