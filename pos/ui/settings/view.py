"""The settings screen's layout: rows of a label and large choices."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from pos.ui.look import Look
from pos.ui.parts.facts import Facts
from pos.ui.parts.key_button import KeyButton
from pos.ui.parts.text import Text


class Setting(QWidget):
    """A label and its choices; `picked(key)`."""

    picked = Signal(str)

    def __init__(self, *, look: Look, choices: tuple[tuple[str, str], ...], over: bool = False) -> None:
        """`choices`: (key, icon). `over`: the label stands over them, as they are many."""
        super().__init__()
        self.label = Text(size="name")
        self.buttons: dict[str, KeyButton] = {}
        self._group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(10)
        whole = QVBoxLayout(self) if over else QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        # Among many rows a row that may shrink does, and its buttons are cut off.
        whole.setSizeConstraint(QLayout.SizeConstraint.SetMinimumSize)
        whole.addWidget(self.label, 0 if over else 1)
        whole.addLayout(row)
        for key, icon in choices:
            button = KeyButton(look=look, icon=icon)
            button.setCheckable(True)
            button.setMinimumWidth(0 if over else 150)
            wide = QSizePolicy.Policy.Expanding if over else QSizePolicy.Policy.Preferred
            button.setSizePolicy(wide, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _=False, key=key: self.picked.emit(key))
            self._group.addButton(button)
            row.addWidget(button)
            self.buttons[key] = button

    def say(self, label: str, words: dict[str, str]) -> None:
        """The words."""
        self.label.say(label)
        for key, button in self.buttons.items():
            button.say(words[key])

    def mark(self, key: str) -> None:
        """Which one holds."""
        self.buttons[key].setChecked(True)


class SettingsView(QWidget):
    """Language, theme, sounds; and what head office and the administrator have set."""

    def __init__(self, *, look: Look) -> None:
        super().__init__()
        self.title = Text(size="title", strong=True)
        self.language = Setting(look=look, choices=(("zh_CN", "languages"), ("en", "languages")))
        self.theme = Setting(look=look, choices=(("light", "sun"), ("dark", "moon")))
        self.sounds = Setting(look=look, choices=(("on", "volume-2"), ("off", "x")))
        self.about_title = Text(size="name", strong=True)
        self.about = Facts(look=look)
        self.words = Text(tone="ink-2", wraps=True)
        self.printer = KeyButton(look=look, icon="printer")
        self.devices = KeyButton(look=look, icon="settings")
        self.pickup_printer = KeyButton(look=look, icon="package-check")
        self.label_printer = KeyButton(look=look, icon="tag")
        self.again = KeyButton(look=look, icon="server")
        self.scanning = KeyButton(look=look, icon="scan-barcode")
        card = QFrame()
        card.setProperty("card", True)
        column = QVBoxLayout(card)
        column.setContentsMargins(28, 16, 28, 16)
        column.setSpacing(10)
        column.addWidget(self.title)
        column.addSpacing(4)
        for setting in (self.language, self.theme, self.sounds):
            column.addWidget(setting)
        column.addSpacing(4)
        column.addWidget(self.about_title)
        column.addWidget(self.about)
        column.addWidget(self.words)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self.printer)
        foot.addWidget(self.pickup_printer)
        foot.addWidget(self.devices)
        foot.addStretch(1)
        column.addLayout(foot)
        second = QHBoxLayout()
        second.setSpacing(10)
        second.addWidget(self.label_printer)
        second.addWidget(self.scanning)
        second.addWidget(self.again)
        second.addStretch(1)
        column.addLayout(second)
        self.pages = QStackedWidget()
        self.pages.setMaximumWidth(900)
        self.pages.addWidget(card)
        self._card = card
        whole = QHBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.addStretch(1)
        whole.addWidget(self.pages, 20)
        whole.addStretch(1)

    def show_page(self, page: QWidget | None) -> None:
        """Show a page of its own; None: the settings."""
        if page is not None and self.pages.indexOf(page) < 0:
            self.pages.addWidget(page)
        self.pages.setCurrentWidget(page if page is not None else self._card)
