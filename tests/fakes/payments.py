"""Payments by code, as a test tells them to go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pos.domain.errors import BadValue
from pos.domain.ids import new_id
from pos.domain.money import Fen
from pos.domain.payment.code import provider_of
from pos.domain.platform_voucher import PlatformVoucher, Prepared, VoucherSaid
from pos.domain.scan.third_party import PlatformCode
from pos.domain.tender import Tender, TenderKind
from pos.ports.payments import PaymentState, StartedPayment


class Payments:
    """`ports.payments.Payments`."""

    def __init__(self) -> None:
        self.started: dict[str, StartedPayment] = {}
        """All of them, oldest first."""
        self.unseen: set[str] = set()
        """Those in the tray."""
        self.next = PaymentState.PAID
        """What comes of the next start."""
        self.reason = ""
        """Why, where it is `FAILED`."""
        self.uncertain = False
        """Whether the next one's answer is missing."""
        self.is_sold: Callable[[str], bool] = lambda _sale_id: False
        """Whether a sale is finished."""
        self.fault: Exception | None = None
        """Raised by a start."""
        self.vouchers: dict[str, tuple[PlatformVoucher, ...]] = {}
        """What other platforms have, by what is shown."""
        self.no_voucher = VoucherSaid.UNKNOWN
        """What they say of anything else."""
        self._used: dict[str, PlatformVoucher] = {}

    def start(self, *, sale_id: str, amount: Fen, code: str) -> StartedPayment:
        if self.fault is not None:
            raise self.fault
        provider = provider_of(code)
        payment = StartedPayment(
            payment_id=new_id(),
            sale_id=sale_id,
            kind=TenderKind.PAYMENT_CODE,
            amount=amount,
            state=self.next,
            reason=self.reason if self.next is PaymentState.FAILED else "",
            provider=provider.value if provider is not None else "",
            left_s=38,
            uncertain=self.uncertain,
        )
        self.started[payment.payment_id] = payment
        self.unseen.add(payment.payment_id)
        return self._shown(payment.payment_id)

    def find_voucher(self, code: PlatformCode) -> Prepared:
        found = self.vouchers.get(code.code, ())
        return Prepared(VoucherSaid.OK, found) if found else Prepared(self.no_voucher)

    def use_voucher(self, *, sale_id: str, amount: Fen, voucher: PlatformVoucher) -> StartedPayment:
        if self.fault is not None:
            raise self.fault
        payment = StartedPayment(
            payment_id=new_id(),
            sale_id=sale_id,
            kind=TenderKind.PLATFORM_VOUCHER,
            amount=amount,
            state=self.next,
            reason=self.reason if self.next is PaymentState.FAILED else "",
            provider=voucher.platform.value,
            uncertain=self.uncertain,
        )
        self.started[payment.payment_id] = payment
        self._used[payment.payment_id] = voucher
        self.unseen.add(payment.payment_id)
        return self._shown(payment.payment_id)

    def look(self, payment_id: str) -> StartedPayment:
        if payment_id not in self.started:
            raise BadValue(f"no payment {payment_id}")
        return self._shown(payment_id)

    def give_up(self, payment_id: str) -> StartedPayment:
        if self.started[payment_id].state is not PaymentState.FAILED:
            self.moves(payment_id, PaymentState.REVERSING)
        return self._shown(payment_id)

    def waiting(self) -> tuple[StartedPayment, ...]:
        shown = (self._shown(each) for each in self.started if each in self.unseen)
        return tuple(each for each in shown if each.state is not PaymentState.PAID or not self.is_sold(each.sale_id))

    def seen(self, payment_id: str) -> None:
        if self.started[payment_id].state is PaymentState.FAILED:
            self.unseen.discard(payment_id)

    def of_sale(self, sale_id: str) -> tuple[StartedPayment, ...]:
        return tuple(self._shown(key) for key, each in self.started.items() if each.sale_id == sale_id)

    # What a test does.

    def moves(self, payment_id: str, state: PaymentState, reason: str = "") -> None:
        """It has moved on."""
        self.started[payment_id] = replace(self.started[payment_id], state=state, reason=reason, uncertain=False)

    def _shown(self, payment_id: str) -> StartedPayment:
        payment = self.started[payment_id]
        if payment.state is not PaymentState.PAID:
            return payment
        if payment_id in self._used:
            voucher = self._used[payment_id]
            tender = voucher.tender(payment.amount, number=f"G{payment_id[:8]}", payment_id=payment_id)
            return replace(payment, tender=tender)
        tender = Tender(TenderKind.PAYMENT_CODE, payment.amount, reference=f"G{payment_id[:8]}", tender_id=payment_id)
        return replace(payment, tender=replace(tender, wallet=payment.provider))
