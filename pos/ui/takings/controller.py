"""Takes money that is not a sale, and gives deposits back. It goes into the shift's receipts, never into its sales."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent

from pos.domain.entitlement import EntitlementUse
from pos.domain.errors import BadValue
from pos.domain.ids import new_id
from pos.domain.member import Member
from pos.domain.money import Fen, parse_yuan, yuan
from pos.domain.paying import Payment, give_cash_back
from pos.domain.scan import Scan, ScanKind, read_scan
from pos.domain.staff import Approval, Deed
from pos.domain.takings import TakingKind
from pos.ports.drawer import Kick
from pos.ui.approval.controller import ApprovalStep
from pos.ui.approval.view import ApprovalView
from pos.ui.desk import Desk
from pos.ui.language import translate
from pos.ui.offload import Lane
from pos.ui.outcomes import of_fault
from pos.ui.parts.notice import Saying
from pos.ui.pay.paying import PayingStep
from pos.ui.pay.view import PayView
from pos.ui.shell.places import HOME
from pos.ui.sounds import Sound
from pos.ui.step import Primary, Step
from pos.ui.takings.view import TakingsView
from pos.ui.takings.words import BACK, KINDS, kind_words, of_outcome, question
from pos.ui.words import dotted
from pos.usecases.takings.find_deposit import FoundDeposit
from pos.usecases.takings.take_money import MoneyAnswer, Purpose, TakingOutcome

Made = TypeVar("Made", bound=Step)


class TakingsController(QObject):
    """One of the till's screens."""

    def __init__(self, *, desk: Desk, view: TakingsView) -> None:
        super().__init__()
        self.view = view
        self._desk = desk
        self._kind = KINDS[0]
        self._member: Member | None = None
        self._found: FoundDeposit | None = None
        self._taking_id = new_id()
        self._step: Step | None = None
        self._busy = False
        self._told: Saying | None = None
        self._paying = PayingStep(
            desk=desk,
            view=PayView(look=desk.look),
            taken=self._paid,
            leave=lambda _: self._end_step(),
            changed=self.show_primary,
        )
        self._approval = ApprovalStep(
            desk=desk, view=ApprovalView(look=desk.look), leave=self._end_step, changed=self.show_primary
        )
        for name, button in view.kinds.items():
            button.clicked.connect(lambda _=False, name=name: self.choose(name))
        for place, button in enumerate(view.offers):
            button.clicked.connect(lambda _=False, place=place: self._offer(place))
        view.amount.textChanged.connect(lambda _: self._typed())
        view.who.returnPressed.connect(self._look_up)
        view.primary.clicked.connect(self.confirm)
        self.retranslate()

    # What the window asks of every screen.

    def enter(self) -> None:
        """The screen is shown."""
        self.view.who.setFocus()
        self.show()

    def leave(self) -> None:
        """Another screen is shown; what was typed stays."""

    def scanned(self, text: str) -> bool:
        """A member's code, or the number of a deposit; anything else is another screen's."""
        scan: Scan = read_scan(text)
        if self._step is not None and self._step.scanned(scan):
            return True
        if scan.kind in (ScanKind.MEMBER, ScanKind.PHONE) or text.strip().upper().startswith("D"):
            self.view.who.setText(scan.text or text.strip())
            self._look_up()
            return True
        return False

    def pressed(self, event: QKeyEvent) -> bool:
        """Enter goes on, arrows choose what for, Esc goes back."""
        key = Qt.Key(event.key())
        if self._step is not None and self._step.pressed(event):
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirm()
        elif key == Qt.Key.Key_Escape and self._step is not None:
            self._end_step()
        elif key == Qt.Key.Key_Escape:
            self._desk.go(HOME)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self._step is None:
            by = 1 if key == Qt.Key.Key_Down else -1
            self.choose(KINDS[(KINDS.index(self._kind) + by) % len(KINDS)])
        else:
            return False
        return True

    def retranslate(self) -> None:
        """Say everything again."""
        view = self.view
        for name, button in view.kinds.items():
            button.say(kind_words(name))
        view.amount_label.say(translate("Takings", "Amount"))
        view.amount.setAccessibleName(translate("Takings", "Amount"))
        view.note_label.say(translate("Takings", "For whom and what"))
        view.note.setAccessibleName(translate("Takings", "For whom and what"))
        self._paying.retranslate()
        self._approval.retranslate()
        self.show()

    # What is shown.

    def choose(self, name: str) -> None:
        """What the money is for."""
        if self._busy:
            return
        self._end_step()
        self._kind, self._taking_id = name, new_id()
        self._member, self._found, self._told = None, None, None
        for field in (self.view.who, self.view.amount, self.view.note):
            field.clear()
        self.view.who.setFocus()
        self.show()

    def show(self) -> None:
        """Show what is being taken."""
        view, kind = self.view, self._kind
        for name, button in view.kinds.items():
            button.setChecked(name == kind)
        deposit = kind == BACK
        number = translate("Takings", "Number of the receipt")
        whose = translate("Takings", "Member: phone number or code")
        view.who_label.say(number if deposit else whose)
        view.who.setAccessibleName(view.who_label.text())
        known = ""
        if self._member is not None:
            known = dotted(self._member.name, self._member.phone_masked, self._member.level)
        elif self._found is not None and self._found.taking is not None:
            known = dotted(
                self._found.taking.note, translate("Takings", "{amount} left").format(amount=yuan(self._found.left))
            )
        view.who_known.say(known)
        for part in (view.note, view.note_label):
            part.setVisible(kind not in (TakingKind.RECHARGE.value, BACK))
        offers = self._desk.counter.members.recharge.offers() if kind == TakingKind.RECHARGE.value else ()
        for place, button in enumerate(view.offers):
            button.setVisible(place < len(offers))
            if place < len(offers):
                words = translate("Takings", "{pay} gives {gift}")
                button.say(words.format(pay=yuan(offers[place].pay), gift=yuan(offers[place].gift)))
        gift = self._gift
        view.gift.say(translate("Takings", "{gift} on top").format(gift=yuan(gift)) if gift else "")
        view.notice.say(self._told or question(kind))
        self.show_primary()

    def show_primary(self) -> None:
        """The big button."""
        primary = self._step.primary() if self._step is not None else None
        if primary is None:
            amount = self._amount
            words = (
                translate("Takings", "Give back {amount}")
                if self._kind == BACK
                else translate("Takings", "Take {amount}")
            )
            can = amount is not None and amount > 0 and not self._busy and self._complete
            primary = Primary(words.format(amount=yuan(amount or 0)), "Enter", can=can)
        button = self.view.primary
        button.say(primary.words, key=primary.key)
        button.play(primary.role)
        button.setEnabled(primary.can)

    # What is done.

    def confirm(self) -> None:
        """Take the money, or give it back."""
        if self._step is not None:
            self._step.confirm()
            return
        amount = self._amount
        if self.view.who.text().strip() and self._member is None and self._found is None:
            self._look_up()
        elif amount and self._complete and not self._busy:
            if self._kind == BACK:
                self._give_back(None)
            else:
                self._begin(self._paying)
                self._paying.ask(Payment(due=amount))
        else:
            self._desk.sounds.play(Sound.ATTENTION)

    def _paid(self, payment: Payment) -> None:
        duty = self._desk.session.duty
        if duty is None:
            return
        member, kind = self._member, TakingKind(self._kind)
        uses: tuple[EntitlementUse, ...] = ()
        if kind is TakingKind.RECHARGE and member is not None:
            uses = (self._desk.counter.members.recharge(member, payment.due),)
        purpose = Purpose(
            taking_id=self._taking_id,
            kind=kind,
            member_id=member.member_id if member else "",
            note=self.view.note.text().strip(),
            gift=sum(use.gift for use in uses),
            uses=uses,
        )
        take = self._desk.counter.returning.take_money
        self._write(lambda: take(purpose, payment, duty), lambda _: None)

    def _give_back(self, approval: Approval | None) -> None:
        duty, found, amount = self._desk.session.duty, self._found, self._amount
        if duty is None or found is None or found.taking is None or not amount:
            return
        taking, left, taking_id = found.taking, found.left, self._taking_id
        rounding = self._desk.counter.returning.rules().cash
        payment = give_cash_back(Payment(due=-amount), rounding=rounding).payment
        give = self._desk.counter.returning.take_money.give_back
        self._write(lambda: give(taking, left, payment, duty, taking_id=taking_id, approval=approval), self._give_back)

    def _write(self, work: Callable[[], MoneyAnswer], again: Callable[[Approval], None]) -> None:
        self._busy = True
        self.show_primary()
        self._desk.offload.run(Lane.WRITER, work, lambda answer: self._answered(answer, again), self._failed)

    def _answered(self, answer: MoneyAnswer, again: Callable[[Approval], None]) -> None:
        self._busy = False
        taking = answer.taking
        if answer.outcome in (TakingOutcome.DONE, TakingOutcome.ALREADY) and taking is not None:
            self._desk.committed()
            self._desk.sounds.play(Sound.PAID)
            kick = self._desk.counter.kick_drawer
            self._desk.offload.run(Lane.DEVICE, lambda: kick.after_taking(taking), self._kicked)
            change = sum(tender.change for tender in taking.tenders)
            self.choose(self._kind)
            head = translate("Takings", "Done: {number}").format(number=taking.number)
            rest = translate("Takings", "Give {amount} in cash").format(amount=yuan(change)) if change else ""
            self._told = Saying("ok", head, rest)
            self.show()
        elif answer.outcome is TakingOutcome.NEEDS_APPROVAL and answer.deed is not None:
            self._ask_manager(answer.deed, again)
        else:
            self._desk.sounds.play(Sound.REFUSED)
            self._end_step()
            self._told = of_outcome(answer.outcome)
            self.show()

    def _ask_manager(self, deed: Deed, again: Callable[[Approval], None]) -> None:
        def approved(approval: Approval) -> None:
            self._end_step()
            again(approval)

        what = translate("Takings", "Give an earnest of {amount} back").format(amount=yuan(deed.amount))
        self._begin(self._approval)
        self._approval.ask(what, deed, what, approved)

    def _look_up(self) -> None:
        text = self.view.who.text().strip()
        if not text or self._busy:
            return
        counter = self._desk.counter
        if self._kind == BACK:
            find = counter.returning.find_deposit
            self._desk.offload.run(Lane.NETWORK, lambda: find(text), self._found_deposit, self._failed)
        else:
            self._desk.offload.run(
                Lane.NETWORK, lambda: counter.members.find(text).member, self._found_member, self._failed
            )

    def _found_member(self, member: Member | None) -> None:
        self._member = member
        head = translate("Takings", "Nobody has this number.")
        self._told = None if member is not None else Saying("warn", head, translate("Takings", "Sign them up on F5."))
        self._desk.sounds.play(Sound.FOUND if member is not None else Sound.NOT_FOUND)
        self.view.amount.setFocus()
        self.show()

    def _found_deposit(self, found: FoundDeposit) -> None:
        self._found = found if found.taking is not None else None
        if self._found is None:
            head = translate("Takings", "There is no such deposit.")
            rest = "" if found.asked else translate("Takings", "Head office cannot be asked now.")
            self._told = Saying("warn", head, rest)
            self._desk.sounds.play(Sound.NOT_FOUND)
        else:
            self._told = None
            self.view.amount.setText(yuan(found.left).replace(",", ""))
            self._desk.sounds.play(Sound.FOUND)
        self.view.amount.setFocus()
        self.show()

    @property
    def _amount(self) -> Fen | None:
        try:
            return parse_yuan(self.view.amount.text())
        except BadValue:
            return None

    @property
    def _gift(self) -> Fen:
        amount = self._amount
        if self._kind != TakingKind.RECHARGE.value or not amount:
            return 0
        return self._desk.counter.members.recharge.gift(amount)

    @property
    def _complete(self) -> bool:
        if self._kind == BACK:
            return self._found is not None
        return self._kind != TakingKind.RECHARGE.value or self._member is not None

    def _offer(self, place: int) -> None:
        offers = self._desk.counter.members.recharge.offers()
        if place < len(offers):
            self.view.amount.setText(yuan(offers[place].pay).replace(",", ""))
            self.view.amount.setFocus()

    def _typed(self) -> None:
        self._told = None
        self.show()

    def _begin(self, step: Made) -> Made:
        self._step = step
        self.view.show_panel(step.panel)
        self.show_primary()
        return step

    def _end_step(self) -> None:
        self._step = None
        self.view.show_panel(None)
        self.show_primary()

    def _kicked(self, kick: Kick | None) -> None:
        if kick is Kick.NOT_SENT:
            self._told = Saying("warn", translate("Pay", "The drawer did not open: use the key. The sale is saved."))
            self.show()

    def _failed(self, fault: Exception) -> None:
        self._busy = False
        self._told = of_fault(fault)
        self.show()
