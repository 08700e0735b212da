"""Alipay 当面付: `alipay.trade.pay`, query, cancel, refund at the open gateway, over a caller that is given.

A request is a form; its RSA2 signature is over `name=value` of all fields but `sign`, sorted by name, joined by `&`.
An answer is `{"alipay_trade_pay_response": {…}, "sign": "…"}`; the signature is over the exact characters of the inner
object, found by reading JSON up to its end: braces, quotes and emoji in a name are data. One that is unsigned or
wrongly signed is forged. Source: opendocs.alipay.com (当面付, 自行实现签名, 自行实现验签).
"""

from __future__ import annotations

import json
import logging
import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey

from pos.domain.errors import BadValue
from pos.domain.money import Fen, parse_yuan
from pos.domain.payment.answer import NOTHING, Answer, Said
from pos.domain.payment.rules import Rules
from pos.server.clock import Clock
from pos.server.payments.alipay_words import (
    FAILED,
    OK,
    PAY_ERRORS,
    REFUND_ERRORS,
    TRADE_NOT_EXIST,
    TRADE_STATUS,
    WAITING,
)
from pos.server.payments.calling import Caller, NoReply
from pos.server.payments.provider import Asked, Returned
from pos.server.payments.reading import json_object, kept_number, object_at, text_in
from pos.server.payments.rsa import is_signed, sign

CHINA = timedelta(hours=8)
"""The gateway wants its own time, GMT+8."""
MAX_SUBJECT = 80
"""Characters; the limit is 256."""
EXPIRES = "2m"
"""A trade nobody has paid by then is closed by Alipay itself."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class AlipayMerchant:
    """A contract with Alipay. Its keys never leave the server."""

    address: str
    """`https://openapi.alipay.com/gateway.do`."""
    app_id: str
    """应用 ID."""
    key: RSAPrivateKey
    """The merchant's (应用私钥)."""
    alipay_keys: tuple[RSAPublicKey, ...]
    """Alipay's public keys (支付宝公钥); two while one is being changed."""


