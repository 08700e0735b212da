"""What was set up elsewhere than on the till's screen."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class About:
    """What was set up elsewhere, for people to read."""

    server: str = ""
    """The central server's address."""
    data: str = ""
    """The till's data folder."""
