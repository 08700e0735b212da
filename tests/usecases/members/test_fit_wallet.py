"""What of a member's wallet fits the sale: by the engine's own prices, rights of vouchers among the coupons."""

from __future__ import annotations

from dataclasses import replace

from pos.domain.coupon import Coupon, CouponKind
from pos.domain.member import Member
from pos.domain.pricing import price
from pos.domain.voucher import RightTo, Voucher, VoucherRight, as_coupon
from pos.usecases.members.fit_wallet import FittingWallet, fit_wallet
from tests.examples import a_cart, an_item
from tests.fakes.central import Central
from tests.fakes.member_desk import MemberDesk
from tests.fakes.mirror import Mirror
from tests.member_cases import right_cases

DRESS = replace(an_item(retail=40_000), style_code="D1")
SCARF = replace(an_item(2, retail=9_000), style_code="S1")


def off(name: str, amount: int, threshold: int = 0, stacking: str = "") -> Coupon:
    return Coupon(
        f"id-{name}", f"C{name}", f"b-{name}", name, CouponKind.AMOUNT, amount, threshold=threshold, stacking=stacking
    )


RIGHTS = (
    VoucherRight("r-off", "立减 30", RightTo.MONEY_OFF, worth=3_000),
    VoucherRight("r-scarf", "方巾", RightTo.GOODS, style_code="S1"),
    VoucherRight("r-trial", "护理", RightTo.TRIAL),
)
VOUCHER = Voucher("v-1", "VAAAABBBBCCCC", "礼包", RIGHTS, member_id="m-1")


def test_what_gives_something_fits_and_the_best_set_is_told_with_what_it_saves() -> None:
    small, large, far = (
        off("small", 1_000, stacking="one"),
        off("large", 5_000, stacking="one"),
        off("far", 100, 90_000),
    )
    rights = [coupon for coupon in (as_coupon(VOUCHER, right) for right in RIGHTS) if coupon is not None]
    fits = fit_wallet(a_cart(DRESS), [small, large, far, *rights], price)

    # The smaller of two that exclude one another fits, too: the customer may want it. There is no scarf.
    assert fits.fitting == {"id-small", "id-large", "r-off"}
    assert {each.coupon_id for each in fits.best} == {"id-large", "r-off"}
    assert fits.saves == 5_000 + 3_000

    with_scarf = fit_wallet(a_cart(DRESS, SCARF), rights, price)
    # Of the 30.00 the scarf has 90 / 490: 5.51; the 84.49 that are left of it are what is free then.
    assert with_scarf.fitting == {"r-off", "r-scarf"}
    assert with_scarf.saves == 3_000 + 8_449


def test_nothing_is_offered_for_nothing() -> None:
    gift = Coupon("g", "CG", "b", "S1", CouponKind.GIFT)
    assert fit_wallet(a_cart(), [off("any", 500)], price) == FittingWallet()
    assert fit_wallet(a_cart(DRESS), [], price) == FittingWallet()
    # A gift fits, and takes nothing off: nobody takes it unasked.
    assert fit_wallet(a_cart(DRESS), [gift], price) == FittingWallet(frozenset({"g"}))


def test_the_vouchers_of_a_member_are_told_as_they_stand_and_offline_as_they_were_told() -> None:
    desk = MemberDesk(Central(till_id="till-1"))
    other = replace(VOUCHER, voucher_id="v-2", code="VDDDDEEEEFFFF", member_id="m-2")
    desk.vouchers = {VOUCHER.code: VOUCHER, other.code: other}
    desk.central.members["13800002046"] = Member("m-1", "", "138****2046")
    told = Mirror()
    told.bundles["m-1"] = (other,)
    redeem, show = right_cases(desk, told)
    cart = redeem(a_cart(DRESS), VOUCHER.code, "r-trial").cart

    found = show.of_member(price(cart), "m-1")
    (shown,) = found.vouchers
    assert not found.offline
    assert shown.voucher is not None
    assert shown.voucher.code == VOUCHER.code
    assert [(each.taken, each.fits) for each in shown.rights] == [(False, True), (False, True), (True, False)]
    desk.central.reachable = False
    known = show.of_member(price(cart), "m-1")
    assert (known.offline, [each.voucher for each in known.vouchers]) == (True, [other])
    assert show.of_member(price(cart), "m-2").vouchers == ()
