"""A stocktake's variances become stock: one document, posted once, taken back by another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from pos.domain.errors import BadValue
from pos.domain.money import Fen
from pos.domain.quantity import Milli
from pos.domain.staff import Approval
from pos.domain.stock import CHAIN_OWNER, Movement, MovementKind, Place, line_id
from pos.domain.stocktake_variance import Reason, Variance


@dataclass(frozen=True, slots=True)
class PostedLine:
    """What a stocktake changed of one variant at one place."""

    variant_id: str
    """What."""
    place: Place
    """Where."""
    quantity: Milli
    """The change, not 0."""
    expected: Milli
    """What the ledger said at the count."""
    counted: Milli
    """What was counted."""
    value: Fen
    """The change at the price on the tag."""
    reason: Reason = Reason.UNKNOWN
    """As decided."""
    owner: str = CHAIN_OWNER
    """Whose goods."""


@dataclass(frozen=True, slots=True)
class CountedUpTo:
    """How much of a till's counting a posting knew of: what came later is late, and becomes a proposal."""

    till_id: str
    """Which till."""
    tseq: int
    """Its last event known."""


@dataclass(frozen=True, slots=True)
class Posting:
    """The document."""

    posting_id: str
    """UUIDv7."""
    number: str
    """What people read."""
    stocktake_id: str
    """Of which stocktake."""
    store_id: str
    """Where."""
    part: int
    """1, 2 … : after late counts, or after one was taken back, another follows. Each part is posted once."""
    lines: tuple[PostedLine, ...]
    """What changed; empty: everything was right."""
    moment: datetime
    """When."""
    staff_id: str
    """Who posted it."""
    known: tuple[CountedUpTo, ...] = ()
    """Whose counts are in it, and how far."""
    approval: Approval | None = None
    """The manager's yes, where one was needed."""
    reverses: str = ""
    """The posting that this one takes back; empty: none."""

    def __post_init__(self) -> None:
        if self.part < 1 or any(line.quantity == 0 for line in self.lines):
            raise BadValue(f"part {self.part} of a posting, or a line that changes nothing")

    @property
    def quantity(self) -> Milli:
        """The change in all."""
        return sum(line.quantity for line in self.lines)

    @property
    def value(self) -> Fen:
        """The change in all at the price on the tag."""
        return sum(line.value for line in self.lines)

    def movements(self) -> tuple[Movement, ...]:
        """The stock that it moves. Two tills that post the same part make movements of the same ids."""
        what = self.reverses or f"{self.stocktake_id}\0{self.part}"
        return tuple(
            Movement(
                movement_id=line_id("stocktake", what, line.variant_id, line.place, line.owner),
                variant_id=line.variant_id,
                store_id=self.store_id,
                quantity=line.quantity,
                kind=MovementKind.STOCKTAKE,
                document_id=self.posting_id,
                moment=self.moment,
                place=line.place,
                owner=line.owner,
            )
            for line in self.lines
        )


def open_lines(variances: Iterable[Variance], postings: Sequence[Posting]) -> tuple[tuple[Variance, Milli], ...]:
    """What is still to be posted: each variance with the part of it that no posting has changed yet, without zeros.

    Counts are compared with the ledger at their own moments, so that what was posted since is not in them.
    """
    posted: dict[tuple[str, Place], Milli] = {}
    for posting in postings:
        for line in posting.lines:
            posted[line.variant_id, line.place] = posted.get((line.variant_id, line.place), 0) + line.quantity
    rest = ((each, each.quantity - posted.get((each.variant_id, each.place), 0)) for each in variances)
    return tuple((each, quantity) for each, quantity in rest if quantity)


def reversed_lines(posting: Posting) -> tuple[PostedLine, ...]:
    """The lines that take a posting back."""
    return tuple(
        PostedLine(
            variant_id=line.variant_id,
            place=line.place,
            quantity=-line.quantity,
            expected=line.counted,
            counted=line.expected,
            value=-line.value,
            reason=line.reason,
            owner=line.owner,
        )
        for line in posting.lines
    )
