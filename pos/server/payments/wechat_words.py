"""WeChat Pay's codes in our words (API v3, 付款码支付). A code that is not here is as good as no answer."""

from __future__ import annotations

from pos.domain.payment.answer import Reason, Said

TRADE_STATES: dict[str, tuple[Said, Reason]] = {
    "SUCCESS": (Said.PAID, Reason.NONE),
    "REFUND": (Said.CLOSED, Reason.NONE),
    "NOTPAY": (Said.UNPAID, Reason.NONE),
    "CLOSED": (Said.CLOSED, Reason.TIMED_OUT),
    "REVOKED": (Said.CLOSED, Reason.TIMED_OUT),
    "USERPAYING": (Said.WAITING, Reason.NONE),
    "PAYERROR": (Said.FAILED, Reason.BUYER_REFUSED),
    "ACCEPT": (Said.WAITING, Reason.NONE),
}
"""`trade_state` of a payment."""

PAY_ERRORS: dict[str, tuple[Said, Reason]] = {
    "USERPAYING": (Said.WAITING, Reason.NONE),
    "USER_PAYING": (Said.WAITING, Reason.NONE),
    "NOTENOUGH": (Said.REFUSED, Reason.NOT_ENOUGH),
    "NOT_ENOUGH": (Said.REFUSED, Reason.NOT_ENOUGH),
    "AUTHCODEEXPIRE": (Said.REFUSED, Reason.CODE_EXPIRED),
    "AUTH_CODE_EXPIRED": (Said.REFUSED, Reason.CODE_EXPIRED),
    "AUTH_CODE_ERROR": (Said.REFUSED, Reason.CODE_INVALID),
    "AUTH_CODE_INVALID": (Said.REFUSED, Reason.CODE_INVALID),
    "NOTSUPORTCARD": (Said.REFUSED, Reason.BANK),
    "BANK_ERROR": (Said.UNKNOWN, Reason.BANK),
    "BANKERROR": (Said.UNKNOWN, Reason.BANK),
    "TRADE_ERROR": (Said.REFUSED, Reason.OTHER),
    "RULE_LIMIT": (Said.REFUSED, Reason.RISK),
    "ACCOUNT_ERROR": (Said.REFUSED, Reason.OTHER),
    "USER_NOT_EXISTS": (Said.REFUSED, Reason.CODE_INVALID),
    "PARAM_ERROR": (Said.REFUSED, Reason.NOT_SET_UP),
    "INVALID_REQUEST": (Said.REFUSED, Reason.NOT_SET_UP),
    "NO_AUTH": (Said.REFUSED, Reason.NOT_SET_UP),
    "SIGN_ERROR": (Said.REFUSED, Reason.NOT_SET_UP),
    "MCH_NOT_EXISTS": (Said.REFUSED, Reason.NOT_SET_UP),
    "APPID_MCHID_NOT_MATCH": (Said.REFUSED, Reason.NOT_SET_UP),
    "OUT_TRADE_NO_USED": (Said.UNKNOWN, Reason.NONE),
    "ORDER_CLOSED": (Said.UNKNOWN, Reason.NONE),
    "ORDER_PAID": (Said.UNKNOWN, Reason.NONE),
}
"""`code` of a payment that was not accepted. What speaks of the order itself is left to a query."""

QUERY_ERRORS: dict[str, Said] = {"ORDER_NOT_EXIST": Said.NOT_THERE, "ORDERNOTEXIST": Said.NOT_THERE}

REVERSE_ERRORS: dict[str, Said] = {
    "ORDER_NOT_EXIST": Said.NOT_THERE,
    "ORDERNOTEXIST": Said.NOT_THERE,
    "ORDER_REVERSED": Said.CLOSED,
    "ORDER_CLOSED": Said.CLOSED,
    "REVERSE_EXPIRE": Said.REFUSED,
}

REFUND_STATES: dict[str, Said] = {
    "SUCCESS": Said.DONE,
    "PROCESSING": Said.PROCESSING,
    "CLOSED": Said.FAILED,
    "ABNORMAL": Said.FAILED,
}

REFUND_ERRORS: dict[str, Said] = {
    "RESOURCE_NOT_EXISTS": Said.NOT_THERE,
    "PARAM_ERROR": Said.FAILED,
    "INVALID_REQUEST": Said.FAILED,
    "MCH_NOT_EXISTS": Said.FAILED,
    "NO_AUTH": Said.FAILED,
}
"""A merchant's empty account (`NOT_ENOUGH`) is not among them: money comes in, and it is tried again."""
