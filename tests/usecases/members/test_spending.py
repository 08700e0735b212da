"""Points, stored value and coupons: held at the server, or granted by the till within what may be lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from pos.domain.allowance import OfflineAllowance
from pos.domain.cart import Cart
from pos.domain.coupon import Coupon, CouponKind, CouponRefusal, CouponState, SignedCoupon
from pos.domain.entitlement import EntitlementKind, EntitlementUse
from pos.domain.errors import BadValue
from pos.domain.holding import NO_PROOF, Held, Proof, ProofKind
from pos.domain.ids import new_id
from pos.domain.member import Member
from pos.domain.member_code import MemberCode, signed_part
from pos.domain.membership import Membership
from pos.domain.pricing import price
from pos.domain.stored_value import RechargeOffer
from pos.domain.tender import TenderKind
from pos.usecases.selling.take_payment import add_cash, start
from tests.examples import NOON, a_cart, an_item
from tests.usecases.counter import Shop

MEMBER = Member(new_id(), "赵女士", "138****2046", "金卡", points=2_380, principal=50_000, gift=5_000)
OTHER = Member(new_id(), "钱先生", "139****1111", points=900)
CART = replace(a_cart(an_item(1)), member=MEMBER)
PASSWORD = Proof(ProofKind.PASSWORD, "246810")
ISSUE = Coupon("", "", new_id(), "满 300 减 50", CouponKind.AMOUNT, value=5_000, threshold=20_000)


def a_shop(*, reachable: bool = True) -> Shop:
    shop = Shop()
    shop.central.members = {"13812342046": MEMBER, "13900001111": OTHER}
    shop.central.reachable = reachable
    shop.mirror.settings = Membership(offline=OfflineAllowance(per_member=20_000, per_till=30_000, coupons=2))
    shop.mirror.issues[ISSUE.batch_id] = ISSUE
    return shop


def code(shop: Shop, member: Member = MEMBER, *, age_s: int = 0) -> Proof:
    """The member's dynamic code, signed by the chain so long ago."""
    at = shop.clock.now() - timedelta(seconds=age_s)
    return Proof(
        ProofKind.CODE, str(MemberCode(member.member_id, at, shop.chain.sign(signed_part(member.member_id, at))))
    )


def coupon_qr(shop: Shop, *, member_id: str = "", batch_id: str = ISSUE.batch_id) -> str:
    """A signed coupon's QR."""
    day = timedelta(days=1)
    blank = SignedCoupon(new_id(), batch_id, member_id, NOON - day, NOON + day, bytes(64))
    return str(replace(blank, signature=shop.chain.sign(blank.signed_part)))


def a_coupon(number: int = 1, **fields: object) -> Coupon:
    return replace(ISSUE, coupon_id=f"c-{number}", code=f"CABCDEFGHJKL{number + 1}", **fields)  # type: ignore[arg-type]


def test_stored_value_is_held_at_the_server_and_becomes_a_tender_and_a_use() -> None:
    shop = a_shop()
    spent = shop.members.spend_stored_value(CART, MEMBER, 10_000, PASSWORD)
    assert (spent.outcome, spent.left) == (Held.GRANTED, 45_000)
    (hold_id,) = shop.desk.holds
    assert spent.cart.uses == (
        EntitlementUse(EntitlementKind.STORED_VALUE, hold_id, MEMBER.member_id, -10_000, offline=False),
    )
    assert spent.tender is not None
    assert (spent.tender.kind, spent.tender.amount, spent.tender.tender_id) == (
        TenderKind.STORED_VALUE,
        10_000,
        hold_id,
    )
    assert "246810" not in repr(shop.desk.holds) + repr(PASSWORD)

    assert shop.members.spend_stored_value.release(spent.cart, hold_id) == CART
    assert shop.desk.released == [hold_id]


@pytest.mark.parametrize(
    "amount, proof, outcome",
    (
        (0, PASSWORD, Held.BAD_AMOUNT),
        (-1, PASSWORD, Held.BAD_AMOUNT),
        (10**13, PASSWORD, Held.BAD_AMOUNT),
        (55_001, PASSWORD, Held.NOT_ENOUGH),
        (100, NO_PROOF, Held.PROOF_WANTED),
        (100, Proof(ProofKind.PASSWORD, "111111"), Held.PROOF_WRONG),
    ),
)
def test_what_cannot_be_spent_changes_nothing(amount: int, proof: Proof, outcome: Held) -> None:
    spent = a_shop().members.spend_stored_value(CART, MEMBER, amount, proof)
    assert (spent.outcome, spent.cart, spent.tender) == (outcome, CART, None)


