"""Gives a member another phone number or card: the new phone proves itself by a code, the member by what they had."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from pos.domain.holding import NO_PROOF
from pos.domain.member import IdentityKind, Member, masked
from pos.domain.scan import ScanKind, read_scan
from pos.domain.staff import Approval, Permission, Verdict
from pos.ui.approval.controller import ApprovalStep
from pos.ui.desk import Desk
from pos.ui.language import translate
from pos.ui.members.proof import proof_of
from pos.ui.members.sms import of_sms
from pos.ui.members.view import MembersView
from pos.ui.offload import Lane
from pos.ui.outcomes import of_fault
from pos.ui.parts.notice import Saying
from pos.ui.sounds import Sound
from pos.usecases.members.change_identity import NewPhoneCode
from pos.wire.members import IdentityChanged, IdentityOutcome


class IdentityChange:
    """One thing after the other: the number, the code that went to it, the proof. Enter goes on."""

    def __init__(
        self,
        *,
        desk: Desk,
        view: MembersView,
        say: Callable[[Saying | None], None],
        show: Callable[[], None],
        done: Callable[[str, Saying], None],
    ) -> None:
        """`show`: something else is asked for now. `done`: told what names the member now, and what to say."""
        self._desk = desk
        self._view = view
        self._form = form = view.identity_form
        self._say = say
        self._show = show
        self._done = done
        self._member: Member | None = None
        self._asked = ""
        self._merge = False
        self._busy = False
        self._yes: Approval | None = None
        self._asking = False
        self._approval = ApprovalStep(desk=desk, view=view.approval, leave=self._end_asking, changed=show)
        form.manager.clicked.connect(self.ask_manager)
        form.value.textEdited.connect(lambda _: self._retyped())
        form.old.clicked.connect(self.send_to_old)

    @property
    def on(self) -> bool:
        """Whether it is being asked for."""
        return self._member is not None

    @property
    def scans(self) -> tuple[ScanKind, ...]:
        """What it makes something of."""
        return (ScanKind.BADGE,) if self._asking else (ScanKind.MEMBER, ScanKind.PHONE, ScanKind.ITEM)

    def begin(self, member: Member) -> None:
        """Ask for the new number."""
        self._clear()
        self._member = member
        self._show()
        self._form.value.setFocus()

    def close(self) -> None:
        """Give it up: nothing was changed, and nothing of it stays in the fields."""
        self._clear()
        self._member = None

    def confirm(self) -> None:
        """Go on with what is filled in."""
        form, value = self._form, self._form.value.text().strip()
        if self._asking:
            self._approval.confirm()
        elif self._busy or not value:
            self._desk.sounds.play(Sound.ATTENTION)
            form.value.setFocus()
        elif self._is_phone and self._asked != value:
            self._send_code(value)
        elif self._is_phone and not form.code.text().strip():
            self._attend(form.code)
        elif self._yes is not None:
            self._change(value)
        elif not form.proof.isVisible():
            self._say(None)
            self._show_proofs()
            form.proof.setFocus()
        elif not form.proof.text().strip():
            self._attend(form.proof)
        else:
            self._change(value)

    def scanned(self, text: str) -> None:
        """The code on the phone proves the member; anything else is their new card. A badge names the manager."""
        if self._asking:
            self._approval.scanned(read_scan(text))
        elif read_scan(text).kind is ScanKind.MEMBER and self._form.proof.isVisible():
            self._form.proof.setText(text)
            self.confirm()
        elif not self._busy:
            self._form.value.setText(text)
            self._retyped()

    def pressed(self, event: QKeyEvent) -> bool:
        """Ctrl+T sends a code to the old number, Ctrl+B asks a manager; Esc and the arrows while she is asked."""
        key = Qt.Key(event.key())
        if self._asking and key == Qt.Key.Key_Escape:
            self._end_asking()
        elif self._asking:
            return self._approval.pressed(event)
        elif self.on and event.modifiers() & Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_T:
            self.send_to_old()
        elif self.on and event.modifiers() & Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_B:
            self.ask_manager()
        else:
            return False
        return True

    def ask_manager(self) -> None:
        """The member can prove nothing: a manager vouches for them with her PIN, for this one change."""
        member, value = self._member, self._form.value.text().strip()
        if member is None or self._busy or not self._form.manager.isVisible():
            return
        deed = self._desk.counter.members.change_identity.deed(member, self._kind, value)
        words = translate("Identity", "Are you sure who it is? {old} is named by {new} from now on.")
        what = words.format(old=member.phone_masked or member.name, new=masked(value))
        self._asking = True
        self._view.show_approval(on=True)
        self._approval.ask(what, deed, what, self._vouched)
        self._show()

    def send_to_old(self) -> None:
        """Send a code to the number that the member has so far."""
        member, send = self._member, self._desk.counter.members.send_sms
        if member is not None:
            self._desk.offload.run(
                Lane.NETWORK, lambda: send(member), lambda came: self._say(of_sms(came)), self._failed
            )

    def primary_words(self) -> str:
        """The big button."""
        if self._asking:
            return translate("Identity", "Approve")
        if self._merge:
            return translate("Identity", "Make both one")
        waits = self._is_phone and self._asked != self._form.value.text().strip()
        return translate("Identity", "Send a code to it") if waits else translate("Identity", "Change it")

    def retranslate(self) -> None:
        """Say the labels again."""
        form = self._form
        form.value_label.say(translate("Identity", "New phone number, or scan the new card"))
        form.code_label.say(translate("Identity", "Code that was sent to the new number"))
        self._say_proof()
        form.manager.say(translate("Identity", "A manager vouches"))
        self._approval.retranslate()
        form.old.say(translate("Identity", "Send to the old number"))
        form.value.setAccessibleName(translate("Identity", "New phone number, or scan the new card"))
        form.code.setAccessibleName(translate("Identity", "Code that was sent to the new number"))
        form.proof.setAccessibleName(translate("Identity", "Proof"))

    # Inside.

    @property
    def _is_phone(self) -> bool:
        return read_scan(self._form.value.text()).kind is ScanKind.PHONE

    @property
    def _kind(self) -> IdentityKind:
        return IdentityKind.PHONE if self._is_phone else IdentityKind.CARD

    def _vouched(self, yes: Approval) -> None:
        self._yes = yes
        self._end_asking()
        self._say_proof()
        self._show_proofs()
        if not self._is_phone or self._form.code.text().strip():
            self.confirm()
        else:
            self._form.code.setFocus()

    def _end_asking(self) -> None:
        self._asking = False
        self._view.approval.pin.clear()
        self._view.show_approval(on=False)
        (self._form.proof if self._form.proof.isVisible() else self._form.code).setFocus()
        self._show()

    def _say_proof(self) -> None:
        usual = translate("Identity", "Proof: password, code on the phone or sent to the old one")
        vouched = translate("Identity", "A manager vouches for the member.")
        self._form.proof_label.say(usual if self._yes is None else vouched)

    def _clear(self) -> None:
        self._asked, self._merge, self._busy, self._yes = "", False, False, None
        self._asking = False
        self._view.show_approval(on=False)
        self._say_proof()
        for field in (self._form.value, self._form.code, self._form.proof):
            field.clear()
        self._form.show_proofs(code=False, proof=False)

    def _retyped(self) -> None:
        """Another number: what proved the one before proves nothing of it."""
        self._asked, self._merge, self._yes = "", False, None
        self._say_proof()
        self._form.code.clear()
        self._form.show_proofs(code=False, proof=False)
        self._show()

    def _show_proofs(self) -> None:
        staff, yes = self._desk.session.staff, self._yes is not None
        # Two members are never made one on anybody's word.
        able = staff is not None and staff.may(Permission.NAME_ANEW) is not Verdict.DENIED and not self._merge
        self._form.show_proofs(code=self._is_phone, proof=True, manager=able and not yes)
        for part in (self._form.proof, self._form.old):
            part.setVisible(not yes)
        self._show()

    def _attend(self, field: QLineEdit) -> None:
        self._desk.sounds.play(Sound.ATTENTION)
        field.setFocus()

    def _send_code(self, phone: str) -> None:
        member, change = self._member, self._desk.counter.members.change_identity
        if member is None:
            return
        self._busy = True

        def came(code: NewPhoneCode) -> None:
            self._busy = False
            self._say(_of_code(code))
            if code in (NewPhoneCode.SENT, NewPhoneCode.SENT_TO_OTHERS, NewPhoneCode.TOO_SOON):
                # One that was sent a moment ago is still good.
                self._asked = phone
                self._merge = code is NewPhoneCode.SENT_TO_OTHERS
                self._show_proofs()
                self._form.code.setFocus()
            else:
                self._desk.sounds.play(Sound.NOT_FOUND)

        self._desk.offload.run(Lane.NETWORK, lambda: change.send_code(member, phone), came, self._failed)

    def _change(self, value: str) -> None:
        member, staff, change = self._member, self._desk.session.staff, self._desk.counter.members.change_identity
        if member is None or staff is None:
            return
        kind, code, merge, yes = self._kind, self._form.code.text(), self._merge, self._yes
        proof = proof_of(self._form.proof.text()) if yes is None else NO_PROOF
        self._busy = True
        self._desk.offload.run(
            Lane.NETWORK,
            lambda: change(member, kind, value, staff=staff, code=code, proof=proof, merge=merge, approval=yes),
            self._changed,
            self._failed,
        )

    def _changed(self, changed: IdentityChanged) -> None:
        self._busy = False
        if changed.member is not None:
            value = self._form.value.text().strip()
            self.close()
            self._desk.sounds.play(Sound.FOUND)
            self._done(value, of_identity(changed.outcome))
            return
        self._desk.sounds.play(Sound.NOT_FOUND)
        self._form.proof.clear()
        if changed.outcome is IdentityOutcome.TAKEN and self._is_phone:
            self._merge = True
        if changed.outcome in (IdentityOutcome.TAKEN, IdentityOutcome.NOT_APPROVED):
            self._yes = None
            self._say_proof()
            self._show_proofs()
        self._say(of_identity(changed.outcome))

    def _failed(self, fault: Exception) -> None:
        self._busy = False
        self._say(of_fault(fault))


def of_identity(outcome: IdentityOutcome) -> Saying:
    """What became of it."""
    nothing = translate("Identity", "Nothing was changed.")
    words = {
        IdentityOutcome.CODE_WRONG: translate("Identity", "That is not the code that was sent to the new number"),
        IdentityOutcome.PROOF_WRONG: translate("Identity", "The member is not proven: wrong, or too old"),
        IdentityOutcome.LOCKED_OUT: translate("Identity", "Too many wrong ones: a quarter of an hour has to pass"),
        IdentityOutcome.BAD_VALUE: translate("Identity", "That is no phone number, and no card"),
        IdentityOutcome.UNKNOWN: translate("Identity", "Head office does not know this member yet"),
        IdentityOutcome.NOT_APPROVED: translate("Identity", "Head office does not take this manager's yes for it"),
        IdentityOutcome.UNREACHABLE: translate("Identity", "Only head office can change it, and it cannot be reached"),
    }
    if outcome is IdentityOutcome.CHANGED:
        head = translate("Identity", "Changed: the new one names this member now")
        return Saying("ok", head, translate("Identity", "The old one names nobody any more."))
    if outcome is IdentityOutcome.MERGED:
        head = translate("Identity", "Both are one member now")
        return Saying("ok", head, translate("Identity", "Points, stored value and coupons are together."))
    if outcome is IdentityOutcome.TAKEN:
        return Saying("warn", translate("Identity", "It is another member's"), nothing)
    return Saying("warn", words[outcome], nothing)


def _of_code(code: NewPhoneCode) -> Saying:
    if code is NewPhoneCode.SENT:
        head = translate("Identity", "A code is on its way to the new number")
        return Saying("info", head, translate("Identity", "Type its six digits, then the member's proof"))
    if code is NewPhoneCode.SENT_TO_OTHERS:
        head = translate("Identity", "This number is another member's")
        rest = translate("Identity", "With the code sent to it both become one: that cannot be undone.")
        return Saying("warn", head, rest)
    words = {
        NewPhoneCode.NO_PHONE: translate("Identity", "That is no mobile phone number"),
        NewPhoneCode.TOO_SOON: translate("Identity", "A code was sent a moment ago: it is still good"),
        NewPhoneCode.NO_PROVIDER: translate("Identity", "No code can be sent now: head office can change the number"),
        NewPhoneCode.UNREACHABLE: translate("Identity", "Only head office can change it, and it cannot be reached"),
    }
    return Saying("warn", words[code])
