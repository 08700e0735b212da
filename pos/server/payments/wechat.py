"""WeChat Pay, API v3: 付款码支付 (codepay), query, reverse, refund, over a caller that is given.

A request carries `Authorization: WECHATPAY2-SHA256-RSA2048 …`, whose signature is over five lines (method, path and
query, timestamp, nonce, body), each ended by LF. An answer's `Wechatpay-Signature` is over three (timestamp, nonce,
body) by the key that `Wechatpay-Serial` names; one that is unsigned, wrongly signed or older than five minutes is
forged, whatever its status. Source: pay.weixin.qq.com/doc/v3/merchant (签名, 验签, 付款码支付).
"""

from __future__ import annotations

import json
import logging
import secrets
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey

from pos.domain.money import Fen
from pos.domain.payment.answer import NOTHING, Answer, Said
from pos.domain.payment.rules import Rules
from pos.server.clock import Clock
from pos.server.payments.calling import Caller, NoReply, Reply
from pos.server.payments.provider import Asked, Returned
from pos.server.payments.reading import json_object, kept_number, text_in
from pos.server.payments.rsa import is_signed, sign
from pos.server.payments.wechat_words import (
    PAY_ERRORS,
    QUERY_ERRORS,
    REFUND_ERRORS,
    REFUND_STATES,
    REVERSE_ERRORS,
    TRADE_STATES,
)

OLDEST_S = 300
"""An answer signed longer ago is refused."""
MAX_DESCRIPTION = 40
"""Characters; the limit is 127 bytes."""
_PAYMENTS = "/v3/pay/transactions"
_REFUNDS = "/v3/refund/domestic/refunds"

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class WechatMerchant:
    """A contract with WeChat Pay. Its keys never leave the server."""

    address: str
    """`https://api.mch.weixin.qq.com`."""
    appid: str
    """应用 ID."""
    mchid: str
    """商户号."""
    serial: str
    """Of the merchant's certificate, hex."""
    key: RSAPrivateKey
    """The merchant's."""
    platform_keys: dict[str, RSAPublicKey]
    """WeChat Pay's public keys or certificates by serial; several while they are being changed."""


@dataclass(frozen=True, slots=True)
class _Heard:
    """A verified answer."""

    ok: bool
    """Whether its status is 2xx."""
    values: dict[str, Any]
    """Its object."""

    @property
    def code(self) -> str:
        """The error's."""
        return text_in(self.values, "code")


