"""A till's real window in this process, with a clerk signed in: what `scan` and `memory` type into."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pos.bootstrap.till import TillApplication, qt_application
from pos.commands.bench.shop import PIN
from pos.ui.sell.controller import SellController

WIDTH, HEIGHT = 1366, 768
PATIENCE_MS = 30_000
"""How long anything may take."""
LOOK_MS = 2
"""Between two looks whether it has happened."""
HAND_MS = 90
"""Between two keys of a hand; a scanner is faster."""


@contextmanager
def open_window(data: Path) -> Iterator[TillApplication]:
    """Open the till of `data` and sign its clerk in; it is closed at the end. Raises RuntimeError if that fails."""
    qt_application().setQuitOnLastWindowClosed(False)
    till = TillApplication(data)
    till.ui.window.resize(WIDTH, HEIGHT)
    till.show()
    try:
        wait_for(lambda: till.ui.sell is not None and till.ui.idle)
        field = QApplication.focusWidget()
        if field is None:
            raise RuntimeError("nobody is asked who they are")
        QTest.keyClicks(field, PIN, Qt.KeyboardModifier.NoModifier, HAND_MS)
        wait_for(lambda: till.ui.shell.current == "sell" and till.ui.idle)
        yield till
    finally:
        till.ui.window.close()
        till.finish()


def sell_screen(till: TillApplication) -> SellController:
    """The screen that scans go to."""
    if till.ui.sell is None:
        raise RuntimeError("the counter is not open")
    return till.ui.sell


def scan(till: TillApplication, code: str) -> None:
    """What a keyboard-wedge scanner sends but its suffix, by the way of real keys: with the system's time on it."""
    for letter in code:
        QTest.keyClick(till.ui.window.windowHandle(), Qt.Key(ord(letter)))


def suffix(till: TillApplication) -> None:
    """The Enter behind a scan."""
    QTest.keyClick(till.ui.window.windowHandle(), Qt.Key.Key_Return)


def wait_for(condition: Callable[[], bool]) -> None:
    """Let Qt work until something holds. Raises RuntimeError when it never does."""
    loop = QEventLoop()
    look = QTimer(interval=LOOK_MS)
    look.timeout.connect(loop.quit)
    look.start()
    for _ in range(PATIENCE_MS // LOOK_MS):
        if condition():
            return
        loop.exec()
    raise RuntimeError("the till does not answer")
