"""Attempts as rows: found, locked, changed, leased."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, bindparam, select, update

from pos.domain.moments import from_ms, to_ms
from pos.domain.payment.answer import Reason
from pos.domain.payment.attempt import FINAL, Attempt, AttemptState
from pos.domain.payment.code import Provider
from pos.server.payments.tables import payment_attempts as table
from pos.server.transaction import Transaction

OPEN_STATES = tuple(state.value for state in AttemptState if state not in FINAL)
MOST_OPEN = 200
"""Of one till, in one answer."""

# Made once: putting a statement together takes longer than running it.
_BY_ID = select(table).where(table.c.attempt_id == bindparam("wanted_id")).limit(1)
_BY_ID_LOCKED = _BY_ID.with_for_update()
_OPEN_OF_SALE = (
    select(table)
    .where(
        table.c.store_id == bindparam("wanted_store"),
        table.c.sale_id == bindparam("wanted_sale"),
        table.c.state.in_(OPEN_STATES),
    )
    .limit(1)
)
_OF_CODE = select(table).where(table.c.code_mark == bindparam("wanted_mark")).limit(1)
_IS_DUE = table.c.due_ms <= bindparam("now_ms")
_ANY_DUE = select(table.c.attempt_id).where(_IS_DUE).limit(1)
_DUE = (
    select(table.c.attempt_id)
    .where(_IS_DUE)
    .order_by(table.c.due_ms)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
_TAKE = (
    update(table)
    .where(table.c.attempt_id.in_(bindparam("wanted_ids", expanding=True)))
    .values(due_ms=bindparam("until_ms"))
    .returning(*table.c)
)
_CHANGE = update(table).where(table.c.attempt_id == bindparam("wanted_id"))
"""Takes its values' names from what it is run with."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An attempt and what the server knows around it."""

    attempt: Attempt
    """As it stands."""
    store_id: str
    """Where."""
    till_id: str
    """Whose it is."""
    sale_id: str
    """The cart it is for."""
    version: int
    """Grows with every change that can be seen."""
    document_id: str
    """The sale that counts it; empty: none yet."""


def find(connection: Connection, attempt_id: str) -> Kept | None:
    """An attempt of any till."""
    return _first(connection, _BY_ID, wanted_id=attempt_id)


def locked(tx: Transaction, attempt_id: str) -> Kept | None:
    """An attempt that nobody else changes until this transaction ends."""
    return _first(tx.connection, _BY_ID_LOCKED, wanted_id=attempt_id)


def open_of_till(connection: Connection, till_id: str) -> tuple[Kept, ...]:
    """A till's that have not come to their end, oldest first."""
    wanted = (
        select(table)
        .where(table.c.till_id == till_id, table.c.state.in_(OPEN_STATES))
        .order_by(table.c.created_ms)
        .limit(MOST_OPEN)
    )
    return tuple(map(_kept, connection.execute(wanted).mappings()))


def open_of_sale(connection: Connection, store_id: str, sale_id: str) -> Kept | None:
    """The sale's that has not come to its end."""
    return _first(connection, _OPEN_OF_SALE, wanted_store=store_id, wanted_sale=sale_id)


def shown_before(connection: Connection, mark: str) -> Kept | None:
    """An attempt with the same code."""
    return _first(connection, _OF_CODE, wanted_mark=mark)


def add(tx: Transaction, kept: Kept, *, mark: str) -> None:
    """Store a new attempt."""
    attempt = kept.attempt
    row: dict[str, Any] = {
        "store_id": kept.store_id,
        "attempt_id": attempt.attempt_id,
        "till_id": kept.till_id,
        "sale_id": kept.sale_id,
        "number": attempt.number,
        "provider": attempt.provider.value,
        "amount": attempt.amount,
        "code_mark": mark,
        "created_ms": to_ms(attempt.created),
        "version": kept.version,
        "document_id": "",
        "ended_ms": to_ms(attempt.created) if attempt.final else None,
        **_changing(attempt),
    }
    tx.add(table, [row])


def change(tx: Transaction, attempt_id: str, how: Callable[[Attempt], Attempt], *, now: datetime) -> Kept | None:
    """Change an attempt; as it is afterwards. None where there is none."""
    before = locked(tx, attempt_id)
    if before is None:
        return None
    attempt = how(before.attempt)
    if attempt == before.attempt:
        return before
    seen = (attempt.state, attempt.reason, attempt.transaction)
    moved = seen != (before.attempt.state, before.attempt.reason, before.attempt.transaction)
    version = before.version + (1 if moved else 0)
    ended = {"ended_ms": to_ms(now) if attempt.final else None} if moved else {}
    changed = {"version": version, **ended, **_changing(attempt)}
    tx.connection.execute(_CHANGE, {"wanted_id": attempt_id, **changed})
    return Kept(attempt, before.store_id, before.till_id, before.sale_id, version, before.document_id)


def any_due(connection: Connection, now: datetime) -> bool:
    """Whether a step is due: asked often, so that nobody writes for nothing."""
    return connection.execute(_ANY_DUE, {"now_ms": to_ms(now)}).first() is not None


def lease_due(tx: Transaction, *, now: datetime, until: datetime, limit: int) -> tuple[Kept, ...]:
    """Take attempts whose step is due: nobody else takes them before `until`, when whoever took them may have died."""
    ids = list(tx.connection.execute(_DUE, {"now_ms": to_ms(now), "most": limit}).scalars())
    if not ids:
        return ()
    taken = tx.connection.execute(_TAKE, {"wanted_ids": ids, "until_ms": to_ms(until)})
    return tuple(map(_kept, taken.mappings()))


def _changing(attempt: Attempt) -> dict[str, Any]:
    return {
        "state": attempt.state.value,
        "sent_ms": None if attempt.sent is None else to_ms(attempt.sent),
        "due_ms": None if attempt.due is None else to_ms(attempt.due),
        "wanted": attempt.wanted,
        "refused": attempt.refused,
        "reversal_heard": attempt.reversal_heard,
        "tries": attempt.tries,
        "reason": attempt.reason.value,
        "transaction_no": attempt.transaction,
    }


def _first(connection: Connection, query: Select[Any], **wanted: str) -> Kept | None:
    row = connection.execute(query, wanted).mappings().first()
    return None if row is None else _kept(row)


def _kept(row: RowMapping) -> Kept:
    attempt = Attempt(
        attempt_id=row["attempt_id"],
        provider=Provider(row["provider"]),
        amount=row["amount"],
        state=AttemptState(row["state"]),
        created=from_ms(row["created_ms"]),
        sent=None if row["sent_ms"] is None else from_ms(row["sent_ms"]),
        due=None if row["due_ms"] is None else from_ms(row["due_ms"]),
        wanted=row["wanted"],
        refused=row["refused"],
        reversal_heard=row["reversal_heard"],
        tries=row["tries"],
        reason=Reason(row["reason"]),
        transaction=row["transaction_no"],
    )
    return Kept(attempt, row["store_id"], row["till_id"], row["sale_id"], row["version"], row["document_id"])
