"""The server's desk for payments, as a test tells it to be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pos.domain.payment.answer import Reason
from pos.domain.payment.attempt import AttemptState
from pos.domain.payment.code import Provider, provider_of
from pos.domain.platform_voucher import PlatformVoucher, Prepared, VoucherSaid
from pos.wire.payments import CancelPayment, PaymentView, PrepareVoucher, StartPayment


class PaymentCentral:
    """`ports.payment_book.PaymentCentral`."""

    def __init__(self) -> None:
        self.views: dict[str, PaymentView] = {}
        """What it knows."""
        self.next_state = AttemptState.PAID
        """What comes of the next start."""
        self.fault: Exception | None = None
        """Raised by every call."""
        self.lost: Exception | None = None
        """Raised by a start after it has arrived."""
        self.meanwhile: Callable[[], object] | None = None
        """Done while a start is on its way: it has not arrived yet."""
        self.asked: list[str] = []
        """What was called."""
        self.vouchers: dict[str, PlatformVoucher] = {}
        """Those that can be used, by what is shown."""

    def start(self, asked: StartPayment) -> PaymentView:
        self._called("start")
        if self.meanwhile is not None:
            self.meanwhile()
        provider = asked.seller or provider_of(asked.code) or Provider.WECHAT
        view = PaymentView(
            attempt_id=asked.attempt_id,
            sale_id=asked.sale_id,
            provider=provider,
            number="G",
            amount=asked.amount,
            state=self.next_state,
            version=1,
            left_s=30,
        )
        self.views.setdefault(asked.attempt_id, view)
        if self.lost is not None:
            raise self.lost
        return self.views[asked.attempt_id]

    def follow(self, attempt_id: str, *, version: int = -1, wait_s: float = 0.0) -> PaymentView | None:
        self._called("follow")
        return self.views.get(attempt_id)

    def cancel(self, attempt_id: str, asked: CancelPayment) -> PaymentView:
        self._called("cancel")
        if attempt_id not in self.views:
            self.views[attempt_id] = PaymentView(
                attempt_id=attempt_id,
                sale_id=asked.sale_id,
                provider=asked.provider,
                number="G",
                amount=asked.amount,
                state=AttemptState.FAILED,
                reason=Reason.NOT_SENT,
                version=1,
            )
        elif self.views[attempt_id].state is not AttemptState.FAILED:
            self.moves(attempt_id, AttemptState.REVERSING, Reason.CANCELLED)
        return self.views[attempt_id]

    def prepare(self, asked: PrepareVoucher) -> Prepared:
        self._called("prepare")
        voucher = self.vouchers.get(asked.code)
        return Prepared(VoucherSaid.UNKNOWN) if voucher is None else Prepared(VoucherSaid.OK, (voucher,))

    def moves(self, attempt_id: str, state: AttemptState, reason: Reason = Reason.NONE) -> None:
        """It has moved on."""
        known = self.views[attempt_id]
        self.views[attempt_id] = replace(known, state=state, reason=reason, version=known.version + 1)

    def _called(self, what: str) -> None:
        self.asked.append(what)
        if self.fault is not None:
            raise self.fault
