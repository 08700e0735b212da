"""Goods that come in: against a transfer, a purchase order or nothing; posted once, put right by a counter-document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from pos.domain.errors import BadValue
from pos.domain.mark import Mark
from pos.domain.quantity import MAX_MILLI, ONE, Milli
from pos.domain.staff import Approval
from pos.domain.stock import CHAIN_OWNER, Movement, MovementKind, Place, line_id


class Source(StrEnum):
    """What a delivery is received against."""

    PURCHASE = "purchase"
    TRANSFER = "transfer"
    NOTHING = "nothing"
    """Nobody announced it."""


class Condition(StrEnum):
    """How a piece came."""

    GOOD = "good"
    DAMAGED = "damaged"
    """Is in the stock, at the place of faulty goods."""


class Difference(StrEnum):
    """How what came differs from what was announced."""

    SHORT = "short"
    EXTRA = "extra"
    """More than announced, or not announced at all."""
    WRONG_SIZE = "wrong_size"
    """Extra, while another variant of the style is short."""
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class ExpectedLine:
    """What is announced of a variant, in a box or loose."""

    variant_id: str
    """What."""
    quantity: Milli
    """Thousandths, above 0."""
    box: str = ""
    """The box's label: an SSCC of 18 digits or an own number; empty: loose."""
    mark: Mark | None = None
    """Which lot or piece, as whoever sent it scanned it; None: not said."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """A delivery that is on its way."""

    delivery_id: str
    """Id given by whoever sent it; a transfer's is the transfer's."""
    number: str
    """What is printed on its papers."""
    store_id: str
    """For whom."""
    source: Source
    """What it is."""
    sender: str
    """Who sends it, as people call them."""
    lines: tuple[ExpectedLine, ...]
    """What is announced."""
    owner: str = CHAIN_OWNER
    """Whose goods."""

    def __post_init__(self) -> None:
        if any(not 0 < line.quantity <= MAX_MILLI for line in self.lines):
            raise BadValue("an announced line has a quantity above 0")

    def box(self, label: str) -> tuple[ExpectedLine, ...]:
        """What is in the box of that label."""
        return tuple(line for line in self.lines if label and line.box == label)


@dataclass(frozen=True, slots=True)
class ReceivedLine:
    """What came of a variant."""

    variant_id: str
    """What."""
    quantity: Milli
    """Thousandths, above 0."""
    condition: Condition = Condition.GOOD
    """How."""
    box: str = ""
    """From which box; empty: scanned piece by piece."""
    note: str = ""
    """What is wrong with it, in somebody's words; empty where it is good."""
    photo: str = ""
    """SHA-256 (hex) of the JPEG that shows it; empty: none was taken. The file comes to head office by itself."""
    mark: Mark | None = None
    """Which lot or piece, as its label says or somebody typed; None: not said."""


@dataclass(frozen=True, slots=True)
class Receiving:
    """A delivery on the way into the stock: every step returns a new one, and each is kept."""

    receipt_id: str
    """UUIDv7; the finished receipt has it too, so that it is posted once."""
    delivery: Delivery | None
    """Against what; None: nobody announced it."""
    lines: tuple[ReceivedLine, ...] = ()
    """In the order of scanning, one per variant, condition, box, note, photo and mark."""

    def take(
        self,
        variant_id: str,
        quantity: Milli = ONE,
        *,
        condition: Condition = Condition.GOOD,
        note: str = "",
        photo: str = "",
        mark: Mark | None = None,
    ) -> Receiving:
        """So much of a variant, loose; below 0 takes back. Raises BadValue when there would be less than nothing."""
        return self._add(ReceivedLine(variant_id, quantity, condition, note=note, photo=photo, mark=mark))

    def make(self, variant_id: str, quantity: Milli) -> Receiving:
        """So much of a variant, loose and good: more are of the lot that came last, fewer leave that one first.

        A number is one piece's: more of a piece with a number are pieces without. Raises BadValue as `take`.
        """
        lines = self.loose(variant_id)
        more = quantity - sum(line.quantity for line in lines)
        if more >= 0:
            last = lines[-1].mark if lines else None
            return self.take(variant_id, more, mark=last if last is not None and not last.serial else None)
        going = self
        for line in reversed(lines):
            less = min(line.quantity, -more)
            more += less
            going = going.take(variant_id, -less, mark=line.mark)
        return going

    def one_damaged(self, variant_id: str, *, note: str, photo: str) -> Receiving:
        """One of the loose and good ones is damaged, of the lot that came last; one more where there is none."""
        lines = [line for line in self.loose(variant_id) if line.quantity >= ONE]
        mark = lines[-1].mark if lines else None
        going = self.take(variant_id, -ONE, mark=mark) if lines else self
        return going.take(variant_id, ONE, condition=Condition.DAMAGED, note=note, photo=photo, mark=mark)

    def loose(self, variant_id: str) -> tuple[ReceivedLine, ...]:
        """What came of a variant loose and good, in the order of scanning."""
        wanted = (variant_id, Condition.GOOD, "")
        return tuple(line for line in self.lines if (line.variant_id, line.condition, line.box) == wanted)

    def lots(self, variant_id: str) -> tuple[Mark, ...]:
        """The lots and numbers that came of a variant, the last first."""
        said = (line.mark for line in reversed(self.lines) if line.variant_id == variant_id)
        return tuple(dict.fromkeys(mark for mark in said if mark is not None))

    def take_box(self, label: str) -> Receiving | None:
        """The whole box as announced, unopened; None where there is none, or it was taken."""
        inside = self.delivery.box(label) if self.delivery else ()
        if not inside or any(line.box == label for line in self.lines):
            return None
        taken = self
        for line in inside:
            taken = taken._add(ReceivedLine(line.variant_id, line.quantity, box=label, mark=line.mark))
        return taken

    def leave_box(self, label: str) -> Receiving | None:
        """The box was taken by mistake; None where it was not taken."""
        lines = tuple(line for line in self.lines if line.box != label or not label)
        return replace(self, lines=lines) if lines != self.lines else None

    def _add(self, more: ReceivedLine) -> Receiving:
        def same(line: ReceivedLine) -> bool:
            return replace(line, quantity=0) == replace(more, quantity=0)

        before = next((line for line in self.lines if same(line)), None)
        total = more.quantity + (before.quantity if before else 0)
        if not 0 <= total <= MAX_MILLI:
            raise BadValue(f"{total} received of {more.variant_id}")
        after = replace(more, quantity=total)
        lines = [after if same(line) else line for line in self.lines] + ([] if before else [after])
        return replace(self, lines=tuple(line for line in lines if line.quantity))

    def quantity(self, variant_id: str) -> Milli:
        """What has come of a variant, in any condition."""
        return sum(line.quantity for line in self.lines if line.variant_id == variant_id)


