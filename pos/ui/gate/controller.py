"""Shows one question after the other until somebody is on duty."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from pos.domain.scan import read_scan
from pos.ui.gate.view import GateView
from pos.ui.step import Step

Words = Callable[[], tuple[str, str]]
"""Title and words of a question, in the language of the moment."""


class GateController(QObject):
    """One of the window's screens; the questions are steps."""

    def __init__(self, *, view: GateView) -> None:
        super().__init__()
        self.view = view
        self._step: Step | None = None
        self._words: Words | None = None
        self._focus: QWidget | None = None
        view.primary.clicked.connect(self._confirm)

    def show(self, step: Step, words: Words, *, focus: QWidget | None = None) -> None:
        """Show a question."""
        self._step, self._words, self._focus = step, words, focus
        if self.view.panels.indexOf(step.panel) < 0:
            self.view.panels.addWidget(step.panel)
        self.view.panels.setCurrentWidget(step.panel)
        self.retranslate()
        self.enter()

    def shows(self, step: Step) -> bool:
        """Whether that question is shown."""
        return self._step is step

    def show_primary(self) -> None:
        """The big button."""
        primary = self._step.primary() if self._step is not None else None
        self.view.primary.setVisible(primary is not None)
        if primary is not None:
            self.view.primary.say(primary.words, key=primary.key)
            self.view.primary.setEnabled(primary.can)

    def enter(self) -> None:
        """The screen is shown."""
        if self._focus is not None:
            self._focus.setFocus()
        self.show_primary()

    def leave(self) -> None:
        """Another screen is shown."""

    def scanned(self, text: str) -> bool:
        """A scan is for the question."""
        return self._step is not None and self._step.scanned(read_scan(text))

    def pressed(self, event: QKeyEvent) -> bool:
        """Enter confirms."""
        if self._step is None:
            return False
        if self._step.pressed(event):
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._step.confirm()
            return True
        return False

    def retranslate(self) -> None:
        """Say everything again."""
        if self._step is None or self._words is None:
            return
        self._step.retranslate()
        title, words = self._words()
        self.view.title.say(title)
        self.view.words.say(words)
        self.show_primary()

    def _confirm(self) -> None:
        if self._step is not None:
            self._step.confirm()
