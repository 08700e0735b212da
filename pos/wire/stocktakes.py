"""Stocktakes between tills and head office: what the store feed tells, and what a review answers."""

from __future__ import annotations

from dataclasses import dataclass

from pos.domain.quantity import Milli
from pos.domain.stocktake import Recount, Stocktake
from pos.domain.stocktake_posting import CountedUpTo, Posting
from pos.domain.stocktake_report import Outcome
from pos.domain.stocktake_variance import Variance
from pos.wire.codec import Moment


@dataclass(frozen=True, slots=True)
class StocktakeRecord:
    """A stocktake of the till's store that is going on, or was posted. Store feed."""

    stocktake: Stocktake
    """As opened."""
    recounts: tuple[Recount, ...] = ()
    """What is to be counted again."""
    parts: int = 0
    """How many parts of it are posted."""


@dataclass(frozen=True, slots=True)
class AreaProgress:
    """How far an area is counted."""

    area_id: str
    """Which."""
    quantity: Milli
    """What holds there, in all."""
    counters: tuple[str, ...]
    """The ids of who counted there."""


@dataclass(frozen=True, slots=True)
class ReviewAnswer:
    """`GET /v1/stocktakes/review?id=…`: what a stocktake has found so far, over all tills that have sent."""

    record: StocktakeRecord
    """The stocktake."""
    as_of: Moment
    """When the server looked."""
    variances: tuple[Variance, ...]
    """Those that are not as expected, or during which something moved."""
    compared: int
    """How many variants were compared in all."""
    areas: tuple[AreaProgress, ...]
    """Progress; an area without counts is missing."""
    known: tuple[CountedUpTo, ...]
    """Whose counts are in it, and how far."""
    postings: tuple[Posting, ...] = ()
    """What was posted of it."""
    late: int = 0
    """Counts that came after the last posting: what they change is in `variances`, less what is posted."""


@dataclass(frozen=True, slots=True)
class AccuracyAnswer:
    """`GET /v1/stocktakes/accuracy`: how right the stock was at each of the store's last posted stocktakes."""

    outcomes: tuple[Outcome, ...]
    """Oldest first."""
