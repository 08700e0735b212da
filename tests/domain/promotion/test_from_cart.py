"""Carts under the chain's promotions: members, coupons and points as the till holds them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from pos.domain.cart import Cart
from pos.domain.coupon import Coupon, CouponKind, CouponState
from pos.domain.document import Funder
from pos.domain.member import Member
from pos.domain.pricing import PricedCart, Terms, price
from pos.domain.promotion.reading.document import read_document
from tests.examples import NOON, a_cart, an_item

MEMBER = Member("m1", "王", "138****0000", level="金卡", points=900, birthday="11-22", discount=9_000)


def rung_up(*prices: int, **fields: Any) -> Cart:
    items = [an_item(number * 10, retail=price) for number, price in enumerate(prices, start=1)]
    items = [replace(item, style_code=f"S{at}", category="女装/裙") for at, item in enumerate(items)]
    return replace(a_cart(*items), **fields)


def under(cart: Cart, *rules: dict[str, Any], **terms: Any) -> PricedCart:
    book = read_document({"rules": list(rules)})
    return price(cart, Terms(book=book, offset_minutes=480, store="BJ01", store_id="s1", **terms))


def a_coupon(kind: CouponKind = CouponKind.AMOUNT, value: int = 2_000, **fields: Any) -> Coupon:
    return Coupon("c1", fields.pop("code", "C1"), fields.pop("batch_id", "b1"), "券", kind, value, **fields)


def test_hours_are_the_stores_own() -> None:
    noon = {"type": "hours", "from": "12:00", "to": "13:00"}
    rule = {"id": "R", "conditions": noon, "benefit": {"type": "off", "amount": 1}}

    assert under(rung_up(10_000), rule).total == 9_900
    assert under(rung_up(10_000), rule, moment=NOON + timedelta(hours=1)).total == 10_000


def test_a_members_level_birthday_and_discount_count() -> None:
    rule = {"id": "R", "conditions": [{"type": "birthday"}], "benefit": {"type": "off", "amount": 10}}
    priced = under(rung_up(10_000, member=MEMBER), rule)

    assert priced.total == 8_100
    assert [each.rule_id for each in priced.why.applied] == ["R", "member-discount"]
    assert under(rung_up(10_000, member=replace(MEMBER, birthday="", discount=10_000)), rule).total == 10_000


@pytest.mark.parametrize(
    "coupon, total",
    (
        (a_coupon(), 13_000),
        (a_coupon(threshold=15_001), 15_000),
        (a_coupon(CouponKind.PERCENT, 8_000, funder="store"), 12_000),
        (a_coupon(CouponKind.GOODS, styles=("S1",)), 10_000),
        (a_coupon(CouponKind.GIFT, styles=("GIFT",)), 15_000),
        (a_coupon(categories=("男装",)), 15_000),
        (a_coupon(stores=("s2",)), 15_000),
        (a_coupon(stores=("s1",)), 13_000),
        (a_coupon(state=CouponState.REDEEMED), 15_000),
        (a_coupon(state=CouponState.LOCKED), 13_000),
        (a_coupon(valid_until=NOON - timedelta(minutes=1)), 15_000),
        (a_coupon(valid_from=NOON + timedelta(minutes=1)), 15_000),
        (a_coupon(member_id="somebody"), 15_000),
        (a_coupon(member_id="somebody", transferable=True), 13_000),
        (a_coupon(rule_id="R"), 14_500),
    ),
)
def test_a_coupon_gives_what_it_says(coupon: Coupon, total: int) -> None:
    rule = {"id": "R", "conditions": [{"type": "coupon"}], "benefit": {"type": "off", "amount": 5}}

    assert under(rung_up(10_000, 5_000, coupons=(coupon,)), rule).total == total


def test_of_one_class_one_coupon_counts_the_better_one() -> None:
    two = (a_coupon(), a_coupon(value=3_000, code="C2", batch_id="b2"))
    same = tuple(replace(each, stacking="节日") for each in two)

    assert under(rung_up(10_000, coupons=two)).total == 5_000
    assert under(rung_up(10_000, coupons=same)).total == 7_000
    assert under(rung_up(10_000, coupons=same, declined=("C2",))).total == 8_000


def test_points_take_off_what_they_were_said_to_be_worth() -> None:
    worth = under(rung_up(10_000, member=replace(MEMBER, discount=10_000), points=500, points_off=450))
    rate = under(rung_up(10_000, member=replace(MEMBER, discount=10_000), points=2_000))

    assert (worth.total, worth.why.points_used) == (9_550, 500)
    assert (rate.total, rate.why.points_used) == (9_100, 900)
    assert under(rung_up(10_000, points=500)).total == 10_000


def test_every_discount_names_its_rule_and_who_pays() -> None:
    rule = {
        "id": "R",
        "name": "满100减10",
        "funder": "supplier",
        "benefit": {"type": "off", "every": 100, "amount": 10},
    }
    line = under(rung_up(10_000), rule).lines[0]

    assert [(each.rule_id, each.rule_name, each.amount, each.funder) for each in line.allocations] == [
        ("R", "满100减10", 1_000, Funder.SUPPLIER)
    ]
