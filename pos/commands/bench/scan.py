"""`scan`: from the suffix key of a wedge scan to the end of the paint that shows the new line, priced."""

from __future__ import annotations

import tempfile
from pathlib import Path
from random import Random
from time import perf_counter

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from pos.bootstrap.till import TillApplication, qt_application
from pos.commands.bench.figure import Figure, figure, percentile
from pos.commands.bench.night_prices import NightPrices
from pos.commands.bench.open_window import HEIGHT, WIDTH, open_window, scan, sell_screen, suffix, wait_for
from pos.commands.bench.scale import Scale
from pos.commands.bench.till_folder import make_till
from pos.domain.cart import Cart, add
from pos.domain.catalogue import Item
from pos.server.demo.big import big_items
from pos.storage.catalogue.catalogue import SqlCatalogue

SCANS = 1_000
LINES = 50
"""In the cart when the paint ends."""
P99_MS = 16.7
"""One frame of a screen at 60 Hz."""
ROWS_A_SECOND = 5_000
PAUSE_MS = 20
"""From a paint to the next scan."""


def run(scale: Scale) -> Figure:
    """Each scan is another of the million variants; afterwards its line is taken out again."""
    with tempfile.TemporaryDirectory(prefix="guitai-bench-") as name:
        data = Path(name)
        make_till(data, scale)
        bare = _bare_ms(scale.count(SCANS))
        with open_window(data) as till:
            prices = NightPrices(catalogue=_catalogue(till), scale=scale)
            goods = _goods(scale)
            scans = _Scans(till, goods)
            scans.some(min(20, scale.count(SCANS)))
            prices.start()
            samples = scans.some(scale.count(SCANS))
            rows = prices.stop()
    value = percentile(samples, 0.99)
    return figure(
        "scan",
        samples,
        value=value,
        unit="ms",
        limit=percentile(bare, 0.99),
        target=f"p99 ≤ {P99_MS:g} ms with ≥ {ROWS_A_SECOND} rows/s applied",
        met=value <= P99_MS and rows >= ROWS_A_SECOND,
        note=f"{rows:.0f} feed rows/s, {scans.repeated} scans repeated; "
        "limit: p99 from a key to the end of painting an empty window, nothing applied",
    )


class _Scans(QObject):
    """Scans, one after the other."""

    def __init__(self, till: TillApplication, goods: list[Item]) -> None:
        super().__init__()
        self._till = till
        self._screen = sell_screen(till)
        self._codes = iter([item.barcode for item in goods[LINES:]] * SCANS)
        self._cart = _cart(till, goods[: LINES - 1])
        self._painted_at = 1.0
        self._heard: list[str] = []
        self.repeated = 0
        """Scans that had to be sent again."""
        till.ui.wedge.scanned.connect(self._heard.append)
        self._screen.view.cart.lines.viewport().installEventFilter(self)

    def some(self, times: int) -> list[float]:
        """Milliseconds of each."""
        return [self._one(next(self._codes)) for _ in range(times)]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Qt: the paint with the new line; what is asked to be done at once is done when all is painted."""
        if event.type() is QEvent.Type.Paint and self._painted_at == 0.0 and self._shown == LINES:
            QTimer.singleShot(0, self._painted)
        return False

    @property
    def _shown(self) -> int:
        return len(self._screen.view.cart.rows.rows)

    def _painted(self) -> None:
        if self._painted_at == 0.0:
            self._painted_at = perf_counter()

    def _one(self, code: str) -> float:
        """Milliseconds of a scan. One whose keys this thread could not send in a scanner's rhythm is repeated."""
        while True:
            if self._till.ui.desk is None:
                raise RuntimeError("the counter is not open")
            self._till.ui.desk.sale.take_up(self._cart)
            self._screen.view.field.clear()
            wait_for(lambda: self._till.ui.idle and self._shown == LINES - 1)
            _pause()
            self._heard.clear()
            scan(self._till, code)
            too_early = bool(self._heard)
            self._painted_at = 0.0
            started = perf_counter()
            suffix(self._till)
            if self._heard == [code] and not too_early:
                wait_for(lambda: self._painted_at > 0.0)
                return (self._painted_at - started) * 1000
            self._painted_at = 1.0
            self.repeated += 1


def _pause() -> None:
    """In the event loop, as a till waits: `QTest.qWait` would keep the interpreter from the feed."""
    loop = QEventLoop()
    QTimer.singleShot(PAUSE_MS, loop.quit)
    loop.exec()


def _catalogue(till: TillApplication) -> SqlCatalogue:
    if till.parts is None:
        raise RuntimeError("the counter is not open")
    return till.parts.files.catalogue


def _goods(scale: Scale) -> list[Item]:
    """Variants from all over the catalogue, in no order."""
    random = Random(scale.seed)  # noqa: S311 - the same goods for the same seed
    wanted = set(random.sample(range(scale.variants), min(scale.variants, SCANS + 2 * LINES)))
    found = [record.item for place, record in enumerate(big_items(scale.variants, scale.seed)) if place in wanted]
    random.shuffle(found)
    return found


def _cart(till: TillApplication, goods: list[Item]) -> Cart:
    if till.parts is None:
        raise RuntimeError("the counter is not open")
    cart = till.parts.counter.start_cart()
    for item in goods:
        cart = add(cart, item, code=item.barcode)
    return cart


class _Bare(QWidget):
    """An empty window that paints itself anew for each key."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = QEventLoop()

    def keyPressEvent(self, _event: QKeyEvent) -> None:  # noqa: N802
        """Qt."""
        self.update()

    def paintEvent(self, _event: QEvent) -> None:  # noqa: N802
        """Qt."""
        QTimer.singleShot(0, self.loop.quit)


def _bare_ms(times: int) -> list[float]:
    qt_application().setQuitOnLastWindowClosed(False)
    window = _Bare()
    window.resize(WIDTH, HEIGHT)
    window.show()
    window.loop.exec()
    samples = []
    for _ in range(times):
        QTimer.singleShot(1, window.loop.quit)
        window.loop.exec()
        started = perf_counter()
        QApplication.postEvent(window, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier))
        window.loop.exec()
        samples.append((perf_counter() - started) * 1000)
    window.close()
    return samples
