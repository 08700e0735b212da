"""A new identity for this till: a manager decides, what was sold is kept and sent."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeyEvent

from pos.domain.scan import read_scan
from pos.domain.staff import Approval, Deed, Permission
from pos.ui.approval.controller import ApprovalStep
from pos.ui.approval.view import ApprovalView
from pos.ui.desk import Desk
from pos.ui.language import translate


class EnrolAgain(QObject):
    """Asked of a manager each time, also of the one who is signed in: it cannot be taken back."""

    def __init__(self, *, desk: Desk, go: Callable[[], None], leave: Callable[[], None]) -> None:
        """`go`: begin again with head office's code; the window comes back by itself."""
        super().__init__()
        self.panel = ApprovalView(look=desk.look)
        self._desk = desk
        self._go = go
        self._step = ApprovalStep(desk=desk, view=self.panel, leave=leave, changed=lambda: None)

    def begin(self) -> None:
        """Ask."""
        till = self._desk.session.till
        if till is not None:
            self._step.ask(self._what(), Deed(Permission.ENROL_AGAIN, subject=till.till_id), self._what(), self._agreed)

    def confirm(self) -> None:
        """Enter."""
        self._step.confirm()

    def pressed(self, event: QKeyEvent) -> bool:
        """Arrows choose the manager."""
        return self._step.pressed(event)

    def scanned(self, text: str) -> bool:
        """A badge names the manager."""
        return self._step.scanned(read_scan(text))

    def retranslate(self) -> None:
        """Say everything again."""
        self._step.retranslate()

    @staticmethod
    def _what() -> str:
        return translate(
            "Settings",
            "This till asks head office for a new code and gets a new number. All that was sold is kept and sent.",
        )

    def _agreed(self, _yes: Approval) -> None:
        self._go()
