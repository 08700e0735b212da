"""Alipay's codes in our words (当面付). A code that is not here is as good as no answer."""

from __future__ import annotations

from pos.domain.payment.answer import Reason, Said

TRADE_STATUS: dict[str, tuple[Said, Reason]] = {
    "TRADE_SUCCESS": (Said.PAID, Reason.NONE),
    "TRADE_FINISHED": (Said.PAID, Reason.NONE),
    "WAIT_BUYER_PAY": (Said.WAITING, Reason.NONE),
    "TRADE_CLOSED": (Said.CLOSED, Reason.TIMED_OUT),
}

OK = "10000"
WAITING = "10003"
FAILED = "40004"
"""`code`; 20000 (unknown) and all others are as good as no answer."""

PAY_ERRORS: dict[str, tuple[Said, Reason]] = {
    "ACQ.BUYER_BALANCE_NOT_ENOUGH": (Said.REFUSED, Reason.NOT_ENOUGH),
    "ACQ.BUYER_BANKCARD_BALANCE_NOT_ENOUGH": (Said.REFUSED, Reason.NOT_ENOUGH),
    "ACQ.PAYMENT_AUTH_CODE_INVALID": (Said.REFUSED, Reason.CODE_EXPIRED),
    "ACQ.SOUNDWAVE_PARSER_FAIL": (Said.REFUSED, Reason.CODE_INVALID),
    "ACQ.PAYMENT_FAIL": (Said.REFUSED, Reason.OTHER),
    "ACQ.PAYMENT_REQUEST_HAS_RISK": (Said.REFUSED, Reason.RISK),
    "ACQ.BUYER_PAYMENT_AMOUNT_DAY_LIMIT_ERROR": (Said.REFUSED, Reason.BUYER_LIMIT),
    "ACQ.BUYER_PAYMENT_AMOUNT_MONTH_LIMIT_ERROR": (Said.REFUSED, Reason.BUYER_LIMIT),
    "ACQ.BEYOND_PAY_RESTRICTION": (Said.REFUSED, Reason.BUYER_LIMIT),
    "ACQ.BEYOND_PER_RECEIPT_RESTRICTION": (Said.REFUSED, Reason.BUYER_LIMIT),
    "ACQ.ERROR_BALANCE_PAYMENT_DISABLE": (Said.REFUSED, Reason.BANK),
    "ACQ.NO_PAYMENT_INSTRUMENTS_AVAILABLE": (Said.REFUSED, Reason.BANK),
    "ACQ.BUYER_ENABLE_STATUS_FORBID": (Said.REFUSED, Reason.OTHER),
    "ACQ.PULL_MOBILE_CASHIER_FAIL": (Said.REFUSED, Reason.OTHER),
    "ACQ.MOBILE_PAYMENT_SWITCH_OFF": (Said.REFUSED, Reason.OTHER),
    "ACQ.SELLER_BEEN_BLOCKED": (Said.REFUSED, Reason.NOT_SET_UP),
    "ACQ.PARTNER_ERROR": (Said.REFUSED, Reason.NOT_SET_UP),
    "ACQ.ACCESS_FORBIDDEN": (Said.REFUSED, Reason.NOT_SET_UP),
    "ACQ.INVALID_PARAMETER": (Said.REFUSED, Reason.NOT_SET_UP),
    "ACQ.INVALID_STORE_ID": (Said.REFUSED, Reason.NOT_SET_UP),
    "ACQ.TOTAL_FEE_EXCEED": (Said.REFUSED, Reason.AMOUNT),
}
"""`sub_code` of a payment that failed. What is not here (the trade has been paid, closed …) is left to a query."""

TRADE_NOT_EXIST = "ACQ.TRADE_NOT_EXIST"

REFUND_ERRORS: dict[str, Said] = {
    "ACQ.TRADE_NOT_EXIST": Said.FAILED,
    "ACQ.TRADE_STATUS_ERROR": Said.FAILED,
    "ACQ.REASON_TRADE_REFUND_FEE_ERR": Said.FAILED,
    "ACQ.REFUND_AMT_NOT_EQUAL_TOTAL": Said.FAILED,
    "ACQ.INVALID_PARAMETER": Said.FAILED,
}
"""A merchant's empty account is not among them: money comes in, and it is tried again."""
