"""Stock that changes without a sale, a delivery or a count: damage, theft, samples, own use."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from pos.domain.errors import BadValue
from pos.domain.mark import Mark
from pos.domain.money import Fen
from pos.domain.quantity import MAX_MILLI, Milli, extend
from pos.domain.staff import Approval, Deed, Permission
from pos.domain.stock import CHAIN_OWNER, Movement, MovementKind, Place, line_id


class AdjustmentReason(StrEnum):
    """Why."""

    DAMAGE = "damage"
    THEFT = "theft"
    SAMPLE = "sample"
    OWN_USE = "own_use"
    FOUND = "found"
    """It is there after all: the only one that adds."""


@dataclass(frozen=True, slots=True)
class AdjustmentLine:
    """One variant of it."""

    variant_id: str
    """What."""
    quantity: Milli
    """Thousandths, above 0; the reason says which way."""
    tag_price: Fen
    """The price on the tag then: what its worth is measured by."""
    place: Place = Place.SALES_FLOOR
    """Where it was."""
    mark: Mark | None = None
    """Which lot or piece, where its code was read and says so."""

    def __post_init__(self) -> None:
        if not 0 < self.quantity <= MAX_MILLI or self.tag_price < 0:
            raise BadValue(f"an adjustment of {self.quantity} at {self.tag_price}")


@dataclass(frozen=True, slots=True)
class Adjustment:
    """The document."""

    adjustment_id: str
    """UUIDv7."""
    number: str
    """What people read."""
    store_id: str
    """Where."""
    reason: AdjustmentReason
    """Why."""
    note: str
    """What happened, in somebody's words; not empty."""
    lines: tuple[AdjustmentLine, ...]
    """What, at least one line."""
    moment: datetime
    """When."""
    staff_id: str
    """Who entered it."""
    approval: Approval | None = None
    """The manager's yes, where one was needed."""
    owner: str = CHAIN_OWNER
    """Whose goods."""

    def __post_init__(self) -> None:
        if not self.lines or not self.note.strip():
            raise BadValue("an adjustment has lines, and says what happened")

    @property
    def value(self) -> Fen:
        """What it comes to at the prices on the tags, above 0 either way."""
        return worth(self.lines)

    def movements(self) -> tuple[Movement, ...]:
        """The stock it moves; whoever makes them twice makes the same ones."""
        sign = 1 if self.reason is AdjustmentReason.FOUND else -1
        return tuple(
            Movement(
                movement_id=line_id(self.adjustment_id, number),
                variant_id=line.variant_id,
                store_id=self.store_id,
                quantity=sign * line.quantity,
                kind=MovementKind.ADJUSTMENT,
                document_id=self.adjustment_id,
                moment=self.moment,
                place=line.place,
                owner=self.owner,
                mark=line.mark,
            )
            for number, line in enumerate(self.lines)
        )


def worth(lines: Iterable[AdjustmentLine]) -> Fen:
    """What lines come to at the prices on the tags."""
    return sum(extend(line.tag_price, line.quantity) for line in lines)


def adjusting(adjustment_id: str, reason: AdjustmentReason, lines: Iterable[AdjustmentLine]) -> Deed:
    """The deed of it; limited by what it is worth. `adjustment_id`: the UUIDv7 it gets, so that a yes is for one."""
    listed = tuple(lines)
    what = " ".join(f"{line.variant_id}*{line.quantity}" for line in listed)
    return Deed(Permission.ADJUST_STOCK, subject=adjustment_id, detail=f"{reason} {what}", amount=worth(listed))
