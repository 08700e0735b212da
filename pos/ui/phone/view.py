"""A payment by code, large: how much, how it stands, what to do. Nothing else matters now."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel

from pos.ui.look import Look
from pos.ui.parts.key_button import KeyButton
from pos.ui.parts.panel import Panel
from pos.ui.parts.text import Text

SIDE = 48
_ICONS = {
    "ink": "cloud-upload",
    "warn": "clock",
    "ok": "circle-check",
    "stop": "octagon-x",
    "brand": "scan-barcode",
}


class PhoneView(Panel):
    """Amount, one sentence, what to do, and the two ways out."""

    def __init__(self, *, look: Look) -> None:
        super().__init__(look=look)
        # The keys come here, not to a button that would take Enter.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._look = look
        self.icon = QLabel()
        self.icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.amount = Text(size="change", strong=True, centred=True)
        self.headline = Text(size="primary", strong=True, centred=True, wraps=True)
        self.rest = Text(size="price", tone="ink-2", centred=True, wraps=True)
        self.number = Text(size="base", tone="ink-2", centred=True)
        self.next_customer = KeyButton(look=look, key="F7", icon="pause")
        self.call_off = KeyButton(look=look, key="Del", icon="x")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addStretch(1)
        row.addWidget(self.next_customer)
        row.addWidget(self.call_off)
        row.addStretch(1)
        body = self.body
        body.addStretch(2)
        for part in (self.icon, self.amount, self.headline, self.rest):
            body.addWidget(part)
            body.addSpacing(6)
        body.addStretch(2)
        body.addLayout(row)
        body.addStretch(1)
        body.addWidget(self.number, 0, Qt.AlignmentFlag.AlignHCenter)

    def show_icon(self, tone: str) -> None:
        """What the headline's colour says, for those who do not see it."""
        self.icon.setPixmap(self._look.pixmap(_ICONS[tone], tone, SIDE))
