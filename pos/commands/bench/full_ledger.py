"""A ledger with many days of sales in it, written as the till writes it, a day in one transaction."""

from __future__ import annotations

import shutil
import sys
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from pos.bootstrap.texts import load_texts
from pos.commands.bench import shop, sold
from pos.commands.bench.prepared import prepared
from pos.commands.bench.scale import Scale
from pos.domain.duty import Duty
from pos.domain.ids import new_id
from pos.domain.numbering import NumberKind
from pos.domain.pricing import PricedCart
from pos.domain.shift import ShiftClose
from pos.ports.ledger import LedgerTransaction
from pos.ports.printing import JobKind, JobState, PrintJob
from pos.storage import sqlite
from pos.storage.ledger import transaction
from pos.storage.ledger.ledger import SqlLedger
from pos.storage.ledger.ledger_file import LedgerFile
from pos.storage.ledger.outbox import SqlOutbox
from pos.storage.ledger.steps import step_0001
from pos.usecases.printing.receipt import receipt
from pos.wire.event import DocumentDone
from pos.wire.ticket import encode_ticket

KEY = bytes(range(32))
"""Of a ledger that holds nothing of anybody."""
FILE = "ledger.db"
A_DAY = 1_000
"""Sales of one shift."""
UNSENT = 100
"""The newest sales, which the server does not have yet."""
_PAUSE = timedelta(seconds=30)
"""From one sale to the next."""
_BASKETS = 500
"""Different baskets; each is sold many times."""


def copy_of_full_ledger(scale: Scale, folder: Path) -> Path:
    """A ledger with `scale.ledger_sales` sales and an open shift as a new file in `folder`."""
    name = f"ledger-{scale.ledger_sales}-{scale.seed}"
    makers = (sys.modules[__name__], sold, shop, sqlite, transaction, step_0001)
    kept = prepared(name, lambda draft: _build(draft / FILE, scale), made_by=makers)
    shutil.copyfile(kept / FILE, folder / FILE)
    return folder / FILE


def open_ledger(path: Path) -> LedgerFile:
    """The ledger at `path`, of the made-up shop's till."""
    return LedgerFile.open(path, key=KEY, till_id=shop.TILL.till_id)


def _build(path: Path, scale: Scale) -> None:
    random = Random(scale.seed)  # noqa: S311 - the same sales for the same seed
    goods = shop.items(_BASKETS, seed=scale.seed)
    baskets = [shop.basket(random.sample(goods, random.choice((1, 1, 2, 2, 3, 4, 5)))) for _ in range(_BASKETS)]
    ticket = _ticket(shop.basket(goods[:2]))
    file = open_ledger(path)
    ledger, duty = SqlLedger(file=file), None
    for start in range(0, scale.ledger_sales, A_DAY):
        opened = shop.OPENED - timedelta(days=(scale.ledger_sales - start) // A_DAY + 1)
        duty = _next_shift(ledger, duty, start // A_DAY, opened)
        with ledger.transaction() as step:
            for place in range(min(A_DAY, scale.ledger_sales - start)):
                running = step.next_number(NumberKind.RECEIPT)
                done = sold.sold(random.choice(baskets), duty, running=running, moment=opened + place * _PAUSE)
                _write(step, done, ticket)
        file.checkpoint_when_idle()
    SqlOutbox(file=file).acknowledge(upto=scale.ledger_sales - UNSENT)
    file.checkpoint_when_idle()
    file.close()


def _next_shift(ledger: SqlLedger, before: Duty | None, day: int, opened: datetime) -> Duty:
    """Yesterday's shift is closed, today's is open."""
    number = f"SHZ01-01-{opened:%y%m%d}-{day + 1:06d}"
    shift = replace(shop.SHIFT, shift_id=new_id(), number=number, opened=opened, business_date=opened.date())
    with ledger.transaction() as step:
        if before is not None:
            totals = ledger.shift_totals(before.shift.shift_id)
            step.close_shift(
                ShiftClose(
                    shift_id=before.shift.shift_id,
                    staff_id=before.staff.staff_id,
                    closed=opened - timedelta(hours=12),
                    counted=totals.expected_cash,
                    expected=totals.expected_cash,
                    totals=totals,
                )
            )
        step.open_shift(shift)
    return replace(shop.DUTY, shift=shift)


def _write(step: LedgerTransaction, done: DocumentDone, ticket: bytes) -> None:
    """What `CompleteSale` writes, with a receipt that was printed long ago."""
    document = done.document
    tseq = step.append(sold.event_of(done))
    step.add_document(document, tseq=tseq)
    step.queue_print(
        PrintJob(
            job_id=new_id(),
            kind=JobKind.RECEIPT,
            document_id=document.document_id,
            ticket=ticket,
            created=document.moment,
            state=JobState.PRINTED,
            attempts=1,
        )
    )


def _ticket(priced: PricedCart) -> bytes:
    """The receipt that stands for all others: only its size counts."""
    document = sold.sold(priced, shop.DUTY, running=1, moment=shop.OPENED).document
    return encode_ticket(receipt(document, store=shop.STORE, names={}, texts=load_texts()))
