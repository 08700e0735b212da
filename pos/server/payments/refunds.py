"""Refunds as rows: written when a return arrives, leased and changed like attempts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, bindparam, select, update

from pos.domain.document import Document
from pos.domain.errors import BadValue
from pos.domain.ids import checked_id
from pos.domain.moments import from_ms, to_ms
from pos.domain.payment.answer import Reason
from pos.domain.payment.attempt import AttemptState
from pos.domain.payment.code import Provider
from pos.domain.payment.refund import Refund, RefundState, room_left
from pos.domain.tender import Tender, TenderKind
from pos.server.payments import attempts
from pos.server.payments.tables import payment_attempts, payment_refunds
from pos.server.transaction import Transaction

UNPAID_TENDER = "unpaid_tender"
"""A sale counts a payment by code that was not paid, or not that much."""
REFUND_OF_NOTHING = "refund_of_nothing"
"""A return gives back a payment by code that is not there, or was not paid."""
REFUND_TOO_MUCH = "refund_too_much"
"""A return gives back more than is left of the payment; nothing was given back."""

table = payment_refunds

# Made once: asked twice a second, and before each step.
_IS_DUE = table.c.due_ms <= bindparam("now_ms")
_ANY_DUE = select(table.c.refund_id).where(_IS_DUE).limit(1)
_DUE = (
    select(table.c.refund_id)
    .where(_IS_DUE)
    .order_by(table.c.due_ms)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)


@dataclass(frozen=True, slots=True)
class KeptRefund:
    """A refund and what it belongs to."""

    refund: Refund
    """As it stands."""
    store_id: str
    """Where."""
    provider: Provider
    """Who gives it back."""
    document_id: str
    """The return."""


def settle_tenders(tx: Transaction, store_id: str, document: Document, *, now: datetime) -> Iterator[tuple[str, str]]:
    """Note which payments a new document counts, and begin the refunds it gives; (code, subject) of what is odd."""
    for tender in document.tenders:
        if tender.kind not in (TenderKind.PAYMENT_CODE, TenderKind.PLATFORM_VOUCHER):
            continue
        if tender.amount < 0:
            yield from _begin_refund(tx, store_id, document, tender, now)
        else:
            yield from _count(tx, document, tender)


def of_attempt(connection: Connection, attempt_id: str) -> tuple[Refund, ...]:
    """An attempt's refunds."""
    rows = connection.execute(select(table).where(table.c.attempt_id == attempt_id)).mappings()
    return tuple(_refund(row) for row in rows)


def change(tx: Transaction, refund_id: str, how: Callable[[Refund], Refund], *, now: datetime) -> Refund | None:
    """Change a refund; as it is afterwards. None where there is none."""
    query = select(table).where(table.c.refund_id == refund_id).with_for_update()
    row = tx.connection.execute(query).mappings().first()
    if row is None:
        return None
    refund = how(_refund(row))
    tx.connection.execute(
        update(table)
        .where(table.c.refund_id == refund_id)
        .values(
            state=refund.state.value,
            due_ms=None if refund.due is None else to_ms(refund.due),
            tries=refund.tries,
            reason=refund.reason.value,
            ended_ms=to_ms(now) if refund.due is None else None,
        )
    )
    return refund


def any_due(connection: Connection, now: datetime) -> bool:
    """Whether a step is due."""
    return connection.execute(_ANY_DUE, {"now_ms": to_ms(now)}).first() is not None


def lease_due(tx: Transaction, *, now: datetime, until: datetime, limit: int) -> tuple[KeptRefund, ...]:
    """Take refunds whose step is due: nobody else takes them before `until`."""
    ids = list(tx.connection.execute(_DUE, {"now_ms": to_ms(now), "most": limit}).scalars())
    if not ids:
        return ()
    taken = update(table).where(table.c.refund_id.in_(ids)).values(due_ms=to_ms(until)).returning(*table.c)
    return tuple(
        KeptRefund(_refund(row), row["store_id"], Provider(row["provider"]), row["document_id"])
        for row in tx.connection.execute(taken).mappings()
    )


def _begin_refund(
    tx: Transaction, store_id: str, document: Document, tender: Tender, now: datetime
) -> Iterator[tuple[str, str]]:
    attempt_id, refund_id = _id(tender.refunds), _id(tender.tender_id)
    kept = attempts.locked(tx, attempt_id) if attempt_id else None
    if kept is None or not refund_id or kept.attempt.state is not AttemptState.PAID:
        yield REFUND_OF_NOTHING, document.number
        return
    refund = Refund(
        refund_id=refund_id, attempt_id=attempt_id, amount=-tender.amount, state=RefundState.WANTED, due=now
    )
    before = of_attempt(tx.connection, attempt_id)
    if any(other.refund_id == refund_id for other in before):
        return
    if refund.amount > room_left(kept.attempt.amount, before):
        yield REFUND_TOO_MUCH, document.number
        return
    row: dict[str, Any] = {
        "store_id": store_id,
        "refund_id": refund_id,
        "attempt_id": attempt_id,
        "document_id": document.document_id,
        "number": refund.number,
        "provider": kept.attempt.provider.value,
        "amount": refund.amount,
        "state": refund.state.value,
        "created_ms": to_ms(now),
        "due_ms": to_ms(now),
        "tries": 0,
        "reason": "",
        "ended_ms": None,
    }
    tx.add(table, [row])


def _count(tx: Transaction, document: Document, tender: Tender) -> Iterator[tuple[str, str]]:
    attempt_id = _id(tender.tender_id)
    kept = attempts.locked(tx, attempt_id) if attempt_id else None
    sound = kept is not None and kept.attempt.state is AttemptState.PAID and kept.attempt.amount == tender.amount
    if not sound or (kept is not None and kept.document_id not in ("", document.document_id)):
        yield UNPAID_TENDER, document.number
        return
    tx.connection.execute(
        update(payment_attempts)
        .where(payment_attempts.c.attempt_id == attempt_id)
        .values(document_id=document.document_id)
    )


def _refund(row: RowMapping) -> Refund:
    return Refund(
        refund_id=row["refund_id"],
        attempt_id=row["attempt_id"],
        amount=row["amount"],
        state=RefundState(row["state"]),
        due=None if row["due_ms"] is None else from_ms(row["due_ms"]),
        tries=row["tries"],
        reason=Reason(row["reason"]),
    )


def _id(text: str) -> str:
    """A UUID in its one form; empty for anything else."""
    try:
        return checked_id(text)
    except BadValue:
        return ""
