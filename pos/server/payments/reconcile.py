"""Compare a provider's statement with our ledger, and name each difference."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import RowMapping, select

from pos.domain.moments import from_ms, to_ms
from pos.domain.money import Fen
from pos.domain.payment.attempt import AttemptState
from pos.domain.payment.code import Provider
from pos.domain.payment.number import NumberedThing, read_number
from pos.domain.payment.refund import RefundState
from pos.server.database import Database
from pos.server.payments.statement import RowKind, StatementRow
from pos.server.payments.tables import payment_attempts, payment_refunds

CHINA = timedelta(hours=8)
MIDNIGHT = timedelta(minutes=2)
"""What was sent so shortly before midnight may be paid after it."""


class DifferenceKind(StrEnum):
    """What does not agree."""

    NOT_OURS = "not_ours"
    """They have a payment that this ledger has never heard of."""
    AMOUNT = "amount"
    """Both have it, with different amounts."""
    CHARGED_NOT_COUNTED = "charged_not_counted"
    """They charged the customer, we say it came to nothing, and it was not given back."""
    MISSING = "missing"
    """We say it was paid, they do not have it."""
    PERHAPS_TOMORROW = "perhaps_tomorrow"
    """As before, but sent just before midnight: look at the next day's."""
    GIVEN_BACK_THERE = "given_back_there"
    """We say it was paid, they have reversed it."""
    PAID_WITHOUT_SALE = "paid_without_sale"
    """Paid at both, and no sale counts it."""
    STILL_OPEN = "still_open"
    """Ours has not come to its end."""
    REFUND_NOT_OURS = "refund_not_ours"
    REFUND_AMOUNT = "refund_amount"
    REFUND_NOT_NOTED = "refund_not_noted"
    """They gave it back, we do not know yet."""
    REFUND_MISSING = "refund_missing"
    """We say it was given back, they do not have it."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that does not agree."""

    kind: DifferenceKind
    """What."""
    number: str
    """Ours at the provider."""
    ours: Fen
    """In our ledger; 0: nothing."""
    theirs: Fen
    """In the statement; 0: nothing."""
    state: str = ""
    """Ours."""
    store_id: str = ""
    """Where; empty: not known."""
    sale_id: str = ""
    """The sale or the return; empty: not known."""


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """A day of one provider."""

    provider: Provider
    """Whose statement."""
    day: date
    """China's."""
    paid: Fen
    """By the statement."""
    given_back: Fen
    """By the statement."""
    agreed: int
    """Payments and refunds that agree."""
    differences: tuple[Difference, ...]
    """Each of the others."""


def reconcile(database: Database, provider: Provider, rows: Sequence[StatementRow], *, day: date) -> Reconciliation:
    """Compare the rows of one day's statement with what this server has of that day."""
    paid = {row.number: row for row in rows if row.kind is RowKind.PAID}
    back: dict[str, list[StatementRow]] = defaultdict(list)
    for row in rows:
        if row.kind is RowKind.GIVEN_BACK:
            back[row.number].append(row)
    with database.reading() as connection:
        attempts = _of_day(connection, payment_attempts, provider, day, set(paid) | set(back))
        refunds = _of_day(connection, payment_refunds, provider, day, {row.refund_number for row in rows})
    found = [
        *_payments(attempts, paid, back),
        *_ours_alone(attempts, paid, day),
        *_refunds(refunds, back, day),
    ]
    compared = len(paid) + sum(bool(row.refund_number) for each in back.values() for row in each)
    theirs = sum(difference.theirs > 0 for difference in found)
    return Reconciliation(
        provider=provider,
        day=day,
        paid=sum(row.amount for row in paid.values()),
        given_back=sum(row.amount for each in back.values() for row in each),
        agreed=max(0, compared - theirs),
        differences=tuple(sorted(found, key=lambda each: (each.kind, each.number))),
    )


