"""What a document carries of coupons, points and rewards: what pricing really took, no more."""

from __future__ import annotations

from dataclasses import replace

from pos.domain.coupon import Coupon, CouponKind, CouponState
from pos.domain.entitlement import EntitlementKind, EntitlementUse
from pos.domain.ids import new_id
from pos.domain.member import Member
from pos.domain.pricing import price
from pos.domain.promotion.benefit import RewardKind
from pos.domain.promotion.priced import GivenReward
from pos.usecases.selling.entitlements import points_times, unused_coupons, uses_of
from tests.examples import a_cart, an_item

MEMBER = Member(new_id(), "赵女士", "", points=2_000)
CART = replace(a_cart(an_item(1, retail=29_900)), member=MEMBER)
VALUE, POINTS, COUPON = EntitlementKind.STORED_VALUE, EntitlementKind.POINTS, EntitlementKind.COUPON


def a_coupon(number: int, **fields: object) -> Coupon:
    blank = Coupon(f"c-{number}", f"CABCDEFGHJKL{number}", f"b-{number}", "", CouponKind.AMOUNT, value=1_000)
    return replace(blank, state=CouponState.LOCKED, **fields)  # type: ignore[arg-type]


def test_a_coupon_that_gave_nothing_is_not_redeemed() -> None:
    good, dear = a_coupon(2), a_coupon(3, threshold=10**9)
    held = tuple(EntitlementUse(COUPON, new_id(), each.coupon_id, -1) for each in (good, dear))
    paying = EntitlementUse(VALUE, new_id(), MEMBER.member_id, -500)
    priced = price(replace(CART, coupons=(good, dear), uses=(*held, paying)))
    assert priced.total == 28_900
    assert unused_coupons(priced) == ("c-3",)
    assert uses_of(priced) == (replace(held[0], rule_id=good.code), paying)


def test_points_that_found_nothing_to_pay_are_not_spent() -> None:
    held = EntitlementUse(POINTS, new_id(), MEMBER.member_id, -500)
    priced = price(replace(CART, points=500, points_off=500, uses=(held,)))
    assert (priced.total, uses_of(priced)) == (29_400, (held,))
    free = replace(a_cart(an_item(1, retail=0)), member=MEMBER, points=500, points_off=500, uses=(held,))
    assert uses_of(price(free)) == ()


def test_what_is_given_for_later_goes_to_the_member_once() -> None:
    priced = price(CART)
    rewards = (
        GivenReward("r1", RewardKind.CASH_BACK, 1_000),
        GivenReward("r2", RewardKind.COUPON, 2, code="N50"),
        GivenReward("r3", RewardKind.POINTS, 300),
        GivenReward("r4", RewardKind.POINTS, 200),
        GivenReward("r5", RewardKind.LOTTERY, 1),
    )
    given = replace(priced, why=replace(priced.why, rewards=rewards))
    back, coupon = uses_of(given)
    assert (back.kind, back.subject, back.amount, back.gift) == (VALUE, MEMBER.member_id, 0, 1_000)
    assert (coupon.kind, coupon.subject, coupon.amount) == (COUPON, "N50", 2)
    assert uses_of(given) == (back, coupon)
    assert (points_times(given), points_times(priced)) == (300, 100)
    nobody = replace(given, cart=replace(CART, member=None))
    assert uses_of(nobody) == ()
