"""A ledger in a folder of its own, with an open shift."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pos.domain.document import Document
from pos.domain.ids import new_id
from pos.domain.journal import EventKind
from pos.domain.numbering import NumberKind
from pos.domain.pricing import price
from pos.ports.ledger import NewEvent
from pos.ports.printing import JobKind, PrintJob
from pos.storage.ledger.ledger import SqlLedger
from pos.storage.ledger.ledger_file import LedgerFile
from pos.usecases.selling.complete_sale import Completed, CompleteSale
from pos.usecases.selling.take_payment import add_cash, start
from pos.wire.event import ShiftOpened
from tests.examples import DUTY, NOON, SHIFT, TILL, a_cart, an_item
from tests.fakes.clock import Clock

KEY = bytes(range(32))


def a_job(document_id: str = "d-1") -> PrintJob:
    return PrintJob(
        job_id=new_id(), kind=JobKind.RECEIPT, document_id=document_id, ticket=b"\x00ticket\xff", created=NOON
    )


def open_shift(ledger: SqlLedger) -> None:
    """As the use case does, with the shift of the examples."""
    with ledger.transaction() as step:
        assert step.next_number(NumberKind.SHIFT) == 1
        step.append(
            NewEvent(
                event_id=new_id(),
                kind=EventKind.SHIFT_OPENED,
                moment=SHIFT.opened,
                staff_id=SHIFT.staff_id,
                business_date=SHIFT.business_date,
                body=ShiftOpened(shift=SHIFT),
            )
        )
        step.open_shift(SHIFT)


def sell(ledger: SqlLedger, *numbers: int, cart_id: str = "") -> Completed:
    """Complete a sale of the examples' items."""
    cart = replace(a_cart(*(an_item(number) for number in numbers or (1, 11))), cart_id=cart_id or new_id())
    priced = price(cart)

    def receipt(document: Document, *_: object) -> PrintJob:
        return a_job(document.document_id)

    complete = CompleteSale(ledger=ledger, clock=Clock(NOON), receipt=receipt)
    return complete(priced, add_cash(start(priced), 100_000), DUTY)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.db"


@pytest.fixture
def reopen(path: Path) -> Iterator[Callable[[], LedgerFile]]:
    """Opens the ledger, as a till does that starts again."""
    opened: list[LedgerFile] = []

    def open_again() -> LedgerFile:
        for file in opened:
            file.close()
        opened[:] = [LedgerFile.open(path, key=KEY, till_id=TILL.till_id)]
        return opened[0]

    yield open_again
    for file in opened:
        file.close()


@pytest.fixture
def file(reopen: Callable[[], LedgerFile]) -> LedgerFile:
    return reopen()


@pytest.fixture
def ledger(file: LedgerFile) -> SqlLedger:
    opened = SqlLedger(file=file)
    open_shift(opened)
    return opened
