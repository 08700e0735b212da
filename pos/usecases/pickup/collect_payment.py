"""What was due on an online order is paid at the counter with the handover: a sale at the order's frozen prices."""

from __future__ import annotations

from datetime import datetime

from pos.domain.balance import due_for, price_of
from pos.domain.catalogue import Item
from pos.domain.document import Allocation, Document, DocumentKind, DocumentLine, Funder
from pos.domain.duty import Duty
from pos.domain.errors import BadValue
from pos.domain.money import half_up
from pos.domain.numbering import Number, NumberKind
from pos.domain.order import LineQuantity, Order
from pos.domain.pickup import Redemption
from pos.domain.quantity import ONE, extend
from pos.domain.tax import tax_within
from pos.domain.tender import Tender, TenderKind
from pos.ports.catalogue import Catalogue
from pos.ports.ledger import LedgerTransaction
from pos.usecases.book_document import book_document
from pos.usecases.selling.complete_sale import Receipt
from pos.usecases.selling.take_payment import Payment

FROZEN_PRICE = "order"
"""The rule of an allocation that brings a rounded unit price down (or up) to what the order's line costs."""


class CollectPayment:
    """Checks a payment before anything is asked for, and writes the sale into the handover's own transaction."""

    def __init__(self, *, catalogue: Catalogue, receipt: Receipt) -> None:
        self._catalogue = catalogue
        self._receipt = receipt

    def refusal(self, order: Order, lines: tuple[LineQuantity, ...], payment: Payment) -> Redemption | None:
        """Why this payment cannot be taken for these lines. Raises BadValue for one that is not settled."""
        if not payment.settled:
            raise BadValue(f"{payment.remaining} remain to be paid")
        if not order.owes or payment.due != due_for(order, lines):
            return Redemption.DUE_CHANGED
        return None if self._items(order, lines) is not None else Redemption.UNKNOWN_ITEM

    def record(
        self,
        step: LedgerTransaction,
        order: Order,
        lines: tuple[LineQuantity, ...],
        payment: Payment,
        duty: Duty,
        now: datetime,
        *,
        document_id: str,
    ) -> Document:
        """Write number, document, event and receipt. `order`: as it was before the handover.

        The goods' movements are the handover's. Raises BadValue where `refusal` had something to say.
        """
        items = self._items(order, lines)
        if items is None:
            raise BadValue("an item of the order is not in the catalogue")
        running = step.next_number(NumberKind.RECEIPT)
        document = _sale(order, lines, payment, duty, now, items, document_id=document_id, running=running)
        book_document(step, document)
        step.queue_print(self._receipt(document, duty, None))
        return document

    def _items(self, order: Order, lines: tuple[LineQuantity, ...]) -> tuple[Item, ...] | None:
        """The item of each line; None where one is missing."""
        wanted = {line.line: line.variant_id for line in order.lines}
        found = [self._catalogue.item(wanted[part.line]) for part in lines]
        items = tuple(item for item in found if item is not None)
        return items if len(items) == len(found) else None


def _sale(
    order: Order,
    lines: tuple[LineQuantity, ...],
    payment: Payment,
    duty: Duty,
    now: datetime,
    items: tuple[Item, ...],
    *,
    document_id: str,
    running: int,
) -> Document:
    store = duty.till.store
    day = store.day(now)
    sold = tuple(
        _line(number, order, part, item) for number, (part, item) in enumerate(zip(lines, items, strict=True), start=1)
    )
    total = sum(line.paid for line in sold)
    online = total - payment.due
    prepaid = (Tender(kind=TenderKind.PREPAID, amount=online, reference=order.number),) if online else ()
    number = Number(kind=NumberKind.RECEIPT, store=store.code, till=duty.till.number, day=day, running=running)
    return Document(
        document_id=document_id,
        number=str(number),
        kind=DocumentKind.SALE,
        store_id=store.store_id,
        till_id=duty.till.till_id,
        shift_id=duty.shift.shift_id,
        staff_id=duty.staff.staff_id,
        moment=now,
        offset_minutes=store.offset_minutes,
        business_date=day,
        lines=sold,
        tenders=(*prepaid, *payment.tenders),
        total=total,
        member_id=order.member_id,
    )


def _line(number: int, order: Order, part: LineQuantity, item: Item) -> DocumentLine:
    """A line as it was ordered. What was agreed online contains its tax; the unit price is rounded, the sum is not."""
    ordered = next(line for line in order.lines if line.line == part.line)
    paid = price_of(order, part)
    unit = half_up(ordered.paid * ONE, ordered.quantity)
    rounded = extend(unit, part.quantity) - paid
    return DocumentLine(
        line=number,
        variant_id=ordered.variant_id,
        style_code=item.style_code,
        name=ordered.name,
        colour=ordered.colour,
        size=ordered.size,
        quantity=part.quantity,
        list_price=item.list_price,
        retail_price=unit,
        paid=paid,
        tax_rate=item.tax_rate,
        tax_amount=tax_within(paid, item.tax_rate),
        allocations=(Allocation(FROZEN_PRICE, order.number, rounded, Funder.CHAIN),) if rounded else (),
        code=ordered.barcode,
        order_id=order.order_id,
        order_line=ordered.line,
    )
