"""The payment book behind its port."""

from __future__ import annotations

from typing import Any

from pos.domain.moments import from_ms, to_ms
from pos.domain.payment.answer import Reason
from pos.domain.payment.attempt import AttemptState
from pos.domain.payment.code import Provider
from pos.domain.platform_voucher import PlatformVoucher
from pos.ports.payment_book import BookedPayment
from pos.storage.ledger.ledger_file import LedgerFile
from pos.wire.codec import decode, encode

_PAYMENTS = """SELECT attempt_id, sale_id, provider, amount, code_mark, created_ms, state, reason,
    transaction_no, version, wanted, settled, voucher FROM payment"""
_INTEND = """INSERT INTO payment (attempt_id, sale_id, provider, amount, code_mark, created_ms, state, reason,
    transaction_no, version, wanted, settled, voucher) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_HEAR = """UPDATE payment SET state = ?, reason = ?, transaction_no = ?, version = ?
    WHERE attempt_id = ? AND version <= ?"""


class SqlPaymentBook:
    """`ports.payment_book.PaymentBook` over an open ledger file. Nothing is deleted."""

    def __init__(self, *, file: LedgerFile) -> None:
        self._file = file

    def intend(self, payment: BookedPayment) -> None:
        """Write a new one down, before anything is sent."""
        self._file.failpoint("intend payment")
        with self._file.writing() as cursor:
            cursor.execute(
                _INTEND,
                (
                    payment.attempt_id,
                    payment.sale_id,
                    payment.provider.value,
                    payment.amount,
                    payment.code_mark,
                    to_ms(payment.created),
                    payment.state.value,
                    payment.reason.value,
                    payment.transaction,
                    payment.version,
                    int(payment.wanted),
                    int(payment.settled),
                    b"" if payment.voucher is None else encode(payment.voucher),
                ),
            )
        self._file.failpoint("payment intended")

    def get(self, attempt_id: str) -> BookedPayment | None:
        """One of them."""
        found = self._payments(f"{_PAYMENTS} WHERE attempt_id = ?", attempt_id)
        return found[0] if found else None

    def of_sale(self, sale_id: str) -> tuple[BookedPayment, ...]:
        """A sale's, oldest first."""
        return self._payments(f"{_PAYMENTS} WHERE sale_id = ? ORDER BY place", sale_id)

    def unsettled(self) -> tuple[BookedPayment, ...]:
        """Those that somebody still has to look after, oldest first."""
        return self._payments(f"{_PAYMENTS} WHERE settled = 0 ORDER BY place")

    def shown_before(self, code_mark: str) -> BookedPayment | None:
        """The newest with the same code."""
        found = self._payments(f"{_PAYMENTS} WHERE code_mark = ? ORDER BY place DESC LIMIT 1", code_mark)
        return found[0] if found else None

    def hear(
        self, attempt_id: str, *, state: AttemptState, reason: Reason, transaction: str = "", version: int = 0
    ) -> None:
        """Note what the server says; what is older than what is known changes nothing."""
        self._file.failpoint("hear of payment")
        with self._file.writing() as cursor:
            cursor.execute(_HEAR, (state.value, reason.value, transaction, version, attempt_id, version))
        self._file.failpoint("payment heard of")

    def unwant(self, attempt_id: str) -> None:
        """The sale does not want it any more."""
        with self._file.writing() as cursor:
            cursor.execute("UPDATE payment SET wanted = 0 WHERE attempt_id = ?", (attempt_id,))
        self._file.failpoint("payment unwanted")

    def settle(self, attempt_id: str) -> None:
        """Nobody has to look after it any more."""
        with self._file.writing() as cursor:
            cursor.execute("UPDATE payment SET settled = 1 WHERE attempt_id = ?", (attempt_id,))

    def _payments(self, query: str, *values: Any) -> tuple[BookedPayment, ...]:
        return tuple(
            BookedPayment(
                attempt_id=attempt_id,
                sale_id=sale_id,
                provider=Provider(provider),
                amount=amount,
                code_mark=code_mark,
                created=from_ms(created_ms),
                state=AttemptState(state),
                reason=Reason(reason),
                transaction=transaction,
                version=version,
                wanted=bool(wanted),
                settled=bool(settled),
                voucher=decode(voucher, PlatformVoucher) if voucher else None,
            )
            for (
                attempt_id,
                sale_id,
                provider,
                amount,
                code_mark,
                created_ms,
                state,
                reason,
                transaction,
                version,
                wanted,
                settled,
                voucher,
            ) in self._file.rows(query, *values)
        )
