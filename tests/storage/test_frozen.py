"""A ledger of every release is opened, read and gone on with."""

import shutil
from pathlib import Path

import pytest

from pos.storage.ledger.ledger import SqlLedger
from pos.storage.ledger.ledger_file import LedgerFile
from pos.storage.ledger.outbox import SqlOutbox
from pos.storage.ledger.print_queue import SqlPrintQueue
from pos.storage.ledger.verifying.verify_ledger import verify_ledger
from tests.examples import SHIFT, TILL, a_cart, an_item
from tests.storage.frozen.make import FOLDER, SALES
from tests.storage.ledger.conftest import KEY, a_job, sell


@pytest.mark.parametrize("frozen", [path.name for path in sorted(FOLDER.glob("ledger-*.db"))])
def test_a_ledger_of_an_older_release_goes_on(tmp_path: Path, frozen: str) -> None:
    path = tmp_path / "ledger.db"
    shutil.copyfile(FOLDER / frozen, path)

    file = LedgerFile.open(path, key=KEY, till_id=TILL.till_id)
    ledger = SqlLedger(file=file)

    first, second = (ledger.document(sale) for sale in SALES)
    assert first is not None
    assert second is not None
    assert (first.number, first.total, len(first.lines)) == ("RBJ01-02-261122-000001", 59_800, 2)
    assert (second.number, second.total) == ("RBJ01-02-261122-000002", 29_900)
    assert ledger.current_shift() == SHIFT
    assert ledger.open_cart() == a_cart(an_item(1))
    assert [job.ticket for job in SqlPrintQueue(file=file).unfinished()] == [a_job().ticket] * 2
    assert SqlOutbox(file=file).unsent() == 3
    third = sell(ledger, 1).document
    assert third is not None
    assert third.number == "RBJ01-02-261122-000003"
    file.close()
    assert verify_ledger(path, key=KEY).findings == ()


def test_there_is_one_to_open() -> None:
    assert [path.name for path in FOLDER.glob("*.db")] != []
