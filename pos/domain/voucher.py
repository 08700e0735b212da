"""Vouchers (体验券/兑换券): a bundle of rights, each with its own benefit, dates, stores and state, each used once.

One that was sold is a liability until it is used: what was paid for it is shared out over its rights by their worth,
and each right that is redeemed takes its share away.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from pos.domain.coupon import Coupon, CouponKind, CouponRefusal, CouponState
from pos.domain.money import Fen, share
from pos.domain.own_code import OwnCode


class RightTo(StrEnum):
    """What one right of a voucher is to."""

    GOODS = "goods"
    MONEY_OFF = "money_off"
    GIFT = "gift"
    TRIAL = "trial"
    DRAW = "draw"


@dataclass(frozen=True, slots=True)
class VoucherRight:
    """One right."""

    right_id: str
    """Id."""
    name: str
    """Shown."""
    to: RightTo
    """To what."""
    worth: Fen = 0
    """What it is worth; of money off: how much."""
    style_code: str = ""
    """货号 of goods, gift or trial."""
    stores: tuple[str, ...] = ()
    """Ids of the stores that honour it; empty: all."""
    valid_from: datetime | None = None
    """The first moment; None: from ever."""
    valid_until: datetime | None = None
    """The last moment; None: for ever."""
    state: CouponState = CouponState.ISSUED
    """As far as is known."""

    def refusal(self, *, store_id: str, moment: datetime) -> CouponRefusal | None:
        """Why it cannot be used here and now; None when it can."""
        if self.state is CouponState.REDEEMED:
            return CouponRefusal.USED
        if self.state is CouponState.VOIDED:
            return CouponRefusal.VOIDED
        if self.valid_from is not None and moment < self.valid_from:
            return CouponRefusal.NOT_YET
        if self.state is CouponState.EXPIRED or (self.valid_until is not None and moment > self.valid_until):
            return CouponRefusal.EXPIRED
        if self.stores and store_id not in self.stores:
            return CouponRefusal.OTHER_STORE
        return None


@dataclass(frozen=True, slots=True)
class Voucher:
    """A voucher."""

    voucher_id: str
    """Id."""
    code: str
    """`V` and 12 characters."""
    name: str
    """Shown."""
    rights: tuple[VoucherRight, ...]
    """At least one."""
    price: Fen = 0
    """What was paid for it; 0: it was given or won."""
    member_id: str = ""
    """Whose; empty: whoever brings it."""


def as_coupon(voucher: Voucher, right: VoucherRight) -> Coupon | None:
    """What a right that was given takes off a sale, as pricing knows it; None where it is no matter of price."""
    kinds = {RightTo.MONEY_OFF: CouponKind.AMOUNT, RightTo.GOODS: CouponKind.GOODS, RightTo.GIFT: CouponKind.GOODS}
    kind = kinds.get(right.to)
    if kind is None or (kind is CouponKind.GOODS and not right.style_code):
        return None
    return Coupon(
        coupon_id=right.right_id,
        # People know the voucher by one code; pricing tells its rights apart.
        code=f"{voucher.code}-{voucher.rights.index(right) + 1}",
        batch_id=voucher.voucher_id,
        name=right.name,
        kind=kind,
        value=right.worth if kind is CouponKind.AMOUNT else 0,
        styles=(right.style_code,) if right.style_code else (),
        stacking=right.right_id,
        stores=right.stores,
        member_id="",
        state=CouponState.LOCKED,
        valid_from=right.valid_from,
        valid_until=right.valid_until,
    )


def voucher_code(coupon: Coupon) -> str:
    """The code of the voucher whose right stands as that coupon; empty for a coupon."""
    code, dash, _ = coupon.code.partition("-")
    return code if dash and code.startswith(OwnCode.VOUCHER) else ""


def shares(voucher: Voucher) -> dict[str, Fen]:
    """Right → its part of what was paid for the voucher, by worth; the parts add up to the price."""
    parts = share(voucher.price, [right.worth for right in voucher.rights]).parts
    return {right.right_id: part for right, part in zip(voucher.rights, parts, strict=True)}


def liability(voucher: Voucher) -> Fen:
    """What of the price is still owed in goods and services: the shares of rights that were not redeemed."""
    parts = shares(voucher)
    return sum(parts[right.right_id] for right in voucher.rights if right.state is not CouponState.REDEEMED)