class Alipay:
    """Implements `ProviderClient`."""

    def __init__(self, *, merchant: AlipayMerchant, caller: Caller, clock: Clock, rules: Rules) -> None:
        self._merchant = merchant
        self._caller = caller
        self._clock = clock
        self._rules = rules

    def pay(self, asked: Asked, code: str) -> Answer:
        """Charge the customer who shows `code`."""
        values = self._ask(
            "alipay.trade.pay",
            {
                "out_trade_no": asked.number,
                "scene": "bar_code",
                "auth_code": code,
                "subject": asked.subject[:MAX_SUBJECT] or asked.number,
                "total_amount": _plain_yuan(asked.amount),
                "terminal_id": asked.terminal,
                "timeout_express": EXPIRES,
            },
        )
        told = text_in(values, "code")
        if told == FAILED:
            said, reason = PAY_ERRORS.get(text_in(values, "sub_code"), (Said.UNKNOWN, NOTHING.reason))
            return Answer(said, reason)
        if told not in (OK, WAITING) or not self._is_ours(values, asked.number):
            return NOTHING
        said = Said.PAID if told == OK else Said.WAITING
        return self._of_amount(said, values, asked.number, asked.amount)

    def query(self, number: str, amount: Fen) -> Answer:
        """Where the payment of that number stands."""
        values = self._ask("alipay.trade.query", {"out_trade_no": number})
        told = text_in(values, "code")
        if told == FAILED and text_in(values, "sub_code") == TRADE_NOT_EXIST:
            return Answer(Said.NOT_THERE)
        said, reason = TRADE_STATUS.get(text_in(values, "trade_status"), (Said.UNKNOWN, NOTHING.reason))
        if told != OK or said is Said.UNKNOWN or not self._is_ours(values, number):
            return NOTHING
        if said is Said.PAID:
            return self._of_amount(said, values, number, amount)
        return Answer(said, reason, kept_number(values, "trade_no"))

    def reverse(self, number: str) -> Answer:
        """Undo it. `retry_flag` Y asks for more of the same."""
        values = self._ask("alipay.trade.cancel", {"out_trade_no": number})
        told = text_in(values, "code")
        if told == FAILED and text_in(values, "sub_code") == TRADE_NOT_EXIST:
            return Answer(Said.NOT_THERE)
        if told != OK or text_in(values, "retry_flag") != "N" or not self._is_ours(values, number):
            return NOTHING
        return Answer(Said.DONE)

    def refund(self, returned: Returned) -> Answer:
        """Give (a part of) it back. A repeat moves nothing (`fund_change` N): then a query tells."""
        values = self._ask(
            "alipay.trade.refund",
            {
                "out_trade_no": returned.number,
                "refund_amount": _plain_yuan(returned.amount),
                "out_request_no": returned.refund_number,
            },
        )
        told = text_in(values, "code")
        if told == FAILED:
            return Answer(REFUND_ERRORS.get(text_in(values, "sub_code"), Said.UNKNOWN))
        if told != OK or not self._is_ours(values, returned.number):
            return NOTHING
        # Even a yes names only the trade, not the refund: it is asked after.
        return Answer(Said.PROCESSING)

    def query_refund(self, returned: Returned) -> Answer:
        """Where a refund stands."""
        values = self._ask(
            "alipay.trade.fastpay.refund.query",
            {"out_trade_no": returned.number, "out_request_no": returned.refund_number},
        )
        told = text_in(values, "code")
        if told == FAILED and text_in(values, "sub_code") == TRADE_NOT_EXIST:
            return Answer(Said.NOT_THERE)
        if told != OK or not self._is_ours(values, returned.number):
            return NOTHING
        if text_in(values, "out_request_no") != returned.refund_number:
            # Alipay answers 10000 without the refund's fields for a refund it does not know.
            return Answer(Said.NOT_THERE) if "refund_amount" not in values else NOTHING
        if _fen(values, "refund_amount") != returned.amount:
            return NOTHING
        return Answer(Said.DONE if text_in(values, "refund_status") in ("", "REFUND_SUCCESS") else Said.PROCESSING)

    def _ask(self, method: str, content: dict[str, Any]) -> dict[str, Any]:
        """The verified answer's inner object; empty where there is none."""
        rules = self._rules
        form = self.signed_form(method, json.dumps(content, ensure_ascii=False, separators=(",", ":")))
        headers = {"Content-Type": "application/x-www-form-urlencoded;charset=utf-8", "User-Agent": "guitai"}
        try:
            reply = self._caller(
                "POST",
                f"{self._merchant.address}?charset=utf-8",
                headers=headers,
                body=urlencode(form).encode(),
                connect_s=rules.connect_s,
                answer_s=rules.answer_s,
            )
        except NoReply as fault:
            logger.info("Alipay did not answer: %s", fault)
            return {}
        if reply.status != 200:
            logger.info("Alipay's gateway answered %d", reply.status)
            return {}
        return self.verified(method, reply.body)

    def signed_form(self, method: str, content: str) -> dict[str, str]:
        """The fields of a request, its signature among them. `content`: the business part, JSON."""
        moment = self._clock() + CHINA
        fields = {
            "app_id": self._merchant.app_id,
            "biz_content": content,
            "charset": "utf-8",
            "format": "JSON",
            "method": method,
            "sign_type": "RSA2",
            "timestamp": moment.strftime("%Y-%m-%d %H:%M:%S"),
            "version": "1.0",
        }
        signed = "&".join(f"{name}={value}" for name, value in sorted(fields.items()))
        return {**fields, "sign": sign(self._merchant.key, signed.encode())}

    def verified(self, method: str, body: bytes) -> dict[str, Any]:
        """The inner object of an answer that Alipay signed; empty for any other."""
        try:
            text = body.decode()
        except UnicodeDecodeError:
            return {}
        # The name must be the very first of the outer object: what is read is then what is signed.
        opening = re.match(r'\s*\{\s*"' + re.escape(method.replace(".", "_")) + r'_response"\s*:\s*', text)
        if opening is None:
            return {}
        inner, end = object_at(text, opening.end())
        signature = text_in(json_object(text), "sign")
        signed = text[opening.end() : end].encode()
        if (
            not inner
            or not signature
            or not any(is_signed(key, signed, signature) for key in self._merchant.alipay_keys)
        ):
            logger.warning("an answer of Alipay is not signed by it; it counts as none")
            return {}
        return inner

    @staticmethod
    def _is_ours(values: dict[str, Any], number: str) -> bool:
        if text_in(values, "out_trade_no") == number:
            return True
        logger.error("Alipay answered with another trade than %s; it counts as no answer", number)
        return False

    @staticmethod
    def _of_amount(said: Said, values: dict[str, Any], number: str, amount: Fen) -> Answer:
        if said is Said.PAID and _fen(values, "total_amount") != amount:
            logger.error("Alipay names another amount for %s; it counts as no answer", number)
            return NOTHING
        return Answer(said, transaction=kept_number(values, "trade_no"))


def _plain_yuan(amount: Fen) -> str:
    return f"{amount // 100}.{amount % 100:02d}"


def _fen(values: dict[str, Any], name: str) -> Fen | None:
    try:
        return parse_yuan(text_in(values, name))
    except BadValue:
        return None
