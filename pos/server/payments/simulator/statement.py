"""The day's statements as the providers hand them out: 交易账单 (ALL) of WeChat Pay, 业务明细 of Alipay."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from pos.server.payments.simulator.alipay_face import APP_ID
from pos.server.payments.simulator.bank import Bank, TradeState
from pos.server.payments.simulator.wechat_face import APPID, MCHID

_CHINA = timedelta(hours=8)
_WECHAT_HEAD = (
    "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,"
    "代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,"
    "申请退款金额,费率备注"
)
_WECHAT_FOOT = "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额"
_ALIPAY_HEAD = (
    "支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,"
    "支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,"
    "退款批次号/请求号,服务费（元）,分润（元）,备注"
)


def wechat_statement(bank: Bank, day: date) -> bytes:
    """UTF-8, every value behind a grave accent."""
    rows: list[str] = []
    total = back = 0
    for trade in bank.trades.values():
        moment = _local(trade.created)
        if trade.charged and moment.date() == day:
            total += trade.charged
            rows.append(
                _wechat(moment, trade.transaction, trade.number, "SUCCESS", trade.charged, "0", 0, trade.subject)
            )
        if trade.state is TradeState.REVERSED and trade.reversed_back and moment.date() == day:
            back += trade.reversed_back
            rows.append(
                _wechat(moment, trade.transaction, trade.number, "REVOKED", 0, "0", trade.reversed_back, trade.subject)
            )
        for each in trade.returns.values():
            if each.done and _local(each.moment).date() == day:
                back += each.amount
                row = _wechat(
                    _local(each.moment), trade.transaction, trade.number, "REFUND", 0, each.number, each.amount, ""
                )
                rows.append(row)
    sums = ",".join(
        f"`{value}" for value in (len(rows), _yuan(total), _yuan(back), "0.00", "0.00", _yuan(total), _yuan(back))
    )
    return ("\ufeff" + "\r\n".join([_WECHAT_HEAD, *rows, _WECHAT_FOOT, sums]) + "\r\n").encode()


def alipay_statement(bank: Bank, day: date) -> bytes:
    """GB18030, notes behind number signs, a tab behind each value."""
    rows: list[str] = []
    for trade in bank.trades.values():
        moment = _local(trade.created)
        if trade.charged and moment.date() == day:
            rows.append(_alipay(moment, trade.transaction, trade.number, "交易", trade.charged, "", trade.subject))
        if trade.state is TradeState.REVERSED and trade.reversed_back and moment.date() == day:
            # A cancelled trade that was paid shows as a refund without a number of the merchant's.
            rows.append(
                _alipay(moment, trade.transaction, trade.number, "退款", -trade.reversed_back, "", trade.subject)
            )
        for each in trade.returns.values():
            if each.done and _local(each.moment).date() == day:
                row = _alipay(
                    _local(each.moment),
                    trade.transaction,
                    trade.number,
                    "退款",
                    -each.amount,
                    each.number,
                    trade.subject,
                )
                rows.append(row)
    head = ["#支付宝业务明细查询", f"#账号：[{APP_ID}]", f"#起始日期：[{day:%Y年%m月%d日} 00:00:00]", _ALIPAY_HEAD]
    foot = ["#-----------------------------------------业务明细列表结束------------------------------------"]
    return ("\r\n".join([*head, *rows, *foot]) + "\r\n").encode("gb18030")


def _wechat(
    moment: datetime, transaction: str, number: str, state: str, paid: int, refund: str, back: int, subject: str
) -> str:
    returned = ["SUCCESS", "ORIGINAL"] if back else ["", ""]
    values = [
        f"{moment:%Y-%m-%d %H:%M:%S}", APPID, MCHID, "0", "", transaction, number, "oSimulated", "MICROPAY", state,
        "OTHERS", "CNY", _yuan(paid), "0.00", "0" if not back else f"50{transaction[2:]}", refund, _yuan(back), "0.00",
        returned[1], returned[0], subject.replace(",", " "), "", "0.00000", "0.60%", _yuan(paid), _yuan(back), "",
    ]  # fmt: skip
    return ",".join(f"`{value}" for value in values)


def _alipay(moment: datetime, transaction: str, number: str, kind: str, amount: int, refund: str, subject: str) -> str:
    stamp = f"{moment:%Y-%m-%d %H:%M:%S}"
    values = [
        transaction, number, kind, subject.replace(",", " "), stamp, stamp, "", "", "", "", "*三(135****0000)",
        _yuan(amount), _yuan(amount), "0.00", "0.00", "0.00", "0.00", "0.00", "", "0.00", "0.00", refund, "0.00",
        "0.00", "",
    ]  # fmt: skip
    return ",".join(f"{value}\t" for value in values)


def _local(moment: datetime) -> datetime:
    return moment + _CHINA


def _yuan(amount: int) -> str:
    return f"{'-' if amount < 0 else ''}{abs(amount) // 100}.{abs(amount) % 100:02d}"
