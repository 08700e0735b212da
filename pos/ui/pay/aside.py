"""Takes the money for something else than the open cart: what an order owes, what an exchange costs more.

By code, too: what was asked for stands in the payment book under the sale that it will be, so that asking for the money
again, also after a power cut, begins with what has come already.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from pos.domain.money import Fen
from pos.domain.paying import Payment
from pos.domain.tender import Tender, TenderKind
from pos.ports.payments import PaymentState, StartedPayment
from pos.ui.desk import Desk
from pos.ui.offload import Lane
from pos.ui.parts.notice import Saying
from pos.ui.pay.paying import PayingStep
from pos.ui.pay.view import PayView
from pos.ui.phone.controller import PhoneStep
from pos.ui.phone.view import PhoneView
from pos.ui.step import Step


class AsidePaying(PayingStep):
    """The same pay screen, on another screen than the sale's."""

    def __init__(
        self,
        *,
        desk: Desk,
        taken: Callable[[Payment], None],
        leave: Callable[[Saying | None], None],
        show: Callable[[Step], None],
        changed: Callable[[], None],
    ) -> None:
        """`show`: put a step into the middle, this one or the one that waits for the customer's phone."""
        self._sale_id = ""
        self.phone = PhoneStep(
            desk=desk,
            view=PhoneView(look=desk.look),
            show=lambda: show(self.phone),
            done=lambda: show(self),
            changed=changed,
            sale_id=lambda: self._sale_id,
        )
        super().__init__(
            desk=desk,
            view=PayView(look=desk.look),
            taken=taken,
            leave=leave,
            changed=changed,
            elsewhere={TenderKind.PAYMENT_CODE: self.phone},
        )

    def ask_for(self, due: Fen, sale_id: Callable[[], str]) -> None:
        """Take `due`. `sale_id`: of the document that it will be; may read the disk."""
        self.ask(Payment(due=due))
        self._wait()
        payments = self._desk.counter.paying.payments

        def read() -> tuple[str, tuple[StartedPayment, ...]]:
            name = sale_id()
            return name, payments.of_sale(name)

        self._desk.offload.run(Lane.READER, read, lambda found: self._known(due, *found))

    def retranslate(self) -> None:
        """Say everything again."""
        super().retranslate()
        self.phone.retranslate()

    def _known(self, due: Fen, sale_id: str, asked: tuple[StartedPayment, ...]) -> None:
        self._sale_id = sale_id
        self._desk.aside.add(sale_id)
        come: list[Tender] = [each.tender for each in asked if each.state is PaymentState.PAID and each.tender]
        self.ask(Payment(due=due, tenders=tuple(come)))
        waiting = next((each for each in asked if not each.is_final), None)
        if waiting is not None:
            self.wait_for(partial(self.phone.resume, waiting))
