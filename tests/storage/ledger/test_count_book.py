from __future__ import annotations

from pathlib import Path

from pos.domain.journal import EventKind
from pos.domain.receiving import Receiving
from pos.domain.transfer import TransferLine
from pos.storage.ledger.count_book import _STOCK_WORK, SqlCountBook
from pos.storage.ledger.ledger import SqlLedger
from pos.storage.ledger.ledger_file import LedgerFile
from pos.usecases.stock.count_stock import CountStock
from pos.usecases.stock.move_transfer import MoveTransfer
from pos.usecases.stock.open_stocktake import ListStocktakes, OpenStocktake
from pos.usecases.stock.receive_goods import ReceiveGoods
from tests.examples import DUTY, MANAGER, NOON, TILL
from tests.fakes.clock import Clock
from tests.fakes.mirror import Mirror
from tests.usecases.stock.stock_room import TABLE, WALL


def opened(folder: Path) -> LedgerFile:
    return LedgerFile.open(folder / "ledger.db", key=b"k" * 32, till_id=TILL.till_id)


def test_what_was_counted_is_there_after_a_start_with_the_sums_it_had(tmp_path: Path) -> None:
    from dataclasses import replace

    file = opened(tmp_path)
    ledger, book, clock = SqlLedger(file=file), SqlCountBook(file=file), Clock(NOON)
    OpenStocktake(ledger=ledger, clock=clock)(replace(DUTY, staff=MANAGER), "牛仔", (WALL, TABLE))
    (record,) = ListStocktakes(mirror=Mirror(), book=book)()
    count = CountStock(ledger=ledger, book=book, clock=clock)
    count(DUTY, record, "wall", "m")
    count(DUTY, record, "wall", "m")
    last = count(DUTY, record, "wall", "l")
    count(DUTY, record, "table", "m", 5000)
    assert last.count is not None
    assert (last.of_variant, last.of_area) == (1000, 3000)
    assert count.undo(DUTY, last.count).of_area == 2000
    receiving = Receiving("r1", None).take("m")
    with ledger.transaction() as step:
        step.save_receiving(receiving.take("m"))
        step.save_receiving(receiving)
        step.save_receiving(Receiving("r2", None))
        step.end_receiving("r2")
    file.close()

    again = SqlCountBook(file=(file := opened(tmp_path)))
    take = record.stocktake.stocktake_id
    assert again.opened() == (record.stocktake,)
    assert (again.counted(take, "wall", "", "m"), again.counted(take, "wall", "", "s")) == (2000, 0)
    assert (again.area_total(take, "table", ""), again.area_total(take, "wall", "x")) == (5000, 0)
    assert again.receivings() == (receiving,)
    kinds = [kind for (kind,) in file.rows("SELECT kind FROM journal ORDER BY tseq")]
    assert kinds == [EventKind.STOCKTAKE_OPENED, *[EventKind.STOCK_COUNTED] * 5]
    file.close()


def test_receipts_and_transfers_are_found_by_their_own_index(tmp_path: Path) -> None:
    file = opened(tmp_path)
    ledger, book, clock, mirror = SqlLedger(file=file), SqlCountBook(file=file), Clock(NOON), Mirror()
    receive = ReceiveGoods(ledger=ledger, book=book, mirror=mirror, clock=clock, style_of=str)
    move = MoveTransfer(ledger=ledger, book=book, mirror=mirror, clock=clock)
    first = receive.post(DUTY, receive.begin(None).take("m")).receipt
    asked = move.ask(DUTY, "shop 2", [TransferLine("m", asked=1000)]).transfer
    second = receive.post(DUTY, receive.begin(None).take("l")).receipt
    assert (book.receipts(), book.receipts(limit=1)) == ((second, first), (second,))
    assert (book.receipts_since(0), book.receipts_since(1)) == ((first, second), (second,))
    assert (book.transfers_since(1), book.transfers_since(2)) == ((asked,), ())
    sql = "EXPLAIN QUERY PLAN " + _STOCK_WORK + " ORDER BY tseq DESC LIMIT 20"
    plan = " ".join(str(row) for row in file.rows(sql, "goods_received", 0))
    assert "journal_stock_work" in plan
    assert "TEMP B-TREE" not in plan
    file.close()
