"""A simulated platform that sells vouchers, as its merchants see it."""

from __future__ import annotations

import hmac
from urllib.parse import urlsplit

from pos.domain.platform_voucher import VoucherSaid
from pos.domain.scan.third_party import Platform
from pos.server.payments.seller import (
    ACCOUNT,
    MOMENT,
    NONCE,
    SIGNATURE,
    SellerAnswer,
    ToPrepare,
    ToUse,
    UseState,
    answer_bytes,
    request_bytes,
    sign,
)
from pos.server.payments.simulator.face import DROPPED, Incoming, Outgoing
from pos.server.payments.simulator.voucher_book import SLOW_S, SoldVoucher, VoucherBook, VoucherScenario
from pos.wire.codec import decode, encode

MERCHANT = "guitai-store"
PATH = "/vouchers"
_NAMES = {Platform.MEITUAN: "美团", Platform.DOUYIN: "抖音"}
_DROPPED = frozenset({VoucherScenario.DROPPED_USED, VoucherScenario.DROPPED_UNUSED})


class VoucherFace:
    """Answers requests; strict about signatures."""

    def __init__(self, *, book: VoucherBook, secret: bytes) -> None:
        self.book = book
        self.secret = secret

    @property
    def path(self) -> str:
        """What the paths of its requests begin with."""
        return f"{PATH}/{self.book.platform.value}"

    def answer(self, incoming: Incoming) -> Outgoing:
        """The answer to a request."""
        path = urlsplit(incoming.target).path
        headers = incoming.headers
        nonce = headers.get(NONCE, "")
        signed = request_bytes(incoming.method, path, headers.get(MOMENT, ""), nonce, incoming.body)
        right = hmac.compare_digest(sign(self.secret, signed), headers.get(SIGNATURE, ""))
        if not right or headers.get(ACCOUNT) != MERCHANT or not nonce:
            return Outgoing(401, {}, b"signature")
        if self.book.is_down:
            return Outgoing(500, {}, b"<html>Internal Server Error</html>")
        match path.removeprefix(self.path):
            case "/prepare":
                return self._prepare(decode(incoming.body, ToPrepare), nonce)
            case "/consume":
                return self._consume(decode(incoming.body, ToUse), nonce)
            case "/undo":
                return self._undo(decode(incoming.body, ToUse), nonce)
            case "/query":
                number = decode(incoming.body, ToUse).request
                use, state = self.book.uses.get(number), self.book.state(number)
                receipt = use.receipt if use is not None and state is UseState.USED else ""
                return self._said(SellerAnswer(VoucherSaid.OK, request=number, state=state, receipt=receipt), nonce)
            case _:
                return Outgoing(404, {}, b"no such place")

    def _prepare(self, asked: ToPrepare, nonce: str) -> Outgoing:
        voucher = self.book.ready(asked.code)
        if isinstance(voucher, VoucherSaid):
            return self._said(SellerAnswer(voucher), nonce)
        if voucher.scenario is VoucherScenario.SILENT:
            return DROPPED
        return self._said(
            SellerAnswer(
                VoucherSaid.OK,
                token=f"T{voucher.code}",
                title=self._title(voucher),
                face_value=voucher.face_value,
                paid=voucher.paid,
            ),
            nonce,
        )

    def _consume(self, asked: ToUse, nonce: str) -> Outgoing:
        code = asked.token.removeprefix("T")
        use, voucher = self.book.use(asked.request, code), self.book.sold(code)
        scenario = voucher.scenario if voucher is not None else VoucherScenario.UNKNOWN
        if scenario in _DROPPED:
            return DROPPED
        if self.book.is_down:
            return Outgoing(500, {}, b"<html>Internal Server Error</html>")
        done = SellerAnswer(VoucherSaid.OK, request=asked.request, receipt="MT0000000000")
        if scenario is VoucherScenario.FOREIGN:
            return self._said(done, "another request's")
        if isinstance(use, VoucherSaid):
            return self._said(SellerAnswer(use, request=asked.request), nonce)
        told = SellerAnswer(VoucherSaid.OK, request=asked.request, receipt=use.receipt)
        if scenario is VoucherScenario.WRONG_SIGNATURE:
            return self._said(told, nonce, secret=b"somebody else's secret")
        return self._said(told, nonce, delay_s=SLOW_S if scenario is VoucherScenario.SLOW else 0.0)

    def _undo(self, asked: ToUse, nonce: str) -> Outgoing:
        said = self.book.undo(asked.request)
        return DROPPED if said is VoucherSaid.UNREACHABLE else self._said(SellerAnswer(said, asked.request), nonce)

    def _said(self, told: SellerAnswer, nonce: str, *, secret: bytes = b"", delay_s: float = 0.0) -> Outgoing:
        body = encode(told)
        signature = sign(secret or self.secret, answer_bytes(nonce, 200, body))
        return Outgoing(200, {"Content-Type": "application/json", SIGNATURE: signature}, body, delay_s=delay_s)

    def _title(self, voucher: SoldVoucher) -> str:
        return f"{_NAMES[self.book.platform]}{voucher.face_value // 100}元代金券"
