"""What a customer may choose: gifts in steps, pieces for a little more, coupons; and what becomes of a chosen gift."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from pos.domain.cart import Cart, ChosenGift, decline
from pos.domain.catalogue import Item, ItemKind
from pos.domain.coming_back import is_gift
from pos.domain.coupon import Coupon, CouponKind, CouponState
from pos.domain.document import Allocation, Funder
from pos.domain.member import Member
from pos.domain.pricing import gifts_open
from pos.domain.voucher import RightTo, Voucher, VoucherRight, voucher_code
from pos.usecases.selling.price_cart import PriceCart
from pos.usecases.selling.show_offers import MOST, ShowOffers
from pos.usecases.selling.take_payment import add_cash, start
from tests.examples import NOON, TILL, a_cart, an_item
from tests.usecases.counter import Shop

DRESS = an_item(1, retail=30_000)
SCARF = replace(an_item(2, retail=5_000), style_code="SCARF", barcode="690002")
MUG = replace(an_item(3, retail=0), style_code="MUG", barcode="690003", kind=ItemKind.GIFT)
SOCKS = tuple(replace(an_item(10 + n, retail=2_000 + n), style_code="SOCKS", barcode=f"6910{n:02}") for n in range(14))
GIFT = {
    "id": "gift", "name": "满200送", "funder": "supplier",
    "benefit": {"type": "gift", "tiers": [{"at_least": 200, "from": ["690002", "690003", "nowhere"]},
                                          {"at_least": 500, "from": ["690002", "690003"], "choose": 2}]},
}  # fmt: skip
SOCKS_FOR_LITTLE = {
    "id": "socks", "name": "加9元换购", "target": {"products": ["SOCKS"]}, "benefit": {"type": "add_on", "price": 9},
    "conditions": [{"type": "target_amount", "at_least": 100, "target": {"exclude": [{"products": ["SOCKS"]}]}}],
}  # fmt: skip
MEMBER = Member("m-1", "", "138****0000", level="金卡")


def counter(*rules: object, wallet: tuple[Coupon, ...] = ()) -> tuple[Shop, PriceCart, ShowOffers]:
    shop = Shop()
    shop.catalogue.coded("690002", SCARF).coded("690003", MUG).coded("SOCKS", *SOCKS)
    shop.mirror.campaigns = json.dumps({"rules": rules})
    shop.mirror.wallets["m-1"] = wallet
    pricing = PriceCart(mirror=shop.mirror, clock=shop.clock, till=TILL)
    offers = ShowOffers(
        catalogue=shop.catalogue, mirror=shop.mirror, pricing=pricing, clock=shop.clock, till=TILL
    )  # fmt: skip
    return shop, pricing, offers


def with_gifts(cart: Cart, *items: Item) -> Cart:
    return replace(cart, gifts=tuple(ChosenGift("gift", item.barcode, item) for item in items))


def test_a_chosen_gift_is_sold_for_nothing_by_its_rule_and_leaves_the_stock() -> None:
    shop, pricing, offers = counter(GIFT)
    cart = a_cart(DRESS)
    assert [(each.code, each.item) for each in offers(cart).gifts] == [("690002", SCARF), ("690003", MUG)]
    assert gifts_open(pricing(cart)) == {"gift": 1}
    priced = pricing(with_gifts(cart, SCARF))

    assert gifts_open(priced) == {}
    assert (priced.gross, priced.discount, priced.total, priced.pieces) == (35_000, 5_000, 30_000, 2_000)
    gift = priced.lines[-1]
    assert gift.allocations == (Allocation("gift", "满200送", 5_000, Funder.SUPPLIER),)
    document = shop.complete_sale(priced, add_cash(start(priced), 30_000), shop.duty()).document
    assert document is not None
    assert [(line.variant_id, line.paid, is_gift(line)) for line in document.lines] == [
        (DRESS.variant_id, 30_000, False), (SCARF.variant_id, 0, True)
    ]  # fmt: skip
    assert {move.variant_id: move.quantity for _, move in shop.ledger.state.movements} == {
        DRESS.variant_id: -1_000, SCARF.variant_id: -1_000
    }  # fmt: skip


def test_a_gift_without_a_price_carries_no_discount() -> None:
    _, pricing, _ = counter(GIFT)
    gift = pricing(with_gifts(a_cart(DRESS), MUG)).lines[-1]
    assert (gift.line.item, gift.gross, gift.allocations, gift.paid) == (MUG, 0, (), 0)


@given(st.lists(st.sampled_from((SCARF, MUG)), max_size=4), st.sampled_from((1_000, 2_000)), st.booleans())
def test_no_more_gifts_are_given_than_the_step_gives(chosen: list[Item], quantity: int, wanted: bool) -> None:
    _, pricing, _ = counter(GIFT)
    cart = with_gifts(a_cart(DRESS, quantity=quantity), *chosen)
    if not wanted:
        cart = decline(cart, "gift")
    priced = pricing(cart)
    given_away = [line for line in priced.lines if line.line.line_id < 0]
    most = (1 if quantity == 1_000 else 2) if wanted else 0

    assert len(given_away) == min(most, len(chosen))
    assert priced.total == sum(line.paid for line in priced.lines) == 30_000 * quantity // 1_000
    assert priced.gross - priced.discount == priced.total
    assert sum(gifts_open(priced).values()) == most - len(given_away)


def test_pieces_for_a_little_more_are_offered_at_what_they_add_and_no_more_than_can_be_read() -> None:
    hidden = {**SOCKS_FOR_LITTLE, "id": "all", "target": {"categories": ["袜"]}}
    _, pricing, offers = counter(SOCKS_FOR_LITTLE, hidden, {**GIFT, "conditions": [{"type": "channel", "in": ["x"]}]})
    cart = a_cart(DRESS)
    found = offers(cart)

    assert (found.gifts, found.coupons, found.saves) == ((), (), 0)
    assert [(each.rule_id, each.more) for each in found.pieces] == [("socks", 900)] * MOST
    assert offers(a_cart(replace(DRESS, retail_price=9_999))).pieces == ()
    assert offers(decline(cart, "socks")).pieces == ()
    assert [offers.any(pricing(each)) for each in (a_cart(), cart, decline(cart, "socks"))] == [False, True, False]
    assert offers(a_cart(DRESS, SOCKS[0])).pieces == ()


def test_of_the_wallet_the_set_is_offered_that_leaves_the_least_to_pay() -> None:
    def coupon(number: int, value: int, **fields: object) -> Coupon:
        known = {"member_id": "m-1", "batch_id": f"b{number}", "stacking": "a", **fields}
        return Coupon(f"c{number}", f"C{number}", name=f"{number}", kind=CouponKind.AMOUNT, value=value, **known)  # type: ignore[arg-type]

    wallet = (
        coupon(1, 2_000),
        coupon(2, 3_000),
        coupon(3, 1_000, stacking="b"),
        coupon(4, 9_000, threshold=30_001),
        coupon(5, 9_000, valid_until=NOON - timedelta(days=1)),
    )
    shop, pricing, offers = counter(wallet=wallet)
    cart = replace(a_cart(DRESS), member=MEMBER)
    found = offers(cart)

    assert sorted(each.coupon_id for each in found.coupons) == ["c2", "c3"]
    assert found.saves == 4_000
    assert offers.any(pricing(cart))
    taken = replace(cart, coupons=found.coupons)
    assert offers(taken).coupons == ()

    # Rights of their vouchers stand among the coupons: what was given and is good here, not what was paid for.
    code, off = "VAAAABBBBCCCC", VoucherRight("r1", "立减 60", RightTo.MONEY_OFF, worth=6_000)
    odd = (replace(off, right_id="r2", state=CouponState.LOCKED), replace(off, right_id="r3", stores=("far",)))
    trial = VoucherRight("r4", "护理", RightTo.TRIAL)
    shop.mirror.bundles["m-1"] = (
        Voucher("v1", code, "礼包", (off, *odd, trial)),
        Voucher("v2", "VDDDDEEEEFFFF", "套餐", (replace(off, right_id="r5"),), price=5_000),
    )
    both = offers(cart)
    assert (sorted(each.coupon_id for each in both.coupons), both.saves) == (["c2", "c3", "r1"], 10_000)
    assert [voucher_code(each) for each in sorted(both.coupons, key=lambda one: one.coupon_id)] == ["", "", code]
    assert offers(a_cart(DRESS)).coupons == ()
