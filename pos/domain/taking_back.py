"""What a sale gave for later, taken back with its goods: coupons that are not spent yet, 返现 on the member's account.

A coupon that is spent cannot be taken back: what it was worth is kept off the refund.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pos.domain.coupon import CouponState
from pos.domain.earned import EarnedCoupon
from pos.domain.entitlement import EntitlementKind, EntitlementUse
from pos.domain.money import Fen
from pos.domain.no_longer_earned import Lost
from pos.domain.refund import Refundable

_GONE = (CouponState.EXPIRED, CouponState.VOIDED)


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What is taken back."""

    uses: tuple[EntitlementUse, ...] = ()
    """The document's movements: -1 withdraws a coupon, 0 settles one that is spent or over; fen of 返现 as gift."""
    spent: tuple[EarnedCoupon, ...] = ()
    """Coupons that were spent."""

    @property
    def coupons(self) -> tuple[EntitlementUse, ...]:
        """The movements of coupons."""
        return tuple(use for use in self.uses if use.kind is EntitlementKind.COUPON)

    @property
    def cash_back(self) -> Fen:
        """返现 that leaves the member's account."""
        return -sum(use.gift for use in self.uses if use.kind is EntitlementKind.STORED_VALUE)


def taken_back(
    refundable: Refundable, lost: Sequence[Lost], coupons: Sequence[EarnedCoupon], return_id: str
) -> TakenBack:
    """What is taken back of what is `lost`. `coupons`: as head office knows them; what it did not tell it chooses.

    `return_id`: UUIDv7 of the document that it will be; the movements are named after it.
    """
    given = {use.use_id: use for use in refundable.document.uses}
    uses: list[EntitlementUse] = []
    spent: list[EarnedCoupon] = []
    for each in lost:
        use = given.get(each.earned.use_id)
        if use is None:
            continue
        before = [now for later in refundable.later for now in later.uses if now.reverses == use.use_id]
        if use.kind is EntitlementKind.STORED_VALUE:
            amount = each.amount + sum(now.gift for now in before)
            if amount > 0:
                uses.append(_back(use, return_id, len(before), use.subject, 0, gift=-amount))
            continue
        settled = {now.subject for now in before}
        mine = [one for one in coupons if one.use_id == use.use_id and one.coupon_id not in settled]
        for number, coupon in enumerate(_first(mine, each.amount - len(before)), start=len(before)):
            if coupon is None:
                uses.append(_back(use, return_id, number, use.subject, -1, offline=True))
                continue
            amount = 0 if coupon.state in (*_GONE, CouponState.REDEEMED) else -1
            uses.append(_back(use, return_id, number, coupon.coupon_id, amount))
            if coupon.state is CouponState.REDEEMED:
                spent.append(coupon)
    return TakenBack(tuple(uses), tuple(spent))


def _first(coupons: Sequence[EarnedCoupon], count: int) -> Iterator[EarnedCoupon | None]:
    """Those to be taken back: first what costs nobody anything, last what is spent; None: head office chooses."""
    ordered = sorted(coupons, key=lambda one: (one.state is CouponState.REDEEMED, one.state in _GONE, one.coupon_id))
    for number in range(count):
        yield ordered[number] if number < len(ordered) else None


def _back(
    use: EntitlementUse,
    return_id: str,
    number: int,
    subject: str,
    amount: int,
    *,
    gift: Fen = 0,
    offline: bool = False,
) -> EntitlementUse:
    use_id = str(uuid.uuid5(uuid.UUID(return_id), f"{use.use_id} {number}"))
    return EntitlementUse(use.kind, use_id, subject, amount, gift=gift, offline=offline, reverses=use.use_id)
