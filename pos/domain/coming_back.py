"""The lines of documents with which goods come back, go out in exchange, or become cheaper afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from pos.domain.catalogue import Item
from pos.domain.document import Allocation, DocumentLine, Fulfilment, Funder
from pos.domain.errors import BadValue
from pos.domain.money import Fen, half_up
from pos.domain.no_longer_earned import GIFT_KEPT, no_longer_earned
from pos.domain.quantity import ONE, Milli, extend
from pos.domain.refund import LineLeft, Refundable
from pos.domain.tax import tax_within

EXCHANGED = "exchanged"
"""Rule of an allocation that leaves a piece at what was paid for the one that came back."""
PROTECTED = "price-protection"
"""Rule of an allocation that gives a price difference back."""
SPLIT = "split"
"""Rule of an allocation that takes up the fen which a part of a weighed quantity is rounded by."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a person chose of a line."""

    line: int
    """The line of the document."""
    quantity: Milli
    """Thousandths, above 0."""


def line_back(left: LineLeft, quantity: Milli, *, document_id: str, number: int) -> DocumentLine:
    """The line with which `quantity` of a line comes back: every amount below 0, by what is stored, to the fen.

    `document_id`: of the document it went out with; `number`: the new line's. Raises BadValue for more than is left.
    """
    sold = left.line
    paid = left.cost(quantity)
    parts = [replace(part, amount=-left.stored(part.amount, quantity)) for part in sold.allocations]
    protection = left.protection(quantity)
    if protection:
        parts.append(Allocation(PROTECTED, "", -protection, Funder.CHAIN))
    gross = extend(sold.retail_price, -quantity)
    rest = gross + paid - sum(part.amount for part in parts)
    if rest and parts:
        parts[-1] = replace(parts[-1], amount=parts[-1].amount + rest)
    elif rest:
        parts.append(Allocation(SPLIT, "", rest, Funder.STORE))
    tax = left.stored(sold.tax_amount, quantity)
    if protection and sold.tax_included:
        tax -= tax_within(protection, sold.tax_rate)
    return replace(
        sold,
        line=number,
        quantity=-quantity,
        paid=-paid,
        tax_amount=-tax,
        allocations=tuple(part for part in parts if part.amount),
        note="",
        order_id=sold.order_id if sold.from_elsewhere else "",
        order_line=sold.order_line if sold.from_elsewhere else 0,
        returns_document=document_id,
        returns_line=sold.line,
        covers=0,
    )


def lines_back(refundable: Refundable, chosen: tuple[Chosen, ...], *, start: int = 1) -> tuple[DocumentLine, ...]:
    """The lines with which what was chosen comes back. Raises BadValue for a line twice, or more than is left."""
    if len({each.line for each in chosen}) != len(chosen) or any(each.quantity <= 0 for each in chosen):
        raise BadValue("a line is chosen once, with a quantity")
    document_id = refundable.document.document_id
    return tuple(
        line_back(refundable.line(each.line), each.quantity, document_id=document_id, number=number)
        for number, each in enumerate(chosen, start=start)
    )


def one_by_one(refundable: Refundable, chosen: tuple[Chosen, ...], *, start: int = 1) -> tuple[DocumentLine, ...]:
    """The same, with a line of its own for each piece, so that a piece can go out for each. Raises BadValue."""
    lines: list[DocumentLine] = []
    document_id = refundable.document.document_id
    for each in chosen:
        left = refundable.line(each.line)
        for done in range(0, each.quantity, ONE):
            now = replace(left, returned=left.returned + done)
            piece = min(ONE, each.quantity - done)
            lines.append(line_back(now, piece, document_id=document_id, number=start + len(lines)))
    return tuple(lines)


def same_style_line(back: DocumentLine, item: Item, *, code: str, number: int) -> DocumentLine:
    """换尺码: the piece that goes out for one of the same style. What was paid stays, whatever today's price."""
    return replace(
        back,
        line=number,
        variant_id=item.variant_id,
        colour=item.colour,
        size=item.size,
        quantity=-back.quantity,
        paid=-back.paid,
        tax_amount=-back.tax_amount,
        allocations=tuple(replace(part, amount=-part.amount) for part in back.allocations),
        code=code,
        fulfilment=Fulfilment.TAKEN,
        order_id="",
        order_line=0,
        returns_document="",
        returns_line=0,
        lot="",
        serial="",
        expiry=None,
    )


