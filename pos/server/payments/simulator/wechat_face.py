"""WeChat Pay as its merchants see it: API v3, 付款码支付."""

from __future__ import annotations

import json
import re
import secrets
from typing import Any
from urllib.parse import parse_qs, urlsplit

from pos.server.payments.simulator.bank import SLOW_S, Bank, Trade, TradeState
from pos.server.payments.simulator.face import DROPPED, NICKNAME, Incoming, Outgoing
from pos.server.payments.simulator.scenarios import Scenario
from pos.server.payments.simulator.signing import SimulatedKeys, holds, make_signature

APPID = "wxsimulated0000001"
MCHID = "1900000109"
MERCHANT_SERIAL = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1"
PLATFORM_SERIAL = "PUB_KEY_ID_0119000001092026112200000000000001"

_AUTHORIZATION = re.compile(
    r'WECHATPAY2-SHA256-RSA2048 mchid="(?P<mchid>\d+)",nonce_str="(?P<nonce>\w{16,64})",'
    r'signature="(?P<signature>[\w+/=]+)",timestamp="(?P<stamp>\d{10})",serial_no="(?P<serial>[0-9A-F]+)"'
)
_STATES = {
    TradeState.WAITING: "USERPAYING",
    TradeState.PAID: "SUCCESS",
    TradeState.FAILED: "PAYERROR",
    TradeState.CLOSED: "REVOKED",
    TradeState.REVERSED: "REVOKED",
}
_TRADE = re.compile(r"/v3/pay/transactions/out-trade-no/([A-Za-z0-9_*|-]{6,32})(/reverse)?")
_REFUND = re.compile(r"/v3/refund/domestic/refunds/([A-Za-z0-9_@|*-]{1,64})")


