"""Before the payment: what limited promotions give is reserved, and the clerk hears where less was left."""

from __future__ import annotations

from collections.abc import Callable

from pos.ui.desk import Desk
from pos.ui.language import translate
from pos.ui.offload import Lane
from pos.ui.outcomes import of_fault
from pos.ui.parts.notice import Saying
from pos.ui.sounds import Sound
from pos.usecases.selling.reserve_limits import Reserved


class Reserving:
    """Asks once at a time; a sale that changed meanwhile is asked for again by whoever takes the money."""

    def __init__(self, *, desk: Desk, pay: Callable[[], None], say: Callable[[Saying | None], None]) -> None:
        self._desk = desk
        self._pay = pay
        self._say = say
        self._busy = False

    def wanted(self) -> bool:
        """Whether something has to be reserved before money is taken; it is being done then."""
        sale, reserve = self._desk.sale, self._desk.counter.reserve_limits
        if not reserve.wanted(sale.priced):
            return False
        if not self._busy:
            self._busy = True
            cart = sale.cart
            self._say(Saying("info", translate("Sell", "Asking head office what is left of a promotion …")))
            self._desk.offload.run(
                Lane.NETWORK, lambda: reserve(cart), lambda answer: self._told(cart.cart_id, answer), self._failed
            )
        return True

    def _told(self, cart_id: str, answer: Reserved) -> None:
        self._busy = False
        sale = self._desk.sale
        if sale.cart.cart_id != cart_id or sale.cart.lines != answer.cart.lines:
            self._say(None)
            return
        sale.put(answer.cart)
        self._say(None)
        if not answer.short:
            self._pay()
            return
        self._desk.sounds.play(Sound.ATTENTION)
        head = translate("Sell", "Not so much is left of: {names}").format(names="、".join(answer.short))
        self._say(Saying("warn", head, translate("Sell", "The prices are others now: tell the customer, then pay (+)")))

    def _failed(self, fault: Exception) -> None:
        self._busy = False
        self._desk.sounds.play(Sound.REFUSED)
        self._say(of_fault(fault))
