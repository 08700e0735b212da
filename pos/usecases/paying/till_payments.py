"""The till's payments by code: the intent is on disk before anything is sent, and followed to its end."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from pos.domain.document import Document
from pos.domain.errors import BadValue, NotEnrolled, NotSent, Refused, Unreachable
from pos.domain.ids import new_id
from pos.domain.money import Fen
from pos.domain.payment.answer import Reason
from pos.domain.payment.attempt import AttemptState
from pos.domain.payment.code import SERVED, Provider, code_mark, provider_of
from pos.domain.payment.number import NumberedThing, number_of
from pos.domain.platform_voucher import PlatformVoucher, Prepared, VoucherSaid
from pos.domain.scan.third_party import PlatformCode
from pos.domain.tender import Tender, TenderKind
from pos.ports.clock import Clock
from pos.ports.payment_book import BookedPayment, PaymentBook, PaymentCentral
from pos.ports.payments import PaymentState, StartedPayment
from pos.wire.payments import CancelPayment, PaymentView, PrepareVoucher, StartPayment

_SHOWN: dict[AttemptState, PaymentState] = {
    AttemptState.INTENDED: PaymentState.WAITING,
    AttemptState.SENT: PaymentState.WAITING,
    AttemptState.UNKNOWN: PaymentState.WAITING,
    AttemptState.WAITING: PaymentState.CONFIRMING,
    AttemptState.PAID: PaymentState.PAID,
    AttemptState.REVERSING: PaymentState.REVERSING,
    AttemptState.REFUNDING: PaymentState.REVERSING,
    AttemptState.REVERSED: PaymentState.FAILED,
    AttemptState.REFUNDED: PaymentState.FAILED,
    AttemptState.FAILED: PaymentState.FAILED,
}

_ANOTHER_IS_OPEN = "payment_open"
"""The server's word for a sale of which another payment has not come to its end."""

logger = logging.getLogger(__name__)


