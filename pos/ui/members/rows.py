"""What is a member's, as it is read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from pos.domain.catalogue import Item
from pos.domain.coupon import Coupon, CouponKind, CouponRefusal, CouponState
from pos.domain.member import Member
from pos.domain.moments import store_local
from pos.domain.money import yuan
from pos.domain.points import PointsReason
from pos.domain.voucher import Voucher
from pos.ui.language import translate
from pos.ui.parts.choices import Choice
from pos.ui.parts.facts import Fact
from pos.ui.words import MINUS, dotted
from pos.wire.members import Bought, PointsMove

TABS = ("coupons", "history", "points", "matching")
"""What the screen lists."""


def tab_words() -> dict[str, str]:
    """Their names."""
    return {
        "coupons": translate("Members", "Coupons"),
        "history": translate("Members", "Bought"),
        "points": translate("Members", "Points"),
        "matching": translate("Members", "Goes with it"),
    }


def facts(member: Member) -> tuple[Fact, ...]:
    """The figures of a member."""
    birthday = member.birthday or "–"
    return (
        Fact(translate("Members", "Points"), f"{member.points:,}"),
        Fact(translate("Members", "Stored value"), yuan(member.stored_value)),
        Fact(translate("Members", "of it given"), yuan(member.gift)),
        Fact(translate("Members", "Purchases"), f"{member.orders:,}"),
        Fact(translate("Members", "Birthday"), birthday),
    )


def coupon_words(coupon: Coupon) -> str:
    """What a coupon gives."""
    if coupon.kind is CouponKind.AMOUNT and coupon.value:
        return f"{MINUS}{yuan(coupon.value)}"
    if coupon.kind is CouponKind.PERCENT and coupon.value:
        return translate("Members", "{zhe} zhe").format(zhe=f"{coupon.value / 1000:g}")
    if coupon.kind is CouponKind.GIFT:
        return translate("Members", "A gift")
    return translate("Members", "By rule")


def refusal_words(why: CouponRefusal) -> str:
    """Why a coupon gives nothing here and now."""
    return {
        CouponRefusal.UNKNOWN: translate("Members", "Not known"),
        CouponRefusal.FORGED: translate("Members", "Not genuine"),
        CouponRefusal.NOT_YET: translate("Members", "Not yet good"),
        CouponRefusal.EXPIRED: translate("Members", "Over"),
        CouponRefusal.USED: translate("Members", "Used already"),
        CouponRefusal.LOCKED: translate("Members", "In another sale now"),
        CouponRefusal.VOIDED: translate("Members", "Withdrawn"),
        CouponRefusal.OTHER_STORE: translate("Members", "For other stores"),
        CouponRefusal.OTHER_MEMBER: translate("Members", "Somebody else's"),
        CouponRefusal.MEMBER_WANTED: translate("Members", "Name the member first"),
        CouponRefusal.PAYS: translate("Members", "It was paid for: show it while paying"),
        CouponRefusal.GIVEN: translate("Members", "It takes something off: show it before paying"),
        CouponRefusal.ONLINE_ONLY: translate("Members", "It was paid for: not without the network"),
        CouponRefusal.NO_GOODS: translate("Members", "Nothing in the sale that it is for"),
    }[why]


def coupon_row(coupon: Coupon, why: CouponRefusal | None, *, offset_minutes: int, taken: bool = False) -> Choice:
    """A coupon in a list. `taken`: it is in the sale."""
    over = coupon.valid_until
    until = f"{store_local(over, offset_minutes=offset_minutes):%Y-%m-%d}" if over else ""
    threshold = translate("Members", "from {amount}").format(amount=yuan(coupon.threshold)) if coupon.threshold else ""
    chip, tone = ("", "ok")
    if taken:
        chip = translate("Members", "In the sale")
    elif why is not None:
        chip, tone = refusal_words(why), "warn"
    elif coupon.state is CouponState.LOCKED:
        chip, tone = refusal_words(CouponRefusal.LOCKED), "warn"
    return Choice(
        key=coupon.coupon_id,
        title=coupon.name,
        detail=dotted(threshold, translate("Members", "until {day}").format(day=until) if until else "", coupon.code),
        right=coupon_words(coupon),
        chip=chip,
        chip_tone=tone,
    )


def voucher_rows(vouchers: Sequence[Voucher], *, store_id: str, now: datetime) -> list[Choice]:
    """The rights of vouchers, one row each."""
    rows = []
    for voucher in vouchers:
        for right in voucher.rights:
            why = right.refusal(store_id=store_id, moment=now)
            rows.append(
                Choice(
                    key=right.right_id,
                    title=right.name,
                    detail=dotted(voucher.name, voucher.code),
                    right=yuan(right.worth) if right.worth else "",
                    chip=refusal_words(why) if why is not None else translate("Members", "Voucher"),
                    chip_tone="warn" if why is not None else "brand",
                )
            )
    return rows


def bought_row(place: int, line: Bought) -> Choice:
    """A line of what was bought."""
    back = line.quantity < 0
    return Choice(
        key=f"{place}",
        title=dotted(line.name, line.detail),
        detail=dotted(f"{line.day:%Y-%m-%d}", line.where, line.number),
        right=yuan(line.paid).replace("-", MINUS),
        chip=translate("Members", "Returned") if back else "",
        chip_tone="warn",
    )


def points_row(place: int, move: PointsMove, *, offset_minutes: int) -> Choice:
    """A row of the points ledger."""
    words = {
        PointsReason.OPENING: translate("Members", "Brought over"),
        PointsReason.EARNED: translate("Members", "Earned"),
        PointsReason.EARNING_REVERSED: translate("Members", "Taken back with a return"),
        PointsReason.SPENT: translate("Members", "Spent"),
        PointsReason.GIVEN_BACK: translate("Members", "Given back with a return"),
        PointsReason.EXPIRED: translate("Members", "Expired"),
        PointsReason.ADJUSTED: translate("Members", "Adjusted by head office"),
        PointsReason.MERGED: translate("Members", "Merged"),
    }
    known = {reason.value: text for reason, text in words.items()}
    local = store_local(move.moment, offset_minutes=offset_minutes)
    sign = "+" if move.points > 0 else MINUS
    return Choice(
        key=f"{place}",
        title=known.get(move.reason, move.reason),
        detail=f"{local:%Y-%m-%d %H:%M}",
        right=f"{sign}{abs(move.points):,}",
    )


def matching_row(item: Item) -> Choice:
    """An item that goes with what they bought."""
    return Choice(
        key=item.variant_id,
        title=item.name,
        detail=dotted(item.colour, item.size, item.style_code),
        right=yuan(item.retail_price),
        picture=item.picture or "",
    )
