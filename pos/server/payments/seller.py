"""The platforms that sell vouchers for our stores, over HTTP: prepare, consume, undo, ask after it.

The messages are this product's own, shaped after what Meituan (团购券验券) and Douyin (抖音开放平台: 验券准备, 验券,
撤销核销) publish: a voucher is prepared without anything happening to it, used up under a number of ours, and that
number can be asked after and undone. Whoever has a contract writes a client of the platform's own beside this one.

A request is signed with the contract's secret over method, path, moment, nonce and body (HMAC-SHA256); an answer over
the request's nonce, the status and its body, so that none is believed that belongs to another request.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from urllib.parse import urlsplit

from pos.domain.errors import BadValue
from pos.domain.money import Fen
from pos.domain.payment.answer import NOTHING, Answer, Reason, Said
from pos.domain.payment.rules import Rules
from pos.domain.platform_voucher import PlatformVoucher, VoucherSaid
from pos.domain.scan.third_party import Platform
from pos.server.clock import Clock
from pos.server.payments.calling import Caller, NoReply
from pos.server.payments.provider import Asked, Returned
from pos.wire.codec import decode, encode

ACCOUNT, MOMENT, NONCE, SIGNATURE = "voucher-account", "voucher-time", "voucher-nonce", "voucher-signature"
"""Headers."""


class UseState(StrEnum):
    """Where the use of a voucher under our number stands, as the platform says."""

    USED = "used"
    UNDONE = "undone"
    NEVER = "never"
    """It has never heard of it."""


@dataclass(frozen=True, slots=True)
class ToPrepare:
    """`POST …/prepare`."""

    code: str = field(repr=False)
    """What the customer showed."""
    store: str
    """Our id of the store, which the platform knows."""


@dataclass(frozen=True, slots=True)
class ToUse:
    """`POST …/consume`, `…/undo` and `…/query`."""

    request: str
    """Our number."""
    token: str = field(default="", repr=False)
    """Of the prepared voucher; for `consume` only."""


@dataclass(frozen=True, slots=True)
class SellerAnswer:
    """What a platform answers."""

    said: VoucherSaid
    """`OK`, or why not."""
    request: str = ""
    """Our number, for what has one."""
    state: UseState | None = None
    """For `query`."""
    token: str = field(default="", repr=False)
    """For `prepare`."""
    title: str = ""
    """For `prepare`: what it is for."""
    face_value: Fen = 0
    """For `prepare`: what it is worth."""
    paid: Fen = 0
    """For `prepare`: what the customer paid for it."""
    receipt: str = ""
    """For `consume` and `query`: the platform's own number of the use."""


@dataclass(frozen=True, slots=True)
class SellerContract:
    """Who we are to a platform."""

    platform: Platform
    """Which."""
    address: str
    """Where it is, without a slash at its end."""
    account: str
    """Ours."""
    secret: bytes = field(repr=False)
    """Shared with the platform."""


_WHY = {
    VoucherSaid.UNKNOWN: Reason.CODE_INVALID,
    VoucherSaid.USED: Reason.CODE_USED,
    VoucherSaid.EXPIRED: Reason.CODE_EXPIRED,
    VoucherSaid.OTHER_STORE: Reason.OTHER_STORE,
}


