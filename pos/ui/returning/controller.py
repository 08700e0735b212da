"""Decides on 退换: which receipt is open, where a scan goes, and which step is asked for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent

from pos.domain.document import Document
from pos.domain.money import Fen
from pos.domain.paying import Payment
from pos.domain.scan import Scan, ScanKind, read_scan
from pos.domain.staff import Approval, Deed
from pos.ui.desk import Desk
from pos.ui.language import translate
from pos.ui.offload import Lane
from pos.ui.outcomes import of_fault
from pos.ui.parts.notice import Saying
from pos.ui.pay.aside import AsidePaying
from pos.ui.phone.controller import PhoneStep
from pos.ui.returning.actions import show_actions
from pos.ui.returning.bringing import Bringing
from pos.ui.returning.reason import reasons_to_void
from pos.ui.returning.rows import line_rows, receipt_row, sums_words
from pos.ui.returning.sayings import of_done, of_found, of_opened, primary_of
from pos.ui.returning.steps import ReturningSteps
from pos.ui.returning.view import ReturningView
from pos.ui.sounds import Sound
from pos.ui.step import Step
from pos.ui.words import day_and_time, dotted
from pos.usecases.returning.find_receipt import FoundReceipt, ReceiptOutcome
from pos.usecases.returning.return_goods import Returned
from pos.usecases.selling.complete_sale import Completed, SaleOutcome

_RECEIPTS = frozenset({ScanKind.RECEIPT, ScanKind.ORDER, ScanKind.PICKUP})


class ReturningController(QObject):
    """One of the till's screens."""

    def __init__(self, *, desk: Desk, view: ReturningView, recent: Callable[[], tuple[Document, ...]]) -> None:
        """`recent`: this till's newest documents."""
        super().__init__()
        self.view = view
        self._desk = desk
        self._read_recent = recent
        self._recent: tuple[Document, ...] = ()
        self._step: Step | None = None
        self._then: Callable[[Payment], None] | None = None
        self.bringing = Bringing(
            desk=desk, ask_manager=self._ask_manager, ask_money=self._ask_money, done=self._done, changed=self.show
        )
        self.steps = ReturningSteps(
            desk=desk,
            ask_manager=self._ask_manager,
            ask_why=self._ask_why,
            taken=self._taken,
            done=self._done,
            next_customer=self.close_receipt,
            leave=self._escape,
            show=self._begin_step,
            told=self._tell,
            changed=self.show_primary,
        )
        view.field.entered.connect(self._entered)
        view.recent.chosen.connect(self.find)
        view.lines.chosen.connect(self._touched)
        view.lines.marked.connect(lambda _: self.show_actions())
        for button, act in (
            (view.more, self._more),
            (view.fewer, self._fewer),
            (view.faulty, self._faulty),
            (view.way, self.bringing.other_way),
            (view.waive, self.bringing.waive),
            (view.protect, self.bringing.protect),
            (view.void, self._void),
            (view.put_right, self._put_right),
            (view.gift, self._gift),
            (view.close_receipt, self.close_receipt),
            (view.without, self._without_receipt),
            (view.primary, self.confirm),
        ):
            button.clicked.connect(lambda _=False, act=act: act())
        self.retranslate()

    # What the window asks of every screen.

    def enter(self) -> None:
        """The screen is shown."""
        self.view.field.setFocus()
        self._desk.offload.run(Lane.READER, self._read_recent, self._know_recent)

    def leave(self) -> None:
        """Another screen is shown; the receipt stays open."""

    def scanned(self, text: str) -> bool:
        """A scan; False: it belongs to another screen."""
        scan = read_scan(text)
        if self._step is not None and self._step.scanned(scan):
            return True
        if scan.kind in _RECEIPTS:
            self._end_step()
            self.find(scan.text)
            return True
        if scan.kind is ScanKind.ITEM and self.bringing.opened is not None:
            self.bringing.scan(text)
            return True
        return self._foreign(scan)

    def pressed(self, event: QKeyEvent) -> bool:
        """A key that no field took."""
        key = Qt.Key(event.key())
        if self._step is not None and self._step.pressed(event):
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirm()
        elif key == Qt.Key.Key_Escape:
            self._escape()
        elif key == Qt.Key.Key_Plus:
            self._more()
        elif key == Qt.Key.Key_Delete:
            self._fewer()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            by = 1 if key == Qt.Key.Key_Down else -1
            (self.view.lines if self.bringing.opened is not None else self.view.recent).step(by)
        else:
            return False
        return True

    def retranslate(self) -> None:
        """Say everything again."""
        view = self.view
        view.field.setPlaceholderText(translate("Returning", "Scan a receipt or pickup code"))
        view.field.setAccessibleName(translate("Returning", "Number of the receipt or of the order"))
        view.recent_label.say(translate("Returning", "Sold here last"))
        view.without.say(translate("Returning", "Without a receipt"))
        view.more.say(translate("Returning", "One more"))
        view.fewer.say(translate("Returning", "One less"))
        view.faulty.say(translate("Returning", "Faulty"))
        view.waive.say(translate("Returning", "Keep the gift free"))
        view.protect.say(translate("Returning", "Price difference"))
        view.void.say(translate("Returning", "Void the sale"))
        view.close_receipt.say(translate("Returning", "Close"))
        view.put_right.say(translate("Returning", "Put right"))
        view.gift.say(translate("Returning", "Gift receipt"))
        self.steps.retranslate()
        self._show_recent()
        self.show()

    # What is shown.

    def show(self) -> None:
        """Show the open receipt, or what to do where none is open."""
        view, opened = self.view, self.bringing.opened
        if opened is None:
            view.title.say("")
            view.facts.say("")
            view.sums.say("")
            view.lines.show_rows([], empty=translate("Returning", "Scan a receipt, or touch one at the left."))
        else:
            document = opened.wish.refundable.document
            when = day_and_time(document.moment, self._desk.clock.now(), self._desk.session.offset_minutes)
            view.title.say(document.number)
            view.facts.say(dotted(when, opened.found.store_name))
            view.lines.show_rows(line_rows(opened), empty="", keep=view.lines.marked_key)
            view.sums.say(sums_words(opened))
        view.notice.say(self.bringing.told or (of_opened(opened) if opened is not None else _welcome()))
        self.show_actions()
        self.show_primary()

    def show_actions(self) -> None:
        """Which buttons mean something now."""
        opened, busy = self.bringing.opened, self.bringing.busy or self._step is not None
        show_actions(self.view, opened, self._desk, line=self._line, out=self._out is not None, busy=busy)
        self.view.close_receipt.setEnabled(opened is not None or self._step is not None)

    def show_primary(self) -> None:
        """The big button."""
        primary = self._step.primary() if self._step is not None else None
        primary = primary or primary_of(self.bringing.opened, busy=self.bringing.busy)
        button = self.view.primary
        button.say(primary.words, key=primary.key)
        button.play(primary.role)
        button.setEnabled(primary.can)

    # What is done.

    def confirm(self) -> None:
        """The big button."""
        if self._step is not None:
            self._step.confirm()
        elif self.bringing.opened is None:
            key = self.view.recent.marked_key
            if key is not None:
                self.find(key)
        else:
            self.bringing.confirm()

    def find(self, text: str) -> None:
        """Open a receipt by its number."""
        find = self._desk.counter.returning.find_receipt
        self._desk.offload.run(
            Lane.NETWORK, lambda: find(text), self._found, lambda fault: self.view.notice.say(of_fault(fault))
        )

    def close_receipt(self) -> None:
        """Back to the list."""
        self._end_step()
        self.bringing.close()

    def _found(self, found: FoundReceipt) -> None:
        refusal = of_found(found)
        if refusal is not None and found.outcome is not ReceiptOutcome.FOUND:
            self._desk.sounds.play(Sound.REFUSED if refusal.tone == "stop" else Sound.NOT_FOUND)
            self.bringing.close()
            self.view.notice.say(refusal)
            return
        self._desk.sounds.play(Sound.FOUND)
        self.bringing.open(found)
        self._show_recent()
        self.view.field.setFocus()

    def _entered(self, text: str) -> None:
        self.view.field.clear()
        scan = read_scan(text)
        if scan.kind is ScanKind.ITEM and self.bringing.opened is not None:
            self.bringing.scan(text)
        elif text.strip():
            self.find(text)

    def _know_recent(self, documents: tuple[Document, ...]) -> None:
        self._recent = documents
        self._show_recent()

    def _show_recent(self) -> None:
        now, offset = self._desk.clock.now(), self._desk.session.offset_minutes
        rows = [receipt_row(each, now, offset) for each in self._recent]
        opened = self.bringing.opened
        keep = opened.wish.refundable.document.number if opened is not None else self.view.recent.marked_key
        self.view.recent.show_rows(rows, empty=translate("Returning", "Nothing was sold on this till yet."), keep=keep)

    @property
    def _line(self) -> int:
        key = self.view.lines.marked_key or ""
        return int(key) if key.isdigit() else 0

    @property
    def _out(self) -> int | None:
        key = self.view.lines.marked_key or ""
        return int(key.partition(":")[2]) if ":" in key else None

    def _touched(self, key: str) -> None:
        if key.isdigit():
            self.bringing.touch(int(key))

    def _more(self) -> None:
        if self._line:
            self.bringing.more(self._line)

    def _fewer(self) -> None:
        out = self._out
        if out is not None:
            self.bringing.not_out(out)
        elif self._line:
            self.bringing.fewer(self._line)

    def _faulty(self) -> None:
        if self._line:
            self.bringing.faulty(self._line)

    def _foreign(self, scan: Scan) -> bool:
        if scan.kind is ScanKind.ITEM:
            head = translate("Returning", "First the receipt.")
            rest = translate("Returning", "Without one, touch “Without a receipt”.")
            self.view.notice.say(Saying("warn", head, rest))
            self._desk.sounds.play(Sound.ATTENTION)
            return True
        if scan.kind is ScanKind.PAYMENT:
            head = translate("Sell", "This is a customer's payment code")
            self.view.notice.say(Saying("warn", head, translate("Pickup", "It was not used and not kept")))
            self._desk.sounds.play(Sound.ATTENTION)
            return True
        return False

    def _escape(self) -> None:
        if self._step is not None:
            self._end_step()
            self.show()
        else:
            self.close_receipt()

    # Steps.

    def _begin_step(self, step: Step) -> None:
        self._step = step
        self.view.centre.show_panel(step.panel)
        self._make_room(on=isinstance(step, AsidePaying | PhoneStep))
        self.show_actions()
        self.show_primary()

    def _make_room(self, *, on: bool) -> None:
        """While money is taken the actions mean nothing, and the keypad wants their room."""
        for button in self.view.below:
            button.setVisible(not on)

    def _end_step(self) -> None:
        self._step = None
        self._then = None
        self.view.centre.show_panel(None)
        self._make_room(on=False)
        self.view.field.setFocus()
        self.show_actions()
        self.show_primary()

    def _without_receipt(self) -> None:
        self.bringing.close()
        self._begin_step(self.steps.without)
        self.steps.without.begin()

    def _void(self) -> None:
        self._ask_why(lambda: translate("Returning", "Void the sale"), reasons_to_void, self.bringing.void)

    def _put_right(self) -> None:
        if self.bringing.opened is not None:
            self._begin_step(self.steps.putting_right)
            self.steps.putting_right.begin(self.bringing.opened.wish.refundable)

    def _gift(self) -> None:
        opened = self.bringing.opened
        if opened is not None:
            document, print_gift = opened.wish.refundable.document, self._desk.counter.returning.print_gift
            self._desk.offload.run(Lane.WRITER, lambda: print_gift(document), lambda _: self._gift_queued())

    def _gift_queued(self) -> None:
        self._desk.committed()
        head = translate("Returning", "The gift receipt is printed.")
        self._tell(Saying("ok", head, translate("Returning", "It shows no price; its number finds the sale.")))

    def _tell(self, saying: Saying) -> None:
        self.view.notice.say(saying)

    def _ask_why(self, title: Callable[[], str], reasons: Callable[[], list[str]], then: Callable[[str], None]) -> None:
        self._begin_step(self.steps.reason)
        self.steps.reason.ask(title, reasons, then)

    def _ask_manager(self, what: str, deed: Deed, then: Callable[[Approval], None]) -> None:
        before = self._step

        def approved(approval: Approval) -> None:
            self._end_step()
            if before is not None and before is not self.steps.approval:
                self._begin_step(before)
            then(approval)

        self._begin_step(self.steps.approval)
        self.steps.approval.ask(what, deed, what, approved)

    def _ask_money(self, due: Fen, return_id: str, then: Callable[[Payment], None]) -> None:
        self._begin_step(self.steps.paying)
        self._then = then
        self.steps.paying.ask_for(due, lambda: return_id)

    def _taken(self, payment: Payment) -> None:
        then = self._then
        self._end_step()
        if then is not None:
            then(payment)

    def _done(self, returned: Returned) -> None:
        self._desk.committed()
        self._desk.sounds.play(Sound.PAID)
        self.bringing.close()
        self._begin_step(self.steps.done)
        self.steps.done.begin(Completed(SaleOutcome.DONE, returned.document, returned.back))
        self.view.notice.say(of_done(returned))
        self.enter()


def _welcome() -> Saying:
    return Saying(
        "info",
        translate("Returning", "Return or exchange?"),
        translate("Returning", "Scan the receipt; then scan what comes back, or the size that goes out"),
    )
