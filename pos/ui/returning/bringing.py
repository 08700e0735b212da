"""What is done with the open receipt. Everything is worked out and written off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject

from pos.domain.cart import Cart, add
from pos.domain.ids import new_id
from pos.domain.mark import Mark
from pos.domain.money import Fen, yuan
from pos.domain.paying import Payment
from pos.domain.scan import read_scan
from pos.domain.staff import Approval, Deed, Permission
from pos.domain.ways_back import Way
from pos.ui.desk import Desk
from pos.ui.language import translate
from pos.ui.offload import Lane
from pos.ui.outcomes import of_fault
from pos.ui.parts.notice import Saying
from pos.ui.returning.opened import Opened
from pos.ui.returning.sayings import of_refused
from pos.ui.sounds import Sound
from pos.usecases.returning.find_receipt import FoundReceipt
from pos.usecases.returning.propose_return import Proposal, Wish, of_other_styles
from pos.usecases.returning.protect_price import Cheaper, protecting
from pos.usecases.returning.return_goods import Returned, ReturnOutcome
from pos.usecases.selling.add_item import Scanned

AskManager = Callable[[str, Deed, Callable[[Approval], None]], None]
AskMoney = Callable[[Fen, str, Callable[[Payment], None]], None]
"""Asks for fen, for the document of that id."""


class Bringing(QObject):
    """The screen follows what was written."""

    def __init__(
        self,
        *,
        desk: Desk,
        ask_manager: AskManager,
        ask_money: AskMoney,
        done: Callable[[Returned], None],
        changed: Callable[[], None],
    ) -> None:
        super().__init__()
        self._desk = desk
        self._ask_manager = ask_manager
        self._ask_money = ask_money
        self._done = done
        self._changed = changed
        self.opened: Opened | None = None
        self.told: Saying | None = None
        self.busy = False

    def open(self, found: FoundReceipt) -> None:
        """Open a receipt. What became cheaper is looked for meanwhile."""
        if found.refundable is None:
            return
        self.opened = Opened(found, Wish(new_id(), found.refundable, coupons=found.coupons))
        self.told, self.busy = None, False
        opened, look = self.opened, self._desk.counter.returning.protect_price.look
        refundable = found.refundable

        def know(cheaper: tuple[Cheaper, ...]) -> None:
            opened.cheaper = cheaper
            self._changed()

        self._desk.offload.run(Lane.READER, lambda: look(refundable), know)
        self._work_out()

    def close(self) -> None:
        """Close it; what was written stays."""
        self.opened, self.told, self.busy = None, None, False
        self._changed()

    # What is put together.

    def touch(self, line: int) -> None:
        """A line was touched: one piece of it comes back, or none where all did."""
        opened = self.opened
        if opened is None or self.busy:
            return
        if not opened.more(line):
            opened.choose(line, 0)
        self._work_out()

    def more(self, line: int) -> None:
        """One piece more."""
        if self.opened is not None and not self.busy and self.opened.more(line):
            self._work_out()
        else:
            self._desk.sounds.play(Sound.ATTENTION)

    def fewer(self, line: int) -> None:
        """One piece less."""
        if self.opened is not None and not self.busy and self.opened.fewer(line):
            self._work_out()

    def not_out(self, place: int) -> None:
        """What was to go out stays here."""
        opened = self.opened
        if opened is None or self.busy or place >= len(opened.wish.out):
            return
        out = opened.wish.out
        marks = opened.wish.marks
        opened.wish = replace(
            opened.wish, out=(*out[:place], *out[place + 1 :]), marks=(*marks[:place], *marks[place + 1 :])
        )
        self._work_out()

    def faulty(self, line: int) -> None:
        """It goes to the faulty goods, or it does not."""
        if self.opened is not None and self.opened.chosen(line):
            wish = self.opened.wish
            self.opened.wish = replace(wish, faulty=wish.faulty ^ {line})
            self._work_out()

    def other_way(self) -> None:
        """Onto the member's account, or as it was paid."""
        if self.opened is not None:
            wish = self.opened.wish
            way = Way.AS_PAID if wish.way is Way.STORED_VALUE else Way.STORED_VALUE
            self.opened.wish = replace(wish, way=way)
            self._work_out()

    def waive(self) -> None:
        """The gift stays with the customer for nothing; a manager decides."""
        if self.opened is not None:
            wish = self.opened.wish
            self.opened.wish = replace(wish, waived=not wish.waived)
            self._work_out()

    def scan(self, text: str) -> None:
        """A piece was scanned: it comes back, or it goes out."""
        counter = self._desk.counter
        empty, mark = counter.start_cart(), read_scan(text).mark
        self._desk.offload.run(Lane.READER, lambda: counter.scan_item(empty, text), partial(self._scanned, mark))

    def _scanned(self, mark: Mark | None, scanned: Scanned) -> None:
        opened = self.opened
        if opened is None or self.busy:
            return
        if scanned.item is None:
            self._desk.sounds.play(Sound.NOT_FOUND)
            head = translate("Returning", "Nobody knows this code.")
            self.told = Saying("warn", head, translate("Returning", "Touch the line instead."))
            self._changed()
            return
        self._desk.sounds.play(Sound.FOUND)
        opened.place(scanned.item, mark)
        self._work_out()

    def _work_out(self) -> None:
        """What the wish comes to; the newest one counts."""
        opened = self.opened
        if opened is None:
            return
        self.told, opened.proposal = None, None
        wish = replace(opened.wish, priced=None)
        others = of_other_styles(wish.refundable, wish.chosen, wish.out)
        if others:
            cart = Cart(cart_id=wish.return_id, started=self._desk.clock.now())
            for item in others:
                # A line for each piece, as each may take another's place.
                one = add(replace(cart, lines=()), item, code=item.barcode or item.style_code)
                cart = replace(one, lines=(*cart.lines, *one.lines))
            wish = replace(wish, priced=self._desk.sale.pricing(cart))
        opened.wish = wish
        propose = self._desk.counter.returning.propose

        def worked_out(proposal: Proposal) -> None:
            if self.opened is opened and opened.wish is wish:
                opened.proposal = proposal
                self._changed()

        self._desk.offload.run(Lane.READER, lambda: propose(wish), worked_out, self._failed)
        self._changed()

    # What is written.

    def confirm(self) -> None:
        """Give back, exchange, or take the money for it first."""
        opened = self.opened
        if opened is None or self.busy or opened.proposal is None or not opened.wish.chosen:
            self._desk.sounds.play(Sound.ATTENTION)
            return
        if opened.proposal.total > 0:
            self._ask_money(opened.proposal.total, opened.wish.return_id, self._write)
        else:
            self._write(None)

    def _write(self, payment: Payment | None) -> None:
        opened, duty = self.opened, self._desk.session.duty
        if opened is None or duty is None:
            return
        wish, approvals, invoice = opened.wish, tuple(opened.approvals), opened.found.invoice
        write = self._desk.counter.returning.return_goods

        def answered(returned: Returned) -> None:
            def again(yes: Approval) -> None:
                opened.approvals.append(yes)
                self._write(payment)

            self._answered(returned, again)

        self._start()
        self._desk.offload.run(
            Lane.WRITER,
            lambda: write(wish, duty, payment=payment, approvals=approvals, invoice=invoice),
            answered,
            self._failed,
        )

    def protect(self) -> None:
        """Give the price differences back."""
        opened, duty = self.opened, self._desk.session.duty
        if opened is None or duty is None or not opened.cheaper or self.busy:
            return
        protect, wish, cheaper = self._desk.counter.returning.protect_price, opened.wish, opened.cheaper
        approval = next((yes for yes in opened.approvals if yes.permission is Permission.PRICE_PROTECTION), None)
        amount = sum(each.difference for each in cheaper)
        deed = protecting(wish.return_id, wish.refundable.document.number, amount)

        def again(yes: Approval) -> None:
            opened.approvals.append(yes)
            self.protect()

        self._start()
        self._desk.offload.run(
            Lane.WRITER,
            lambda: protect(wish.refundable, cheaper, duty, document_id=deed.subject, way=wish.way, approval=approval),
            lambda returned: self._answered(returned, again),
            self._failed,
        )

    def void(self, reason: str, approval: Approval | None = None) -> None:
        """Void the sale, for a reason that a person chose or typed."""
        opened, duty = self.opened, self._desk.session.duty
        if opened is None or duty is None or self.busy:
            return
        sale, void_id = opened.wish.refundable.document, opened.wish.return_id
        void = self._desk.counter.returning.void_sale
        self._start()
        self._desk.offload.run(
            Lane.WRITER,
            lambda: void(sale, duty, void_id=void_id, reason=reason, approval=approval),
            lambda returned: self._answered(returned, lambda yes: self.void(reason, yes)),
            self._failed,
        )

    def _start(self) -> None:
        self.busy = True
        self._changed()

    def _answered(self, returned: Returned, again: Callable[[Approval], None]) -> None:
        self.busy = False
        if returned.outcome in (ReturnOutcome.DONE, ReturnOutcome.ALREADY):
            self._done(returned)
            return
        if returned.outcome is ReturnOutcome.NEEDS_APPROVAL and returned.deed is not None:
            self._changed()
            self._ask_manager(of_deed(returned.deed), returned.deed, again)
            return
        self._desk.sounds.play(Sound.REFUSED)
        self.told = of_refused(returned)
        self._changed()

    def _failed(self, fault: Exception) -> None:
        self.busy = False
        self.told = of_fault(fault)
        self._changed()


def of_deed(deed: Deed) -> str:
    """What a manager reads."""
    words = {
        Permission.RETURN: translate("Returning", "Return {number}, give back {amount}"),
        Permission.RETURN_LATE: translate("Returning", "Return after its time: {number}"),
        Permission.WAIVE: translate("Returning", "Let the customer keep what is worth {amount}: {number}"),
        Permission.VOID: translate("Returning", "Void a sale of {amount}: {number}"),
        Permission.PRICE_PROTECTION: translate("Returning", "Give a price difference of {amount} back: {number}"),
        Permission.RETURN_WITHOUT_RECEIPT: translate("Returning", "Return without a receipt, give back {amount}"),
    }
    return words.get(deed.permission, "{number}").format(number=deed.detail, amount=yuan(deed.amount))