@pytest.mark.parametrize(
    "proof_of, outcome",
    (
        (code, Held.GRANTED_OFFLINE),
        (lambda shop: code(shop, age_s=61), Held.PROOF_WRONG),
        (lambda shop: code(shop, OTHER), Held.PROOF_WRONG),
        (lambda _: Proof(ProofKind.CODE, "GMABC"), Held.PROOF_WRONG),
        (lambda shop: Proof(ProofKind.CODE, code(shop).text[:-2] + "AA"), Held.PROOF_WRONG),
        (lambda _: PASSWORD, Held.OFFLINE_PROOF_WANTED),
        (lambda _: NO_PROOF, Held.OFFLINE_PROOF_WANTED),
    ),
)
def test_offline_only_a_fresh_dynamic_code_proves_anything(proof_of: Callable[[Shop], Proof], outcome: Held) -> None:
    shop = a_shop(reachable=False)
    spent = shop.members.spend_stored_value(CART, MEMBER, 10_000, proof_of(shop))
    assert spent.outcome is outcome
    assert [use.offline for use in spent.cart.uses] == ([True] if outcome.granted else [])


def test_offline_without_the_servers_time_no_code_can_be_judged() -> None:
    shop = a_shop(reachable=False)
    shop.clock.unsure = None
    assert shop.members.spend_stored_value(CART, MEMBER, 100, code(shop)).outcome is Held.CLOCK_UNKNOWN


def test_what_a_till_grants_alone_is_bounded_for_a_member_and_for_the_till() -> None:
    shop = a_shop(reachable=False)
    spend, points = shop.members.spend_stored_value, shop.members.spend_points
    cart = spend(CART, MEMBER, 15_000, code(shop)).cart
    assert spend(cart, MEMBER, 5_001, code(shop)).outcome is Held.BEYOND_ALLOWANCE
    sell(shop, cart)
    parked = replace(a_cart(an_item(2)), cart_id=new_id(), member=OTHER)
    parked = spend(parked, OTHER, 9_000, code(shop, OTHER)).cart
    shop.hold_cart(parked)

    nexts = replace(CART, cart_id=new_id())
    assert spend(nexts, MEMBER, 5_001, code(shop)).outcome is Held.BEYOND_ALLOWANCE
    # 500 points are worth 5.00; of the till's 300.00 it has 60.00 left, and of hers 50.00.
    nexts = points(nexts, MEMBER, 500, 100_000, code(shop)).cart
    assert (nexts.points, nexts.points_off) == (500, 500)
    assert spend(nexts, MEMBER, 4_501, code(shop)).outcome is Held.BEYOND_ALLOWANCE
    assert spend(nexts, MEMBER, 4_500, code(shop)).outcome is Held.GRANTED_OFFLINE
    # Once the server has booked the first sale, it counts no more.
    shop.mirror.counted = len(shop.ledger.state.events)
    assert spend(nexts, MEMBER, 19_500, code(shop)).outcome is Held.GRANTED_OFFLINE


def test_points_are_money_off_in_whole_steps_and_replace_those_before() -> None:
    shop = a_shop()
    points = shop.members.spend_points
    assert (points.most(MEMBER, 29_900), points.most(MEMBER, 1_000), points.worth(500)) == (2_300, 500, 500)
    for bad in (0, -100, 150, 15_000):
        assert points(CART, MEMBER, bad, 29_900, PASSWORD).outcome is Held.BAD_AMOUNT
    first = points(CART, MEMBER, 1_000, 29_900, PASSWORD)
    assert (first.cart.points, first.cart.points_off, first.tender) == (1_000, 1_000, None)
    (before,) = shop.desk.holds
    second = points(first.cart, MEMBER, 500, 29_900, PASSWORD)
    assert shop.desk.released == [before]
    assert [use.amount for use in second.cart.uses] == [-500]
    assert points(second.cart, MEMBER, 9_900, 29_900, PASSWORD).outcome is Held.NOT_ENOUGH
    assert points.release(second.cart) == CART
    paying = shop.members.spend_stored_value(second.cart, MEMBER, 100, PASSWORD)
    assert [use.amount for use in points.release(paying.cart).uses] == [-100]


def test_a_coupon_is_locked_once_and_can_be_taken_out_again() -> None:
    shop = a_shop()
    coupon = shop.desk.issue(a_coupon(member_id=MEMBER.member_id))
    redeem = shop.members.redeem_coupon
    taken = redeem(CART, f" {coupon.code.lower()} ")
    assert (taken.outcome, taken.refusal) == (Held.GRANTED, None)
    assert taken.cart.coupons == (replace(coupon, state=CouponState.LOCKED),)
    assert [(use.kind, use.subject, use.amount) for use in taken.cart.uses] == [(EntitlementKind.COUPON, "c-1", -1)]
    again = redeem(taken.cart, coupon.code)
    assert (again.outcome, again.cart) == (Held.GRANTED, taken.cart)
    assert redeem.release(taken.cart, "c-1") == CART
    assert redeem.release(taken.cart, "c-2") == taken.cart


