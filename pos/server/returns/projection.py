"""What documents say of others, folded in. It has happened, so it is never refused; what is odd is reported."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import func, select, update

from pos.domain.document import Document
from pos.domain.moments import to_ms
from pos.domain.takings import FOR_GOODS, Taking
from pos.domain.tender import Tender, TenderKind
from pos.server.documents.tables import document_lines, document_tenders, documents
from pos.server.orders.tables import order_lines
from pos.server.returns.tables import document_links, recorded_tenders, takings
from pos.server.rows import among
from pos.server.transaction import Transaction

RETURNED_TWICE = "returned_twice"
"""More came back than went out: two tills took the same back, one of them offline."""
PROTECTED_TWICE = "protected_twice"
"""The price difference of a piece was given back twice."""
UNKNOWN_ORIGINAL = "unknown_original"
"""Something came back of a document that has not arrived (yet)."""
DEPOSIT_OVERDRAWN = "deposit_overdrawn"
"""More of a deposit was used or given back than was paid."""

RETURNS, CORRECTS, ORDER = "returns", "corrects", "order"
TO_BE_MATCHED = frozenset(
    {
        TenderKind.CARD,
        TenderKind.VOUCHER,
        TenderKind.PLATFORM_VOUCHER,
        TenderKind.RECORDED,
        TenderKind.ON_ACCOUNT,
    }
)
"""Payments that somebody else's statement has to confirm."""


def link(tx: Transaction, store_id: str, done: Sequence[tuple[int, Document]]) -> Iterator[tuple[int, str, str]]:
    """Store what new documents say of others; (number of the event, code, what it is about) of what is odd."""
    rows = [row for _, document in done for row in _links(store_id, document)]
    targets = sorted({row["target_id"] for row in rows if row["kind"] == RETURNS})
    # Two tills may bring back the same at this moment: whoever comes second waits here, and sees the first.
    held = select(documents.c.document_id).where(among(tx.connection, documents.c.document_id, targets))
    if targets:
        tx.connection.execute(held.order_by(documents.c.document_id).with_for_update()).all()
    tx.add(document_links, rows)
    tx.add(
        recorded_tenders,
        [
            row
            for _, document in done
            for row in _to_match(
                store_id, document.document_id, document.number, document.business_date, document.tenders
            )
            if not document.corrects or row["amount"] > 0
        ],
    )
    for _, document in done:
        if document.corrects:
            _matched_by(tx, document)
    if targets:
        yield from _excess(tx, done, targets)
    for tseq, document in done:
        for tender in document.tenders:
            if tender.kind is TenderKind.DEPOSIT and left_of(tx, tender.reference) < 0:
                yield tseq, DEPOSIT_OVERDRAWN, tender.reference


def add_takings(
    tx: Transaction, store_id: str, till_id: str, taken: Sequence[tuple[int, Taking]]
) -> Iterator[tuple[int, str, str]]:
    """Store money that is not a sale; (number of the event, code, what it is about) of what is odd."""
    rows = [
        {
            "store_id": store_id,
            "taking_id": taking.taking_id,
            "till_id": till_id,
            "tseq": tseq,
            "number": taking.number,
            "kind": taking.kind.value,
            "shift_id": taking.shift_id,
            "staff_id": taking.staff_id,
            "member_id": taking.member_id,
            "moment_ms": to_ms(taking.moment),
            "business_date": taking.business_date,
            "amount": taking.amount,
            "gift": taking.gift,
            "returns": taking.returns,
        }
        for tseq, taking in taken
        if not taking.training
    ]
    tx.add(takings, rows)
    tx.add(
        recorded_tenders,
        [
            row
            for _, taking in taken
            if not taking.training
            for row in _to_match(store_id, taking.taking_id, taking.number, taking.business_date, taking.tenders)
        ],
    )
    for tseq, taking in taken:
        if taking.returns:
            number = tx.connection.execute(
                select(takings.c.number).where(takings.c.taking_id == taking.returns)
            ).scalar_one_or_none()
            if number is None:
                yield tseq, UNKNOWN_ORIGINAL, taking.number
            elif left_of(tx, number) < 0:
                yield tseq, DEPOSIT_OVERDRAWN, number


def left_of(tx: Transaction, number: str) -> int:
    """What is left of a deposit: paid, less given back, less used for goods; below 0: too much. 0 for an unknown one.

    A deposit that has not arrived yet may be used already, so that it is only counted once it is there.
    """
    connection = tx.connection
    found = connection.execute(
        select(takings.c.taking_id, takings.c.amount)
        .where(takings.c.number == number, among(connection, takings.c.kind, [kind.value for kind in FOR_GOODS]))
        .order_by(takings.c.moment_ms.desc())
        .limit(1)
    ).first()
    if found is None:
        return 0
    back = connection.execute(
        select(func.coalesce(func.sum(takings.c.amount), 0)).where(takings.c.returns == found.taking_id)
    ).scalar_one()
    used = connection.execute(
        select(func.coalesce(func.sum(document_tenders.c.amount), 0)).where(
            document_tenders.c.kind == TenderKind.DEPOSIT.value, document_tenders.c.reference == number
        )
    ).scalar_one()
    return int(found.amount) + int(back) - int(used)


