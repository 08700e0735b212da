"""What of a document can still come back, and what each piece really cost.

The document never changes; every later document that returns, protects or corrects something of it is folded in. Till
and server fold with this function, so that they agree on what is left.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from pos.domain.document import Document, DocumentLine
from pos.domain.errors import BadValue
from pos.domain.money import Fen, half_up
from pos.domain.quantity import Milli, amount_of_next
from pos.domain.tender import Tender, TenderKind


@dataclass(frozen=True, slots=True)
class LineLeft:
    """A line that went out, and what came back of it."""

    line: DocumentLine
    """As it stands in its document, credited as it was put right; its quantity is above 0."""
    returned: Milli = 0
    """Thousandths that came back; more than the line's where two tills gave back the same."""
    covered: Milli = 0
    """Pieces whose price difference was given back: the last ones of the line."""
    protected: Fen = 0
    """What was given back for those, 0 or more."""

    @property
    def left(self) -> Milli:
        """What can still come back, 0 or more."""
        return max(0, self.line.quantity - self.returned)

    @property
    def unprotected(self) -> Milli:
        """Pieces with the customer whose price was not protected yet. They are protected together, once."""
        return 0 if self.covered else self.left

    def cost(self, quantity: Milli) -> Fen:
        """What was really paid for the next `quantity` pieces: cumulative, less price protection.

        The last piece takes what is left. Raises BadValue for more than is left.
        """
        return self.stored(self.line.paid, quantity) - self.protection(quantity)

    def stored(self, amount: Fen, quantity: Milli) -> Fen:
        """The part of an amount of the line that belongs to the next pieces. Raises BadValue for more than is left."""
        return amount_of_next(amount, self.line.quantity, self.returned, quantity)

    def protection(self, quantity: Milli) -> Fen:
        """The part of the protected amount that belongs to the next pieces."""
        if not self.covered:
            return 0
        before = max(0, self.returned - (self.line.quantity - self.covered))
        return amount_of_next(self.protected, self.covered, before, quantity)


@dataclass(frozen=True, slots=True)
class TenderLeft:
    """A payment of the document, and what of it has not been given back."""

    place: int
    """1, 2 … among the document's tenders, then what an exchange carried over, then what corrections put there."""
    tender: Tender
    """As it was paid. All cash is one, all rounding is one."""
    left: Fen
    """What can still be given back; of rounding it may be below 0."""
    gift_left: Fen = 0
    """Of these, what was a gift on stored value."""
    points_left: int = 0
    """The points these were paid with."""
    uneven: bool = False
    """Of cash: whether a part of it went another way than in coins (carried over by an exchange, onto an account), so
    that what is left need not be an amount in coins."""


@dataclass(frozen=True, slots=True)
class Refundable:
    """A document and what can still come back of it."""

    document: Document
    """As it was completed."""
    lines: tuple[LineLeft, ...]
    """Its lines that went out, in order."""
    tenders: tuple[TenderLeft, ...]
    """Its payments, in order."""
    later: tuple[Document, ...] = ()
    """What was folded in, in the order in which it happened."""

    def line(self, number: int) -> LineLeft:
        """A line by its number in the document. Raises BadValue where none went out under it."""
        for left in self.lines:
            if left.line.line == number:
                return left
        raise BadValue(f"no line {number} went out with {self.document.number}")

    @property
    def nothing_left(self) -> bool:
        """Whether everything came back already."""
        return not any(left.left for left in self.lines)

    @property
    def untouched(self) -> bool:
        """Whether nothing of it has come back or was corrected."""
        return not self.later


def refundable(document: Document, later: Iterable[Document]) -> Refundable:
    """What of `document` can still come back after the documents that touched it, in any order, some told twice."""
    touching = {each.document_id: each for each in later if touches(each, document.document_id)}
    ordered = tuple(sorted(touching.values(), key=lambda each: (each.moment, each.document_id)))
    return Refundable(
        document=document,
        lines=tuple(_line(line, document.document_id, ordered) for line in document.lines if line.quantity > 0),
        tenders=_tenders(document, ordered),
        later=ordered,
    )


def touches(later: Document, document_id: str) -> bool:
    """Whether a document returns, protects or corrects something of another."""
    return later.corrects == document_id or any(line.returns_document == document_id for line in later.lines)


