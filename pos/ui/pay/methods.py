"""The methods of payment as the screen shows them."""

from __future__ import annotations

from collections.abc import Collection

from pos.domain.buyer import Buyer
from pos.domain.paying import Taking
from pos.domain.tender import Tender, TenderKind, TenderMethod, methods_with
from pos.ui.language import translate
from pos.ui.parts.notice import Saying

TAKEN_HERE = frozenset(
    {
        TenderKind.CASH,
        TenderKind.CARD,
        TenderKind.VOUCHER,
        TenderKind.RECORDED,
        TenderKind.ON_ACCOUNT,
        TenderKind.DEPOSIT,
    }
)
"""Kinds that need nobody else's confirmation, or only a look-up."""


def shown_methods(
    told: tuple[TenderMethod, ...], elsewhere: Collection[TenderKind], *, reachable: bool
) -> tuple[TenderMethod, ...]:
    """What the pay screen offers, in its places. `elsewhere`: kinds that somebody else confirms here, and that know
    themselves what they can do without the network. `reachable`: whether the network is there for the others.
    """
    return tuple(
        method
        for method in methods_with(told)
        if method.active and (method.kind in elsewhere or (method.kind in TAKEN_HERE and (method.offline or reachable)))
    )


def kind_words(kind: TenderKind) -> str:
    """A kind's own words."""
    return {
        TenderKind.CASH: translate("Pay", "Cash"),
        TenderKind.PREPAID: translate("Pay", "Paid online"),
        TenderKind.PAYMENT_CODE: translate("Pay", "Payment code"),
        TenderKind.CARD: translate("Pay", "Bank card"),
        TenderKind.STORED_VALUE: translate("Pay", "Stored value"),
        TenderKind.POINTS: translate("Pay", "Points"),
        TenderKind.VOUCHER: translate("Pay", "Voucher"),
        TenderKind.PLATFORM_VOUCHER: translate("Pay", "Platform voucher"),
        TenderKind.DEPOSIT: translate("Pay", "Deposit"),
        TenderKind.ON_ACCOUNT: translate("Pay", "On account"),
        TenderKind.RECORDED: translate("Pay", "Recorded"),
        TenderKind.ROUNDING: translate("Pay", "Rounding"),
        TenderKind.COUPON_KEPT: translate("Pay", "Kept for a spent coupon"),
    }[kind]


def method_words(method: TenderMethod) -> str:
    """A method's name."""
    return method.name or kind_words(method.kind)


def tender_words(tender: Tender) -> str:
    """A payment's name."""
    return tender.name or kind_words(tender.kind)


def reference_words(kind: TenderKind) -> str:
    """What has to be typed beside the amount."""
    if kind is TenderKind.CARD:
        return translate("Pay", "Slip number, then the card's last 4 digits")
    if kind is TenderKind.DEPOSIT:
        return translate("Pay", "Number of the deposit's receipt, D…")
    if kind is TenderKind.PLATFORM_VOUCHER:
        return translate("Pay", "Number of the voucher: 10 or 12 digits, or its link")
    if kind is TenderKind.VOUCHER:
        return translate("Pay", "Number of the voucher")
    if kind is TenderKind.ON_ACCOUNT:
        return translate("Pay", "Who owes it")
    if kind is TenderKind.STORED_VALUE:
        return translate("Pay", "Dynamic code, SMS code (Ctrl+T sends one) or password")
    return translate("Pay", "Number of the payment")


def of_buyer(buyer: Buyer) -> Saying:
    """Whom the invoice is for."""
    if not buyer.tax_number:
        return Saying("info", translate("Pay", "An invoice for a person. No name is kept."))
    words = translate("Pay", "Invoice for {name}, tax number {number}.")
    return Saying("info", words.format(name=buyer.name, number=buyer.masked_number))


def of_taking(outcome: Taking) -> Saying:
    """Why a payment was not taken. Nothing was."""
    words = {
        Taking.NOTHING_DUE: translate("Pay", "Nothing remains to be paid."),
        Taking.BAD_AMOUNT: translate("Pay", "This is not an amount"),
        Taking.TOO_MUCH: translate("Pay", "More than remains: only cash gives change."),
        Taking.REFERENCE_WANTED: translate("Pay", "Type the number first."),
        Taking.BAD_REFERENCE: translate("Pay", "This number cannot be kept: at most the card's last 4 digits."),
    }
    return Saying("warn", words.get(outcome, ""))
