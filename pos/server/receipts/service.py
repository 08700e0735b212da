"""Documents of any store, for tills that take goods back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial

from sqlalchemy import ColumnElement, Connection, select, update

from pos.domain.catalogue import Item
from pos.domain.coming_back import Chosen
from pos.domain.document import Document, InvoiceState
from pos.domain.moments import to_ms
from pos.domain.money import Fen
from pos.domain.order_sale import order_as_sale
from pos.domain.refund import refundable
from pos.domain.takings import Taking
from pos.server.clock import Clock
from pos.server.database import Database
from pos.server.documents.tables import documents
from pos.server.enrolment.sessions import TillIdentity
from pos.server.event_tables import events
from pos.server.feed_tables import feed_rows
from pos.server.members.earned_coupons import earned_by
from pos.server.orders.repository import lock_orders, orders_where
from pos.server.orders.tables import orders
from pos.server.organisation.repository import store_by_id
from pos.server.returns.projection import CORRECTS, ORDER, RETURNS, left_of
from pos.server.returns.tables import document_links, recorded_tenders, return_claims, takings
from pos.server.transaction import Transaction
from pos.wire.codec import decode, encode
from pos.wire.event import DocumentDone, MoneyTaken, decode_head
from pos.wire.feed import CHAIN_FEED, ChangeKind, ItemRecord
from pos.wire.returns import ClaimReturn, DocumentAnswer, Permit, ReturnClaimed, TakingAnswer

HELD_FOR = timedelta(minutes=15)
"""How long leave to take something back is good for without the return."""


class Returns:
    """Finds documents, and decides which till may take back what."""

    def __init__(
        self,
        *,
        database: Database,
        clock: Clock,
        invoice_state: Callable[[Connection, str], InvoiceState] = lambda _connection, _id: InvoiceState.NONE,
    ) -> None:
        """`invoice_state`: where the invoice of a document stands, by its id."""
        self._invoice_state = invoice_state
        self._database = database
        self._clock = clock

    def find(self, text: str) -> DocumentAnswer:
        """A document by its number, or what was handed over of an order (by number or id)."""
        wanted = text.strip().upper()
        with self._database.reading() as connection:
            document = _document(connection, documents.c.number == wanted) or _of_order(connection, wanted)
            if document is None:
                return DocumentAnswer(document=None)
            store = store_by_id(connection, document.store_id)
            return DocumentAnswer(
                document=document,
                later=_later(connection, document.document_id),
                store_name=store.name if store else "",
                invoice=self._invoice_state(connection, document.document_id),
                coupons=earned_by(connection, document, partial(_by_id, connection)),
            )

    def claim(self, till: TillIdentity, claim: ClaimReturn) -> ReturnClaimed:
        """Whether a till may take something back. Of two at the same moment one is told no."""
        return self._database.write(partial(self._decide, till=till, claim=claim))

    def taking(self, number: str) -> TakingAnswer:
        """A deposit by its number, and what is left of it."""
        wanted = number.strip().upper()
        return self._database.write(partial(_taking, number=wanted))

    def unmatched(self, store_id: str) -> tuple[tuple[str, int, str, str, Fen, str], ...]:
        """Payments nobody's statement has confirmed: (document, position, number, method, amount, reference)."""
        table = recorded_tenders.c
        statement = (
            select(table.document_id, table.position, table.number, table.method, table.amount, table.reference)
            .where(table.store_id == store_id, table.matched_ms.is_(None))
            .order_by(table.business_date, table.number, table.position)
        )
        with self._database.reading() as connection:
            return tuple(tuple(row) for row in connection.execute(statement))

    def match(self, store_id: str, references: Sequence[tuple[str, Fen]], statement: str) -> int:
        """Match payments with a statement's lines (reference, amount); how many were found."""
        return self._database.write(
            partial(_match, store_id=store_id, references=references, statement=statement, now_ms=to_ms(self._clock()))
        )

    def _decide(self, tx: Transaction, *, till: TillIdentity, claim: ClaimReturn) -> ReturnClaimed:
        connection = tx.connection
        lock_orders(tx, [claim.document_id])
        connection.execute(
            select(documents.c.document_id).where(documents.c.document_id == claim.document_id).with_for_update()
        ).all()
        document = _document(connection, documents.c.document_id == claim.document_id)
        if document is None:
            document = _of_order(connection, claim.document_id)
        if document is None:
            return ReturnClaimed(Permit.UNKNOWN)
        later = _later(connection, document.document_id)
        if any(each.document_id == claim.return_id for each in later):
            return ReturnClaimed(Permit.GRANTED)
        left = {each.line.line: each.left for each in refundable(document, later).lines}
        for held in self._held(connection, claim, arrived={each.document_id for each in later}):
            left[held.line] = left.get(held.line, 0) - held.quantity
        if any(each.quantity <= 0 or each.quantity > left.get(each.line, 0) for each in claim.lines):
            return ReturnClaimed(Permit.TAKEN)
        row = {
            "store_id": till.store_id,
            "return_id": claim.return_id,
            "document_id": claim.document_id,
            "till_id": till.till_id,
            "lines": encode(claim.lines).decode(),
            "moment_ms": to_ms(self._clock()),
        }
        tx.put(return_claims, [row])
        return ReturnClaimed(Permit.GRANTED)

    def _held(self, connection: Connection, claim: ClaimReturn, *, arrived: set[str]) -> list[Chosen]:
        """What other returns hold that have not arrived and are not given up."""
        since = to_ms(self._clock() - HELD_FOR)
        table = return_claims.c
        rows = connection.execute(
            select(table.return_id, table.lines).where(
                table.document_id == claim.document_id, table.return_id != claim.return_id, table.moment_ms > since
            )
        )
        return [
            chosen
            for row in rows
            if row.return_id not in arrived
            for chosen in decode(row.lines.encode(), tuple[Chosen, ...])
        ]