def _line(line: DocumentLine, document_id: str, later: tuple[Document, ...]) -> LineLeft:
    mine = [
        back
        for each in later
        for back in each.lines
        if (back.returns_document, back.returns_line) == (document_id, line.line)
    ]
    credited = [back.assistants for each in later if each.corrects for back in _of_line(each, document_id, line.line)]
    return LineLeft(
        line=replace(line, assistants=credited[-1]) if credited else line,
        returned=-sum(back.quantity for back in mine),
        covered=sum(back.covers for back in mine),
        protected=-sum(back.paid for back in mine if back.covers),
    )


def _of_line(correction: Document, document_id: str, number: int) -> list[DocumentLine]:
    """What a correction put in the place of a line."""
    return [
        each
        for each in correction.lines
        if each.quantity > 0 and (each.returns_document, each.returns_line) == (document_id, number)
    ]


_MERGED = (TenderKind.CASH, TenderKind.ROUNDING)
"""Cash is cash, in however many parts it was paid."""


def _tenders(document: Document, later: tuple[Document, ...]) -> tuple[TenderLeft, ...]:
    paid = (*document.tenders, *document.carried)
    over = range(len(document.tenders) + 1, len(paid) + 1)
    corrected = (tender for each in later if each.corrects for tender in each.tenders if tender.of_tender == 0)
    found: dict[int, TenderLeft] = {}
    leader: dict[int, int] = {}
    for place, tender in enumerate((*paid, *corrected), start=1):
        if tender.amount <= 0 and (tender.kind is not TenderKind.ROUNDING or _went_back(document, place)):
            continue
        same = next((at for at, left in found.items() if left.tender.kind is tender.kind), 0)
        leader[place] = same if same and tender.kind in _MERGED else place
        before = found.get(leader[place])
        if before is None:
            found[place] = TenderLeft(place, tender, tender.amount, tender.gift, tender.points, place in over)
        else:
            uneven = before.uneven or place in over
            found[leader[place]] = replace(before, left=before.left + tender.amount, uneven=uneven)
    for each in later:
        for tender in each.tenders:
            _take(found, leader, tender, -1)
        for tender in each.carried:
            _take(found, leader, tender, 1)
    return tuple(found.values())


def _went_back(document: Document, place: int) -> bool:
    """Whether rounding is of money that an exchange gave back: nothing of it was paid."""
    return document.total < 0 and place <= len(document.tenders)


def _take(found: dict[int, TenderLeft], leader: dict[int, int], back: Tender, sign: int) -> None:
    """Take off a payment what went back of it (`sign` -1: its amounts are below 0) or was carried over (1)."""
    place = leader.get(back.of_tender, 0)
    if back.kind is TenderKind.ROUNDING and place and found[place].tender.kind is TenderKind.CASH:
        # The sale had nothing rounded; what a refund rounded is owed until the last one.
        found.setdefault(-place, TenderLeft(place, Tender(TenderKind.ROUNDING, 0), 0))
        place = -place
    if place:
        before = found[place]
        found[place] = replace(
            before,
            left=before.left - sign * back.amount,
            gift_left=before.gift_left - sign * back.gift,
            points_left=before.points_left - sign * back.points,
            uneven=before.uneven or sign > 0 or back.kind not in _MERGED,
        )


def after(tenders: Iterable[TenderLeft], back: Iterable[Tender]) -> tuple[TenderLeft, ...]:
    """What is left of payments after some more of it went back."""
    found: dict[int, TenderLeft] = {}
    for part in tenders:
        found[-part.place if part.place in found else part.place] = part
    leader = {part.place: part.place for part in found.values()}
    for tender in back:
        _take(found, leader, tender, -1)
    return tuple(found.values())


def total_of(lines: Iterable[DocumentLine]) -> Fen:
    """What lines come to, with the tax that is on top."""
    return sum(line.paid if line.tax_included else line.paid + line.tax_amount for line in lines)


def part_of(whole: int, amount: Fen, of: Fen) -> int:
    """The part of `whole` that goes with `amount` of `of`: all of it with all."""
    return half_up(whole * amount, of) if of > 0 else 0
