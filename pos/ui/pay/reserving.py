"""On the pay screen: what a rule about the chosen tender gives is reserved before that tender is taken."""

from __future__ import annotations

from collections.abc import Callable

from pos.ui.desk import Desk
from pos.ui.language import translate
from pos.ui.offload import Lane
from pos.ui.outcomes import of_fault
from pos.ui.parts.notice import Saying
from pos.ui.sounds import Sound
from pos.usecases.selling.reserve_limits import Reserved


class ReservingByTender:
    """Asks head office; `told` hears whether to go on, and what to say where less is left."""

    def __init__(self, *, desk: Desk, told: Callable[[Saying | None], None]) -> None:
        self._desk = desk
        self._told = told

    def ask(self, then: Callable[[], object]) -> bool:
        """Whether something has to be reserved first; `then` goes on when all of it was."""
        sale, reserve = self._desk.sale, self._desk.counter.reserve_limits
        if not reserve.wanted(sale.priced):
            return False
        cart = sale.cart

        def answered(answer: Reserved) -> None:
            if sale.cart.cart_id != cart.cart_id or sale.cart.lines != answer.cart.lines:
                self._told(None)
                return
            sale.put(answer.cart)
            if not answer.short:
                self._told(None)
                then()
                return
            self._desk.sounds.play(Sound.ATTENTION)
            head = translate("Pay", "Not so much is left of: {names}").format(names="、".join(answer.short))
            rest = translate("Pay", "Nothing was taken. The amount is another now: tell the customer.")
            self._told(Saying("warn", head, rest))

        def failed(fault: Exception) -> None:
            self._desk.sounds.play(Sound.REFUSED)
            self._told(of_fault(fault))

        self._desk.offload.run(Lane.NETWORK, lambda: reserve(cart), answered, failed)
        return True
