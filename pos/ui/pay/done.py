"""The sale is on disk: the drawer opens, the change is shown, the next customer can begin by scanning."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent

from pos.domain.document import DocumentKind
from pos.domain.money import Fen, yuan
from pos.domain.scan import Scan
from pos.domain.tender import Tender, TenderKind
from pos.ports.drawer import Kick
from pos.ui.desk import Desk
from pos.ui.language import translate
from pos.ui.offload import Lane
from pos.ui.pay.done_view import DoneView
from pos.ui.step import Primary
from pos.ui.words import signed_yuan
from pos.usecases.printing.print_gift_receipt import can_be_given
from pos.usecases.selling.complete_sale import Completed


class DoneStep(QObject):
    """Shows what was completed until the next customer."""

    def __init__(self, *, desk: Desk, view: DoneView, next_customer: Callable[[], None]) -> None:
        super().__init__()
        self.panel = view
        self._desk = desk
        self._next_customer = next_customer
        self._completed: Completed | None = None
        self._drawer = ""
        view.again.clicked.connect(self._print_again)
        view.gift.clicked.connect(self._print_gift)
        self.retranslate()

    def begin(self, completed: Completed) -> None:
        """A sale was completed."""
        self._completed = completed
        self._desk.customer.done(completed)
        self._drawer = ""
        self.panel.again.setEnabled(True)
        document = completed.document
        self.panel.gift.setEnabled(document is not None and can_be_given(document))
        if document is not None:
            kick = self._desk.counter.kick_drawer
            self._desk.offload.run(Lane.DEVICE, lambda: kick.after(document), self._kicked)
        self.retranslate()

    def primary(self) -> Primary:
        """The next customer."""
        return Primary(translate("Pay", "Next customer"), "Enter")

    def confirm(self) -> None:
        """The next customer."""
        self._next_customer()

    def pressed(self, event: QKeyEvent) -> bool:
        """Any key that goes on goes on; Ctrl+S prints the gift receipt."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and event.key() == Qt.Key.Key_S and self.panel.gift.isEnabled():
            self._print_gift()
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Plus):
            self._next_customer()
            return True
        return False

    def scanned(self, scan: Scan) -> bool:
        """The next customer's first item: it goes to the new sale."""
        self._next_customer()
        return False

    def retranslate(self) -> None:
        """Say everything again."""
        view, completed = self.panel, self._completed
        view.again.say(translate("Pay", "Print once more"))
        view.gift.say(translate("Pay", "Gift receipt"))
        view.hint.say(translate("Pay", "Scan the next customer's first item"))
        if completed is None or completed.document is None:
            return
        document = completed.document
        given = sum(_received(tender) for tender in document.tenders)
        renamed = document.kind is DocumentKind.CORRECTION
        back = renamed or (document.kind is not DocumentKind.SALE and given <= 0)
        view.paid.say(translate("Pay", "Done") if back else translate("Pay", "Paid"))
        label = translate("Pay", "Give back in cash") if back else translate("Pay", "Change")
        none = translate("Pay", "No cash moves") if back else translate("Pay", "No change")
        view.label.say(label if completed.change else none)
        view.change.say(yuan(completed.change))
        online = sum(tender.amount for tender in document.tenders if tender.kind is TenderKind.PREPAID)
        sums = translate("Pay", "Total {total}, received {given}")
        if online:
            sums = translate("Pay", "Total {total}, paid online {online}, received {given}")
        if back:
            sums = translate("Pay", "Total {total}")
        view.sums.say(sums.format(total=signed_yuan(document.total), online=yuan(online), given=yuan(given)))
        view.number.say(translate("Pay", "Receipt {number}").format(number=document.number))
        view.drawer.say(self._drawer)

    def _kicked(self, kick: Kick | None) -> None:
        if kick is Kick.NOT_SENT:
            self._drawer = translate("Pay", "The drawer did not open: use the key. The sale is saved.")
            self.panel.drawer.say(self._drawer)

    def _print_again(self) -> None:
        duty = self._desk.session.duty
        if self._completed is None or self._completed.document is None or duty is None:
            return
        document_id, again = self._completed.document.document_id, self._desk.counter.print_again
        self._desk.offload.run(
            Lane.WRITER, lambda: again.latest_of(document_id, duty), lambda _: self._desk.committed()
        )
        self.panel.again.setEnabled(False)

    def _print_gift(self) -> None:
        if self._completed is None or self._completed.document is None:
            return
        document, print_gift = self._completed.document, self._desk.counter.returning.print_gift
        self._desk.offload.run(Lane.WRITER, lambda: print_gift(document), lambda _: self._desk.committed())
        self.panel.gift.setEnabled(False)


def _received(tender: Tender) -> Fen:
    """What the customer gave at the counter: notes before the change, else what it pays."""
    if tender.kind is TenderKind.CASH:
        return tender.given
    return 0 if tender.kind in (TenderKind.PREPAID, TenderKind.ROUNDING) else tender.amount
