"""What a till says of each right of a voucher before one is chosen."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from pos.domain.coupon import CouponRefusal, CouponState
from pos.domain.pricing import price
from pos.domain.voucher import RightTo, Voucher, VoucherRight
from pos.usecases.members.redeem_right import RedeemRight
from pos.usecases.members.show_rights import ShowRights
from tests.examples import TILL, a_cart, an_item
from tests.fakes.central import Central
from tests.fakes.clock import Clock
from tests.fakes.member_desk import MemberDesk

CODE = "VAAAABBBBCCCC"
CLOCK = Clock()
SCARF = VoucherRight("r-1", "方巾", RightTo.GOODS, worth=12_900, style_code="F2611")
RIGHTS = (
    SCARF,
    VoucherRight("r-2", "立减 30", RightTo.MONEY_OFF, worth=3_000),
    VoucherRight("r-3", "护理", RightTo.TRIAL, worth=9_900),
    replace(SCARF, right_id="r-4", style_code="K2601"),
    replace(SCARF, right_id="r-5", state=CouponState.REDEEMED),
    replace(SCARF, right_id="r-6", state=CouponState.LOCKED),
    replace(SCARF, right_id="r-7", stores=("far",)),
    replace(SCARF, right_id="r-8", valid_from=CLOCK.now() + timedelta(days=1)),
)
SAME = [CouponRefusal.USED, CouponRefusal.LOCKED, CouponRefusal.OTHER_STORE, CouponRefusal.NOT_YET]


@pytest.fixture
def desk() -> MemberDesk:
    return MemberDesk(Central(till_id="till-1"))


def shown_by(desk: MemberDesk) -> ShowRights:
    return ShowRights(desk=desk, clock=CLOCK, till=TILL)


@pytest.mark.parametrize(
    "bought, paying, first",
    (
        (0, False, [None, None, None, None]),
        (0, True, [CouponRefusal.GIVEN] * 4),
        (9_900, False, [CouponRefusal.PAYS, CouponRefusal.PAYS, None, CouponRefusal.PAYS]),
        (9_900, True, [None, None, CouponRefusal.GIVEN, CouponRefusal.NO_GOODS]),
    ),
)
def test_every_right_is_told_with_what_stands_in_its_way(
    desk: MemberDesk, bought: int, paying: bool, first: list[CouponRefusal | None]
) -> None:
    desk.vouchers[CODE] = Voucher("v-1", CODE, "礼包", RIGHTS, price=bought)
    desk.store_names = {"far": "滨江店"}
    priced = price(a_cart(replace(an_item(retail=12_900), style_code="F2611")))
    shown = shown_by(desk)(priced, CODE.lower(), paying=paying)
    assert [each.refusal for each in shown.rights] == [*first, *SAME]
    assert [each.fits for each in shown.rights] == [why is None for why in (*first, *SAME)]
    assert shown.stores == {"far": "滨江店"}
    assert desk.holds == {}


def test_what_is_in_the_sale_is_told_as_such_and_nobody_knows_a_voucher_offline(desk: MemberDesk) -> None:
    desk.vouchers[CODE] = Voucher("v-1", CODE, "礼包", RIGHTS[:2])
    cart = RedeemRight(desk=desk)(a_cart(an_item()), CODE, "r-2").cart
    show = shown_by(desk)
    right = show(price(cart), CODE, paying=False).rights[1]
    assert (right.taken, right.refusal, right.fits) == (True, None, False)
    # For anybody else it is in another sale.
    assert show(price(a_cart(an_item())), CODE, paying=False).rights[1].refusal is CouponRefusal.LOCKED
    assert show(price(cart), "VZZZZZZZZZZZZ", paying=False).voucher is None
    desk.central.reachable = False
    assert show(price(cart), CODE, paying=False).voucher is None
