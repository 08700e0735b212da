"""Alipay's open gateway as its merchants see it: 当面付."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl

from pos.server.payments.simulator.bank import SLOW_S, Bank, TradeState
from pos.server.payments.simulator.face import DROPPED, NICKNAME, Incoming, Outgoing
from pos.server.payments.simulator.scenarios import Scenario
from pos.server.payments.simulator.signing import SimulatedKeys, holds, make_signature

APP_ID = "2026112200000001"
GATEWAY = "/gateway.do"
_STATES = {
    TradeState.WAITING: "WAIT_BUYER_PAY",
    TradeState.PAID: "TRADE_SUCCESS",
    TradeState.FAILED: "TRADE_CLOSED",
    TradeState.CLOSED: "TRADE_CLOSED",
    TradeState.REVERSED: "TRADE_CLOSED",
}
_YUAN = re.compile(r"\d{1,9}\.\d{2}")
_CHINA = timedelta(hours=8)


class AlipayFace:
    """Answers requests; strict about signatures."""

    def __init__(self, *, bank: Bank, keys: SimulatedKeys) -> None:
        self.bank = bank
        self._keys = keys

    def answer(self, incoming: Incoming) -> Outgoing:
        """The answer to a request."""
        form = dict(parse_qsl(incoming.body.decode(), keep_blank_values=True))
        method = form.get("method", "")
        does: dict[str, Callable[[str, dict[str, Any]], Outgoing]] = {
            "alipay.trade.pay": self._pay,
            "alipay.trade.query": self._query,
            "alipay.trade.cancel": self._cancel,
            "alipay.trade.refund": self._refund,
            "alipay.trade.fastpay.refund.query": self._query_refund,
        }
        if not self._signed(form) or method not in does:
            body = {
                "code": "40002",
                "msg": "Invalid Arguments",
                "sub_code": "isv.invalid-signature",
                "sub_msg": "验签出错",
            }
            return self._said("error", body)
        if self.bank.is_down:
            return Outgoing(500, {}, b"<html>Internal Server Error</html>")
        return does[method](method, json.loads(form["biz_content"]))

    def _signed(self, form: dict[str, str]) -> bool:
        signature = form.pop("sign", "")
        if (form.get("app_id"), form.get("sign_type"), form.get("charset")) != (APP_ID, "RSA2", "utf-8"):
            return False
        try:
            stamp = datetime.strptime(form.get("timestamp", ""), "%Y-%m-%d %H:%M:%S")  # noqa: DTZ007 - GMT+8
        except ValueError:
            return False
        now = (self.bank.clock() + _CHINA).replace(tzinfo=None)
        if abs((now - stamp).total_seconds()) > 600:
            return False
        text = "&".join(f"{name}={form[name]}" for name in sorted(form))
        return holds(self._keys.alipay_merchant.public_key(), text.encode(), signature)

    def _pay(self, method: str, asked: dict[str, Any]) -> Outgoing:
        code, yuan, number = asked["auth_code"], asked["total_amount"], asked["out_trade_no"]
        if (
            asked.get("scene") != "bar_code"
            or not _YUAN.fullmatch(yuan)
            or not re.fullmatch(r"(2[5-9]|30)\d{14,22}", code)
        ):
            return self._failed(method, "ACQ.INVALID_PARAMETER", number)
        amount = _fen(yuan)
        scenario, trade = self.bank.pay(number=number, amount=amount, code=code, subject=asked["subject"])
        mishap = self._mishap(scenario, method, number, amount)
        if mishap is not None:
            return mishap
        if trade is None:
            return self._said(method, _unknown())
        if trade.state is TradeState.WAITING:
            waiting = {"code": "10003", "msg": "order success pay inprocess", "out_trade_no": number}
            return self._said(method, {**waiting, "trade_no": trade.transaction, "buyer_logon_id": NICKNAME})
        values = self._paid_values(number, amount, trade.transaction)
        if scenario is Scenario.WRONG_SIGNATURE:
            return self._said(method, values, forged=True)
        return self._said(method, values, delay_s=SLOW_S if scenario is Scenario.SLOW else 0.0)

    def _mishap(self, scenario: Scenario, method: str, number: str, amount: int) -> Outgoing | None:
        """What is answered instead of the truth."""
        match scenario:
            case Scenario.ERROR_PAID | Scenario.ERROR_UNPAID | Scenario.QUERY_DOWN:
                return self._said(method, _unknown())
            case Scenario.DROPPED_PAID | Scenario.DROPPED_UNPAID:
                return DROPPED
            case Scenario.TOO_MANY:
                return Outgoing(429, {}, b"")
            case Scenario.DOWN:
                return Outgoing(500, {}, b"<html>Internal Server Error</html>")
            case Scenario.NOT_ENOUGH:
                return self._failed(method, "ACQ.BUYER_BALANCE_NOT_ENOUGH", number)
            case Scenario.EXPIRED:
                return self._failed(method, "ACQ.PAYMENT_AUTH_CODE_INVALID", number)
            case Scenario.UNSIGNED:
                return self._said(method, self._paid_values(number, amount), unsigned=True)
            case Scenario.FOREIGN:
                return self._said(method, self._paid_values("GANOTHERTRADE", amount))
        return None

    def _query(self, method: str, asked: dict[str, Any]) -> Outgoing:
        trade = self.bank.find(asked["out_trade_no"])
        if trade is None:
            return self._failed(method, "ACQ.TRADE_NOT_EXIST", "")
        trade.queries += 1
        if trade.scenario is Scenario.QUERY_DOWN and trade.queries <= 3:
            return self._said(method, _unknown())
        values = {
            "code": "10000",
            "msg": "Success",
            "buyer_logon_id": NICKNAME,
            "out_trade_no": trade.number,
            "total_amount": _yuan(trade.amount),
            "trade_no": trade.transaction,
            "trade_status": "TRADE_CLOSED" if trade.charged and not trade.kept else _STATES[trade.state],
        }
        return self._said(method, values)

    def _cancel(self, method: str, asked: dict[str, Any]) -> Outgoing:
        number = asked["out_trade_no"]
        before = self.bank.find(number)
        was_paid = before is not None and before.state is TradeState.PAID
        trade = self.bank.reverse(number)
        if trade is None:
            return self._failed(method, "ACQ.TRADE_NOT_EXIST", "")
        again = trade.scenario is Scenario.REVERSE_FAILS and trade.reversals <= 2
        values = {
            "code": "10000",
            "msg": "Success",
            "out_trade_no": number,
            "trade_no": trade.transaction,
            "retry_flag": "Y" if again else "N",
            "action": "refund" if was_paid else "close",
        }
        return self._said(method, values)

    def _refund(self, method: str, asked: dict[str, Any]) -> Outgoing:
        number, refund_number = asked["out_trade_no"], asked["out_request_no"]
        trade = self.bank.find(number)
        already = trade is not None and refund_number in trade.returns
        returned = self.bank.refund(number, refund_number, _fen(asked["refund_amount"]))
        if trade is None or returned is None:
            return self._failed(method, "ACQ.REASON_TRADE_REFUND_FEE_ERR", "")
        if trade.scenario is Scenario.REFUND_SLOW and returned.asked == 1:
            return self._said(method, _unknown())
        values = {
            "code": "10000",
            "msg": "Success",
            "buyer_logon_id": NICKNAME,
            "fund_change": "N" if already else "Y",
            "out_trade_no": number,
            "refund_fee": _yuan(trade.refunded),
            "trade_no": trade.transaction,
        }
        return self._said(method, values)

    def _query_refund(self, method: str, asked: dict[str, Any]) -> Outgoing:
        trade = self.bank.find(asked["out_trade_no"])
        if trade is None:
            return self._failed(method, "ACQ.TRADE_NOT_EXIST", "")
        returned = trade.returns.get(asked["out_request_no"])
        values: dict[str, Any] = {"code": "10000", "msg": "Success", "out_trade_no": trade.number}
        if returned is not None:
            values |= {
                "out_request_no": returned.number,
                "refund_amount": _yuan(returned.amount),
                "refund_status": "REFUND_SUCCESS" if returned.done else "REFUND_PROCESSING",
                "total_amount": _yuan(trade.amount),
            }
        return self._said(method, values)

    def _paid_values(self, number: str, amount: int, transaction: str = "42" + "9" * 26) -> dict[str, Any]:
        return {
            "code": "10000",
            "msg": "Success",
            "buyer_logon_id": NICKNAME,
            "buyer_pay_amount": _yuan(amount),
            "gmt_payment": (self.bank.clock() + _CHINA).strftime("%Y-%m-%d %H:%M:%S"),
            "out_trade_no": number,
            "receipt_amount": _yuan(amount),
            "store_name": NICKNAME,
            "total_amount": _yuan(amount),
            "trade_no": transaction,
        }

    def _failed(self, method: str, sub_code: str, number: str) -> Outgoing:
        values = {"code": "40004", "msg": "Business Failed", "sub_code": sub_code, "sub_msg": "支付失败"}
        return self._said(method, {**values, "out_trade_no": number} if number else values)

    def _said(
        self,
        method: str,
        values: dict[str, Any],
        *,
        delay_s: float = 0.0,
        forged: bool = False,
        unsigned: bool = False,
    ) -> Outgoing:
        inner = json.dumps(values, ensure_ascii=False)
        key = self._keys.stranger if forged else self._keys.alipay_platform
        name = f"{method.replace('.', '_')}_response"
        sign = "" if unsigned else f',"sign":"{make_signature(key, inner.encode())}"'
        body = f'{{"{name}":{inner}{sign}}}'
        return Outgoing(200, {"Content-Type": "text/html;charset=utf-8"}, body.encode(), delay_s)


def _unknown() -> dict[str, Any]:
    return {
        "code": "20000",
        "msg": "Service Currently Unavailable",
        "sub_code": "aop.unknow-error",
        "sub_msg": "系统繁忙",
    }


def _fen(yuan: str) -> int:
    whole, _, part = yuan.partition(".")
    return int(whole) * 100 + int(part.ljust(2, "0"))


def _yuan(amount: int) -> str:
    return f"{amount // 100}.{amount % 100:02d}"
