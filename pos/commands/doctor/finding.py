"""One thing that was looked at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How it is."""

    GOOD = "good"
    MISSING = "missing"
    """Not there, or not as it should be; selling goes on without it."""
    BROKEN = "broken"
    """Necessary, and not right."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found."""

    name: str
    """What was looked at."""
    state: State
    """How it is."""
    said: str
    """In a sentence."""
