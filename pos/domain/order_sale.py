"""An online order as the document it would be had it been sold in a store: so its goods come back like any others."""

from __future__ import annotations

from collections.abc import Callable

from pos.domain.catalogue import Item
from pos.domain.document import Allocation, Document, DocumentKind, DocumentLine, Funder
from pos.domain.money import half_up
from pos.domain.order import Order, OrderLine
from pos.domain.quantity import ONE, amount_of_next, extend
from pos.domain.tax import tax_within
from pos.domain.tender import Tender, TenderKind

ONLINE = "order"
"""Rule of an allocation that brings a rounded unit price down (or up) to what the order's line costs."""


def order_as_sale(order: Order, item: Callable[[str], Item | None]) -> Document | None:
    """What was handed over of an order, paid online; None where nothing was. `item`: by variant id, where known."""
    lines = tuple(_line(order, line, item(line.variant_id)) for line in order.lines if line.collected > 0)
    if not lines:
        return None
    total = sum(line.paid for line in lines)
    return Document(
        document_id=order.order_id,
        number=order.number,
        kind=DocumentKind.SALE,
        store_id=order.store_id,
        till_id="",
        shift_id="",
        staff_id="",
        moment=order.handed_over_at or order.placed,
        offset_minutes=0,
        business_date=(order.handed_over_at or order.placed).date(),
        lines=lines,
        tenders=(Tender(kind=TenderKind.PREPAID, amount=total, reference=order.number),) if total else (),
        total=total,
        member_id=order.member_id,
    )


def _line(order: Order, ordered: OrderLine, item: Item | None) -> DocumentLine:
    unit = half_up(ordered.paid * ONE, ordered.quantity)
    paid = amount_of_next(ordered.paid, ordered.quantity, 0, ordered.collected)
    rounded = extend(unit, ordered.collected) - paid
    rate = item.tax_rate if item else 0
    return DocumentLine(
        line=ordered.line,
        variant_id=ordered.variant_id,
        style_code=item.style_code if item else "",
        name=ordered.name,
        colour=ordered.colour,
        size=ordered.size,
        quantity=ordered.collected,
        list_price=item.list_price if item else unit,
        retail_price=unit,
        paid=paid,
        tax_rate=rate,
        tax_amount=tax_within(paid, rate),
        allocations=(Allocation(ONLINE, order.number, rounded, Funder.CHAIN),) if rounded else (),
        code=ordered.barcode,
        order_id=order.order_id,
        order_line=ordered.line,
    )