def _document(connection: Connection, condition: ColumnElement[bool]) -> Document | None:
    """The newest document that meets a condition on the table `documents`, as its till wrote it."""
    query = (
        select(events.c.payload)
        .join(documents, (documents.c.till_id == events.c.till_id) & (documents.c.tseq == events.c.tseq))
        .where(condition)
        .order_by(documents.c.moment_ms.desc())
        .limit(1)
    )
    payload = connection.execute(query).scalar_one_or_none()
    return None if payload is None else decode(decode_head(payload).body, DocumentDone).document


def _by_id(connection: Connection, document_id: str) -> Document | None:
    return _document(connection, documents.c.document_id == document_id)


def _later(connection: Connection, document_id: str) -> tuple[Document, ...]:
    """What touched a document, oldest first."""
    links = document_links.c
    touching = (
        select(links.document_id)
        .where(links.target_id == document_id, links.kind.in_((RETURNS, CORRECTS)))
        .distinct()
        .scalar_subquery()
    )
    rows = connection.execute(
        select(events.c.payload)
        .join(documents, (documents.c.till_id == events.c.till_id) & (documents.c.tseq == events.c.tseq))
        .where(documents.c.document_id.in_(touching))
        .order_by(documents.c.moment_ms)
    )
    return tuple(decode(decode_head(payload).body, DocumentDone).document for (payload,) in rows)


def _of_order(connection: Connection, name: str) -> Document | None:
    """What was sold of an order: the sale that took money for it, else the order as if it were one."""
    found = orders_where(connection, (orders.c.number == name) | (orders.c.order_id == name.lower()), limit=1)
    if not found:
        return None
    links = document_links.c
    sold = connection.execute(
        select(links.document_id).where(links.target_id == found[0].order_id, links.kind == ORDER).limit(1)
    ).scalar_one_or_none()
    if sold is not None:
        return _document(connection, documents.c.document_id == sold)
    return order_as_sale(found[0], partial(_item, connection))


def _item(connection: Connection, variant_id: str) -> Item | None:
    told = connection.execute(
        select(feed_rows.c.payload).where(
            feed_rows.c.feed == CHAIN_FEED,
            feed_rows.c.kind == ChangeKind.ITEM.value,
            feed_rows.c.key == variant_id,
        )
    ).scalar_one_or_none()
    return None if told is None else decode(told, ItemRecord).item


def _taking(tx: Transaction, number: str) -> TakingAnswer:
    table = takings.c
    payload = tx.connection.execute(
        select(events.c.payload)
        .join(takings, (table.till_id == events.c.till_id) & (table.tseq == events.c.tseq))
        .where(table.number == number)
        .order_by(table.moment_ms.desc())
        .limit(1)
    ).scalar_one_or_none()
    if payload is None:
        return TakingAnswer(taking=None)
    taking: Taking = decode(decode_head(payload).body, MoneyTaken).taking
    return TakingAnswer(taking=taking, left=max(0, left_of(tx, number)))


def _match(tx: Transaction, store_id: str, references: Sequence[tuple[str, Fen]], statement: str, now_ms: int) -> int:
    table = recorded_tenders.c
    matched = 0
    for reference, amount in references:
        first = tx.connection.execute(
            select(table.document_id, table.position)
            .where(
                table.store_id == store_id,
                table.matched_ms.is_(None),
                table.reference == reference,
                table.amount == amount,
            )
            .order_by(table.number, table.position)
            .limit(1)
        ).first()
        if first is not None:
            tx.connection.execute(
                update(recorded_tenders)
                .where(
                    table.store_id == store_id,
                    table.document_id == first.document_id,
                    table.position == first.position,
                )
                .values(matched_ms=now_ms, statement=statement)
            )
            matched += 1
    return matched
