"""Decides on the pickup screen: which orders are listed, which one is open, and where a scan goes."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from pos.domain.document import Document
from pos.domain.money import Fen
from pos.domain.order import Order, OrderState
from pos.domain.scan import ScanKind, read_scan
from pos.domain.staff import Approval
from pos.ui.approval.controller import ApprovalStep
from pos.ui.approval.view import ApprovalView
from pos.ui.desk import Desk
from pos.ui.language import translate
from pos.ui.offload import Lane
from pos.ui.outcomes import of_fault
from pos.ui.parts.notice import Saying
from pos.ui.pay.aside import AsidePaying
from pos.ui.pay.done import DoneStep
from pos.ui.pay.done_view import DoneView
from pos.ui.phone.controller import PhoneStep
from pos.ui.pickup.handling import Handling
from pos.ui.pickup.rows import TABS, order_row, tab_of, tab_words
from pos.ui.pickup.sayings import of_found
from pos.ui.pickup.shelf import ShelfStep
from pos.ui.pickup.view import PickupView
from pos.ui.sounds import Sound
from pos.ui.step import Step
from pos.usecases.pickup.find_order import OrderFound
from pos.usecases.pickup.hand_over import unverified
from pos.usecases.selling.complete_sale import Completed, SaleOutcome
from pos.usecases.selling.take_payment import Payment

LOOK_EVERY_MS = 1_500
"""An online order is on the screen within three seconds of its being placed."""


class PickupController(QObject):
    """One of the till's screens."""

    waiting_changed = Signal(int)
    """How many orders wait to be picked."""

    def __init__(self, *, desk: Desk, view: PickupView) -> None:
        super().__init__()
        self.view = view
        self._desk = desk
        self._tab = "ready"
        self._orders: tuple[Order, ...] = ()
        self._found: tuple[str, ...] = ()
        self._step: Step | None = None
        self._reading = False
        self._approval = ApprovalStep(
            desk=desk, view=ApprovalView(look=desk.look), leave=self._end_step, changed=self.show_primary
        )
        self._shelf = ShelfStep(look=desk.look, leave=self._end_step)
        self._made: list[Step] = []
        self._then: Callable[[Payment], None] | None = None
        self.handling = Handling(
            desk=desk,
            ask_manager=self._ask_manager,
            ask_money=self._ask_money,
            ask_shelf=self._ask_shelf,
            paid=self._paid,
            changed=self._handled,
        )
        for name, button in view.tabs.buttons.items():
            button.clicked.connect(lambda _=False, name=name: self.show_tab(name))
        view.field.entered.connect(self._entered)
        view.orders.chosen.connect(self._open_listed)
        view.short.clicked.connect(self._mark_short)
        view.part.clicked.connect(self.handling.hand_over_part)
        view.close_order.clicked.connect(self.close_order)
        view.primary.clicked.connect(self.confirm)
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.refresh)
        self._timer.start()
        self.retranslate()

    @cached_property
    def _money(self) -> AsidePaying:
        step = AsidePaying(
            desk=self._desk,
            taken=self._taken,
            leave=self._no_money,
            show=self._begin_step,
            changed=self.show_primary,
        )
        self._made.append(step)
        return step

    @cached_property
    def _done(self) -> DoneStep:
        step = DoneStep(desk=self._desk, view=DoneView(look=self._desk.look), next_customer=self.close_order)
        self._made.append(step)
        return step

    # What the window asks of every screen.

    def enter(self) -> None:
        """The screen is shown."""
        self.view.field.setFocus()
        self.refresh()

    def leave(self) -> None:
        """Another screen is shown; the order stays open."""

    def scanned(self, text: str) -> bool:
        """A scan; False: it belongs to another screen."""
        scan = read_scan(text)
        if self._step is not None and self._step.scanned(scan):
            return True
        if scan.kind in (ScanKind.PICKUP, ScanKind.ORDER):
            self.find(text)
            return True
        if scan.kind is ScanKind.ITEM and self.handling.opened is not None:
            self.handling.scan(text)
            return True
        if scan.kind is ScanKind.PAYMENT:
            head = translate("Sell", "This is a customer's payment code")
            self.view.notice.say(Saying("warn", head, translate("Pickup", "It was not used and not kept")))
            self._desk.sounds.play(Sound.ATTENTION)
            return True
        return False

    def pressed(self, event: QKeyEvent) -> bool:
        """A key that no field took."""
        key = Qt.Key(event.key())
        if self._step is not None and self._step.pressed(event):
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirm()
        elif key == Qt.Key.Key_Escape:
            self._escape()
        elif key == Qt.Key.Key_Delete:
            self._mark_short()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            by = 1 if key == Qt.Key.Key_Down else -1
            (self.view.lines if self.handling.opened is not None else self.view.orders).step(by)
        else:
            return False
        return True

    def retranslate(self) -> None:
        """Say everything again."""
        view = self.view
        view.field.setPlaceholderText(translate("Pickup", "Scan the code, or last 4 digits"))
        view.field.setAccessibleName(translate("Pickup", "Pickup code or last four digits of the phone number"))
        view.short.say(translate("Pickup", "Not there"))
        view.part.say(translate("Pickup", "Hand over a part"))
        view.close_order.say(translate("Pickup", "Close the order"))
        self._approval.retranslate()
        self._shelf.retranslate()
        for step in self._made:
            step.retranslate()
        self._show_orders()
        self.show_order()

    def stop(self) -> None:
        """The window is closed."""
        self._timer.stop()

    # The list.

    def refresh(self) -> None:
        """Read the orders again."""
        if not self._reading:
            self._reading = True
            self._desk.offload.run(Lane.READER, self._desk.counter.list_orders, self._arrived, self._not_read)

    def show_tab(self, name: str) -> None:
        """Show the orders of another state."""
        self._tab, self._found = name, ()
        self._show_orders()
        self.view.field.setFocus()

    def find(self, text: str) -> None:
        """Find an order by a pickup code, a number, or digits of the phone number."""
        find_order = self._desk.counter.find_order
        self._desk.offload.run(
            Lane.NETWORK,
            lambda: find_order(text),
            self._order_found,
            lambda fault: self.view.notice.say(of_fault(fault)),
        )

    def _arrived(self, orders: tuple[Order, ...]) -> None:
        self._reading = False
        if orders == self._orders:
            return
        self._orders = orders
        self.waiting_changed.emit(sum(1 for order in orders if order.state is OrderState.TO_PICK))
        self.handling.renew(orders)
        self._show_orders()

    def _not_read(self, fault: Exception) -> None:
        self._reading = False
        self.view.notice.say(of_fault(fault))

    def _show_orders(self) -> None:
        words, view, offset = tab_words(), self.view, self._desk.session.offset_minutes
        now = self._desk.clock.now()
        view.tabs.mark("" if self._found else self._tab)
        for name, button in view.tabs.buttons.items():
            count = sum(1 for order in self._orders if order.state in TABS[name])
            button.say(f"{words[name]} {count}" if count else words[name])
        listed = [order for order in self._orders if self._is_listed(order)]
        if self._tab == "collected":
            listed.reverse()
        opened = self.handling.opened
        view.orders.show_rows(
            [order_row(order, now, offset) for order in listed],
            empty=self._empty_words(),
            keep=opened.order.order_id if opened is not None else view.orders.marked_key,
        )

    def _is_listed(self, order: Order) -> bool:
        return order.order_id in self._found if self._found else order.state in TABS[self._tab]

    def _empty_words(self) -> str:
        return {
            "to_pick": translate("Pickup", "Nothing to pick. New online orders appear here by themselves."),
            "ready": translate("Pickup", "Nothing is waiting on the shelf."),
            "short": translate("Pickup", "No order has missing pieces."),
            "late": translate("Pickup", "Nothing lapsed or was cancelled."),
            "collected": translate("Pickup", "Nothing has been collected yet."),
        }[self._tab]

    def _order_found(self, found: OrderFound) -> None:
        refusal = of_found(found, self._desk.session.offset_minutes)
        if refusal is not None:
            self._desk.sounds.play(Sound.REFUSED if refusal.tone == "stop" else Sound.NOT_FOUND)
            self.handling.close()
            self.view.notice.say(refusal)
            return
        self._desk.sounds.play(Sound.FOUND)
        if len(found.orders) == 1:
            order = found.orders[0]
            self._found = ()
            self._tab = tab_of(order)
            self.handling.open(order, found.code if found.code_verified else "")
        else:
            self._found = tuple(order.order_id for order in found.orders)
            self.handling.close()
            head = translate("Pickup", "{n} orders").format(n=len(found.orders))
            self.view.notice.say(Saying("info", head, translate("Pickup", "Ask for the name and touch the right one")))
        self._show_orders()

    # The opened order.

    def show_order(self) -> None:
        """Show the opened order, or what to do where none is open."""
        view, opened = self.view, self.handling.opened
        if opened is None:
            view.title.say("")
            view.facts.say("")
            view.lines.show_rows([], empty=translate("Pickup", "Scan the customer's code, or touch an order."))
            view.notice.say(
                Saying(
                    "info",
                    translate("Pickup", "Who collects?"),
                    translate("Pickup", "Scan the code on the phone, or type the last four digits of the number"),
                )
            )
        else:
            view.title.say(f"{opened.order.number}   {opened.order.customer}   {opened.order.phone_masked}")
            view.facts.say(self.handling.facts())
            view.lines.show_rows(self.handling.rows(), empty="", keep=view.lines.marked_key)
            view.notice.say(self.handling.saying())
        view.short.setEnabled(self.handling.can_mark_short)
        view.part.setEnabled(self.handling.can_hand_over_part)
        view.close_order.setEnabled(opened is not None)
        self.show_primary()

    def show_primary(self) -> None:
        """The big button."""
        primary = self._step.primary() if self._step is not None else self.handling.primary()
        button = self.view.primary
        if primary is not None:
            button.say(primary.words, key=primary.key)
            button.play(primary.role)
            button.setEnabled(primary.can)

    def confirm(self) -> None:
        """The big button. While a piece is not scanned, Enter does nothing else."""
        if self._step is not None:
            self._step.confirm()
        elif self.handling.opened is None:
            key = self.view.orders.marked_key
            if key is not None:
                self._open_listed(key)
        else:
            self.handling.confirm()

    def close_order(self) -> None:
        """Back to the list."""
        self._end_step()
        self.handling.close()

    def _handled(self) -> None:
        opened = self.handling.opened
        if opened is not None and tab_of(opened.order) != self._tab:
            self._found, self._tab = (), tab_of(opened.order)
            self._show_orders()
        self.show_order()
        self.refresh()

    def _open_listed(self, order_id: str) -> None:
        order = next((order for order in self._orders if order.order_id == order_id), None)
        if order is not None:
            self._end_step()
            self.handling.open(order, "")
            self.view.field.setFocus()

    def _entered(self, text: str) -> None:
        self.view.field.clear()
        if read_scan(text).kind is ScanKind.ITEM and self.handling.opened is not None and len(text.strip()) > 6:
            self.handling.scan(text)
        else:
            self.find(text)

    def _mark_short(self) -> None:
        key = self.view.lines.marked_key
        if key is not None:
            self.handling.mark_short(int(key))

    def _escape(self) -> None:
        if self._step is not None:
            self._end_step()
        elif self.handling.opened is not None:
            self.close_order()
        else:
            self.show_tab(self._tab)

    def _begin_step(self, step: Step) -> None:
        self._step = step
        self.view.centre.show_panel(step.panel)
        self._make_room(on=isinstance(step, AsidePaying | PhoneStep))
        self.show_primary()

    def _make_room(self, *, on: bool) -> None:
        """While money is taken the actions mean nothing, and the keypad wants their room."""
        for button in self.view.below:
            button.setVisible(not on)

    def _end_step(self) -> None:
        self._step = None
        self.view.centre.show_panel(None)
        self._make_room(on=False)
        self.view.field.setFocus()
        self.show_primary()

    def _ask_manager(self, what: str, order_id: str, then: Callable[[Approval], None]) -> None:
        def approved(approval: Approval) -> None:
            self._end_step()
            then(approval)

        self._begin_step(self._approval)
        self._approval.ask(what, unverified(order_id), what, approved)

    def _ask_money(self, due: Fen, order_id: str, then: Callable[[Payment], None]) -> None:
        self._then = then
        self._begin_step(self._money)
        sale_of = self._desk.counter.list_orders.next_claim
        self._money.ask_for(due, lambda: sale_of(order_id))

    def _taken(self, payment: Payment) -> None:
        then, self._then = self._then, None
        self._end_step()
        if then is not None:
            then(payment)

    def _no_money(self, saying: Saying | None) -> None:
        self._then = None
        self._end_step()
        self.view.notice.say(saying or self.handling.saying())

    def _paid(self, document: Document) -> None:
        change = sum(tender.change for tender in document.tenders)
        self._begin_step(self._done)
        self._done.begin(Completed(SaleOutcome.DONE, document, change))

    def _ask_shelf(self, then: Callable[[str], None]) -> None:
        self._begin_step(self._shelf)
        self._shelf.ask(then)