class TillPayments:
    """Implements `ports.payments.Payments`. May be used from the network's lane and the worker at the same time."""

    def __init__(
        self,
        *,
        book: PaymentBook,
        central: PaymentCentral,
        clock: Clock,
        mark_key: bytes,
        document: Callable[[str], Document | None],
        on_started: Callable[[], None] = lambda: None,
    ) -> None:
        """`mark_key`: the till's own, 32 bytes. `document`: a finished sale by its id. `on_started`: follow it."""
        self._book = book
        self._central = central
        self._clock = clock
        self._mark_key = mark_key
        self._document = document
        self._on_started = on_started
        self._left_s: dict[str, int] = {}
        self._under_way: set[str] = set()
        """Those whose request is being sent: that the server does not know them yet says nothing."""

    def start(self, *, sale_id: str, amount: Fen, code: str) -> StartedPayment:
        """Write the intent down, then ask.

        Never a second number: while the sale has a payment that has not come to its end, that one is the answer.
        Raises BadValue for what is no payment code.
        """
        provider = provider_of(code)
        if provider is None:
            raise BadValue("not a payment code")
        open_still = next((each for each in self._book.of_sale(sale_id) if not each.final), None)
        if open_still is not None:
            return self.look(open_still.attempt_id)
        mark = code_mark(code, key=self._mark_key)
        repeated = self._book.shown_before(mark)
        payment = BookedPayment(
            attempt_id=new_id(),
            sale_id=sale_id,
            provider=provider,
            amount=amount,
            code_mark=mark,
            created=self._clock.now(),
            state=AttemptState.INTENDED,
        )
        asked = StartPayment(attempt_id=payment.attempt_id, sale_id=sale_id, amount=amount, code=code)
        with self._intended(payment):
            if repeated is not None and repeated.reason not in (Reason.NOT_SENT, Reason.NOT_SERVED):
                return self._ended(payment, Reason.CODE_USED)
            if provider not in SERVED:
                return self._ended(payment, Reason.NOT_SERVED)
            return self._send(payment, asked)

    def find_voucher(self, code: PlatformCode) -> Prepared:
        """What another platform's voucher is worth, or why it cannot be used. Nothing happens to it."""
        try:
            return self._central.prepare(PrepareVoucher(code=code.code, platform=code.platform))
        except (Unreachable, Refused, NotEnrolled) as fault:
            logger.info("a voucher was not prepared: %s", fault)
            return Prepared(VoucherSaid.UNREACHABLE)

    def use_voucher(self, *, sale_id: str, amount: Fen, voucher: PlatformVoucher) -> StartedPayment:
        """Write the intent down, then use it up. While the sale has a payment that is open, that one is the answer.

        Raises BadValue for an amount that is not above 0, or more than it is worth.
        """
        if not 0 < amount <= voucher.face_value:
            raise BadValue(f"a voucher over {voucher.face_value} does not settle {amount}")
        open_still = next((each for each in self._book.of_sale(sale_id) if not each.final), None)
        if open_still is not None:
            return self.look(open_still.attempt_id)
        payment = BookedPayment(
            attempt_id=new_id(),
            sale_id=sale_id,
            provider=Provider(voucher.platform.value),
            amount=amount,
            code_mark="",
            created=self._clock.now(),
            state=AttemptState.INTENDED,
            voucher=voucher,
        )
        asked = StartPayment(
            attempt_id=payment.attempt_id,
            sale_id=sale_id,
            amount=amount,
            code=voucher.token,
            seller=payment.provider,
        )
        with self._intended(payment):
            return self._send(payment, asked)

    @contextmanager
    def _intended(self, payment: BookedPayment) -> Iterator[None]:
        """Written down, and left alone by the thread that follows what is open until it was sent."""
        self._under_way.add(payment.attempt_id)
        try:
            self._book.intend(payment)
            yield
        finally:
            self._under_way.discard(payment.attempt_id)

    def _send(self, payment: BookedPayment, asked: StartPayment) -> StartedPayment:
        try:
            self._heard(self._central.start(asked))
        except NotSent:
            return self._ended(payment, Reason.NOT_SENT)
        except Unreachable as fault:
            logger.info("payment %s: no answer from the server: %s", payment.attempt_id, fault)
            self._book.hear(payment.attempt_id, state=AttemptState.UNKNOWN, reason=Reason.NONE)
        except (Refused, NotEnrolled) as fault:
            if isinstance(fault, Refused) and fault.reason == _ANOTHER_IS_OPEN:
                logger.info("payment %s: another one of its sale is under way", payment.attempt_id)
                return self._ended(payment, Reason.STILL_OPEN)
            logger.error("payment %s was refused: %s", payment.attempt_id, fault)
            return self._ended(payment, Reason.NOT_SET_UP)
        self._on_started()
        return self._shown(self._known(payment.attempt_id))

    def look(self, payment_id: str) -> StartedPayment:
        """Where it stands now, as far as the server can be reached. Raises BadValue for one there is none of."""
        payment = self._known(payment_id)
        if payment.final:
            return self._shown(payment)
        try:
            self.ask(payment)
        except (Unreachable, Refused, NotEnrolled) as fault:
            logger.info("payment %s: %s", payment_id, fault)
        return self._shown(self._known(payment_id))

    def give_up(self, payment_id: str) -> StartedPayment:
        """The sale does not want it: written down first, then told to the server, again and again until it knows.

        What a finished sale counts stays.
        """
        payment = self._known(payment_id)
        if (payment.final and payment.state is not AttemptState.PAID) or self.is_counted(payment):
            return self._shown(payment)
        self._book.unwant(payment_id)
        self._on_started()
        return self.look(payment_id)

    def waiting(self) -> tuple[StartedPayment, ...]:
        """待确认收款, oldest first: what is not certain, or paid for a sale that is not finished."""
        return tuple(self._shown(each) for each in self._book.unsettled() if not self.is_counted(each))

    def seen(self, payment_id: str) -> None:
        """A person has seen that it came to nothing. What was paid is settled by its sale alone."""
        payment = self._known(payment_id)
        if payment.final and payment.state is not AttemptState.PAID:
            self._book.settle(payment_id)

    def of_sale(self, sale_id: str) -> tuple[StartedPayment, ...]:
        """Every payment asked for a sale, oldest first."""
        return tuple(map(self._shown, self._book.of_sale(sale_id)))

    def is_counted(self, payment: BookedPayment) -> bool:
        """Whether a finished sale counts it: then it can go back by a return alone."""
        document = self._document(payment.sale_id) if payment.state is AttemptState.PAID else None
        return document is not None and any(tender.tender_id == payment.attempt_id for tender in document.tenders)

    def ask(self, payment: BookedPayment, *, wait_s: float = 0.0) -> None:
        """Ask the server, or tell it that a payment is not wanted. Raises CentralError.

        One that is being sent at this moment is not asked after: it would be taken for lost, and ended.
        """
        asked = CancelPayment(sale_id=payment.sale_id, amount=payment.amount, provider=payment.provider)
        on_its_way_back = payment.state in (AttemptState.REVERSING, AttemptState.REFUNDING)
        if not payment.wanted and not on_its_way_back:
            self._heard(self._central.cancel(payment.attempt_id, asked))
            return
        if payment.attempt_id in self._under_way:
            return
        view = self._central.follow(payment.attempt_id, version=payment.version, wait_s=wait_s)
        if view is None:
            # It never arrived. The code is gone, so it is ended for good, in case it is still on its way.
            self._book.unwant(payment.attempt_id)
            view = self._central.cancel(payment.attempt_id, asked)
        self._heard(view)

    def _heard(self, view: PaymentView) -> None:
        self._left_s[view.attempt_id] = view.left_s
        self._book.hear(
            view.attempt_id,
            state=view.state,
            reason=view.reason,
            transaction=view.transaction,
            version=view.version,
        )

    def _ended(self, payment: BookedPayment, reason: Reason) -> StartedPayment:
        self._book.hear(payment.attempt_id, state=AttemptState.FAILED, reason=reason)
        return self._shown(self._known(payment.attempt_id))

    def _known(self, payment_id: str) -> BookedPayment:
        payment = self._book.get(payment_id)
        if payment is None:
            raise BadValue(f"no payment {payment_id}")
        return payment

    def _shown(self, payment: BookedPayment) -> StartedPayment:
        state = _SHOWN[payment.state]
        if not payment.wanted and not payment.final:
            state = PaymentState.REVERSING
        tender, voucher = None, payment.voucher
        number = number_of(NumberedThing.PAYMENT, payment.attempt_id)
        if state is PaymentState.PAID and voucher is not None:
            tender = voucher.tender(payment.amount, number=number, payment_id=payment.attempt_id)
        elif state is PaymentState.PAID:
            tender = Tender(
                kind=TenderKind.PAYMENT_CODE,
                amount=payment.amount,
                reference=number,
                tender_id=payment.attempt_id,
                wallet=payment.provider.value,
            )
        return StartedPayment(
            payment_id=payment.attempt_id,
            sale_id=payment.sale_id,
            kind=TenderKind.PAYMENT_CODE if voucher is None else TenderKind.PLATFORM_VOUCHER,
            amount=payment.amount,
            state=state,
            tender=tender,
            reason=payment.reason.value if state is PaymentState.FAILED else "",
            provider=payment.provider.value,
            left_s=self._left_s.get(payment.attempt_id, 0) if state is PaymentState.CONFIRMING else 0,
            uncertain=payment.state in (AttemptState.INTENDED, AttemptState.UNKNOWN),
            since=payment.created,
        )
