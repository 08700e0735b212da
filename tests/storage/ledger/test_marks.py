"""Lots and serial numbers stand beside the movements that have them, and nowhere else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pos.domain.adjustment import AdjustmentLine, AdjustmentReason
from pos.domain.mark import Mark
from pos.storage.ledger.ledger import SqlLedger
from pos.storage.ledger.ledger_file import LedgerFile
from pos.storage.ledger.verifying.verify_ledger import verify_ledger
from pos.usecases.stock.adjust_stock import AdjustStock
from tests.examples import DUTY, MANAGER, NOON, an_item
from tests.fakes.clock import Clock
from tests.storage.ledger.conftest import KEY, sell
from tests.storage.ledger.test_verify import change_behind_its_back

LIPSTICK = an_item(1).variant_id
LOT = Mark("A1", date(2027, 3, 31))


@pytest.fixture
def written_off(ledger: SqlLedger, file: LedgerFile) -> LedgerFile:
    """Two sales, and between them three pieces that were found: one of a lot, one with a number, one of neither."""
    sell(ledger, 1, 11)
    lines = tuple(AdjustmentLine(LIPSTICK, 1000, 9_900, mark=mark) for mark in (LOT, Mark(serial="S7"), None))
    AdjustStock(ledger=ledger, clock=Clock(NOON))(
        replace(DUTY, staff=MANAGER), AdjustmentReason.FOUND, "在抽屉里", lines
    )
    sell(ledger, 1)
    return file


def test_what_has_no_mark_costs_no_row(written_off: LedgerFile, path: Path) -> None:
    rows = written_off.rows("SELECT * FROM mark ORDER BY tseq, place")

    assert rows == [(3, 1, "A1", "2027-03-31", ""), (3, 2, "", None, "S7")]
    assert verify_ledger(path, key=KEY).findings == ()


@pytest.mark.parametrize(
    "change, found",
    (
        ("UPDATE mark SET lot = 'B2' WHERE place = 1", "mark of event 3: are"),
        ("DELETE FROM mark WHERE place = 2", "mark of event 3: are"),
        ("INSERT INTO mark VALUES (2, 1, 'A1', NULL, '')", "mark of event 2: are"),
        ("UPDATE journal SET moved = replace(moved, '3', '5') WHERE tseq = 3", "moved of event 3: is"),
        ("DELETE FROM mark; UPDATE journal SET moved = NULL WHERE tseq = 3", "moved of event 3: is"),
    ),
)
def test_whoever_changes_one_is_noticed(written_off: LedgerFile, path: Path, change: str, found: str) -> None:
    change_behind_its_back(written_off, change)

    assert str(verify_ledger(path, key=KEY).findings[0]).startswith(found)
