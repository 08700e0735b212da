"""Asks for a manager's yes where the clerk's role needs one. A badge names the manager; the PIN is still asked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeyEvent

from pos.domain.ids import new_id
from pos.domain.scan import Scan, ScanKind
from pos.domain.staff import Approval, Deed, Permission, SignIn, Staff, Verdict
from pos.ui.approval.view import PIN_LENGTH, ApprovalView
from pos.ui.desk import Desk
from pos.ui.language import translate
from pos.ui.offload import Lane
from pos.ui.outcomes import of_sign_in
from pos.ui.parts.choices import Choice
from pos.ui.sounds import Sound
from pos.ui.step import Primary
from pos.usecases.shift.approve import Approved

Ask = Callable[[str, Permission | Deed, str, Callable[[Approval], None]], None]
"""Asks a manager: what she reads, for what, why, and who hears her yes."""


class ApprovalStep(QObject):
    """`ask` shows the question; the answer goes to `then`."""

    def __init__(
        self, *, desk: Desk, view: ApprovalView, leave: Callable[[], None], changed: Callable[[], None]
    ) -> None:
        super().__init__()
        self.panel = view
        self._desk = desk
        self._changed = changed
        self._deed = Deed(Permission.DISCOUNT)
        self._reason = ""
        self._busy = False
        self._then: Callable[[Approval], None] | None = None
        view.pin.textChanged.connect(self._typed)
        view.people.chosen.connect(lambda _: view.pin.setFocus())
        view.back.connect(leave)
        self.retranslate()

    def ask(self, what: str, deed: Permission | Deed, reason: str, then: Callable[[Approval], None]) -> None:
        """`what` is what the manager reads; her yes is for that deed alone, or once for what she read."""
        self._deed = deed if isinstance(deed, Deed) else Deed(deed, subject=new_id(), detail=what)
        self._reason, self._then = reason, then
        self._busy = False
        self.panel.what.say(what)
        self.panel.error.say("")
        self.panel.pin.clear()
        self._show()
        self.panel.pin.setFocus()

    def primary(self) -> Primary | None:
        """Say yes."""
        return Primary(translate("Approval", "Approve"), "Enter", can=self._complete and not self._busy)

    def confirm(self) -> None:
        """Check the PIN."""
        manager = self._desk.people.get(self.panel.people.marked_key or "")
        if manager is None or not self._complete or self._busy:
            return
        pin, deed, reason, approve = self.panel.pin.text(), self._deed, self._reason, self._desk.counter.approve
        clerk = self._desk.session.staff
        asked_by = clerk.staff_id if clerk is not None else ""
        self._busy = True
        self._changed()
        self._desk.offload.run(
            Lane.WRITER, lambda: approve(manager, pin, deed, reason, asked_by=asked_by), self._answered, self._failed
        )

    def pressed(self, event: QKeyEvent) -> bool:
        """Arrows choose the manager."""
        return self.panel.people.arrow(event)

    def scanned(self, scan: Scan) -> bool:
        """A badge names the manager, and never approves. Nothing else is rung up meanwhile."""
        if scan.kind is not ScanKind.BADGE:
            self._desk.sounds.play(Sound.ATTENTION)
            self.panel.error.say(translate("Approval", "Finish this first (PIN), or go back with Esc."))
            return True
        by_badge = self._desk.counter.sign_in.by_badge
        self._desk.offload.run(Lane.READER, lambda: by_badge(scan.text), self._named)
        return True

    def retranslate(self) -> None:
        """Say everything again."""
        view = self.panel
        view.heading.say(translate("Approval", "A manager decides"))
        view.back_button.say(translate("Approval", "Back"))
        view.label.say(translate("Approval", "Six-digit PIN"))
        view.pin.setAccessibleName(translate("Approval", "Six-digit PIN"))
        self._show()

    @property
    def _complete(self) -> bool:
        return len(self.panel.pin.text()) == PIN_LENGTH

    def _show(self) -> None:
        able = [staff for staff in self._desk.people.values() if staff.may(self._deed) is Verdict.ALLOWED]
        rows = [Choice(key=staff.staff_id, title=staff.name, detail=translate("Approval", "Manager")) for staff in able]
        self.panel.people.show_rows(
            rows,
            empty=translate("Approval", "No manager of this store is known here yet."),
            keep=self.panel.people.marked_key,
        )

    def _typed(self, text: str) -> None:
        if text:
            self.panel.error.say("")
        self._changed()
        if self._complete:
            self.confirm()

    def _named(self, staff: Staff | None) -> None:
        if staff is None or staff.staff_id not in [row.key for row in self.panel.people.rows.rows]:
            self.panel.error.say(translate("Approval", "This badge is not a manager's."))
            return
        for place, row in enumerate(self.panel.people.rows.rows):
            if row.key == staff.staff_id:
                self.panel.people.mark(place)
        self.panel.pin.setFocus()

    def _answered(self, approved: Approved) -> None:
        self._busy = False
        self.panel.pin.clear()
        self.panel.pin.setFocus()
        if approved.outcome is SignIn.OK and approved.approval is not None and self._then is not None:
            self._then(approved.approval)
            return
        self._desk.sounds.play(Sound.REFUSED)
        saying = of_sign_in(approved.outcome, approved.retry, self._desk.session.offset_minutes)
        self.panel.error.say(f"{saying.headline} {saying.rest}")
        self._changed()

    def _failed(self, fault: Exception) -> None:
        self._busy = False
        self._changed()
        self._desk.offload.fault.emit(fault)
