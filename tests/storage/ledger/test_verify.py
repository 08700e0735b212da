"""Whoever changes a ledger is noticed, and the row is named."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pos.domain.errors import DamagedFile
from pos.storage.ledger.ledger import SqlLedger
from pos.storage.ledger.ledger_file import LedgerFile
from pos.storage.ledger.outbox import SqlOutbox
from pos.storage.ledger.verifying.verify_ledger import verify_ledger
from tests.examples import a_cart, an_item
from tests.storage.ledger.conftest import KEY, sell


@pytest.fixture
def three_sales(ledger: SqlLedger, file: LedgerFile) -> LedgerFile:
    for numbers in ((1,), (1, 11), (21, 31)):
        sell(ledger, *numbers)
    with ledger.transaction() as step:
        step.hold_cart(a_cart(an_item(1)))
    SqlOutbox(file=file).acknowledge(upto=2)
    return file


@pytest.mark.usefixtures("three_sales")
def test_a_ledger_that_nobody_touched_verifies_while_it_is_open(path: Path) -> None:
    verified = verify_ledger(path, key=KEY)

    assert (verified.findings, verified.events, verified.documents, verified.waiting) == ((), 4, 3, 2)


CHANGES = {
    "UPDATE journal SET payload = CAST(replace(payload, '99', '98') AS BLOB) WHERE tseq = 3": "journal event 3: its",
    "UPDATE journal SET hash = lower(hex(randomblob(32))) WHERE tseq = 4": "journal event 4: its hash",
    "PRAGMA foreign_keys = OFF; DELETE FROM journal WHERE tseq = 3": "journal event 4: follows 2: 1 missing",
    "UPDATE document SET total = total - 1 WHERE tseq = 3": "document of event 3: is",
    "UPDATE document_line SET paid = paid - 1 WHERE tseq = 3 AND line = 2": "document_line of event 3: is",
    "DELETE FROM document_line WHERE tseq = 3 AND line = 1": "document_line of event 3: 1 rows",
    "UPDATE tender SET amount = 1 WHERE tseq = 4": "tender of event 4: is",
    "DELETE FROM movement WHERE tseq = 4 AND place = 1": "movement of event 4: are",
    "INSERT INTO movement VALUES (1, 1, 'v', -1000, 'sale', 'd')": "movement : 6 rows",
    "UPDATE counter SET last = 9 WHERE kind = 'R'": "counter R: at 9, used up to 3",
    "DELETE FROM outbox WHERE tseq = 4": "outbox : 3 of 3 rows for 4 events",
    "UPDATE outbox SET state = 'waiting' WHERE tseq = 1": "outbox event 1: waits",
    "UPDATE cart SET body = x'6e'": "cart 0190d000-0000-7000-8000-000000000001: cannot be read",
    "UPDATE shift SET float_amount = 1": "shift 0190a000-0000-7000-8000-000000000021: is",
}


@pytest.mark.parametrize("change", CHANGES)
def test_the_first_bad_row_is_named(three_sales: LedgerFile, path: Path, change: str) -> None:
    change_behind_its_back(three_sales, change)

    findings = verify_ledger(path, key=KEY).findings

    assert str(findings[0]).startswith(CHANGES[change])


def change_behind_its_back(file: LedgerFile, change: str) -> None:
    writer = file._writer
    cursor = writer.cursor()
    for statement in change.split("; "):
        cursor.execute(statement)
    cursor.close()


def test_a_file_that_is_no_ledger_is_damaged(path: Path) -> None:
    path.write_bytes(b"not a database" * 1000)

    with pytest.raises(DamagedFile):
        verify_ledger(path, key=KEY)
    with pytest.raises(DamagedFile):
        verify_ledger(path.with_name("none.db"), key=KEY)


def test_the_wrong_key_opens_nothing(path: Path, reopen: Callable[[], LedgerFile]) -> None:
    reopen().close()

    with pytest.raises(DamagedFile):
        verify_ledger(path, key=bytes(32))
