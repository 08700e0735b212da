"""A label that shows plain text, in a size and tone of the theme."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


class Text(QLabel):
    """Plain text: what a name contains is never taken for markup."""

    def __init__(
        self,
        words: str = "",
        *,
        size: str = "base",
        tone: str = "ink",
        strong: bool = False,
        right: bool = False,
        centred: bool = False,
        wraps: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("type", size)
        self.setProperty("tone", tone)
        self.setProperty("strong", strong)
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(Qt.AlignmentFlag.AlignCenter if centred else side | Qt.AlignmentFlag.AlignVCenter)
        self.setWordWrap(wraps)
        self.setText(words)

    def say(self, words: str, tone: str | None = None) -> None:
        """Show other words, in another tone where one is given. Does nothing where nothing changes."""
        if tone is not None and tone != self.property("tone"):
            self.setProperty("tone", tone)
            if self.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):  # else Qt does when it is shown
                self.style().unpolish(self)
                self.style().polish(self)
        if words != self.text():
            self.setText(words)
