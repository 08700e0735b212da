"""Decides on the sell screen: what a scan, a key or a touch does to the sale, and which step is in the middle."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from pos.domain.cart import set_quantity, void_line
from pos.domain.errors import BadValue
from pos.domain.money import yuan
from pos.domain.quantity import ONE, Milli
from pos.domain.scan import Scan, ScanKind, State, read_scan
from pos.ui.desk import Desk
from pos.ui.language import translate
from pos.ui.letting_go import undo_and_let_go
from pos.ui.parts.notice import Saying
from pos.ui.sell.cart_rows import CartRows, assistants_words, member_words, tally, totals_rows
from pos.ui.sell.labels import say_labels
from pos.ui.sell.openings import Openings
from pos.ui.sell.ringing import Ringing
from pos.ui.sell.sayings import of_foreign, of_scan
from pos.ui.sell.stock_line import StockLine
from pos.ui.sell.typed import read_typed
from pos.ui.sell.view import SellView
from pos.ui.sounds import Sound
from pos.ui.step import Primary, Step
from pos.usecases.selling.add_item import Scanned, ScanOutcome

ELSEWHERE = (ScanKind.PICKUP, ScanKind.ORDER)
"""Scans that belong to another screen."""
OF_CUSTOMER = (ScanKind.MEMBER, ScanKind.PHONE, ScanKind.COUPON, ScanKind.VOUCHER)
"""Who buys, and what they are entitled to."""


class SellController(QObject):
    """One of the till's screens."""

    held_changed = Signal(int)
    elsewhere = Signal(str)
    """Something typed that belongs to another screen."""

    def __init__(self, *, desk: Desk, view: SellView) -> None:
        super().__init__()
        self.view = view
        self._desk = desk
        self._ringing = Ringing(counter=desk.counter, sale=desk.sale, offload=desk.offload, way=desk.way)
        self._step: Step | None = None
        self._steps: Openings | None = None
        self._held = 0
        self._waiting = 0
        self._offers = 0
        self._rows = CartRows()
        self._stock = StockLine(desk=desk, cart=view.cart)
        self._ringing.rung.connect(self.say_scanned)
        self._ringing.slow.connect(lambda: self.say(Saying("info", translate("Sell", "Looking it up …"))))
        desk.sale.changed.connect(self.show_sale)
        view.field.entered.connect(self._entered)
        view.field.textEdited.connect(self._typed)
        view.cart.stepped.connect(self._stepped)
        view.cart.touched.connect(view.cart.choose_line)
        view.cart.chosen.connect(self._stock.follow)
        view.primary.clicked.connect(self.confirm)

    def join(self, steps: Openings) -> None:
        """The steps that this screen can open."""
        self._steps = steps
        view = self.view
        view.waiting.clicked.connect(steps.waiting)
        view.hold.clicked.connect(steps.hold)
        view.recall.clicked.connect(steps.recall)
        view.discount.clicked.connect(steps.discount)
        view.assistant.clicked.connect(steps.assistant)
        view.more.clicked.connect(steps.more)
        view.member.clicked.connect(steps.member)
        view.totals.touched.connect(steps.why)
        view.offers.clicked.connect(steps.offers)
        self.retranslate()

    # What the window asks of every screen.

    def enter(self) -> None:
        """The screen is shown."""
        self.view.field.setFocus()
        self.show_sale()

    def leave(self) -> None:
        """Another screen is shown."""

    def scanned(self, text: str) -> bool:
        """A scan; False: it belongs to another screen."""
        money = self._step is not None and self._steps is not None and self._steps.asks_for_money(self._step)
        scan = read_scan(text, state=State.PAYING if money else State.SELLING)
        if scan.kind in ELSEWHERE:
            self._make_way()
            return False
        if self._step is not None and self._step.scanned(scan):
            return True
        quantity = self._take_quantity()
        self.show_step(None)
        if quantity is None:
            self._refuse_quantity()
        else:
            self._scan(scan, text, quantity)
        return True

    @property
    def free(self) -> bool:
        """Whether nothing is begun here: no cart, no code under way, nothing typed, no question open."""
        over = self._step is None or (self._steps is not None and self._steps.over(self._step))
        return over and self._desk.sale.empty and not self._ringing.busy and not self.view.field.text()

    def pressed(self, event: QKeyEvent) -> bool:
        """A key that no field took."""
        if self._step is not None:
            if self._step.pressed(event):
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.show_step(None)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._step.confirm()
                return True
        return self._command(event)

    def retranslate(self) -> None:
        """Say everything again; what happened before is not worth saying twice."""
        self.say(None)
        self._rows.forget()
        say_labels(self.view)
        if self._steps is not None:
            for step in self._steps.all:
                step.retranslate()
        self._names_mode(on=False)
        self.show_held(self._held)
        self.show_waiting(self._waiting)
        self.show_offers(self._offers)
        self.show_sale()

    # What the steps use.

    def say(self, saying: Saying | None) -> None:
        """The one line under the list."""
        self.view.notice.say(saying)

    def shows(self, step: Step) -> bool:
        """Whether that step is in the middle."""
        return self._step is step

    def show_step(self, step: Step | None, *, keep_text: bool = False) -> None:
        """Put a step into the middle; None: the cart. `keep_text`: what is being typed in the field stays."""
        if step is None:
            self._desk.sale.pay_by(())
            self._desk.customer.stopped_paying(self._desk.sale.priced)
        self._step = step
        self.view.show_panel(step.panel if step is not None else None)
        if not keep_text:
            self._forget_text()
        if step is None:
            self.view.field.setFocus()
        self.show_primary()

    def back(self, saying: Saying | None = None) -> None:
        """Back to the cart, with a word."""
        self.show_step(None)
        self.say(saying)

    def show_held(self, count: int) -> None:
        """How many carts are parked."""
        self._held = count
        words = translate("Sell", "Recall ({n})").format(n=count) if count else translate("Sell", "Recall")
        self.view.recall.say(words)
        self.held_changed.emit(count)

    def show_waiting(self, count: int) -> None:
        """How many payments are not certain yet."""
        self._waiting = count
        self.view.waiting.say(translate("Sell", "Payments not certain ({n})").format(n=count))
        self.view.waiting.setVisible(count > 0)

    def show_offers(self, count: int) -> None:
        """How much the customer may choose."""
        self._offers = count
        self.view.offers.say(translate("Sell", "To be chosen ({n})").format(n=count))
        self.view.offers.setVisible(count > 0)

    def say_scanned(self, scanned: Scanned) -> None:
        """What a code came to."""
        saying, sound = of_scan(scanned)
        self.say(saying)
        if sound is not None:
            self._desk.sounds.play(sound)
        if self._steps is None:
            return
        if scanned.outcome is ScanOutcome.CHOOSE:
            self._steps.choose(scanned.choices, scanned.text)
        elif scanned.outcome is ScanOutcome.PRICE_WANTED and scanned.item is not None:
            self._steps.price(scanned.item, scanned.text)

    def show_sale(self) -> None:
        """Show the cart and its prices."""
        sale, view, names = self._desk.sale, self.view, self._desk.names
        priced = sale.priced
        view.cart.show_rows(self._rows(priced, names), tally=tally(priced))
        view.totals.say(totals_rows(priced), due_label=translate("Sell", "Due ¥"), due=yuan(priced.total))
        title, detail, initial = member_words(sale.cart.member)
        view.member.say(title, detail, initial=initial)
        who = assistants_words(sale.cart, names)
        words = translate("Sell", "Assistant: {who}").format(who=who) if who else translate("Sell", "Assistant")
        view.assistant.say(words)
        self._stock.follow()
        self.show_primary()

    def show_primary(self) -> None:
        """The big button: the one next thing."""
        if self._step is not None:
            primary = self._step.primary() or Primary(translate("Sell", "Take the money"), "+", can=False)
        else:
            primary = Primary(translate("Sell", "Take the money"), "+", can=not self._desk.sale.empty)
        button = self.view.primary
        button.say(primary.words, key=primary.key)
        button.play(primary.role)
        button.setEnabled(primary.can)

    def confirm(self) -> None:
        """The big button."""
        if self._step is not None:
            self._step.confirm()
        elif self._steps is not None:
            self._steps.pay()

    def ring(self, text: str, quantity: Milli, then: Callable[[Scanned], None]) -> None:
        """Ring up a typed code; `then` hears what it came to."""
        self._ringing.ring(text, quantity, then)

    # Inside.

    def _make_way(self) -> None:
        """The next customer is another screen's: the last one's change is shown no longer."""
        if self.free:
            self.back()

    def _scan(self, scan: Scan, text: str, quantity: Milli) -> None:
        foreign = of_foreign(scan.kind)
        if foreign is not None:
            self.say(foreign[0])
            self._desk.sounds.play(foreign[1])
        elif scan.kind in OF_CUSTOMER and self._steps is not None:
            self._steps.find_member(scan.text)
        elif scan.kind is ScanKind.BADGE and self._steps is not None:
            self._steps.credit_badge(scan.text)
        elif scan.kind is ScanKind.HOLD and self._steps is not None:
            self._steps.recall_slip(scan.text)
        else:
            self._ringing.ring(text, quantity)

    def _entered(self, text: str) -> None:
        typed = read_typed(text)
        body, quantity = typed.rest, typed.quantity
        if quantity is None:
            self._refuse_quantity()
        elif not body:
            self.view.field.clear()
            if typed.counted:
                self._set_quantity(quantity)
        elif (scan := read_scan(body)).kind in ELSEWHERE:
            self.show_step(None)
            self.elsewhere.emit(body)
        elif scan.kind is not ScanKind.ITEM:
            self.view.field.clear()
            self.show_step(None)
            self._scan(scan, body, quantity)
        elif self._steps is not None:
            self._steps.enter_text(body, quantity)

    def _typed(self, text: str) -> None:
        if self._steps is None:
            return
        self._steps.search(read_typed(text).rest)

    def _command(self, event: QKeyEvent) -> bool:
        steps, control = self._steps, event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if steps is None:
            return False
        actions = {
            Qt.Key.Key_Plus: steps.pay,
            Qt.Key.Key_Delete: self.void,
            Qt.Key.Key_F7: steps.hold,
            Qt.Key.Key_F8: steps.recall,
            Qt.Key.Key_F9: steps.discount,
            Qt.Key.Key_F10: steps.drawer,
            Qt.Key.Key_Slash: lambda: self._names_mode(on=True),
            Qt.Key.Key_Up: lambda: self.view.cart.step(-1),
            Qt.Key.Key_Down: lambda: self.view.cart.step(+1),
            Qt.Key.Key_PageUp: lambda: self.view.cart.step(-5),
            Qt.Key.Key_PageDown: lambda: self.view.cart.step(+5),
            Qt.Key.Key_Escape: self._escape,
        }
        with_control = {
            Qt.Key.Key_Z: self.undo,
            Qt.Key.Key_D: steps.assistant,
            Qt.Key.Key_M: steps.more,
            Qt.Key.Key_W: steps.waiting,
            Qt.Key.Key_I: steps.why,
            Qt.Key.Key_O: steps.offers,
        }
        action = (with_control if control else actions).get(Qt.Key(event.key()))
        if action is None:
            return False
        action()
        return True

    def void(self) -> None:
        """Take the chosen line out; Ctrl+Z brings it back."""
        line_id = self.view.cart.chosen_line
        if line_id is None:
            return
        name = self._desk.sale.cart.line(line_id).item.name
        self._desk.sale.put(void_line(self._desk.sale.cart, line_id))
        self.say(
            Saying(
                "info",
                translate("Sell", "Taken out: {name}").format(name=name),
                translate("Sell", "Ctrl+Z brings it back"),
            )
        )

    def void_now(self) -> None:
        """The same from a step: the cart is shown again first."""
        self.show_step(None)
        self.void()

    def undo_now(self) -> None:
        """Take the last step back from a step."""
        self.show_step(None)
        self.undo()

    def undo(self) -> None:
        """Take the last step back."""
        if undo_and_let_go(self._desk):
            self.say(Saying("info", translate("Sell", "Taken back")))

    def _escape(self) -> None:
        self._names_mode(on=False)
        self.view.field.clear()
        self.say(None)

    def _forget_text(self) -> None:
        # A scan finds the field as it should be, nearly always: setting it again would paint it again.
        if self.view.field.takes_names:
            self._names_mode(on=False)
        if self.view.field.text():
            self.view.field.clear()

    def _names_mode(self, *, on: bool) -> None:
        field = self.view.field
        field.take_names(on=on)
        words = (
            translate("Sell", "Type a name") if on else translate("Sell", "Scan, or type a code, name, pinyin or phone")
        )
        field.setPlaceholderText(words)
        field.set_hint(translate("Sell", "Esc: codes") if on else translate("Sell", "3* quantity"))

    def _stepped(self, line_id: int, by: int) -> None:
        sale = self._desk.sale
        self.view.cart.choose_line(line_id)
        if line_id < 0 and self._steps is not None:
            self._steps.offers()
            return
        quantity = sale.cart.line(line_id).quantity + by * ONE
        if quantity <= 0:
            self.void()
            return
        self._put_quantity(line_id, quantity)

    def _set_quantity(self, quantity: Milli) -> None:
        line_id = self.view.cart.chosen_line
        if line_id is not None:
            self._put_quantity(line_id, quantity)

    def _put_quantity(self, line_id: int, quantity: Milli) -> None:
        try:
            self._desk.sale.put(set_quantity(self._desk.sale.cart, line_id, quantity))
        except BadValue:
            self._refuse_quantity()

    def _refuse_quantity(self) -> None:
        self._desk.sounds.play(Sound.ATTENTION)
        self.say(Saying("warn", translate("Sell", "That quantity is not possible")))

    def _take_quantity(self) -> Milli | None:
        """The quantity typed before a scan, `3*`; None: it is none. The field is empty afterwards."""
        typed = read_typed(self.view.field.text())
        self.view.field.clear()
        return ONE if typed.rest else typed.quantity
