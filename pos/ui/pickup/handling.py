"""What is done with the opened order: picked, marked short, put on a shelf, handed over whole or in part."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from pos.domain.document import Document
from pos.domain.money import Fen, yuan
from pos.domain.order import LineQuantity, Order
from pos.domain.pickup import Redemption
from pos.domain.quantity import ONE, Milli, pieces
from pos.domain.staff import Approval, Permission, Verdict
from pos.ui.desk import Desk
from pos.ui.language import translate
from pos.ui.offload import Lane
from pos.ui.outcomes import of_fault, of_not_for_sale
from pos.ui.parts.choices import Choice
from pos.ui.parts.notice import Saying
from pos.ui.pickup.asking import AskAround
from pos.ui.pickup.opened import Opened
from pos.ui.pickup.rows import channel_words, line_row
from pos.ui.pickup.sayings import of_manager, of_order, of_refusal
from pos.ui.sounds import Sound
from pos.ui.step import Primary
from pos.ui.words import count, dotted
from pos.usecases.pickup.hand_over import HandedOver
from pos.usecases.pickup.match_scan import Matched, MatchOutcome
from pos.usecases.selling.take_payment import Payment

AskManager = Callable[[str, str, Callable[[Approval], None]], None]
AskMoney = Callable[[Fen, str, Callable[[Payment], None]], None]
"""Asks for fen, for the order of that id."""
AskShelf = Callable[[Callable[[str], None]], None]


class Handling(QObject):
    """Everything is written down off the GUI thread; the screen follows what was written."""

    def __init__(
        self,
        *,
        desk: Desk,
        ask_manager: AskManager,
        ask_money: AskMoney,
        ask_shelf: AskShelf,
        paid: Callable[[Document], None],
        changed: Callable[[], None],
    ) -> None:
        """`paid`: what was due on an order was paid; show the change."""
        super().__init__()
        self._desk = desk
        self._ask_manager = ask_manager
        self._ask_money = ask_money
        self._ask_shelf = ask_shelf
        self._paid = paid
        self._changed = changed
        self._busy = False
        self._told: Saying | None = None
        self._asked = AskAround(desk=desk, changed=changed)
        self.opened: Opened | None = None

    def open(self, order: Order, code: str) -> None:
        """Open an order; `code` where a genuine pickup code was shown."""
        keep = self.opened is not None and self.opened.order.order_id == order.order_id
        scanned = self.opened.scanned if keep and self.opened is not None else {}
        marks = self.opened.marks if keep and self.opened is not None else []
        before = self.opened.code if keep and self.opened is not None else ""
        self.opened = Opened(order, code or before, dict(scanned), list(marks))
        self._told = None
        self._busy = False
        self._changed()
        self._asked.about(order)

    def close(self) -> None:
        """Close it; what was written stays."""
        self.opened = None
        self._told = None
        self._changed()

    def renew(self, orders: tuple[Order, ...]) -> None:
        """The orders were read again."""
        if self.opened is None or self._busy:
            return
        for order in orders:
            if order.order_id == self.opened.order.order_id and order != self.opened.order:
                self.opened.order = order
                self._changed()

    # What is shown.

    def rows(self) -> list[Choice]:
        """The order's lines."""
        opened = self.opened
        if opened is None:
            return []
        return [
            line_row(opened.order, line, opened.scanned.get(line.line, 0), picking=opened.picking)
            for line in opened.order.lines
        ]

    def facts(self) -> str:
        """Pieces, shelf, channel; or where it is sent, or who else has what is short."""
        if self.opened is None:
            return ""
        order = self.opened.order
        told = self._asked.words(order)
        if told:
            return told
        shelf = translate("Pickup", "shelf {shelf}").format(shelf=order.shelf) if order.shelf else ""
        return dotted(count(sum(line.quantity for line in order.lines)), shelf, channel_words(order.channel))

    def saying(self) -> Saying | None:
        """The one sentence."""
        if self._told is not None or self.opened is None:
            return self._told
        opened, offset = self.opened, self._desk.session.offset_minutes
        return of_order(opened.order, opened.missing, proven=opened.proven, offset_minutes=offset)

    def primary(self) -> Primary:
        """The one next thing."""
        opened = self.opened
        if opened is None:
            return Primary(translate("Pickup", "Open the order"), "Enter", can=True)
        if self._busy:
            return Primary(translate("Pickup", "One moment …"), can=False)
        if opened.picked_out:
            return Primary(translate("Pickup", "Put on the shelf"), "Enter")
        if opened.picking:
            return Primary(self._next_piece(translate("Pickup", "Pick: {piece}"), picking=True), can=False)
        if not opened.collecting:
            return Primary(translate("Pickup", "Nothing to hand over"), can=False)
        if opened.missing:
            return Primary(self._next_piece(translate("Pickup", "First scan: {piece}"), picking=False), can=False)
        if not opened.proven and not self._may_decide:
            return Primary(translate("Pickup", "Ask a manager"), "Enter")
        if opened.due and not opened.order.deliver:
            words = translate("Pickup", "Take {amount} and hand over")
            return Primary(words.format(amount=yuan(opened.due)), "Enter")
        if opened.order.deliver:
            return Primary(translate("Pickup", "The courier has it"), "Enter", role="ok", can=not opened.order.owes)
        return Primary(translate("Pickup", "Hand over"), "Enter", role="ok")

    @property
    def can_mark_short(self) -> bool:
        """Whether something may be missing."""
        return self.opened is not None and self.opened.picking and not self._busy

    @property
    def can_hand_over_part(self) -> bool:
        """Whether a part of it was scanned."""
        opened = self.opened
        return opened is not None and opened.collecting and bool(opened.checked and opened.missing) and not self._busy

    # What is done.

    def scan(self, text: str) -> None:
        """A piece was scanned: picked, or checked for the handover."""
        opened, match_scan = self.opened, self._desk.counter.match_scan
        if opened is None or self._busy:
            return
        order = opened.order
        self._desk.offload.run(Lane.READER, lambda: match_scan(order, text), self._matched, self._failed)

    def mark_short(self, line: int) -> None:
        """One piece of a line is not there."""
        opened, duty = self.opened, self._desk.session.duty
        if opened is None or duty is None or not self.can_mark_short:
            return
        order, mark_short = opened.order, self._desk.counter.pick_order.mark_short
        found = order.line_of(line)
        if found is None or found.quantity == found.short:
            return
        self._write(lambda: mark_short(duty, order, line, min(ONE, found.quantity - found.short)))

    def confirm(self) -> None:
        """Put on the shelf, or hand over; nothing else, and only when it may be."""
        opened = self.opened
        if opened is None or self._busy:
            return
        if opened.picked_out:
            self._ask_shelf(self._ready)
        elif opened.collecting and not opened.missing and self.primary().can:
            self._hand_over(None)
        else:
            self._desk.sounds.play(Sound.ATTENTION)

    def hand_over_part(self) -> None:
        """Hand over what was scanned; the rest waits."""
        if self.can_hand_over_part:
            self._hand_over(None)

    # Inside.

    @property
    def _may_decide(self) -> bool:
        return self._may(Permission.HAND_OVER_UNVERIFIED) is Verdict.ALLOWED

    def _may(self, permission: Permission) -> Verdict:
        staff = self._desk.session.staff
        return staff.may(permission) if staff is not None else Verdict.DENIED

    def _ask_to_decide(self, what: str, order_id: str, then: Callable[[Approval], None], *, paid: bool = False) -> None:
        """A manager says yes, where the role may ask for it. `paid`: money was taken for it already."""
        if self._may(Permission.HAND_OVER_UNVERIFIED) is Verdict.DENIED:
            self._refuse(translate("Pickup", "Your role hands over nothing without a pickup code"), paid=paid)
        else:
            self._ask_manager(what, order_id, then)

    def _refuse(self, words: str, *, paid: bool = False) -> None:
        self._desk.sounds.play(Sound.REFUSED)
        back = translate("Pickup", "Give the money back: nothing was booked. Open the order again")
        signs_in = translate("Pickup", "Nothing was handed over. A manager has to sign in (F11)")
        self._tell(Saying("stop", words, back if paid else signs_in))

    def _next_piece(self, words: str, *, picking: bool) -> str:
        opened = self.opened
        if opened is None:
            return ""
        for line in opened.order.lines:
            left = line.to_pick if picking else line.to_collect - opened.scanned.get(line.line, 0)
            if left > 0:
                return words.format(piece=" ".join(part for part in (line.name, line.colour, line.size) if part))
        return translate("Pickup", "Nothing of it is there")

    def _matched(self, matched: Matched) -> None:
        opened, duty = self.opened, self._desk.session.duty
        if opened is None or duty is None:
            return
        if matched.why is not None:
            self._tell(of_not_for_sale(matched.why))
            self._desk.sounds.play(Sound.REFUSED)
            return
        if matched.outcome is not MatchOutcome.MATCHED or matched.line is None:
            self._tell(Saying("stop", translate("Pickup", "This is not part of the order"), self._aside()))
            self._desk.sounds.play(Sound.NOT_FOUND)
            return
        line = matched.line
        if opened.picking:
            if line.to_pick == 0 and not line.short:
                self._tell(Saying("warn", translate("Pickup", "Enough of these are picked"), self._aside()))
                self._desk.sounds.play(Sound.ATTENTION)
                return
            order, pick = opened.order, self._desk.counter.pick_order
            self._desk.sounds.play(Sound.FOUND)
            self._write(lambda: pick(duty, order, line.line, min(ONE, line.quantity - line.picked)))
            return
        if not opened.collecting:
            self._desk.sounds.play(Sound.REFUSED)
            return
        if opened.check(line.variant_id, matched.mark) is None:
            self._tell(Saying("warn", translate("Pickup", "All of these were scanned"), self._aside()))
            self._desk.sounds.play(Sound.ATTENTION)
            return
        self._told = None
        self._desk.sounds.play(Sound.FOUND)
        self._changed()

    def _aside(self) -> str:
        return translate("Pickup", "Put it aside; the order is as it was")

    def _tell(self, saying: Saying) -> None:
        self._told = saying
        self._changed()

    def _ready(self, shelf: str) -> None:
        opened, duty = self.opened, self._desk.session.duty
        if opened is None or duty is None:
            return
        order, mark_ready = opened.order, self._desk.counter.pick_order.mark_ready
        self._write(lambda: mark_ready(duty, order, shelf), translate("Pickup", "Ready: the customer is told"))

    def _write(self, work: Callable[[], Order], words: str = "") -> None:
        self._busy = True
        self._told = None
        self._desk.offload.run(Lane.WRITER, work, lambda order: self._written(order, words), self._failed)

    def _written(self, order: Order, words: str) -> None:
        self._desk.committed()
        self._busy = False
        if self.opened is not None and self.opened.order.order_id == order.order_id:
            self.opened.order = order
            self._told = Saying("ok", words) if words else None
        self._changed()
        self._asked.about(order)

    def _hand_over(self, approval: Approval | None) -> None:
        opened = self.opened
        if opened is None:
            return
        if self._may(Permission.HAND_OVER) is Verdict.DENIED:
            self._refuse(translate("Pickup", "Your role hands over no orders"))
            return
        if not opened.proven and approval is None and not self._may_decide:
            words = translate("Pickup", "Hand over {number} without a pickup code").format(number=opened.order.number)
            self._ask_to_decide(words, opened.order.order_id, self._hand_over)
            return
        if not opened.order.owes:
            self._send(approval, None)
        elif opened.due:
            self._ask_money(opened.due, opened.order.order_id, lambda payment: self._send(approval, payment))
        else:
            self._send(approval, Payment(due=0))

    def _send(self, approval: Approval | None, payment: Payment | None) -> None:
        opened, duty = self.opened, self._desk.session.duty
        if opened is None or duty is None:
            return
        order, code, lines, marks = opened.order, opened.code, opened.checked, tuple(opened.marks)
        hand_over = self._desk.counter.hand_over
        self._busy = True
        self._changed()
        self._desk.offload.run(
            Lane.NETWORK,
            lambda: hand_over(duty, order, code=code, lines=lines, approval=approval, payment=payment, marks=marks),
            lambda handed: self._handed_over(handed, lines, payment),
            self._failed,
        )

    def _handed_over(self, handed: HandedOver, lines: tuple[LineQuantity, ...], payment: Payment | None) -> None:
        self._busy = False
        decision = handed.decision
        if self.opened is not None and handed.order is not None:
            self.opened.order = handed.order
        if decision.outcome is Redemption.DONE:
            self._desk.committed()
            self._desk.sounds.play(Sound.PAID)
            given: Milli = sum(each.quantity for each in lines)
            if self.opened is not None:
                self.opened.scanned.clear()
                self.opened.marks.clear()
            head = translate("Pickup", "{n} handed over").format(n=pieces(given))
            offline = translate("Pickup", "decided offline, head office is told later")
            self._tell(Saying("ok", head, dotted(handed.number, offline if decision.decided_offline else "")))
            if handed.document is not None:
                self._paid(handed.document)
            return
        self._desk.sounds.play(Sound.REFUSED)
        if decision.outcome is Redemption.NEEDS_MANAGER:
            saying = of_manager(decision.why)
            self._tell(saying)
            what = f"{saying.headline}: {saying.rest}"
            order_id = self.opened.order.order_id if self.opened is not None else ""
            taken = payment is not None and bool(payment.tenders)
            self._ask_to_decide(what, order_id, lambda approval: self._send(approval, payment), paid=taken)
            return
        self._tell(of_refusal(decision.outcome, decision.order, self._desk.session.offset_minutes))

    def _failed(self, fault: Exception) -> None:
        self._busy = False
        self._desk.sounds.play(Sound.REFUSED)
        self._tell(of_fault(fault))
