"""Why a rule gives nothing, and who pays for one that does, in the shop's words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pos.domain.document import Funder
from pos.domain.money import yuan
from pos.domain.promotion.priced import Reason, Refused
from pos.ui.language import translate


def funder_words(funder: Funder) -> str:
    """Who pays for a discount."""
    return {
        Funder.CHAIN: translate("Why", "Head office pays for it"),
        Funder.STORE: translate("Why", "This store pays for it"),
        Funder.SUPPLIER: translate("Why", "The supplier pays for it"),
        Funder.PLATFORM: translate("Why", "The platform pays for it"),
    }[funder]


def refusal_words(refused: Refused, names: Mapping[str, str]) -> str:
    """Why a rule gives nothing here. `names`: rule id → name."""
    if refused.reason is Reason.AMOUNT:
        return translate("Why", "{amount} are missing").format(amount=yuan(refused.missing))
    if refused.reason is Reason.QUANTITY:
        return translate("Why", "{n} pcs are missing").format(n=refused.missing)
    if refused.reason is Reason.LOST:
        better = "、".join(names.get(rule_id, rule_id) for rule_id in refused.lost_to)
        return translate("Why", "{rule} is better").format(rule=better)
    return _PLAIN[refused.reason]()


CONCERNING: Mapping[Reason, Callable[[], str]] = {
    Reason.DECLINED: lambda: translate("Why", "The customer does not want it"),
    Reason.LOST: lambda: "",
    Reason.AMOUNT: lambda: "",
    Reason.QUANTITY: lambda: "",
    Reason.TENDER: lambda: translate("Why", "It depends on how the customer pays"),
    Reason.COUPON: lambda: translate("Why", "It takes a coupon"),
    Reason.LIMIT: lambda: translate("Why", "Given as often as it may be"),
    Reason.BETTER_PRICE: lambda: translate("Why", "The price is as good or better already"),
    Reason.TAKEN: lambda: translate("Why", "The pieces count for another promotion"),
    Reason.NOTHING: lambda: translate("Why", "Nothing is left to take off"),
    Reason.USED: lambda: translate("Why", "The coupon is used"),
    Reason.LOCKED: lambda: translate("Why", "The coupon is in another sale"),
    Reason.UNKNOWN: lambda: translate("Why", "The coupon is not known"),
    Reason.OTHER_MEMBER: lambda: translate("Why", "The coupon belongs to another member"),
    Reason.BUYERS: lambda: translate("Why", "Too few buyers so far"),
    Reason.MEMBER: lambda: translate("Why", "For members, or members of another level"),
    Reason.BIRTHDAY: lambda: translate("Why", "For birthdays"),
    Reason.NEW_MEMBER: lambda: translate("Why", "For new members"),
    Reason.NTH_ORDER: lambda: translate("Why", "Not with this order"),
    Reason.NEWER: lambda: translate("Why", "This till is too old for it"),
}
"""Reasons worth saying, the nearest first; the others (another store, another day …) concern nobody here."""

_ELSEWHEN: Mapping[Reason, Callable[[], str]] = {
    Reason.EXPIRED: lambda: translate("Why", "Its time is over"),
    Reason.NOT_YET: lambda: translate("Why", "Its time has not begun"),
    Reason.STORE: lambda: translate("Why", "For other stores"),
    Reason.NO_GOODS: lambda: translate("Why", "Nothing of what it is for is in the sale"),
    Reason.WEEKDAY: lambda: translate("Why", "Not today"),
    Reason.DAY_OF_MONTH: lambda: translate("Why", "Not today"),
    Reason.HOURS: lambda: translate("Why", "Not at this hour"),
    Reason.CHANNEL: lambda: translate("Why", "Not in stores"),
    Reason.STAGE_OFF: lambda: translate("Why", "Switched off by head office"),
}
_PLAIN = {**CONCERNING, **_ELSEWHEN}


def concerns(refused: Refused) -> bool:
    """Whether a clerk is told of it. A coupon that somebody presented always is."""
    return bool(refused.coupon) or refused.reason in CONCERNING


def nearness(refused: Refused) -> int:
    """What is declined comes first, then what is nearly given."""
    reasons = list(_PLAIN)
    return reasons.index(refused.reason)
