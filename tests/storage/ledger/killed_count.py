"""`python -m tests.storage.ledger.killed_count FOLDER PLACE TIMES`: count and receive until killed at a place.

Says on standard output what a clerk has seen as saved: `count N` (pieces of the area) and `kept N` (pieces unpacked).
"""

from __future__ import annotations

import os
import signal
import sys
from dataclasses import replace
from itertools import count
from pathlib import Path

from pos.storage.ledger.count_book import SqlCountBook
from pos.storage.ledger.ledger import SqlLedger
from pos.storage.ledger.ledger_file import LedgerFile
from pos.usecases.stock.count_stock import CountStock
from pos.usecases.stock.open_stocktake import ListStocktakes, OpenStocktake
from pos.usecases.stock.receive_goods import ReceiveGoods
from tests.examples import DUTY, MANAGER, NOON, TILL
from tests.fakes.clock import Clock
from tests.fakes.mirror import Mirror
from tests.usecases.stock.stock_room import WALL

KEY = b"k" * 32


def opened(folder: Path) -> LedgerFile:
    """The till's ledger."""
    return LedgerFile.open(folder / "ledger.db", key=KEY, till_id=TILL.till_id)


def say(line: str) -> None:
    """What the screen shows: out before anything else happens."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> None:
    folder, deadly, times = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    file = opened(folder)
    ledger, book, clock, mirror = SqlLedger(file=file), SqlCountBook(file=file), Clock(NOON), Mirror()
    receive = ReceiveGoods(ledger=ledger, book=book, mirror=mirror, clock=clock, style_of=str)
    if not book.opened():
        OpenStocktake(ledger=ledger, clock=clock)(replace(DUTY, staff=MANAGER), "秋盘", (WALL,))
    (record,) = ListStocktakes(mirror=mirror, book=book)()
    counter = CountStock(ledger=ledger, book=book, clock=clock)
    passed = count(1)

    def die(place: str) -> None:
        if place == deadly and next(passed) == times:
            os.kill(os.getpid(), signal.SIGKILL)

    file.failpoint = die
    while True:
        of_area = counter(DUTY, record, WALL.area_id, "jeans").of_area
        say(f"count {of_area}")
        going = receive.keep(DUTY, receive.begin(None).take("jeans"))
        say(f"kept {going.quantity('jeans')}")


if __name__ == "__main__":
    main()
