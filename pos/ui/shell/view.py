"""The till's window: rail, screens, status bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pos.ui.look import Look
from pos.ui.parts.text import Text
from pos.ui.shell.rail import Rail
from pos.ui.shell.status_bar import StatusBar

if TYPE_CHECKING:
    from pos.ui.shell.offer import Offer


class TillWindow(QWidget):
    """`pressed_key` for keys that no field took; `left` when the window was closed."""

    pressed_key = Signal(object)
    left = Signal()

    def __init__(self, *, look: Look) -> None:
        super().__init__()
        self.look = look
        """The look of all that is in it."""
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle("Guitai 柜台")
        self.setMinimumSize(1024, 700)
        self.rail = Rail(look=look)
        self.screens = QStackedWidget()
        self.status = StatusBar(look=look)
        self.screens.addWidget(Text("Guitai 柜台", size="title", tone="ink-2", centred=True))
        self._offer: Offer | None = None
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self.screens, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(row, 1)
        whole.addWidget(self.status)

    @property
    def offer(self) -> Offer:
        """What an unexpected scan was; made when it is first asked for, behind the first frame."""
        if self._offer is None:
            from pos.ui.shell.offer import Offer

            self._offer = Offer(look=self.look, parent=self.screens)
            self._offer.place()
        return self._offer

    def show_screen(self, screen: QWidget) -> None:
        """Show one of the screens."""
        if self.screens.indexOf(screen) < 0:
            self.screens.addWidget(screen)
        self.screens.setCurrentWidget(screen)
        self.offer.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: what nobody below wanted."""
        self.pressed_key.emit(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: rail and type follow the width."""
        super().resizeEvent(event)
        self.look.fit(event.size().width())
        self.rail.set_window_width(event.size().width())
        if self._offer is not None:
            self._offer.place()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt: the composition root ends the lanes."""
        super().closeEvent(event)
        self.left.emit()
