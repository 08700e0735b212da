"""Sales that were completed long ago, as documents: what fills ledgers and goes to servers."""

from __future__ import annotations

from datetime import datetime

from pos.domain.document import Document, DocumentKind, DocumentLine
from pos.domain.duty import Duty
from pos.domain.ids import new_id
from pos.domain.journal import EventKind
from pos.domain.numbering import Number, NumberKind
from pos.domain.pricing import PricedCart
from pos.domain.stock import Movement, MovementKind
from pos.domain.tender import cash
from pos.ports.ledger import NewEvent
from pos.wire.event import DocumentDone


def sold(priced: PricedCart, duty: Duty, *, running: int, moment: datetime) -> DocumentDone:
    """`priced` sold for cash, the till's receipt number `running`."""
    document = _document(priced, duty, running, moment)
    return DocumentDone(document=document, movements=tuple(_movement(document, line) for line in document.lines))


def event_of(done: DocumentDone) -> NewEvent:
    """The event that tells of a sale."""
    return NewEvent(
        event_id=new_id(),
        kind=EventKind.DOCUMENT,
        moment=done.document.moment,
        staff_id=done.document.staff_id,
        business_date=done.document.business_date,
        body=done,
    )


def _document(priced: PricedCart, duty: Duty, running: int, moment: datetime) -> Document:
    store = duty.till.store
    day = store.day(moment)
    number = Number(kind=NumberKind.RECEIPT, store=store.code, till=duty.till.number, day=day, running=running)
    return Document(
        document_id=new_id(),
        number=str(number),
        kind=DocumentKind.SALE,
        store_id=store.store_id,
        till_id=duty.till.till_id,
        shift_id=duty.shift.shift_id,
        staff_id=duty.staff.staff_id,
        moment=moment,
        offset_minutes=store.offset_minutes,
        business_date=day,
        lines=tuple(
            DocumentLine(
                line=place,
                variant_id=line.line.item.variant_id,
                style_code=line.line.item.style_code,
                name=line.line.item.name,
                colour=line.line.item.colour,
                size=line.line.item.size,
                quantity=line.line.quantity,
                list_price=line.line.item.list_price,
                retail_price=line.line.unit_price,
                paid=line.paid,
                tax_rate=line.line.item.tax_rate,
                tax_amount=line.tax,
                code=line.line.code,
            )
            for place, line in enumerate(priced.lines, start=1)
        ),
        tenders=(cash(priced.total, priced.total),),
        total=priced.total,
    )


def _movement(document: Document, line: DocumentLine) -> Movement:
    return Movement(
        movement_id=new_id(),
        variant_id=line.variant_id,
        store_id=document.store_id,
        quantity=-line.quantity,
        kind=MovementKind.SALE,
        document_id=document.document_id,
        moment=document.moment,
    )