class VoucherSeller:
    """Implements `provider.ProviderClient`, and prepares. Never raises: what went wrong is as good as no answer."""

    def __init__(self, *, contract: SellerContract, caller: Caller, clock: Clock, rules: Rules) -> None:
        self._contract = contract
        self._call = caller
        self._clock = clock
        self._rules = rules

    def prepare(self, code: str, *, store: str) -> PlatformVoucher | VoucherSaid:
        """The voucher of a code, or why it cannot be used here. Nothing has happened to it yet."""
        told = self._ask("prepare", ToPrepare(code=code, store=store))
        if told is None:
            return VoucherSaid.UNREACHABLE
        if told.said is not VoucherSaid.OK:
            return told.said
        if not told.token or told.face_value <= 0 or told.paid < 0:
            return VoucherSaid.UNREACHABLE
        return PlatformVoucher(
            platform=self._contract.platform,
            code=code,
            token=told.token,
            title=told.title,
            face_value=told.face_value,
            paid=told.paid,
        )

    def pay(self, asked: Asked, code: str) -> Answer:
        """Use up the voucher whose token `code` is."""
        told = self._ask("consume", ToUse(request=asked.number, token=code), number=asked.number)
        if told is None or told.said is VoucherSaid.UNREACHABLE:
            return NOTHING
        if told.said is VoucherSaid.OK:
            return Answer(Said.PAID, transaction=told.receipt)
        return Answer(Said.FAILED, _WHY.get(told.said, Reason.OTHER))

    def query(self, number: str, amount: Fen) -> Answer:
        """Whether a voucher was used under that number."""
        told = self._ask("query", ToUse(request=number), number=number)
        if told is None or told.said is not VoucherSaid.OK:
            return NOTHING
        match told.state:
            case UseState.USED:
                return Answer(Said.PAID, transaction=told.receipt)
            case UseState.UNDONE:
                return Answer(Said.CLOSED)
            case UseState.NEVER:
                return Answer(Said.NOT_THERE)
            case _:
                return NOTHING

    def reverse(self, number: str) -> Answer:
        """Give the voucher back to the customer."""
        told = self._ask("undo", ToUse(request=number), number=number)
        if told is None or told.said is VoucherSaid.UNREACHABLE:
            return NOTHING
        return Answer(Said.DONE) if told.said is VoucherSaid.OK else Answer(Said.REFUSED, Reason.OTHER)

    def refund(self, returned: Returned) -> Answer:
        """Give the voucher back; a part of one cannot be given back."""
        if returned.amount != returned.total:
            return Answer(Said.FAILED, Reason.AMOUNT)
        answer = self.reverse(returned.number)
        return Answer(Said.FAILED, Reason.OTHER) if answer.said is Said.REFUSED else answer

    def query_refund(self, returned: Returned) -> Answer:
        """A voucher is back at once or not at all."""
        return self.refund(returned)

    def _ask(self, what: str, message: ToPrepare | ToUse, *, number: str = "") -> SellerAnswer | None:
        """The answer, verified and tied to our number; None where there is none."""
        contract, body, nonce = self._contract, encode(message), secrets.token_hex(16)
        url = f"{contract.address}/{what}"
        moment = self._clock().isoformat(timespec="seconds")
        signed = request_bytes("POST", urlsplit(url).path, moment, nonce, body)
        headers = {
            "Content-Type": "application/json",
            ACCOUNT: contract.account,
            MOMENT: moment,
            NONCE: nonce,
            SIGNATURE: sign(contract.secret, signed),
        }
        rules = self._rules
        try:
            reply = self._call(
                "POST", url, headers=headers, body=body, connect_s=rules.connect_s, answer_s=rules.answer_s
            )
        except NoReply:
            return None
        expected = sign(contract.secret, answer_bytes(nonce, reply.status, reply.body))
        if reply.status != 200 or not hmac.compare_digest(expected, reply.headers.get(SIGNATURE, "")):
            return None
        try:
            told = decode(reply.body, SellerAnswer)
        except BadValue:
            return None
        return told if told.request == number else None


def sign(secret: bytes, data: bytes) -> str:
    """HMAC-SHA256, hex."""
    return hmac.new(secret, data, sha256).hexdigest()


def request_bytes(method: str, path: str, moment: str, nonce: str, body: bytes) -> bytes:
    """What a request's signature covers."""
    return f"{method}\n{path}\n{moment}\n{nonce}\n".encode() + body


def answer_bytes(nonce: str, status: int, body: bytes) -> bytes:
    """What an answer's signature covers. `nonce`: the request's."""
    return f"{nonce}\n{status}\n".encode() + body
