"""The till's program: its window is shown first, what is in it comes behind.

Importing what the screens and the counter need takes longer than showing a window; a clerk who sees the window waits
less. So the frame comes up on nearly nothing, and importing is made cheaper before any of it is imported; the screens
are imported behind the frame, the counter on a lane of its own.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from pos.bootstrap.quick_imports import import_quickly

if TYPE_CHECKING:
    from pos.bootstrap.counter import TillParts
    from pos.bootstrap.till_screens import TillScreens
    from pos.ui.till import TillUi

SWITCH_AFTER_S = 0.0005
"""After so long a thread that computes lets another one go on. A scan changes threads three times, and would wait
Python's own 5 ms each time while a night's prices are applied."""


class TillApplication(QObject):
    """A till's window over a data folder. `framed` after the first paint, `ready` when the counter can be used."""

    framed = Signal()
    ready = Signal()

    def __init__(self, data: Path, *, server_url: str | None = None, enrol_again: bool = False) -> None:
        """`server_url`: instead of the one in the folder's settings. `enrol_again`: ask for a code in any case."""
        from pos.bootstrap.paths import resources_folder
        from pos.bootstrap.shade import kept_shade
        from pos.ui.look import Look
        from pos.ui.shell.view import TillWindow

        super().__init__()
        self._data = data
        self._server_url = server_url
        self._enrol_again = enrol_again
        look = Look(resources=resources_folder())
        look.shade = kept_shade(data)
        look.put_on()
        self.window = TillWindow(look=look)
        self._screens: TillScreens | None = None
        self._finished = False
        self.to_enrol = False
        """Whether it ended to be enrolled again."""
        self.window.installEventFilter(self)

    @property
    def ui(self) -> TillUi:
        """What is in the window; made when it is first asked for."""
        return self._made().ui

    @property
    def parts(self) -> TillParts | None:
        """The counter, once it is open."""
        return self._screens.parts if self._screens is not None else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the first paint of the window; from then on nothing is watched."""
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._first_frame)
        return False

    def show(self) -> None:
        """Show the window; the counter is opened when it is there."""
        self.window.show()

    def finish(self) -> None:
        """End in good order: what the writer was given is done, then the counter is closed."""
        if self._screens is not None and not self._finished:
            self._finished = True
            self._screens.finish()

    def _first_frame(self) -> None:
        self.framed.emit()
        self._made().open()

    def _begin_again(self) -> None:
        self.to_enrol = True
        QApplication.exit(0)

    def _made(self) -> TillScreens:
        if self._screens is None:
            from pos.bootstrap.till_screens import TillScreens

            self._screens = TillScreens(
                self._data, window=self.window, server_url=self._server_url, enrol_again=self._enrol_again
            )
            self._screens.ready.connect(self.ready)
            self._screens.again.connect(self._begin_again)
        return self._screens


def qt_application() -> QApplication:
    """The process's one application."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    sys.setswitchinterval(SWITCH_AFTER_S)
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Guitai")
    application.setApplicationDisplayName("Guitai 柜台")
    return application


def run_till(
    data: Path,
    *,
    server_url: str | None = None,
    full_screen: bool = False,
    enrol_again: bool = False,
    prepared: Callable[[TillApplication], None] = lambda _till: None,
) -> int:
    """Run the till until its window is closed; the exit status. `prepared` is called before the window is shown."""
    application = qt_application()
    import_quickly()
    while True:
        till = TillApplication(data, server_url=server_url, enrol_again=enrol_again)
        status = _run(application, till, data, full_screen=full_screen, prepared=prepared)
        if not till.to_enrol:
            return status
        # The counter is closed in good order, and opened again as that of another till.
        server_url, enrol_again = None, True


def _run(
    application: QApplication,
    till: TillApplication,
    data: Path,
    *,
    full_screen: bool,
    prepared: Callable[[TillApplication], None],
) -> int:
    handlers: list[logging.Handler] = []
    till.framed.connect(lambda: handlers.append(_log_to(data)))
    application.aboutToQuit.connect(till.finish)
    till.window.left.connect(application.quit)
    prepared(till)
    if full_screen:
        till.window.showFullScreen()
    else:
        till.show()
    try:
        return application.exec()
    finally:
        application.aboutToQuit.disconnect(till.finish)
        till.finish()
        till.window.hide()
        till.window.deleteLater()
        for handler in handlers:
            logging.getLogger().removeHandler(handler)
            handler.close()


def _log_to(data: Path) -> logging.Handler:
    from pos.bootstrap.logs import log_to

    return log_to(data)
