"""The sell screen's layout: field, list, one line, five actions; at the right member, totals, the next thing."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from pos.ui.look import NARROW, WIDE, Look
from pos.ui.parts.key_button import KeyButton
from pos.ui.parts.notice import Notice
from pos.ui.parts.pictures import Pictures
from pos.ui.parts.scan_field import ScanField
from pos.ui.sell.cart_list import CartList
from pos.ui.sell.member_card import MemberCard
from pos.ui.sell.totals_card import TotalsCard


class SellView(QWidget):
    """Total, pay and member have fixed places; only the middle changes."""

    def __init__(self, *, look: Look, pictures: Pictures) -> None:
        super().__init__()
        self.field = ScanField(look=look)
        self.cart = CartList(look=look, pictures=pictures)
        self.centre = QStackedWidget()
        self.centre.addWidget(self.cart)
        self.notice = Notice(look=look)
        self.hold = KeyButton(look=look, key="F7")
        self.recall = KeyButton(look=look, key="F8")
        self.discount = KeyButton(look=look, key="F9")
        self.assistant = KeyButton(look=look, key="Ctrl+D")
        self.more = KeyButton(look=look, key="Ctrl+M")
        self.member = MemberCard(look=look)
        self.totals = TotalsCard(look=look)
        self.waiting = KeyButton(look=look, key="Ctrl+W", icon="clock")
        self.waiting.setVisible(False)
        self.offers = KeyButton(look=look, key="Ctrl+O", icon="badge-percent")
        self.offers.setVisible(False)
        self.primary = KeyButton(look=look, role="primary", stature="big", key="+")
        self.primary.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

        row = QHBoxLayout()
        row.setSpacing(10)
        for button in (self.hold, self.recall, self.discount, self.assistant, self.more):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            row.addWidget(button, 1)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self.field)
        left.addWidget(self.centre, 1)
        left.addWidget(self.notice)
        left.addLayout(row)
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(12)
        right.addWidget(self.member)
        right.addWidget(self.waiting)
        right.addWidget(self.totals, 1)
        right.addWidget(self.offers)
        right.addWidget(self.primary)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(16)
        whole.addLayout(left, 1)
        whole.addWidget(self._right)
        self._fit(NARROW)

    def add_panel(self, panel: QWidget) -> None:
        """A panel for the middle."""
        self.centre.addWidget(panel)

    def show_panel(self, panel: QWidget | None) -> None:
        """Show a panel in the middle; None: the cart."""
        self.centre.setCurrentWidget(panel if panel is not None else self.cart)

    def minimumSizeHint(self) -> QSize:
        """Qt: the smallest till is 1024 px wide."""
        return QSize(900, 560)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the right column follows the window."""
        super().resizeEvent(event)
        self._fit(self.window().width())

    def _fit(self, window_width: int) -> None:
        wide = 320 if window_width < NARROW else 372 if window_width < WIDE else 460
        if self._right.width() != wide:
            self._right.setFixedWidth(wide)