def _payments(
    attempts: Mapping[str, RowMapping], paid: Mapping[str, StatementRow], back: Mapping[str, list[StatementRow]]
) -> Iterator[Difference]:
    for number, row in paid.items():
        ours = attempts.get(number)
        if ours is None:
            yield Difference(DifferenceKind.NOT_OURS, number, 0, row.amount)
            continue
        # A reversal and a late refund give back what no sale counts; refunds of returns are compared by themselves.
        undone = sum(each.amount for each in back.get(number, ()) if not _is_return(each))
        counted = ours["state"] == AttemptState.PAID
        kind: DifferenceKind | None = None
        if ours["amount"] != row.amount:
            kind = DifferenceKind.AMOUNT
        elif counted and undone:
            kind = DifferenceKind.GIVEN_BACK_THERE
        elif not counted and undone < row.amount:
            ended = ours["ended_ms"] is not None
            kind = DifferenceKind.CHARGED_NOT_COUNTED if ended else DifferenceKind.STILL_OPEN
        elif counted and not ours["document_id"]:
            kind = DifferenceKind.PAID_WITHOUT_SALE
        if kind is not None:
            yield _of_attempt(kind, ours, theirs=row.amount)


def _ours_alone(
    attempts: Mapping[str, RowMapping], paid: Mapping[str, StatementRow], day: date
) -> Iterator[Difference]:
    midnight = _begin(day) + timedelta(days=1)
    for number, ours in attempts.items():
        if number in paid or ours["sent_ms"] is None or not _within(ours["sent_ms"], day):
            continue
        if ours["ended_ms"] is None:
            yield _of_attempt(DifferenceKind.STILL_OPEN, ours)
        elif ours["state"] == AttemptState.PAID:
            late = from_ms(ours["sent_ms"]) >= midnight - MIDNIGHT
            yield _of_attempt(DifferenceKind.PERHAPS_TOMORROW if late else DifferenceKind.MISSING, ours)


def _refunds(
    refunds: Mapping[str, RowMapping], back: Mapping[str, list[StatementRow]], day: date
) -> Iterator[Difference]:
    theirs = {row.refund_number: row for rows in back.values() for row in rows if row.refund_number}
    for number, row in theirs.items():
        ours = refunds.get(number)
        if ours is None:
            if _is_return(row):
                yield Difference(DifferenceKind.REFUND_NOT_OURS, number, 0, row.amount)
        elif ours["amount"] != row.amount:
            yield _of_refund(DifferenceKind.REFUND_AMOUNT, ours, theirs=row.amount)
        elif ours["state"] != RefundState.DONE:
            yield _of_refund(DifferenceKind.REFUND_NOT_NOTED, ours, theirs=row.amount)
    for number, ours in refunds.items():
        if number not in theirs and ours["state"] == RefundState.DONE and _within(ours["created_ms"], day):
            yield _of_refund(DifferenceKind.REFUND_MISSING, ours)


def _is_return(row: StatementRow) -> bool:
    """Whether it gives back goods; reversals have no number, late refunds one of their own kind."""
    if not row.refund_number:
        return False
    read = read_number(row.refund_number)
    return read is None or read[0] is not NumberedThing.LATE_REFUND


def _of_attempt(kind: DifferenceKind, row: RowMapping, *, theirs: Fen = 0) -> Difference:
    return Difference(kind, row["number"], row["amount"], theirs, row["state"], row["store_id"], row["sale_id"])


def _of_refund(kind: DifferenceKind, row: RowMapping, *, theirs: Fen = 0) -> Difference:
    return Difference(kind, row["number"], row["amount"], theirs, row["state"], row["store_id"], row["document_id"])


def _of_day(connection: Any, table: Any, provider: Provider, day: date, numbers: set[str]) -> dict[str, RowMapping]:
    """Our rows of that day, and those of other days that the statement names, by number."""
    begin, end = to_ms(_begin(day)), to_ms(_begin(day) + timedelta(days=1))
    of_day = select(table).where(
        table.c.provider == provider.value, table.c.created_ms >= begin, table.c.created_ms < end
    )
    found = {row["number"]: row for row in connection.execute(of_day).mappings()}
    others = sorted(numbers - set(found))
    for start in range(0, len(others), 500):
        named = select(table).where(table.c.provider == provider.value, table.c.number.in_(others[start : start + 500]))
        found.update({row["number"]: row for row in connection.execute(named).mappings()})
    return found


def _begin(day: date) -> datetime:
    return datetime.combine(day, time(), UTC) - CHINA


def _within(moment_ms: int, day: date) -> bool:
    return _begin(day) <= from_ms(moment_ms) < _begin(day) + timedelta(days=1)
