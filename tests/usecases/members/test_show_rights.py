"""What a till says of each right of a voucher before one is chosen."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from pos.domain.coupon import CouponRefusal, CouponState
from pos.domain.member import Member
from pos.domain.pricing import price
from pos.domain.voucher import RightTo, Voucher, VoucherRight
from pos.usecases.members.show_rights import ShowRights
from tests.examples import a_cart, an_item
from tests.fakes.central import Central
from tests.fakes.clock import Clock
from tests.fakes.member_desk import MemberDesk
from tests.fakes.mirror import Mirror
from tests.member_cases import right_cases

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
    return right_cases(desk)[1]


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


def test_what_is_in_the_sale_is_told_as_such_and_nobody_knows_a_strangers_voucher_offline(desk: MemberDesk) -> None:
    desk.vouchers[CODE] = Voucher("v-1", CODE, "礼包", RIGHTS[:2])
    cart = right_cases(desk)[0](a_cart(an_item()), CODE, "r-2").cart
    show = shown_by(desk)
    right = show(price(cart), CODE, paying=False).rights[1]
    assert (right.taken, right.refusal, right.fits) == (True, None, False)
    # For anybody else it is in another sale.
    assert show(price(a_cart(an_item())), CODE, paying=False).rights[1].refusal is CouponRefusal.LOCKED
    assert show(price(cart), "VZZZZZZZZZZZZ", paying=False).voucher is None
    desk.central.reachable = False
    assert show(price(cart), CODE, paying=False).voucher is None


def test_offline_rights_stand_as_they_were_told_and_what_was_paid_for_waits_for_the_network(desk: MemberDesk) -> None:
    told = Mirror()
    sold = Voucher("v-2", "VDDDDEEEEFFFF", "套餐", RIGHTS[:3], price=9_900, member_id="m-1")
    told.bundles["m-1"] = (Voucher("v-1", CODE, "礼包", RIGHTS, member_id="m-1"), sold)
    desk.central.reachable = False
    show = right_cases(desk, told)[1]
    priced = price(replace(a_cart(an_item()), member=Member("m-1", "", "138****2046")))
    found = show.of_member(priced, "m-1")
    assert found.offline
    money = CouponRefusal.ONLINE_ONLY
    assert [[each.refusal for each in voucher.rights] for voucher in found.vouchers] == [
        [None, None, None, None, *SAME], [money, money, None],
    ]  # fmt: skip
    paying = show(priced, CODE.lower(), paying=True)
    assert [each.refusal for each in paying.rights] == [*[CouponRefusal.GIVEN] * 4, *SAME]
    assert [each.refusal for each in show(priced, sold.code, paying=True).rights[:2]] == [money, money]
    assert show(priced, "VZZZZZZZZZZZZ", paying=True).voucher is None
