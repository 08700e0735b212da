"""更正: a payment that was taken otherwise, or somebody else who advised. First what is wrong, then what is right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent

from pos.domain.document import AssistantShare
from pos.domain.ids import new_id
from pos.domain.money import yuan
from pos.domain.paying import MAX_REFERENCE, Payment, Taking, take_cash, take_recorded
from pos.domain.refund import LineLeft, Refundable, TenderLeft
from pos.domain.scan import Scan, ScanKind
from pos.domain.staff import Approval
from pos.domain.tender import Reference, TenderKind, TenderMethod
from pos.ui.desk import Desk
from pos.ui.language import translate
from pos.ui.offload import Lane
from pos.ui.outcomes import of_fault
from pos.ui.parts.choices import Choice
from pos.ui.parts.notice import Saying
from pos.ui.pay.methods import TAKEN_HERE, method_words, of_taking, reference_words, shown_methods, tender_words
from pos.ui.returning.bringing import AskManager
from pos.ui.returning.putting_right_view import PuttingRightView
from pos.ui.returning.reason import reasons_to_correct
from pos.ui.returning.sayings import of_refused
from pos.ui.returning.wrong_rows import names, people_rows, wrong_rows
from pos.ui.sounds import Sound
from pos.ui.step import Primary
from pos.ui.words import dotted
from pos.usecases.returning.correct_sale import correctable
from pos.usecases.returning.return_goods import Returned, ReturnOutcome

AskWhy = Callable[[Callable[[], str], Callable[[], list[str]], Callable[[str], None]], None]
_CHOSEN_HERE = TAKEN_HERE - {TenderKind.DEPOSIT}
"""Kinds that a payment may turn out to have been."""


@dataclass(frozen=True, slots=True)
class _Right:
    """What it should have been: a payment, or who advised."""

    words: str
    payment: Payment | None = None
    assistants: tuple[AssistantShare, ...] = ()


class PuttingRightStep(QObject):
    """Touch what is wrong; touch what is right; say why; a manager says yes."""

    def __init__(
        self,
        *,
        desk: Desk,
        ask_manager: AskManager,
        ask_why: AskWhy,
        done: Callable[[Returned], None],
        leave: Callable[[], None],
        told: Callable[[Saying], None],
        changed: Callable[[], None],
    ) -> None:
        super().__init__()
        self.panel = PuttingRightView(look=desk.look)
        self._desk = desk
        self._ask_manager = ask_manager
        self._ask_why = ask_why
        self._done = done
        self._leave = leave
        self._told = told
        self._changed = changed
        self._of: Refundable | None = None
        self._wrong: TenderLeft | LineLeft | None = None
        self._credited: tuple[str, ...] = ()
        self._document_id = new_id()
        self._busy = False
        self.panel.reference.setMaxLength(MAX_REFERENCE)
        self.panel.reference.textChanged.connect(lambda _: changed())
        self.panel.choices.chosen.connect(self._touched)
        self.panel.choices.marked.connect(lambda _: self._show_reference())
        self.panel.back.connect(self._back)
        self.retranslate()

    def begin(self, of: Refundable) -> None:
        """Show what can be wrong with a receipt."""
        self._of, self._wrong, self._document_id, self._busy = of, None, new_id(), False
        self.retranslate()
        self._changed()

    def primary(self) -> Primary:
        """The next step."""
        can = not self._busy and self.panel.choices.marked_key is not None
        if self._wrong is None:
            return Primary(translate("Returning", "This is wrong"), "Enter", can=can)
        return Primary(translate("Returning", "That is right"), "Enter", can=can)

    def confirm(self) -> None:
        """What is marked is wrong, or right."""
        key = self.panel.choices.marked_key
        if key is None or self._busy or self._of is None:
            self._desk.sounds.play(Sound.ATTENTION)
        elif self._wrong is None:
            self._choose_wrong(key)
        elif isinstance(self._wrong, TenderLeft):
            self._choose_way(self._wrong, key)
        else:
            self._ask(self._people_right(self._wrong))

    def pressed(self, event: QKeyEvent) -> bool:
        """Arrows mark, Ins credits, Esc goes back one question."""
        key = Qt.Key(event.key())
        by = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(key)
        if by is not None:
            self.panel.choices.step(by)
        elif key == Qt.Key.Key_Insert and isinstance(self._wrong, LineLeft) and self.panel.choices.marked_key:
            self._credit(self.panel.choices.marked_key)
        elif key == Qt.Key.Key_Escape and self._wrong is not None:
            self._back()
        else:
            return False
        return True

    def scanned(self, scan: Scan) -> bool:
        """A badge credits its owner; nothing else is for this step."""
        if scan.kind is ScanKind.BADGE and isinstance(self._wrong, LineLeft):
            by_badge = self._desk.counter.sign_in.by_badge
            self._desk.offload.run(
                Lane.READER, lambda: by_badge(scan.text), lambda staff: self._credit(staff.staff_id) if staff else None
            )
        else:
            self._desk.sounds.play(Sound.ATTENTION)
        return True

    def retranslate(self) -> None:
        """Say everything again."""
        view = self.panel
        view.back_button.say(translate("Returning", "Back"))
        if self._wrong is None:
            view.heading.say(translate("Returning", "What is wrong?"))
            view.words.say(translate("Returning", "The sale stays as it is; a document of today puts it right."))
            till_id = self._desk.counter.till.till_id
            rows = wrong_rows(self._of, self._desk.people, till_id=till_id) if self._of is not None else []
            view.choices.show_rows(rows, empty=translate("Returning", "Nothing here can be put right."))
        elif isinstance(self._wrong, TenderLeft):
            view.heading.say(translate("Returning", "How was it paid?"))
            view.words.say(f"{tender_words(self._wrong.tender)} {yuan(self._wrong.left)}")
            rows = [Choice(key=each.method_id, title=method_words(each)) for each in self._methods()]
            view.choices.show_rows(rows, empty="", keep=view.choices.marked_key)
        else:
            view.heading.say(translate("Returning", "Who advised the customer?"))
            view.words.say(dotted(self._wrong.line.name, self._wrong.line.colour, self._wrong.line.size))
            view.choices.show_rows(
                people_rows(self._desk.people, self._credited), empty="", keep=view.choices.marked_key
            )
        self._show_reference()

    # What is wrong.

    def _choose_wrong(self, key: str) -> None:
        of = self._of
        if of is None:
            return
        number = int(key[1:])
        if key.startswith("t"):
            self._wrong = next(part for part in correctable(of) if part.place == number)
        else:
            self._wrong = of.line(number)
            self._credited = tuple(share.staff_id for share in self._wrong.line.assistants)
        self.panel.reference.clear()
        self.retranslate()
        self._changed()

    def _back(self) -> None:
        if self._wrong is None:
            self._leave()
            return
        self._wrong = None
        self.retranslate()
        self._changed()

    # What is right.

    def _methods(self) -> tuple[TenderMethod, ...]:
        wrong = self._wrong
        known = shown_methods(self._desk.counter.returning.rules().methods, (), reachable=True)
        here = (each for each in known if each.kind in _CHOSEN_HERE)
        if not isinstance(wrong, TenderLeft):
            return ()
        return tuple(each for each in here if each.method_id != wrong.tender.method_id)

    @property
    def _method(self) -> TenderMethod | None:
        return next((each for each in self._methods() if each.method_id == self.panel.choices.marked_key), None)

    def _show_reference(self) -> None:
        method = self._method
        asked = method is not None and method.reference is not Reference.NONE
        self.panel.reference.setVisible(asked)
        if method is not None:
            words = reference_words(method.kind)
            if method.kind is TenderKind.CARD:
                words = translate("Returning", "Number on the terminal's slip")
            self.panel.reference.setPlaceholderText(words)
            self.panel.reference.setAccessibleName(words)
        if asked:
            self.panel.reference.setFocus()

    def _touched(self, key: str) -> None:
        if self._busy:
            return
        if self._wrong is None:
            self._choose_wrong(key)
        elif isinstance(self._wrong, LineLeft):
            self._credit(key)
        elif self.panel.reference.isVisible():
            self.panel.reference.setFocus()

    def _choose_way(self, wrong: TenderLeft, key: str) -> None:
        method = next(each for each in self._methods() if each.method_id == key)
        due, rounding = Payment(due=wrong.left), self._desk.counter.returning.rules().cash
        if method.kind is TenderKind.CASH:
            taken = take_cash(due, rounding(wrong.left), rounding=rounding)
        else:
            taken = take_recorded(due, method, wrong.left, reference=self.panel.reference.text())
        if taken.outcome is not Taking.OK:
            self._desk.sounds.play(Sound.ATTENTION)
            self.panel.words.say(of_taking(taken.outcome).headline, "warn")
            self.panel.reference.setFocus()
            return
        words = f"{tender_words(wrong.tender)} {yuan(wrong.left)} → {method_words(method)}"
        self._ask(_Right(words, payment=taken.payment))

    def _credit(self, staff_id: str) -> None:
        without = tuple(each for each in self._credited if each != staff_id)
        self._credited = without if len(without) < len(self._credited) else (*self._credited, staff_id)
        self.retranslate()

    def _people_right(self, wrong: LineLeft) -> _Right:
        shares = tuple(AssistantShare(staff_id) for staff_id in self._credited)
        words = (
            f"{wrong.line.name}: {names(wrong.line.assistants, self._desk.people)} → {names(shares, self._desk.people)}"
        )
        return _Right(words, assistants=shares)

    # What is written.

    def _ask(self, right: _Right) -> None:
        self._ask_why(lambda: right.words, reasons_to_correct, lambda reason: self._write(right, reason, None))

    def _write(self, right: _Right, reason: str, approval: Approval | None) -> None:
        of, wrong, duty = self._of, self._wrong, self._desk.session.duty
        if of is None or wrong is None or duty is None or self._busy:
            return
        case, sale, document_id = self._desk.counter.returning.correct_sale, of.document, self._document_id
        tender = partial(case.tender, known=of.later, document_id=document_id, reason=reason, approval=approval)
        assistants = partial(case.assistants, known=of.later, document_id=document_id, reason=reason, approval=approval)

        def write() -> Returned:
            if isinstance(wrong, TenderLeft) and right.payment is not None:
                return tender(sale, wrong.place, right.payment, duty)
            lines = (wrong.line.line,) if isinstance(wrong, LineLeft) else ()
            return assistants(sale, lines, right.assistants, duty)

        self._busy = True
        self._changed()
        self._desk.offload.run(Lane.WRITER, write, lambda done: self._answered(done, right, reason), self._failed)

    def _answered(self, returned: Returned, right: _Right, reason: str) -> None:
        self._busy = False
        if returned.outcome in (ReturnOutcome.DONE, ReturnOutcome.ALREADY):
            self._done(returned)
        elif returned.outcome is ReturnOutcome.NEEDS_APPROVAL and returned.deed is not None:
            what = f"{right.words} · {reason}"
            self._ask_manager(what, returned.deed, lambda yes: self._write(right, reason, yes))
        else:
            self._desk.sounds.play(Sound.REFUSED)
            self._leave()
            self._told(of_refused(returned))

    def _failed(self, fault: Exception) -> None:
        self._busy = False
        self._leave()
        self._told(of_fault(fault))
