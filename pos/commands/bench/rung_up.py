"""The till whose memory is measured, in a process of its own that holds nothing but a till.

python -c "from pos.commands.bench.rung_up import main; main(…)"
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path

from PySide6.QtWidgets import QApplication

from pos.bootstrap.till import TillApplication
from pos.commands.bench.open_window import open_window, wait_for
from pos.domain.pricing import price
from pos.usecases.selling.complete_sale import SaleOutcome
from pos.usecases.selling.take_payment import add_cash, start

LINES = (1, 1, 2, 2, 3, 4, 5)
"""Lines of one sale after the other."""


def main(data: Path, codes: Path, sales: int, *, looks: int) -> None:
    """Ring up sales of the codes in a file, one a line; says how many there were, `looks` times on the way."""
    scanned = cycle(codes.read_text(encoding="ascii").split())
    with open_window(data) as till:
        sell = _selling(till, scanned)
        for number in range(1, sales + 1):
            sell(next_lines(number))
            if number % max(1, sales // looks) == 0 or number == sales:
                wait_for(lambda: till.ui.idle)
                print(number, flush=True)
                input()


def next_lines(number: int) -> int:
    """How many lines the sale of that number has."""
    return LINES[number % len(LINES)]


def _selling(till: TillApplication, codes: Iterator[str]) -> Callable[[int], None]:
    """What sells so many codes: each is looked up, priced, shown in the window, paid and completed."""
    parts, desk, duty = till.parts, till.ui.desk, till.ui.session.duty
    if parts is None or desk is None or duty is None:
        raise RuntimeError("nobody is at the till")
    counter, sale = parts.counter, desk.sale

    def sell(lines: int) -> None:
        for code in islice(codes, lines):
            sale.take_up(counter.scan_item(sale.cart, code).cart)
            QApplication.processEvents()
        priced = price(sale.cart)
        done = counter.complete_sale(priced, add_cash(start(priced), priced.total), duty)
        if done.outcome is not SaleOutcome.DONE:
            raise RuntimeError(f"a sale was not completed: {done.outcome}")
        parts.committed()
        sale.renew()

    return sell
