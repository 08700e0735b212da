"""Rights of vouchers at the till: what was given takes something off, what was paid for pays."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pos.domain.allowance import OfflineAllowance
from pos.domain.cart import Cart
from pos.domain.coupon import CouponRefusal, CouponState
from pos.domain.entitlement import EntitlementKind
from pos.domain.holding import Held
from pos.domain.member import Member
from pos.domain.membership import Membership
from pos.domain.money import Fen
from pos.domain.pricing import PricedCart, price
from pos.domain.tender import TenderKind
from pos.domain.voucher import RightTo, Voucher, VoucherRight
from pos.usecases.selling.entitlements import uses_of
from tests.examples import a_cart, an_item
from tests.fakes.central import Central
from tests.fakes.member_desk import MemberDesk
from tests.fakes.mirror import Mirror
from tests.member_cases import right_cases

CODE = "VAAAABBBBCCCC"
RIGHTS = (
    VoucherRight("r-1", "护理试用", RightTo.TRIAL, worth=9_900),
    VoucherRight("r-2", "立减 30", RightTo.MONEY_OFF, worth=3_000),
    VoucherRight("r-3", "送方巾", RightTo.GOODS, worth=12_900, style_code="F2611"),
)


@pytest.fixture
def desk() -> MemberDesk:
    return MemberDesk(Central(till_id="till-1"))


def a_voucher(desk: MemberDesk, *, price: Fen = 0, rights: tuple[VoucherRight, ...] = RIGHTS) -> None:
    desk.vouchers[CODE] = Voucher("v-1", CODE, "新人礼包", rights, price=price)


def goods() -> Cart:
    """A jacket of 500.00 and a scarf of 129.00."""
    scarf = replace(an_item(retail=12_900), variant_id="v-f", style_code="F2611")
    return a_cart(an_item(retail=50_000), scarf)


def right_uses(priced: PricedCart) -> list[tuple[str, int]]:
    return [(use.subject, use.amount) for use in uses_of(priced) if use.kind is EntitlementKind.VOUCHER]


def test_each_showing_takes_the_next_right_and_the_document_redeems_them(desk: MemberDesk) -> None:
    a_voucher(desk)
    redeem, cart = right_cases(desk)[0], goods()
    totals = []
    for _ in RIGHTS:
        taken = redeem(cart, CODE.lower())
        assert taken.outcome is Held.GRANTED
        cart = taken.cart
        totals.append(price(cart).total)
    # 629.00: a trial takes nothing off, then 30.00, then the scarf for what is left of its price.
    assert totals == [62_900, 59_900, 47_615]
    assert right_uses(price(cart)) == [("r-1", -1), ("r-2", -1), ("r-3", -1)]
    assert redeem(cart, CODE).refusal is CouponRefusal.USED
    assert redeem(cart, "VZZZZZZZZZZZZ").refusal is CouponRefusal.UNKNOWN
    # What found no goods in the end is not redeemed.
    alone = replace(cart, lines=cart.lines[:1])
    assert right_uses(price(alone)) == [("r-1", -1), ("r-2", -1)]


def test_what_was_paid_for_pays_and_takes_nothing_off(desk: MemberDesk) -> None:
    a_voucher(desk, price=12_900)
    redeem, cart = right_cases(desk)[0], goods()
    cart = redeem(cart, CODE).cart
    refused = redeem(cart, CODE)
    assert (refused.refusal, refused.cart, len(desk.released)) == (CouponRefusal.PAYS, cart, 1)
    priced = price(cart)
    money = redeem.pay(priced, CODE, 2_000)
    assert money.tender is not None
    # 30.00 of which 20.00 are due: the rest is lost.
    assert (money.tender.kind, money.tender.amount, money.tender.given) == (TenderKind.VOUCHER, 2_000, 3_000)
    scarf = redeem.pay(replace(priced, cart=money.cart), CODE, 62_900)
    assert scarf.tender is not None
    assert (scarf.tender.amount, scarf.tender.reference) == (12_900, CODE)
    assert [use.use_id for use in scarf.cart.uses[1:]] == [money.tender.tender_id, scarf.tender.tender_id]
    after = redeem.release(scarf.cart, scarf.tender.tender_id)
    assert (len(after.uses), desk.released[-1]) == (2, scarf.tender.tender_id)
    assert right_uses(price(after)) == [("r-1", -1), ("r-2", -1)]


def test_goods_that_are_not_rung_up_and_what_was_given_pay_nothing(desk: MemberDesk) -> None:
    a_voucher(desk, price=9_900, rights=RIGHTS[2:])
    without = price(replace(goods(), lines=goods().lines[:1]))
    assert right_cases(desk)[0].pay(without, CODE, 50_000).refusal is CouponRefusal.NO_GOODS
    a_voucher(desk)
    assert right_cases(desk)[0].pay(without, CODE, 50_000).refusal is CouponRefusal.GIVEN


def test_without_head_office_a_right_that_it_told_of_is_good_once_within_the_allowance(desk: MemberDesk) -> None:
    given = Voucher("v-1", CODE, "新人礼包", RIGHTS, member_id="m-1")
    locked, over = (replace(right, right_id=f"{right.right_id}x") for right in RIGHTS[:2])
    odd = (replace(locked, state=CouponState.LOCKED), replace(over, stores=("far",)))
    told = Mirror()
    told.settings = Membership(offline=OfflineAllowance(coupons=2))
    told.bundles["m-1"] = (given, Voucher("v-2", "VDDDDEEEEFFFF", "套餐", odd, price=9_900, member_id="m-1"))
    desk.central.reachable = False
    redeem, cart = right_cases(desk, told)[0], replace(goods(), member=Member("m-1", "", "138****2046"))

    scarf = redeem(cart, CODE, "r-3")
    assert (scarf.outcome, price(scarf.cart).total) == (Held.GRANTED_OFFLINE, 50_000)
    assert [(use.subject, use.offline) for use in scarf.cart.uses] == [("r-3", True)]
    assert redeem(scarf.cart, CODE, "r-3").refusal is CouponRefusal.USED
    trial = redeem(scarf.cart, CODE.lower())
    assert trial.right is not None
    assert trial.right.right_id == "r-1"
    third = redeem(trial.cart, CODE, "r-2")
    assert (third.outcome, third.cart) == (Held.BEYOND_ALLOWANCE, trial.cart)
    refused = [redeem(cart, "", right_id).refusal for right_id in ("r-1x", "r-2x")]
    assert refused == [CouponRefusal.LOCKED, CouponRefusal.OTHER_STORE]
    assert redeem.pay(price(cart), CODE, 100).refusal is CouponRefusal.GIVEN
    assert redeem(replace(cart, member=Member("m-2", "", "")), CODE).outcome is Held.OFFLINE_PROOF_WANTED
    # What was paid for is money: nobody but head office knows that it was not spent.
    told.bundles["m-1"] = (replace(given, price=9_900),)
    for taken in (redeem(cart, CODE, "r-2"), redeem.pay(price(cart), CODE, 100, "r-2")):
        assert (taken.outcome, taken.refusal, taken.cart) == (Held.REFUSED, CouponRefusal.ONLINE_ONLY, cart)


def test_without_head_office_nobody_knows_a_voucher_that_it_did_not_tell_of(desk: MemberDesk) -> None:
    a_voucher(desk)
    desk.central.reachable = False
    cart = goods()
    for taken in (right_cases(desk)[0](cart, CODE), right_cases(desk)[0].pay(price(cart), CODE, 1)):
        assert (taken.outcome, taken.cart) == (Held.OFFLINE_PROOF_WANTED, cart)
    desk.central.reachable = True
    a_voucher(desk, rights=(replace(RIGHTS[0], state=CouponState.REDEEMED),))
    assert right_cases(desk)[0](cart, CODE).refusal is CouponRefusal.USED


def test_a_given_right_to_goods_without_a_style_only_is_used_up(desk: MemberDesk) -> None:
    a_voucher(desk, rights=(VoucherRight("r-9", "任选一件", RightTo.GIFT, worth=1),))
    taken = right_cases(desk)[0](goods(), CODE)
    assert (taken.outcome, taken.cart.coupons, right_uses(price(taken.cart))) == (Held.GRANTED, (), [("r-9", -1)])


def test_the_chosen_right_is_taken_whatever_its_place_and_let_go_again(desk: MemberDesk) -> None:
    a_voucher(desk)
    redeem = right_cases(desk)[0]
    scarf = redeem(goods(), CODE, "r-3").cart
    both = redeem(scarf, CODE, "r-1").cart
    assert (price(both).total, right_uses(price(both))) == (50_000, [("r-3", -1), ("r-1", -1)])
    assert redeem(both, CODE, "r-3").refusal is CouponRefusal.USED
    after = redeem.drop(both, "r-3")
    assert (right_uses(price(after)), after.coupons, desk.released) == ([("r-1", -1)], (), [both.uses[0].use_id])
    a_voucher(desk, price=9_900)
    paid = redeem.pay(price(goods()), CODE, 62_900, "r-2")
    assert paid.tender is not None
    assert (paid.tender.amount, paid.cart.uses[0].subject) == (3_000, "r-2")
