"""The store's day: `GET /v1/day?date=YYYY-MM-DD`, for the tills of the store."""

from __future__ import annotations

from dataclasses import dataclass

from pos.domain.day import StoreDay


@dataclass(frozen=True, slots=True)
class DayAnswer:
    """What head office knows of it."""

    day: StoreDay
    """Each till with the moment of its last event that came."""