def at_same_discount(line: DocumentLine, back: DocumentLine) -> DocumentLine:
    """A line going out at the part of its price that was paid for the piece that comes back (the original promotion).

    Never dearer than today.
    """
    gross_back, gross = extend(back.retail_price, -back.quantity), extend(line.retail_price, line.quantity)
    paid = min(line.paid, half_up(gross * -back.paid, gross_back)) if gross_back > 0 else line.paid
    if paid == line.paid:
        return line
    name = back.allocations[0].rule_name if back.allocations else ""
    funder = back.allocations[0].funder if back.allocations else Funder.STORE
    return replace(
        line,
        paid=paid,
        tax_amount=tax_within(paid, line.tax_rate) if line.tax_included else half_up(line.tax_amount * paid, line.paid),
        allocations=(Allocation(EXCHANGED, name, gross - paid, funder),),
    )


def gift_kept(gift: DocumentLine, quantity: Milli, *, number: int) -> DocumentLine:
    """The line that sells a customer the gift that she keeps, at its value."""
    value = extend(worth(gift), quantity)
    return replace(
        gift,
        line=number,
        quantity=quantity,
        retail_price=worth(gift),
        paid=value,
        tax_amount=tax_within(value, gift.tax_rate) if gift.tax_included else 0,
        allocations=(),
        note=GIFT_KEPT,
        returns_document="",
        returns_line=0,
    )


def protected_line(left: LineLeft, difference: Fen, *, document_id: str, number: int) -> DocumentLine:
    """The line that gives a price difference (> 0) back for all pieces that are with the customer; none moves."""
    sold = left.line
    return replace(
        sold,
        line=number,
        quantity=0,
        paid=-difference,
        tax_amount=-tax_within(difference, sold.tax_rate) if sold.tax_included else 0,
        allocations=(Allocation(PROTECTED, "", difference, Funder.CHAIN),),
        note="",
        order_id="",
        order_line=0,
        returns_document=document_id,
        returns_line=sold.line,
        covers=left.unprotected,
    )


def worth(line: DocumentLine) -> Fen:
    """The value of one piece of a gift: its price, or what its tag says where it has no price of its own."""
    return line.retail_price or line.list_price


def is_gift(line: DocumentLine) -> bool:
    """Whether a line was given with others: for nothing, though it has a value."""
    return line.paid == 0 and line.quantity > 0 and worth(line) > 0 and bool(line.allocations or not line.retail_price)


def gifts_owed(
    refundable: Refundable, chosen: tuple[Chosen, ...], out: Iterable[DocumentLine] = ()
) -> tuple[LineLeft, ...]:
    """Gifts whose condition breaks, and that do not come back themselves. `out`: what goes out instead.

    The document says what each promotion had asked for. Where it does not (a document of before), a gift hangs on the
    lines that its rule touched, and where the rule touched no other line, on all lines that were paid.
    """
    back = {each.line: each.quantity for each in chosen}
    told = {line for earned in refundable.document.earned for line in earned.lines}
    owed = list(_gifts_lost(refundable, back, out))
    for gift in refundable.lines:
        if not is_gift(gift.line) or gift.left <= back.get(gift.line.line, 0):
            continue
        if gift.line.line in told:
            continue
        rules = {part.rule_id for part in gift.line.allocations}
        paid = [left for left in refundable.lines if not is_gift(left.line)]
        own = [left for left in paid if rules & {part.rule_id for part in left.line.allocations}] or paid
        if any(back.get(left.line.line) for left in own):
            owed.append(gift)
    return tuple(owed)


def _gifts_lost(refundable: Refundable, back: Mapping[int, Milli], out: Iterable[DocumentLine]) -> Iterator[LineLeft]:
    """Of each promotion as many gifts as are earned no more, the last ones; those that came back are made good."""
    for lost in no_longer_earned(refundable, back, out):
        given = (refundable.line(number) for number in lost.earned.lines)
        with_her = [left for left in given if left.left > back.get(left.line.line, 0)]
        yield from with_her[lost.earned.given - lost.amount :]


def value_of(gift: LineLeft, returning: Milli = 0) -> Fen:
    """What keeping a gift costs."""
    return extend(worth(gift.line), gift.left - returning)


def piece_now(left: LineLeft, price: Fen) -> Fen:
    """How much cheaper the unprotected pieces are at today's `price` of one, 0 or more."""
    quantity = left.unprotected
    return max(0, left.cost(quantity) - half_up(price * quantity, ONE)) if quantity else 0
