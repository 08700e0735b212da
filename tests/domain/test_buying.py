"""Another customer pays with nothing of the one before."""

from __future__ import annotations

from dataclasses import replace

from pos.domain.buying import bought_by, emptied
from pos.domain.cart import Cart, decline
from pos.domain.coupon import Coupon, CouponKind
from pos.domain.entitlement import EntitlementKind, EntitlementUse
from pos.domain.member import Member
from pos.domain.pricing import price
from pos.domain.tender import Tender, TenderKind
from pos.domain.voucher import RightTo, Voucher, VoucherRight, as_coupon
from tests.examples import a_cart, an_item

ANNA, BEA = Member("m-a", "A", "138****0000", points=900), Member("m-b", "B", "139****0000")
HERS = Coupon("c-a", "CA", "b1", "10", CouponKind.AMOUNT, value=1_000, member_id="m-a", transferable=True)
ANYBODYS = Coupon("c-x", "CX", "b2", "5", CouponKind.AMOUNT, value=500)


def use(kind: EntitlementKind, use_id: str, subject: str, amount: int = -1) -> EntitlementUse:
    return EntitlementUse(kind, use_id, subject, amount)


def hers() -> Cart:
    """100.00, with points, coupons and a right of Anna's, and a part paid from her stored value."""
    right = VoucherRight("r-1", "30", RightTo.MONEY_OFF, worth=3_000)
    off = as_coupon(Voucher("v-1", "VAAAABBBBCCCC", "礼包", (right,), member_id="m-a"), right)
    assert off is not None
    return replace(
        a_cart(an_item(retail=10_000)),
        member=ANNA,
        coupons=(HERS, ANYBODYS, off),
        points=500,
        points_off=500,
        at_most=(("R1", 0),),
        tenders=(Tender(TenderKind.STORED_VALUE, 2_000, tender_id="u-4"),),
        uses=(
            use(EntitlementKind.COUPON, "u-1", "c-a"),
            use(EntitlementKind.COUPON, "u-2", "c-x"),
            use(EntitlementKind.VOUCHER, "u-3", "r-1"),
            use(EntitlementKind.STORED_VALUE, "u-4", "m-a", -2_000),
            use(EntitlementKind.POINTS, "u-5", "m-a", -500),
            use(EntitlementKind.QUOTA, "u-6", "R1"),
        ),
    )


def test_what_one_member_gave_is_not_another_ones() -> None:
    cart = hers()
    # 100.00 - 10.00 - 5.00 - 30.00 - 5.00.
    assert price(cart).total == 5_000
    for member in (BEA, None):
        after = bought_by(cart, member)
        assert (after.member, after.coupons, price(after).total) == (member, (ANYBODYS,), 9_500)
        assert [each.use_id for each in after.uses] == ["u-2", "u-4"]
        assert (after.points, after.points_off, after.at_most) == (0, 0, ())
    again = replace(ANNA, points=880)
    assert bought_by(cart, again) == replace(cart, member=again)
    nobodys = replace(cart, member=None)
    assert bought_by(nobodys, ANNA) == cart


def test_an_emptied_cart_has_nothing_of_the_customer_but_what_has_paid() -> None:
    cart = decline(hers(), "R9")
    after = emptied(cart)
    assert (after.cart_id, after.next_line, after.tenders) == (cart.cart_id, cart.next_line, cart.tenders)
    assert [each.use_id for each in after.uses] == ["u-4"]
    assert after == Cart(cart.cart_id, cart.started, next_line=cart.next_line, tenders=cart.tenders, uses=after.uses)