class WechatPay:
    """Implements `ProviderClient`."""

    def __init__(self, *, merchant: WechatMerchant, caller: Caller, clock: Clock, rules: Rules) -> None:
        self._merchant = merchant
        self._caller = caller
        self._clock = clock
        self._rules = rules

    def pay(self, asked: Asked, code: str) -> Answer:
        """Charge the customer who shows `code`."""
        merchant = self._merchant
        heard = self._ask(
            "POST",
            f"{_PAYMENTS}/codepay",
            {
                "appid": merchant.appid,
                "mchid": merchant.mchid,
                "description": asked.subject[:MAX_DESCRIPTION] or asked.number,
                "out_trade_no": asked.number,
                "payer": {"auth_code": code},
                "amount": {"total": asked.amount, "currency": "CNY"},
                "scene_info": {"device_id": asked.terminal},
            },
        )
        if heard is None:
            return NOTHING
        if heard.ok:
            return self._trade(heard.values, asked.number, asked.amount)
        said, reason = PAY_ERRORS.get(heard.code, (Said.UNKNOWN, NOTHING.reason))
        return Answer(said, reason)

    def query(self, number: str, amount: Fen) -> Answer:
        """Where the payment of that number stands."""
        heard = self._ask("GET", f"{_PAYMENTS}/out-trade-no/{number}?mchid={self._merchant.mchid}")
        if heard is None:
            return NOTHING
        if heard.ok:
            return self._trade(heard.values, number, amount)
        return Answer(QUERY_ERRORS.get(heard.code, Said.UNKNOWN))

    def reverse(self, number: str) -> Answer:
        """Undo it."""
        merchant = self._merchant
        path = f"{_PAYMENTS}/out-trade-no/{number}/reverse"
        heard = self._ask("POST", path, {"appid": merchant.appid, "mchid": merchant.mchid})
        if heard is None:
            return NOTHING
        if heard.ok:
            return Answer(Said.DONE) if self._is_ours(heard.values, number) else NOTHING
        return Answer(REVERSE_ERRORS.get(heard.code, Said.UNKNOWN))

    def refund(self, returned: Returned) -> Answer:
        """Give (a part of) it back."""
        asked = {
            "out_trade_no": returned.number,
            "out_refund_no": returned.refund_number,
            "amount": {"refund": returned.amount, "total": returned.total, "currency": "CNY"},
        }
        return self._refunded(self._ask("POST", _REFUNDS, asked), returned)

    def query_refund(self, returned: Returned) -> Answer:
        """Where a refund stands."""
        return self._refunded(self._ask("GET", f"{_REFUNDS}/{returned.refund_number}"), returned)

    def _ask(self, method: str, path: str, message: dict[str, Any] | None = None) -> _Heard | None:
        """A verified answer; None where there is none."""
        merchant, rules = self._merchant, self._rules
        body = b"" if message is None else json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode()
        url = merchant.address + path
        headers = {
            "Authorization": self.authorization(method, url, body),
            "Accept": "application/json",
            "Content-Type": "application/json",
            "User-Agent": "guitai",
        }
        try:
            reply = self._caller(
                method, url, headers=headers, body=body, connect_s=rules.connect_s, answer_s=rules.answer_s
            )
        except NoReply as fault:
            logger.info("WeChat Pay did not answer: %s", fault)
            return None
        if reply.status >= 500 or reply.status == 429:
            logger.info("WeChat Pay answered %d", reply.status)
            return None
        if not self.verified(reply):
            logger.warning("an answer of WeChat Pay (%d) is not signed by it; it counts as none", reply.status)
            return None
        try:
            values = json_object(reply.body.decode())
        except UnicodeDecodeError:
            return None
        return _Heard(200 <= reply.status < 300, values)

    def authorization(self, method: str, url: str, body: bytes) -> str:
        """The header that signs a request."""
        merchant, parts = self._merchant, urlsplit(url)
        target = parts.path + (f"?{parts.query}" if parts.query else "")
        stamp, nonce = str(int(self._clock().timestamp())), secrets.token_hex(16).upper()
        signed = f"{method}\n{target}\n{stamp}\n{nonce}\n".encode() + body + b"\n"
        return (
            f'WECHATPAY2-SHA256-RSA2048 mchid="{merchant.mchid}",nonce_str="{nonce}",'
            f'signature="{sign(merchant.key, signed)}",timestamp="{stamp}",serial_no="{merchant.serial}"'
        )

    def verified(self, reply: Reply) -> bool:
        """Whether WeChat Pay signed an answer, and lately."""
        head = reply.headers
        stamp, nonce = head.get("wechatpay-timestamp", ""), head.get("wechatpay-nonce", "")
        key = self._merchant.platform_keys.get(head.get("wechatpay-serial", ""))
        if key is None or not (stamp.isascii() and stamp.isdigit() and len(stamp) <= 12):
            return False
        if abs(self._clock().timestamp() - int(stamp)) > OLDEST_S:
            return False
        signed = f"{stamp}\n{nonce}\n".encode() + reply.body + b"\n"
        return is_signed(key, signed, head.get("wechatpay-signature", ""))

    def _is_ours(self, values: dict[str, Any], number: str) -> bool:
        told = (text_in(values, "out_trade_no"), text_in(values, "mchid"))
        if told == (number, self._merchant.mchid):
            return True
        logger.error("WeChat Pay answered with another trade than %s; it counts as no answer", number)
        return False

    def _trade(self, values: dict[str, Any], number: str, amount: Fen) -> Answer:
        said, reason = TRADE_STATES.get(text_in(values, "trade_state"), (Said.UNKNOWN, NOTHING.reason))
        if said is Said.UNKNOWN or not self._is_ours(values, number):
            return NOTHING
        told = values.get("amount")
        total = told.get("total") if isinstance(told, dict) else None
        if said is Said.PAID and (type(total) is not int or total != amount):
            logger.error("WeChat Pay names another amount for %s; it counts as no answer", number)
            return NOTHING
        return Answer(said, reason, kept_number(values, "transaction_id"))

    @staticmethod
    def _refunded(heard: _Heard | None, returned: Returned) -> Answer:
        if heard is None:
            return NOTHING
        values = heard.values
        if not heard.ok:
            return Answer(REFUND_ERRORS.get(heard.code, Said.UNKNOWN))
        told = values.get("amount")
        amount = told.get("refund") if isinstance(told, dict) else None
        numbers = (text_in(values, "out_refund_no"), text_in(values, "out_trade_no"))
        if numbers != (returned.refund_number, returned.number) or amount != returned.amount:
            logger.error("WeChat Pay answered with another refund than %s", returned.refund_number)
            return NOTHING
        said = REFUND_STATES.get(text_in(values, "status"), Said.UNKNOWN)
        return Answer(said, transaction=kept_number(values, "refund_id"))