class WechatFace:
    """Answers requests; strict about signatures."""

    def __init__(self, *, bank: Bank, keys: SimulatedKeys) -> None:
        self.bank = bank
        self._keys = keys
        self._nonces: set[str] = set()

    def answer(self, incoming: Incoming) -> Outgoing:
        """The answer to a request."""
        if not self._signed(incoming):
            return self._error(401, "SIGN_ERROR", "签名错误")
        if self.bank.is_down:
            return Outgoing(500, {}, b"<html>Internal Server Error</html>")
        path = urlsplit(incoming.target).path
        if (incoming.method, path) == ("POST", "/v3/pay/transactions/codepay"):
            return self._pay(json.loads(incoming.body))
        trade = _TRADE.fullmatch(path)
        if trade is not None and trade[2] and incoming.method == "POST":
            return self._reverse(trade[1])
        if trade is not None and not trade[2] and incoming.method == "GET":
            if parse_qs(urlsplit(incoming.target).query).get("mchid") != [MCHID]:
                return self._error(400, "PARAM_ERROR", "mchid")
            return self._query(trade[1])
        if (incoming.method, path) == ("POST", "/v3/refund/domestic/refunds"):
            return self._refund(json.loads(incoming.body))
        refund = _REFUND.fullmatch(path)
        if refund is not None and incoming.method == "GET":
            return self._query_refund(refund[1])
        return self._error(404, "NOT_FOUND", path)

    def _signed(self, incoming: Incoming) -> bool:
        told = _AUTHORIZATION.fullmatch(incoming.headers.get("authorization", ""))
        if told is None or (told["mchid"], told["serial"]) != (MCHID, MERCHANT_SERIAL):
            return False
        if abs(self.bank.clock().timestamp() - int(told["stamp"])) > 300 or told["nonce"] in self._nonces:
            return False
        self._nonces.add(told["nonce"])
        lines = f"{incoming.method}\n{incoming.target}\n{told['stamp']}\n{told['nonce']}\n".encode()
        return holds(self._keys.wechat_merchant.public_key(), lines + incoming.body + b"\n", told["signature"])

    def _pay(self, asked: dict[str, Any]) -> Outgoing:
        if (asked.get("appid"), asked.get("mchid")) != (APPID, MCHID):
            return self._error(400, "APPID_MCHID_NOT_MATCH", "appid")
        code, amount = asked["payer"]["auth_code"], asked["amount"]["total"]
        if not re.fullmatch(r"1[0-5]\d{16}", code) or type(amount) is not int or amount < 1:
            return self._error(400, "PARAM_ERROR", "payer.auth_code")
        scenario, trade = self.bank.pay(
            number=asked["out_trade_no"], amount=amount, code=code, subject=asked["description"]
        )
        mishap = self._mishap(scenario, asked["out_trade_no"], amount)
        if mishap is not None:
            return mishap
        if trade is None:
            return self._error(500, "SYSTEM_ERROR", "系统繁忙")
        if trade.state is TradeState.WAITING:
            return self._error(400, "USERPAYING", "需要用户输入支付密码")
        values = self._trade_values(trade)
        if scenario is Scenario.WRONG_SIGNATURE:
            return self._said(values, forged=True)
        return self._said(values, delay_s=SLOW_S if scenario is Scenario.SLOW else 0.0)

    def _mishap(self, scenario: Scenario, number: str, amount: int) -> Outgoing | None:
        """What is answered instead of the truth."""
        match scenario:
            case Scenario.ERROR_PAID | Scenario.ERROR_UNPAID | Scenario.QUERY_DOWN:
                return self._error(500, "SYSTEM_ERROR", "系统繁忙")
            case Scenario.DROPPED_PAID | Scenario.DROPPED_UNPAID:
                return DROPPED
            case Scenario.TOO_MANY:
                return self._error(429, "FREQUENCY_LIMITED", "频率过高")
            case Scenario.DOWN:
                return Outgoing(500, {}, b"<html>Internal Server Error</html>")
            case Scenario.NOT_ENOUGH:
                return self._error(403, "NOT_ENOUGH", "余额不足")
            case Scenario.EXPIRED:
                return self._error(400, "AUTH_CODE_EXPIRED", "付款码已过期")
            case Scenario.UNSIGNED:
                return Outgoing(200, {}, _json(self._trade_values(_invented(number, amount, self.bank))))
            case Scenario.FOREIGN:
                return self._said(self._trade_values(_invented("GANOTHERTRADE", amount, self.bank)))
        return None

    def _query(self, number: str) -> Outgoing:
        trade = self.bank.find(number)
        if trade is None:
            return self._error(404, "ORDER_NOT_EXIST", "订单不存在")
        trade.queries += 1
        if trade.scenario is Scenario.QUERY_DOWN and trade.queries <= 3:
            return self._error(500, "SYSTEM_ERROR", "系统繁忙")
        return self._said(self._trade_values(trade))

    def _reverse(self, number: str) -> Outgoing:
        trade = self.bank.reverse(number)
        if trade is None:
            return self._error(404, "ORDER_NOT_EXIST", "订单不存在")
        if trade.scenario is Scenario.REVERSE_FAILS and trade.reversals <= 2:
            return self._error(500, "SYSTEM_ERROR", "系统繁忙")
        return self._said({"appid": APPID, "mchid": MCHID, "out_trade_no": number})

    def _refund(self, asked: dict[str, Any]) -> Outgoing:
        number, refund_number, amount = asked["out_trade_no"], asked["out_refund_no"], asked["amount"]
        trade = self.bank.find(number)
        if trade is not None and amount["total"] != trade.amount:
            return self._error(400, "PARAM_ERROR", "amount.total")
        returned = self.bank.refund(number, refund_number, amount["refund"])
        if trade is None or returned is None:
            return self._error(400, "INVALID_REQUEST", "不能退款")
        if trade.scenario is Scenario.REFUND_SLOW and returned.asked == 1:
            return self._error(500, "SYSTEM_ERROR", "系统繁忙")
        return self._said(self._refund_values(trade, refund_number))

    def _query_refund(self, refund_number: str) -> Outgoing:
        for trade in list(self.bank.trades.values()):
            if refund_number in trade.returns:
                return self._said(self._refund_values(trade, refund_number))
        return self._error(404, "RESOURCE_NOT_EXISTS", "退款单不存在")

    def _trade_values(self, trade: Trade) -> dict[str, Any]:
        state = "REFUND" if trade.refunded and trade.state is TradeState.PAID else _STATES[trade.state]
        values: dict[str, Any] = {
            "appid": APPID,
            "mchid": MCHID,
            "out_trade_no": trade.number,
            "trade_type": "MICROPAY",
            "trade_state": state,
            "trade_state_desc": f"{NICKNAME}的支付",
            "amount": {"total": trade.amount, "payer_total": trade.amount, "currency": "CNY"},
        }
        if trade.charged:
            values |= {"transaction_id": trade.transaction, "bank_type": "OTHERS", "payer": {"openid": "oSimulated"}}
        return values

    def _refund_values(self, trade: Trade, refund_number: str) -> dict[str, Any]:
        returned = trade.returns[refund_number]
        return {
            "refund_id": f"50{trade.transaction[2:]}{len(refund_number)}",
            "out_refund_no": refund_number,
            "transaction_id": trade.transaction,
            "out_trade_no": trade.number,
            "user_received_account": NICKNAME,
            "status": "SUCCESS" if returned.done else "PROCESSING",
            "amount": {"total": trade.amount, "refund": returned.amount, "currency": "CNY"},
        }

    def _error(self, status: int, code: str, message: str) -> Outgoing:
        return self._said({"code": code, "message": message}, status=status)

    def _said(
        self, values: dict[str, Any], *, status: int = 200, delay_s: float = 0.0, forged: bool = False
    ) -> Outgoing:
        body, nonce = _json(values), secrets.token_hex(16)
        stamp = str(int(self.bank.clock().timestamp()))
        key = self._keys.stranger if forged else self._keys.wechat_platform
        headers = {
            "Content-Type": "application/json",
            "Wechatpay-Timestamp": stamp,
            "Wechatpay-Nonce": nonce,
            "Wechatpay-Serial": PLATFORM_SERIAL,
            "Wechatpay-Signature": make_signature(key, f"{stamp}\n{nonce}\n".encode() + body + b"\n"),
        }
        return Outgoing(status, headers, body, delay_s)


def _invented(number: str, amount: int, bank: Bank) -> Trade:
    """A trade that says it was paid and never was."""
    return Trade(number, "42" + "9" * 26, amount, "", Scenario.SUCCESS, bank.clock(), TradeState.PAID, charged=amount)


def _json(values: dict[str, Any]) -> bytes:
    return json.dumps(values, ensure_ascii=False).encode()
