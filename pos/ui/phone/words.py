"""What a payment by code is told as: what happened, what was kept, what to do now."""

from __future__ import annotations

from dataclasses import dataclass

from pos.domain.payment.answer import Reason
from pos.domain.tender import TenderKind
from pos.ports.payments import PaymentState, StartedPayment
from pos.ui.language import translate


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence and the one after it."""

    headline: str
    """What is."""
    rest: str
    """What to do."""
    tone: str = "ink"
    """`ink`, `ok`, `warn` or `stop`."""


def provider_words(provider: str) -> str:
    """The provider's name."""
    return {
        "wechat": translate("Phone", "WeChat Pay"),
        "alipay": translate("Phone", "Alipay"),
        "unionpay": translate("Phone", "UnionPay"),
        "meituan": translate("Phone", "Meituan"),
        "douyin": translate("Phone", "Douyin"),
    }.get(provider, translate("Phone", "the provider"))


def of_payment(payment: StartedPayment, left_s: int) -> Told:
    """Where a payment stands. `left_s`: seconds left for the customer."""
    who = provider_words(payment.provider)
    if payment.kind is TenderKind.PLATFORM_VOUCHER:
        return _of_voucher(payment, who)
    match payment.state:
        case PaymentState.CONFIRMING:
            return Told(
                translate("Phone", "The customer confirms on the phone"),
                translate("Phone", "A password is asked for. {n} s left").format(n=left_s),
                "warn",
            )
        case PaymentState.WAITING if payment.uncertain:
            return Told(
                translate("Phone", "Not certain yet whether it was paid"),
                translate("Phone", "{who} is being asked. The customer should not pay again for now").format(who=who),
                "warn",
            )
        case PaymentState.WAITING:
            return Told(
                translate("Phone", "Asking {who} for the money").format(who=who),
                translate("Phone", "This takes a moment"),
            )
        case PaymentState.PAID:
            return Told(translate("Phone", "Paid"), translate("Phone", "The money has arrived"), "ok")
        case PaymentState.REVERSING:
            return Told(
                translate("Phone", "Being called off"),
                translate("Phone", "What was charged goes back by itself. Take the money in another way"),
                "warn",
            )
        case PaymentState.FAILED:
            return of_reason(payment.reason)


def _of_voucher(payment: StartedPayment, who: str) -> Told:
    """Where a voucher of another platform stands."""
    match payment.state:
        case PaymentState.PAID:
            return Told(
                translate("Phone", "The voucher is used up"), translate("Phone", "{who} has it").format(who=who), "ok"
            )
        case PaymentState.REVERSING:
            return Told(
                translate("Phone", "The voucher is being given back"),
                translate("Phone", "This happens by itself. Take the money in another way"),
                "warn",
            )
        case PaymentState.FAILED:
            words = {
                Reason.CODE_USED: translate("Phone", "The voucher was used somewhere else meanwhile"),
                Reason.CODE_EXPIRED: translate("Phone", "The voucher has expired"),
                Reason.OTHER_STORE: translate("Phone", "The voucher is not for this store"),
                Reason.NOT_SENT: translate("Phone", "Head office was not reached"),
                Reason.TIMED_OUT: translate("Phone", "{who} did not answer in time").format(who=who),
                Reason.CANCELLED: translate("Phone", "It was called off"),
            }
            head = words.get(Reason(payment.reason), translate("Phone", "The voucher was not taken"))
            return Told(head, translate("Phone", "It pays nothing here. Take the money in another way"), "stop")
        case _:
            return Told(
                translate("Phone", "Not certain yet whether the voucher was used"),
                translate("Phone", "{who} is being asked. Nothing is used twice").format(who=who),
                "warn",
            )


def of_reason(reason: str) -> Told:
    """Why nothing was charged, and what to do."""
    again = translate("Phone", "Nothing was charged. Ask for a fresh code, or another way to pay")
    other = translate("Phone", "Nothing was charged. Ask for another way to pay")
    words: dict[str, tuple[str, str]] = {
        Reason.NOT_ENOUGH: (translate("Phone", "Not enough money on the phone"), other),
        Reason.CODE_EXPIRED: (translate("Phone", "The code has expired"), again),
        Reason.CODE_USED: (translate("Phone", "This code was shown before"), again),
        Reason.CODE_INVALID: (translate("Phone", "The code is not valid"), again),
        Reason.BUYER_LIMIT: (translate("Phone", "The customer's own limit is reached"), other),
        Reason.BUYER_REFUSED: (translate("Phone", "The customer cancelled it"), again),
        Reason.BANK: (translate("Phone", "The customer's bank said no"), other),
        Reason.RISK: (translate("Phone", "The provider thinks it is not safe"), other),
        Reason.TIMED_OUT: (translate("Phone", "The customer did not confirm in time"), again),
        Reason.CANCELLED: (
            translate("Phone", "It was called off"),
            translate("Phone", "Nothing was charged, or it has gone back to the customer"),
        ),
        Reason.NOT_SENT: (
            translate("Phone", "Head office was not reached"),
            translate("Phone", "Nothing was sent and nothing charged. Take cash or card, or try again"),
        ),
        Reason.STILL_OPEN: (
            translate("Phone", "Another payment of this sale is still under way"),
            translate("Phone", "Nothing more was charged. Wait until it is settled, or call it off"),
        ),
        Reason.NOT_SET_UP: (
            translate("Phone", "Head office has not set this up"),
            translate("Phone", "Nothing was charged. Take cash or card, and tell your manager"),
        ),
        Reason.NOT_SERVED: (
            translate("Phone", "UnionPay codes are not taken here yet"),
            translate("Phone", "Nothing was charged. Ask for WeChat Pay or Alipay"),
        ),
        Reason.OTHER_STORE: (translate("Phone", "The voucher is not for this store"), other),
        Reason.AMOUNT: (
            translate("Phone", "This amount cannot be paid by code"),
            translate("Phone", "Nothing was charged. Take it in parts, or in another way"),
        ),
    }
    headline, rest = words.get(reason, (translate("Phone", "The payment did not go through"), again))
    return Told(headline, rest, "stop")