def test_a_coupon_that_gives_nothing_says_why() -> None:
    shop = a_shop()
    used = shop.desk.issue(a_coupon(state=CouponState.REDEEMED))
    redeem = shop.members.redeem_coupon
    assert (redeem(CART, used.code).refusal, redeem(CART, "CZZZZZZZZZZZZ").refusal) == (
        CouponRefusal.USED,
        CouponRefusal.UNKNOWN,
    )
    forged = coupon_qr(shop)[:-3] + "AAA"
    assert redeem(CART, forged).refusal is CouponRefusal.FORGED
    assert shop.desk.released == []


def test_offline_a_signed_coupon_or_one_in_a_known_wallet_is_good_within_the_allowance() -> None:
    shop = a_shop(reachable=False)
    redeem = shop.members.redeem_coupon
    known = a_coupon(member_id=MEMBER.member_id)
    shop.mirror.members["k"], shop.mirror.wallets[MEMBER.member_id] = MEMBER, (known,)

    qr = coupon_qr(shop)
    first = redeem(CART, qr)
    assert first.outcome is Held.GRANTED_OFFLINE
    assert first.coupon is not None
    assert (first.coupon.value, first.coupon.threshold, first.coupon.batch_id) == (5_000, 20_000, ISSUE.batch_id)
    second = redeem(first.cart, known.code)
    assert second.outcome is Held.GRANTED_OFFLINE
    assert redeem(second.cart, coupon_qr(shop)).outcome is Held.BEYOND_ALLOWANCE

    sell(shop, first.cart)
    nexts = replace(CART, cart_id=new_id())
    assert redeem(nexts, qr).refusal is CouponRefusal.USED
    assert redeem(nexts, "CZZZZZZZZZZZZ").outcome is Held.OFFLINE_PROOF_WANTED
    assert redeem(nexts, coupon_qr(shop, batch_id=new_id())).outcome is Held.OFFLINE_PROOF_WANTED
    assert redeem(nexts, coupon_qr(shop, member_id=OTHER.member_id)).refusal is CouponRefusal.OTHER_MEMBER
    nobody = replace(nexts, member=None)
    assert redeem(nobody, known.code).outcome is Held.OFFLINE_PROOF_WANTED
    assert redeem(nobody, coupon_qr(shop, member_id=MEMBER.member_id)).refusal is CouponRefusal.MEMBER_WANTED


def test_what_is_let_go_without_the_network_ends_by_itself() -> None:
    shop = a_shop()
    spent = shop.members.spend_stored_value(CART, MEMBER, 10_000, PASSWORD)
    assert spent.tender is not None
    shop.central.reachable = False
    assert shop.members.spend_stored_value.release(spent.cart, spent.tender.tender_id) == CART
    assert list(shop.desk.holds) == [spent.tender.tender_id]


def test_what_a_cart_wants_no_more_is_let_go_at_head_office() -> None:
    shop = a_shop()
    shop.desk.issue(a_coupon(1))
    shop.desk.issue(a_coupon(2))
    redeem, let_go = shop.members.redeem_coupon, shop.members.let_go
    first = redeem(CART, a_coupon(1).code).cart
    both = redeem(first, a_coupon(2).code).cart
    alone = EntitlementUse(EntitlementKind.COUPON, new_id(), "c-9", -1, offline=True)
    before = replace(both, uses=(*both.uses, alone))
    let_go(before, first)
    # What this till granted alone is known to nobody.
    assert shop.desk.released == [both.uses[1].use_id]
    assert list(shop.desk.holds) == [first.uses[0].use_id]
    shop.central.reachable = False
    let_go(first, CART)
    assert len(shop.desk.released) == 1


def test_a_recharge_is_a_use_with_its_gift() -> None:
    shop = a_shop()
    shop.mirror.settings = Membership(offers=(RechargeOffer(100_000, 15_000), RechargeOffer(50_000, 5_000)))
    recharge = shop.members.recharge
    assert [offer.pay for offer in recharge.offers()] == [50_000, 100_000]
    use = recharge(MEMBER, 60_000)
    assert (use.kind, use.subject, use.amount, use.gift) == (
        EntitlementKind.STORED_VALUE,
        MEMBER.member_id,
        60_000,
        5_000,
    )
    for bad in (0, -1, 10**13):
        with pytest.raises(BadValue):
            recharge(MEMBER, bad)


def sell(shop: Shop, cart: Cart) -> None:
    """Complete a cart for cash; what it holds goes into its document."""
    priced = price(cart)
    completed = shop.complete_sale(priced, add_cash(start(priced), priced.total), shop.duty())
    assert completed.document is not None
    uses = completed.document.uses
    assert tuple(replace(use, rule_id="") for use in uses) == cart.uses
    # A coupon's says which allocations of the lines are its own.
    codes = {coupon.coupon_id: coupon.code for coupon in cart.coupons}
    assert [use.rule_id for use in uses] == [codes.get(use.subject, "") for use in uses]
