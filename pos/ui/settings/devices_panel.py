"""Asks about customer displays, scale and drawer; each can be tried before it is kept."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from pos.ui.look import Look
from pos.ui.parts.key_button import KeyButton
from pos.ui.parts.notice import Notice
from pos.ui.parts.panel import Panel
from pos.ui.settings.view import Setting


class DevicesPanel(Panel):
    """`window`, `pole`, `scale` and `drawer` are picked; ports are typed; `try_…` tries one; `keep` keeps all."""

    def __init__(self, *, look: Look, poles: Sequence[str], scales: Sequence[str], drawers: Sequence[str]) -> None:
        super().__init__(look=look)
        self.setMaximumWidth(900)
        self.window_for = Setting(look=look, choices=(("off", ""), ("on", "")))
        self.pole = Setting(look=look, choices=tuple((each, "") for each in poles), over=True)
        self.scale = Setting(look=look, choices=tuple((each, "") for each in scales), over=True)
        self.drawer = Setting(look=look, choices=tuple((each, "") for each in drawers), over=True)
        self.pole_port, self.scale_port, self.drawer_port = QLineEdit(), QLineEdit(), QLineEdit()
        self.try_pole = KeyButton(look=look, icon="play")
        self.try_scale = KeyButton(look=look, icon="play")
        self.try_drawer = KeyButton(look=look, icon="inbox")
        self.notice = Notice(look=look)
        self.keep = KeyButton(look=look, role="primary", key="Enter")
        self.body.addWidget(self.window_for)
        for setting, port, button in (
            (self.pole, self.pole_port, self.try_pole),
            (self.scale, self.scale_port, self.try_scale),
            (self.drawer, self.drawer_port, self.try_drawer),
        ):
            port.setMaxLength(200)
            port.setMinimumHeight(48)
            line = QHBoxLayout()
            line.setSpacing(10)
            line.addWidget(port, 1)
            line.addWidget(button)
            self.body.addWidget(setting)
            self.body.addLayout(line)
        self.body.addStretch(1)
        self.body.addWidget(self.notice)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.keep)
        self.body.addLayout(row)
