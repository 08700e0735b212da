"""Name, then six-digit PIN. A badge names the person; the PIN is still asked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeyEvent

from pos.domain.scan import Scan, ScanKind
from pos.domain.staff import Role, SignIn, Staff
from pos.ui.approval.view import PIN_LENGTH, ApprovalView
from pos.ui.desk import Desk
from pos.ui.language import translate
from pos.ui.offload import Lane
from pos.ui.outcomes import of_fault, of_sign_in
from pos.ui.parts.choices import Choice
from pos.ui.sounds import Sound
from pos.ui.step import Primary
from pos.usecases.shift.sign_in import SignedIn


class SignInStep(QObject):
    """The last PIN figure signs in; Enter does too."""

    def __init__(
        self, *, desk: Desk, view: ApprovalView, signed_in: Callable[[Staff], None], changed: Callable[[], None]
    ) -> None:
        super().__init__()
        self.panel = view
        self._desk = desk
        self._signed_in = signed_in
        self._changed = changed
        self._busy = False
        view.back_button.hide()
        view.pin.textChanged.connect(self._typed)
        view.people.chosen.connect(lambda _: view.pin.setFocus())
        view.people.marked.connect(lambda _: self._changed())

    def begin(self) -> None:
        """Nobody is on duty."""
        self._busy = False
        self.panel.pin.clear()
        self.panel.error.say("")
        self._show()

    def primary(self) -> Primary | None:
        """Sign in."""
        can = self._marked is not None and len(self.panel.pin.text()) == PIN_LENGTH and not self._busy
        return Primary(translate("Gate", "Sign in"), "Enter", can=can)

    def confirm(self) -> None:
        """Check the PIN."""
        staff, pin = self._marked, self.panel.pin.text()
        if staff is None or len(pin) != PIN_LENGTH or self._busy:
            return
        self._busy = True
        self._changed()
        sign_in = self._desk.counter.sign_in
        self._desk.offload.run(Lane.WRITER, lambda: sign_in(staff, pin), self._answered, self._failed)

    def pressed(self, event: QKeyEvent) -> bool:
        """Arrows choose the person."""
        return self.panel.people.arrow(event)

    def scanned(self, scan: Scan) -> bool:
        """A badge names the person."""
        if scan.kind is ScanKind.BADGE:
            by_badge = self._desk.counter.sign_in.by_badge
            self._desk.offload.run(Lane.READER, lambda: by_badge(scan.text), self._named)
        else:
            self._desk.sounds.play(Sound.ATTENTION)
            self.panel.error.say(translate("Gate", "Sign in first, then scan."))
        return True

    def retranslate(self) -> None:
        """Say everything again."""
        view = self.panel
        view.heading.say(translate("Gate", "Who is at the till?"))
        view.what.say(translate("Gate", "Touch your name or scan your badge, then type your PIN."))
        view.label.say(translate("Approval", "Six-digit PIN"))
        view.pin.setAccessibleName(translate("Approval", "Six-digit PIN"))
        self._show()

    def refresh(self) -> None:
        """The people are others now."""
        self._show()

    def _show(self) -> None:
        roles = {Role.CLERK: translate("Assistant", "Clerk"), Role.MANAGER: translate("Assistant", "Manager")}
        rows = [
            Choice(key=staff.staff_id, title=staff.name, detail=roles[staff.role])
            for staff in self._desk.people.values()
            if staff.role in roles
        ]
        self.panel.people.show_rows(
            rows,
            empty=translate("Gate", "The staff list is still on its way from head office. It needs the network once."),
            keep=self.panel.people.marked_key,
        )

    @property
    def _marked(self) -> Staff | None:
        return self._desk.people.get(self.panel.people.marked_key or "")

    def _typed(self, text: str) -> None:
        if text:
            self.panel.error.say("")
        self._changed()
        if len(text) == PIN_LENGTH:
            self.confirm()

    def _named(self, staff: Staff | None) -> None:
        places = [place for place, row in enumerate(self.panel.people.rows.rows) if staff and row.key == staff.staff_id]
        if not places:
            self._desk.sounds.play(Sound.NOT_FOUND)
            self.panel.error.say(translate("Gate", "This badge is nobody's here."))
            return
        self._desk.sounds.play(Sound.FOUND)
        self.panel.people.mark(places[0])
        self.panel.pin.setFocus()

    def _answered(self, answer: SignedIn) -> None:
        self._busy = False
        self.panel.pin.clear()
        if answer.outcome is SignIn.OK and answer.staff is not None:
            self._signed_in(answer.staff)
            return
        self._desk.sounds.play(Sound.REFUSED)
        if answer.outcome is SignIn.NOT_ALLOWED:
            self.panel.error.say(translate("Gate", "The PIN is right, but your role works no till."))
        else:
            saying = of_sign_in(answer.outcome, answer.retry, self._desk.session.offset_minutes)
            self.panel.error.say(f"{saying.headline} {saying.rest}")
        self.panel.pin.setFocus()
        self._changed()

    def _failed(self, fault: Exception) -> None:
        self._busy = False
        saying = of_fault(fault)
        self.panel.error.say(f"{saying.headline} {saying.rest}")
        self._changed()
