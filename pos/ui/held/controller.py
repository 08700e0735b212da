"""Parks the cart (F7) and takes one up again (F8)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeyEvent

from pos.domain.cart import Cart
from pos.domain.money import yuan
from pos.domain.scan import Scan, ScanKind
from pos.domain.scan.own import hold_code
from pos.ui.desk import Desk
from pos.ui.held.view import HeldView
from pos.ui.language import translate
from pos.ui.offload import Lane
from pos.ui.parts.choices import Choice
from pos.ui.parts.notice import Saying
from pos.ui.step import Primary
from pos.ui.words import clock_time, count, dotted


class HeldStep(QObject):
    """Shows what is parked."""

    def __init__(
        self,
        *,
        desk: Desk,
        view: HeldView,
        leave: Callable[[Saying | None], None],
        counted: Callable[[int], None],
        changed: Callable[[], None],
    ) -> None:
        super().__init__()
        self.panel = view
        self._desk = desk
        self._leave = leave
        self._counted = counted
        self._changed = changed
        self._carts: tuple[Cart, ...] = ()
        view.choices.chosen.connect(self._recall)
        view.back.connect(lambda: leave(None))
        self.retranslate()

    def hold(self, note: str = "") -> None:
        """Park the cart as it is, under a note; the next customer begins."""
        sale = self._desk.sale
        if sale.empty:
            self._leave(Saying("info", translate("Held", "There is nothing to hold"), translate("Held", "F8 recalls")))
            return
        cart = sale.cart
        sale.renew()
        hold = self._desk.counter.hold_cart
        self._desk.offload.run(Lane.WRITER, lambda: hold(cart, note), lambda _: self.refresh(), self._not_held(cart))
        self._leave(Saying("ok", translate("Held", "The sale is on hold"), translate("Held", "F8 takes it up again")))

    def refresh(self) -> None:
        """Read what is parked."""
        self._desk.offload.run(Lane.READER, self._desk.counter.held_carts, self._arrived)

    def recall_slip(self, code: str) -> None:
        """Take up the cart whose slip was scanned."""
        self._desk.offload.run(Lane.READER, self._desk.counter.held_carts, lambda carts: self._found(carts, code))

    def primary(self) -> Primary | None:
        """Take the marked one up."""
        return Primary(translate("Held", "Recall"), "Enter", can=bool(self._carts))

    def confirm(self) -> None:
        """Take the marked one up."""
        key = self.panel.choices.marked_key
        if key is not None:
            self._recall(key)

    def pressed(self, event: QKeyEvent) -> bool:
        """Arrows mark another."""
        return self.panel.choices.arrow(event)

    def scanned(self, scan: Scan) -> bool:
        """The slip of a parked cart takes it up; any other scan goes to the sale."""
        if scan.kind is not ScanKind.HOLD:
            return False
        self.recall_slip(scan.text)
        return True

    def retranslate(self) -> None:
        """Say everything again."""
        self.panel.heading.say(translate("Held", "Sales on hold"))
        self.panel.back_button.say(translate("Held", "Back"))
        self._show()

    def _arrived(self, carts: tuple[Cart, ...]) -> None:
        self._carts = carts
        self._counted(len(carts))
        self._show()
        self._changed()

    def _found(self, carts: tuple[Cart, ...], code: str) -> None:
        self._arrived(carts)
        cart = next((cart for cart in carts if hold_code(cart.cart_id) == code), None)
        if cart is None:
            self._leave(Saying("warn", translate("Held", "No sale on hold here has that slip")))
            return
        self._recall(cart.cart_id)

    def _show(self) -> None:
        rows = [self._row(cart) for cart in self._carts]
        self.panel.choices.show_rows(rows, empty=translate("Held", "Nothing is on hold. F7 holds the present sale."))

    def _row(self, cart: Cart) -> Choice:
        priced = self._desk.sale.pricing(cart)
        names = "、".join(dict.fromkeys(line.item.name for line in cart.lines))
        member = cart.member.phone_masked if cart.member is not None else ""
        return Choice(
            key=cart.cart_id,
            title=dotted(clock_time(cart.started, self._desk.session.offset_minutes), member, cart.note),
            detail=names,
            right=yuan(priced.total),
            right_note=count(priced.pieces),
        )

    def _recall(self, cart_id: str) -> None:
        recall = self._desk.counter.recall_cart
        self._desk.offload.run(Lane.WRITER, lambda: recall(cart_id), self._recalled)

    def _recalled(self, cart: Cart | None) -> None:
        self.refresh()
        if cart is None:
            self._leave(Saying("warn", translate("Held", "That sale was taken up already")))
            return
        self._desk.sale.take_up(cart)
        self._leave(Saying("ok", translate("Held", "The sale is taken up again")))

    def _not_held(self, cart: Cart) -> Callable[[Exception], None]:
        def failed(fault: Exception) -> None:
            if self._desk.sale.empty:
                self._desk.sale.take_up(cart)
            self._desk.offload.fault.emit(fault)

        return failed
