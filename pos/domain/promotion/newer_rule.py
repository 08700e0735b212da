"""A rule that this program is too old for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NewerRule:
    """A rule of a format that this program is too old for. It is not applied; the till says so."""

    rule_id: str
    """Its id."""
    name: str
    """Its name."""
    version: int
    """Its format."""