def _links(store_id: str, document: Document) -> Iterator[dict[str, Any]]:
    for line in document.lines:
        said = (
            (RETURNS, line.returns_document, line.returns_line, -line.quantity),
            (ORDER, "" if line.returns_document else line.order_id, line.order_line, line.quantity),
        )
        for kind, target, target_line, quantity in said:
            if target:
                yield _row(store_id, document, line.line, kind, target, target_line, quantity, line.covers)
    if document.corrects:
        yield _row(store_id, document, 0, CORRECTS, document.corrects, 0, 0, 0)


def _row(
    store_id: str, document: Document, line: int, kind: str, target: str, target_line: int, quantity: int, covers: int
) -> dict[str, Any]:
    return {
        "store_id": store_id,
        "document_id": document.document_id,
        "line": line,
        "kind": kind,
        "target_id": target,
        "target_line": target_line,
        "quantity": quantity,
        "covers": covers,
    }


def _to_match(
    store_id: str, document_id: str, number: str, business_date: Any, tenders: Sequence[Tender]
) -> Iterator[dict[str, Any]]:
    for position, tender in enumerate(tenders):
        if tender.kind in TO_BE_MATCHED and not _our_own(tender):
            yield {
                "store_id": store_id,
                "document_id": document_id,
                "position": position,
                "method": tender.method_id,
                "name": tender.name,
                "amount": tender.amount,
                "reference": tender.reference,
                "number": number,
                "business_date": business_date,
                "matched_ms": None,
                "statement": "",
            }


def _our_own(tender: Tender) -> bool:
    """A voucher of the chain's own is on no statement: its right was held under the tender's id."""
    return tender.kind is TenderKind.VOUCHER and bool(tender.tender_id)


def _matched_by(tx: Transaction, correction: Document) -> None:
    """A payment that never was needs nobody's statement any more."""
    table = recorded_tenders.c
    for tender in correction.tenders:
        if tender.kind in TO_BE_MATCHED and tender.amount < 0:
            tx.connection.execute(
                update(recorded_tenders)
                .where(
                    among(tx.connection, table.document_id, [correction.corrects, *_corrections(tx, correction)]),
                    table.matched_ms.is_(None),
                    table.method == tender.method_id,
                    table.reference == tender.reference,
                    table.amount == -tender.amount,
                )
                .values(matched_ms=to_ms(correction.moment), statement=correction.number)
            )


def _corrections(tx: Transaction, correction: Document) -> list[str]:
    """What else put the same document right."""
    links = document_links.c
    said = select(links.document_id).where(links.target_id == correction.corrects, links.kind == CORRECTS)
    return [each for each in tx.connection.execute(said).scalars() if each != correction.document_id]


def _excess(
    tx: Transaction, done: Sequence[tuple[int, Document]], targets: Sequence[str]
) -> Iterator[tuple[int, str, str]]:
    """Which of the documents gave back what was not there any more."""
    connection = tx.connection
    out: dict[tuple[str, int], int] = defaultdict(int)
    lines = document_lines.c
    sold = select(lines.document_id, lines.line, lines.quantity)
    for row in connection.execute(sold.where(among(connection, lines.document_id, targets))):
        out[row.document_id, row.line] = row.quantity
    of_order = order_lines.c
    for ordered in connection.execute(
        select(of_order.order_id, of_order.line, of_order.collected).where(
            among(connection, of_order.order_id, targets)
        )
    ):
        out[ordered.order_id, ordered.line] = ordered.collected
    back: dict[tuple[str, int], int] = defaultdict(int)
    covered: dict[tuple[str, int], int] = defaultdict(int)
    links = document_links.c
    said = select(links.target_id, links.target_line, links.quantity, links.covers)
    for told in connection.execute(said.where(links.kind == RETURNS, among(connection, links.target_id, targets))):
        back[told.target_id, told.target_line] += told.quantity
        covered[told.target_id, told.target_line] += told.covers
    for tseq, document in done:
        for place in dict.fromkeys(
            (li.returns_document, li.returns_line) for li in document.lines if li.returns_document
        ):
            subject = f"{document.number}/{place[1]}"
            if place not in out:
                yield tseq, UNKNOWN_ORIGINAL, subject
            elif back[place] > out[place]:
                yield tseq, RETURNED_TWICE, subject
            elif covered[place] > out[place]:
                yield tseq, PROTECTED_TWICE, subject
