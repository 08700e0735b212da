"""Rights of vouchers, as they are read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from pos.domain.moments import store_local
from pos.domain.money import yuan
from pos.domain.voucher import RightTo, VoucherRight
from pos.ui.language import translate
from pos.ui.members.rows import refusal_words
from pos.ui.parts.choices import Choice
from pos.ui.words import MINUS, dotted
from pos.usecases.members.show_rights import ShownRight

NAMED = 2
"""Of more stores than these the others are counted."""


def right_row(
    shown: ShownRight, *, pays: bool, stores: Mapping[str, str], offset_minutes: int, in_sale: str = ""
) -> Choice:
    """One right: what it gives, when and where it is good, and how it stands."""
    right = shown.right
    if shown.taken:
        chip, tone = in_sale or translate("Rights", "In the sale"), "brand"
    elif shown.refusal is not None:
        chip, tone = refusal_words(shown.refusal), "warn"
    else:
        chip, tone = translate("Rights", "Good now"), "ok"
    return Choice(
        key=right.right_id,
        title=right.name,
        detail=dotted(days_words(right, offset_minutes), stores_words(right.stores, stores)),
        right=benefit_words(right, pays=pays),
        right_note=kind_words(right.to),
        chip=chip,
        chip_tone=tone,
    )


def kind_words(to: RightTo) -> str:
    """To what a right is."""
    return {
        RightTo.GOODS: translate("Rights", "Goods"),
        RightTo.MONEY_OFF: translate("Rights", "Money off"),
        RightTo.GIFT: translate("Rights", "Gift"),
        RightTo.TRIAL: translate("Rights", "Trial"),
        RightTo.DRAW: translate("Rights", "Draw"),
    }[to]


def benefit_words(right: VoucherRight, *, pays: bool) -> str:
    """What it gives: `−30.00`, what it pays, or a piece of which goods."""
    if right.to is RightTo.MONEY_OFF:
        return yuan(right.worth) if pays else f"{MINUS}{yuan(right.worth)}"
    if right.style_code and right.to in (RightTo.GOODS, RightTo.GIFT):
        return right.style_code
    return yuan(right.worth) if right.worth else ""


def days_words(right: VoucherRight, offset_minutes: int) -> str:
    """From when to when it is good, in the store's time."""

    def day(moment: datetime) -> str:
        return f"{store_local(moment, offset_minutes=offset_minutes):%Y-%m-%d}"

    if right.valid_from is not None and right.valid_until is not None:
        words = translate("Rights", "{first} to {last}")
        return words.format(first=day(right.valid_from), last=day(right.valid_until))
    if right.valid_until is not None:
        return translate("Rights", "until {last}").format(last=day(right.valid_until))
    if right.valid_from is not None:
        return translate("Rights", "from {first}").format(first=day(right.valid_from))
    return translate("Rights", "no last day")


def stores_words(wanted: Sequence[str], names: Mapping[str, str]) -> str:
    """Where it is good: names, and how many more."""
    if not wanted:
        return translate("Rights", "all stores")
    known = [names[store_id] for store_id in wanted if store_id in names][:NAMED]
    more = len(wanted) - len(known)
    if not known:
        return translate("Rights", "{n} stores").format(n=more)
    return "、".join(known) + (translate("Rights", " and {n} more").format(n=more) if more else "")
