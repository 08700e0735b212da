"""What the events of one till change at head office: documents, shifts, orders, stock; and what is odd about them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from sqlalchemy import select

from pos.domain.document import Document
from pos.domain.journal import EventKind
from pos.domain.moments import to_ms
from pos.domain.order import Order
from pos.domain.stock import Movement
from pos.server.booking.books import MemberBooks, News
from pos.server.catalogue.tables import variants
from pos.server.clock import Clock
from pos.server.documents.projection import add_documents, close_shift, open_shift
from pos.server.enrolment.sessions import TillIdentity
from pos.server.events.day_rows import add_day_events
from pos.server.events.oddities import (
    CLOCK_AHEAD,
    FOREIGN_MOVEMENT,
    REPEATED_DOCUMENT,
    TRAINING,
    UNKNOWN_ITEM,
    UNKNOWN_ORDER,
    oddities,
)
from pos.server.events.reading import ReadEvent
from pos.server.invoices.asked_at_till import note_asked
from pos.server.invoices.standing import start_red
from pos.server.orders.holding import StockChange, settle_stock
from pos.server.orders.ordered_here import given_back, paid_here
from pos.server.orders.projection import act, handed_over, paid_at_counter
from pos.server.orders.repository import lock_orders
from pos.server.payments.refunds import settle_tenders
from pos.server.receiving.projection import add_stock_documents
from pos.server.returns.projection import add_takings, link
from pos.server.rows import among
from pos.server.stock.levels import add_movements
from pos.server.stocktakes.projection import add_stocktakes
from pos.server.transaction import Transaction
from pos.wire.event import DocumentDone, MemberNamed, MoneyTaken, OrderActed, ShiftClosed, ShiftOpened

CLOCK_TOLERANCE = timedelta(minutes=10)


@dataclass(slots=True)
class Found:
    """What is odd, by event."""

    odd: dict[int, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    """tseq → (code, what it is about)."""

    def add(self, tseq: int, codes: Iterable[tuple[str, str]]) -> None:
        """Note what is odd about an event."""
        for code in codes:
            self.odd[tseq].append(code)


def project(
    tx: Transaction,
    till: TillIdentity,
    events: Sequence[ReadEvent],
    *,
    clock: Clock,
    books: MemberBooks,
    known_items: set[str],
) -> Found:
    """Fold understood events in, in order. Locks orders first, members then, stock last, each in the order of ids.

    `known_items`: variants that were seen in the catalogue before; grows.
    """
    found = Found()
    latest = clock() + CLOCK_TOLERANCE
    stock: dict[str, StockChange] = defaultdict(StockChange)
    moved: list[tuple[int, Movement]] = []
    orders = lock_orders(tx, [order_id for event in events for order_id in _orders_of(event.body)])
    for event in events:
        if event.head is not None and event.head.moment > latest:
            found.add(event.tseq, [(CLOCK_AHEAD, event.head.moment.isoformat())])
        if isinstance(event.body, OrderActed):
            _order(tx, till, event, event.body, orders, stock, found, clock)
            moved += [(event.tseq, movement) for movement in event.body.movements]
        elif isinstance(event.body, ShiftOpened):
            open_shift(tx, till.store_id, till.till_id, event.body.shift)
        elif isinstance(event.body, ShiftClosed):
            close_shift(tx, till.store_id, event.body.close)
    add_day_events(tx, till, events)
    news = News()
    moved += _documents(tx, till, events, orders, stock, found, news, clock)
    news.takings += [(event.tseq, event.body.taking) for event in events if isinstance(event.body, MoneyTaken)]
    for tseq, code, subject in add_takings(tx, till.store_id, till.till_id, news.takings):
        found.add(tseq, [(code, subject)])
    news.named += [(event.tseq, event.body) for event in events if isinstance(event.body, MemberNamed)]
    books.book(tx, till, news, found.add)
    moved += _stock_work(tx, till, events, found)
    own = [movement for _, movement in moved if movement.store_id == till.store_id]
    if len(own) != len(moved):
        foreign = [(tseq, movement) for tseq, movement in moved if movement.store_id != till.store_id]
        for tseq, movement in foreign:
            found.add(tseq, [(FOREIGN_MOVEMENT, movement.movement_id)])
    _look_for_unknown_items(tx, moved, found, known_items)
    stock[till.store_id].moved(add_movements(tx, till.store_id, own))
    for store_id in sorted(stock):
        settle_stock(tx, store_id, stock[store_id], clock=clock)
    return found


def _stock_work(
    tx: Transaction, till: TillIdentity, events: Sequence[ReadEvent], found: Found
) -> list[tuple[int, Movement]]:
    """Stocktakes, receipts, transfers and adjustments; what they moved."""
    bodies = [(event.tseq, event.body) for event in events if event.body is not None]
    moved: list[tuple[int, Movement]] = []
    for add in (add_stocktakes, add_stock_documents):
        more, odd = add(tx, till, bodies)
        moved += more
        for tseq, code, subject in odd:
            found.add(tseq, [(code, subject)])
    return moved


def _orders_of(body: object) -> Iterator[str]:
    """The orders that an event is about."""
    if isinstance(body, OrderActed):
        yield body.action.order_id
    elif isinstance(body, DocumentDone):
        yield from _paid_for(body.document)


def _paid_for(document: Document) -> list[str]:
    """The orders whose goods a document sells."""
    return list(dict.fromkeys(line.order_id for line in document.lines if line.order_id))


def _order(
    tx: Transaction,
    till: TillIdentity,
    event: ReadEvent,
    body: OrderActed,
    orders: dict[str, Order],
    stock: dict[str, StockChange],
    found: Found,
    clock: Clock,
) -> None:
    order = orders.get(body.action.order_id)
    if order is None or event.head is None:
        found.add(event.tseq, [(UNKNOWN_ORDER, body.action.order_id)])
        return
    change = stock[order.store_id]
    if event.head.kind == EventKind.ORDER_HANDED_OVER:
        after, odd = handed_over(
            tx,
            order,
            body,
            change,
            event_id=event.head.id,
            store_id=till.store_id,
            till_id=till.till_id,
            clock=clock,
        )
    else:
        after, odd = act(tx, order, body.action, change, clock=clock)
    orders[order.order_id] = after
    found.add(event.tseq, [(code, order.number) for code in odd])


def _documents(
    tx: Transaction,
    till: TillIdentity,
    events: Sequence[ReadEvent],
    orders: dict[str, Order],
    stock: dict[str, StockChange],
    found: Found,
    news: News,
    clock: Clock,
) -> list[tuple[int, Movement]]:
    """Store the documents among the events and settle the orders they paid; the movements of those that were new."""
    done: list[tuple[int, Document]] = []
    movements: dict[str, list[tuple[int, Movement]]] = {}
    faulty: dict[str, tuple[int, ...]] = {}
    for event in events:
        if not isinstance(event.body, DocumentDone):
            continue
        document = event.body.document
        found.add(event.tseq, oddities(document, store_id=till.store_id, till_id=till.till_id))
        if document.training:
            found.add(event.tseq, [(TRAINING, document.number)])
        elif document.document_id in movements:
            found.add(event.tseq, [(REPEATED_DOCUMENT, document.number)])
        else:
            done.append((event.tseq, document))
            movements[document.document_id] = [(event.tseq, movement) for movement in event.body.movements]
            faulty[document.document_id] = event.body.faulty
    new = add_documents(tx, till.store_id, till.till_id, done)
    for tseq, code, subject in link(tx, till.store_id, [each for each in done if each[1].document_id in new]):
        found.add(tseq, [(code, subject)])
    for tseq, document in done:
        if document.document_id not in new:
            found.add(tseq, [(REPEATED_DOCUMENT, document.number)])
            del movements[document.document_id]
        else:
            _payment(tx, tseq, document, orders, found)
            back = _ordered_elsewhere(tx, tseq, document, faulty[document.document_id], orders, stock, found, clock)
            movements[document.document_id] += [(tseq, movement) for movement in back]
            news.documents.append((tseq, document))
            found.add(tseq, settle_tenders(tx, till.store_id, document, now=clock()))
            start_red(tx, document, now_ms=to_ms(clock()))
            note_asked(tx, till.store_id, document, now_ms=to_ms(clock()))
    return [pair for pairs in movements.values() for pair in pairs]


def _payment(tx: Transaction, tseq: int, document: Document, orders: dict[str, Order], found: Found) -> None:
    """Settle the order that a document sells; tills collect for one at a time."""
    collected = [line.order_id for line in document.lines if line.order_id and not line.from_elsewhere]
    for order_id in collected[:1]:
        order = orders.get(order_id)
        if order is None:
            found.add(tseq, [(UNKNOWN_ORDER, order_id)])
            continue
        orders[order_id], odd = paid_at_counter(tx, order, document)
        found.add(tseq, [(code, order.number) for code in odd])


def _ordered_elsewhere(
    tx: Transaction,
    tseq: int,
    document: Document,
    faulty: tuple[int, ...],
    orders: dict[str, Order],
    stock: dict[str, StockChange],
    found: Found,
    clock: Clock,
) -> list[Movement]:
    """Lines whose goods another store sends: paid, or given back; what comes into the till's own stock by that."""
    moved: list[Movement] = []
    for line in document.lines:
        if not line.from_elsewhere or not line.quantity:
            continue
        order = orders.get(line.order_id)
        if order is None:
            found.add(tseq, [(UNKNOWN_ORDER, line.order_id)])
            continue
        if line.quantity > 0:
            after, odd = paid_here(tx, order, line, stock[order.store_id], clock=clock)
            found.add(tseq, [(code, order.number) for code in odd])
        else:
            after, back = given_back(tx, order, document, line, stock[order.store_id], faulty=line.line in faulty)
            moved += back
        orders[line.order_id] = after
    return moved


def _look_for_unknown_items(
    tx: Transaction, moved: Sequence[tuple[int, Movement]], found: Found, known: set[str]
) -> None:
    """No variant ever leaves the catalogue, so that one that was there need not be looked for again."""
    wanted = {movement.variant_id for _, movement in moved} - known
    if not wanted:
        return
    some = select(variants.c.variant_id).where(among(tx.connection, variants.c.variant_id, wanted))
    known.update(tx.connection.execute(some).scalars())
    if wanted <= known:
        return
    for tseq, variant_id in dict.fromkeys((tseq, movement.variant_id) for tseq, movement in moved):
        if variant_id not in known:
            found.add(tseq, [(UNKNOWN_ITEM, variant_id)])