@dataclass(frozen=True, slots=True)
class Begun:
    """Somebody began to unpack a delivery; nothing of it is in the stock yet."""

    receipt_id: str
    """UUIDv7 of the receiving, and of the receipt that it becomes."""
    delivery_id: str
    """Of which delivery."""
    till_id: str
    """At which till."""
    till_number: int
    """What people call it: 1 to 999 within the store."""
    staff_id: str
    """Who."""
    moment: datetime
    """When the first of it was scanned, by the till's clock."""


@dataclass(frozen=True, slots=True)
class Differing:
    """A difference between what was announced and what came."""

    variant_id: str
    """Of what."""
    kind: Difference
    """How."""
    quantity: Milli
    """By how much, above 0."""


def differences(
    delivery: Delivery | None, lines: Iterable[ReceivedLine], before: Mapping[str, Milli], styles: Mapping[str, str]
) -> tuple[Differing, ...]:
    """Differences by variant. `before`: thousandths by variant that came in earlier parts of the same delivery;
    `styles`: style by variant, for telling a wrong size."""
    came: dict[str, Milli] = dict(before)
    damaged: dict[str, Milli] = {}
    for line in lines:
        came[line.variant_id] = came.get(line.variant_id, 0) + line.quantity
        if line.condition is Condition.DAMAGED:
            damaged[line.variant_id] = damaged.get(line.variant_id, 0) + line.quantity
    wanted: dict[str, Milli] = {}
    for expected in delivery.lines if delivery else ():
        wanted[expected.variant_id] = wanted.get(expected.variant_id, 0) + expected.quantity
    gaps = {each: came.get(each, 0) - wanted.get(each, 0) for each in sorted(came.keys() | wanted.keys())}
    short_styles = {styles.get(each, each) for each, gap in gaps.items() if gap < 0}
    found = [Differing(each, Difference.DAMAGED, quantity) for each, quantity in sorted(damaged.items())]
    for each, gap in gaps.items() if delivery else ():
        if gap < 0:
            found.append(Differing(each, Difference.SHORT, -gap))
        elif gap > 0:
            wrong = styles.get(each, each) in short_styles
            found.append(Differing(each, Difference.WRONG_SIZE if wrong else Difference.EXTRA, gap))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class GoodsReceipt:
    """The document: what came into the stock."""

    receipt_id: str
    """UUIDv7."""
    number: str
    """What people read."""
    store_id: str
    """Where."""
    source: Source
    """Against what."""
    delivery_id: str
    """Against which; empty: none."""
    lines: tuple[ReceivedLine, ...]
    """What came, at least one line; of a counter-document: what did not come after all."""
    moment: datetime
    """When it was posted."""
    staff_id: str
    """Who received it."""
    final: bool = True
    """False: more of the delivery is to come."""
    differences: tuple[Differing, ...] = ()
    """As found then; empty for a part."""
    owner: str = CHAIN_OWNER
    """Whose goods."""
    approval: Approval | None = None
    """The manager's yes, where one was needed."""
    reverses: str = ""
    """The receipt that this one takes back; empty: none."""

    def __post_init__(self) -> None:
        if not self.lines or any(not 0 < line.quantity <= MAX_MILLI for line in self.lines):
            raise BadValue("a receipt has lines, each above 0")

    def movements(self) -> tuple[Movement, ...]:
        """The stock it moves; whoever makes them twice makes the same ones."""
        sign = -1 if self.reverses else 1
        return tuple(
            Movement(
                movement_id=line_id(self.receipt_id, number),
                variant_id=line.variant_id,
                store_id=self.store_id,
                quantity=sign * line.quantity,
                kind=MovementKind.RECEIPT,
                document_id=self.receipt_id,
                moment=self.moment,
                place=Place.FAULTY if line.condition is Condition.DAMAGED else Place.SALES_FLOOR,
                owner=self.owner,
                mark=line.mark,
            )
            for number, line in enumerate(self.lines)
        )
