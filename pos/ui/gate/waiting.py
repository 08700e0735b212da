"""The till is being opened, or cannot be."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFrame, QVBoxLayout

from pos.domain.scan import Scan
from pos.ui.language import translate
from pos.ui.outcomes import of_code
from pos.ui.parts.text import Text
from pos.ui.step import NoKeys, Primary


class WaitingStep(QObject, NoKeys):
    """Says what is going on, and nothing else."""

    def __init__(self) -> None:
        super().__init__()
        self.panel = QFrame()
        self._code = ""
        self._headline = Text(size="title", centred=True, wraps=True)
        self._rest = Text(size="name", tone="ink-2", centred=True, wraps=True)
        column = QVBoxLayout(self.panel)
        column.addStretch(1)
        column.addWidget(self._headline)
        column.addWidget(self._rest)
        column.addStretch(1)
        self.retranslate()

    def fail(self, code: str) -> None:
        """It cannot be opened."""
        self._code = code
        self.retranslate()

    def primary(self) -> Primary | None:
        """Nothing to do but wait."""
        return None

    def confirm(self) -> None:
        """Nothing to do but wait."""

    def scanned(self, scan: Scan) -> bool:
        """Too early."""
        return True

    def retranslate(self) -> None:
        """Say everything again."""
        if not self._code:
            self._headline.say(translate("Gate", "Opening the till …"), "ink-2")
            self._rest.say("")
            return
        saying = of_code(self._code)
        self._headline.say(saying.headline, saying.tone)
        self._rest.say(saying.rest)
