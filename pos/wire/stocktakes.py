"""Stocktakes between tills and head office: what the store feed tells, and what a review answers."""

from __future__ import annotations

from dataclasses import dataclass

from pos.domain.money import Fen
from pos.domain.quantity import Milli
from pos.domain.stocktake import Recount, Stocktake
from pos.domain.stocktake_choice import Proposal
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
class ItemCost:
    """What one piece cost. Only ever part of an answer to somebody who may see it; no feed has it."""

    variant_id: str
    """Of what."""
    cost: Fen
    """Above 0."""


@dataclass(frozen=True, slots=True)
class ReviewAnswer:
    """`GET /v1/stocktakes/review?id=…&for=…`: what a stocktake has found so far, over all tills that have sent.

    `for`: the id of who looks, where they may see what it cost; left out otherwise.
    """

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
    costs: tuple[ItemCost, ...] | None = None
    """What the variants in `variances` cost, as far as head office knows; None: it shows that to nobody who looks."""


@dataclass(frozen=True, slots=True)
class AccuracyAnswer:
    """`GET /v1/stocktakes/accuracy`: how right the stock was at each of the store's last posted stocktakes."""

    outcomes: tuple[Outcome, ...]
    """Oldest first."""


@dataclass(frozen=True, slots=True)
class CountGroup:
    """A category or a brand of which the store has something."""

    by: str
    """`category` or `brand`."""
    name: str
    """As head office names it; a category is a path, and stands for all below it."""
    variants: int
    """How many variants of it are there."""


@dataclass(frozen=True, slots=True)
class ChoicesAnswer:
    """`GET /v1/stocktakes/choices`: what a stocktake may be about."""

    due: tuple[Proposal, ...]
    """What should be counted next, the most urgent first."""
    groups: tuple[CountGroup, ...]
    """Categories, then brands, by name."""


@dataclass(frozen=True, slots=True)
class ScopeAnswer:
    """`GET /v1/stocktakes/scope?by=…&name=…`: the variants of a group that the store has, or has lately sold."""

    variants: tuple[str, ...]
    """Ids."""
