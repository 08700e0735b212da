from dataclasses import replace

import pytest

from pos.domain.cart import Cart, DiscountBy, ManualDiscount
from pos.domain.errors import BadValue, DiskFull
from pos.domain.ids import checked_id
from pos.domain.pricing import price
from pos.domain.staff import Approval, Permission, Rule, Verdict
from pos.usecases.selling.complete_sale import SaleOutcome
from pos.usecases.selling.give_discount import DiscountOutcome, GiveDiscount
from pos.usecases.selling.take_payment import add_cash, start
from tests.examples import ASSISTANT, CLERK, MANAGER, NOON, a_cart, an_item
from tests.usecases.counter import Shop

YES = Approval(MANAGER.staff_id, Permission.DISCOUNT, "老顾客", NOON, a_cart().cart_id, "line 1 percent 9000")
TENTH_OFF = ManualDiscount(DiscountBy.PERCENT, 9000, "老顾客")
TEN_YUAN = ManualDiscount(DiscountBy.AMOUNT, 1000, "瑕疵")


def another(cart: Cart) -> Cart:
    return replace(cart, cart_id="0190d000-0000-7000-8000-000000000002")


def test_a_new_cart_is_empty_and_has_the_documents_id() -> None:
    cart = Shop().start_cart()

    assert (cart.lines, cart.started) == ((), NOON)
    assert checked_id(cart.cart_id) == cart.cart_id


def test_an_open_cart_survives() -> None:
    shop, cart = Shop(), a_cart(an_item())
    shop.keep_cart(cart)

    assert shop.restore_cart() == cart


@pytest.mark.parametrize("nothing", (None, a_cart()))
def test_an_empty_cart_is_none(nothing: Cart | None) -> None:
    shop = Shop()
    shop.keep_cart(a_cart(an_item()))
    shop.keep_cart(nothing)

    assert shop.restore_cart() is None


def test_a_cart_that_was_completed_does_not_come_back() -> None:
    shop = Shop()
    priced = price(a_cart(an_item()))
    shop.complete_sale(priced, add_cash(start(priced), priced.total), shop.duty())
    shop.keep_cart(priced.cart)  # a step that was late

    assert shop.restore_cart() is None


def test_hold_and_recall() -> None:
    shop, cart = Shop(), a_cart(an_item())
    shop.keep_cart(cart)
    shop.hold_cart(cart, "红衣女士")

    assert shop.restore_cart() is None
    assert [held.note for held in shop.held_carts()] == ["红衣女士"]
    assert shop.recall_cart(cart.cart_id) == replace(cart, note="红衣女士")
    assert shop.held_carts() == ()
    assert shop.restore_cart() == replace(cart, note="红衣女士")
    assert shop.recall_cart(cart.cart_id) is None


def test_an_empty_cart_is_not_parked() -> None:
    shop = Shop()
    shop.hold_cart(a_cart())

    assert shop.held_carts() == ()


def test_recalling_parks_the_cart_that_was_being_built() -> None:
    shop, first = Shop(), a_cart(an_item(1))
    second = another(a_cart(an_item(2)))
    shop.hold_cart(first)
    shop.keep_cart(second)

    assert shop.recall_cart(first.cart_id) == first
    assert shop.held_carts() == (second,)


def test_recalling_what_is_gone_changes_nothing() -> None:
    shop, cart = Shop(), a_cart(an_item())
    shop.keep_cart(cart)

    assert shop.recall_cart("gone") is None
    assert shop.restore_cart() == cart


def test_nothing_is_parked_when_the_disk_is_full() -> None:
    shop, cart = Shop(), a_cart(an_item())
    shop.keep_cart(cart)
    shop.ledger.fault = DiskFull("no room")

    with pytest.raises(DiskFull):
        shop.hold_cart(cart)
    assert (shop.restore_cart(), shop.held_carts()) == (cart, ())


def test_a_clerk_gives_a_discount_with_a_managers_yes() -> None:
    cart = a_cart(an_item(1, retail=10_000), an_item(2, retail=10_000))
    asked = GiveDiscount()(cart, line_id=1, discount=TENTH_OFF, staff=CLERK, approval=None)
    given = GiveDiscount()(cart, line_id=1, discount=TENTH_OFF, staff=CLERK, approval=YES)

    assert (asked.outcome, asked.cart) == (DiscountOutcome.NEEDS_APPROVAL, cart)
    assert given.outcome is DiscountOutcome.OK
    assert given.cart.line(1).discount == replace(TENTH_OFF, approval=YES)
    assert price(given.cart).total == 19_000


def test_a_manager_needs_nobodys_yes_and_an_assistant_gets_none() -> None:
    cart = a_cart(an_item(retail=10_000))

    assert GiveDiscount()(cart, line_id=None, discount=TENTH_OFF, staff=MANAGER).cart.discount == TENTH_OFF
    denied = GiveDiscount()(cart, line_id=None, discount=TENTH_OFF, staff=ASSISTANT, approval=YES)
    assert (denied.outcome, denied.cart) == (DiscountOutcome.DENIED, cart)


def test_a_discount_takes_the_place_of_the_one_before_and_comes_off_again() -> None:
    cart = replace(a_cart(an_item(retail=1_000)), discount=TEN_YUAN)
    again = GiveDiscount()(cart, line_id=None, discount=TEN_YUAN, staff=MANAGER)
    off = GiveDiscount()(again.cart, line_id=None, discount=None, staff=CLERK)

    assert (again.outcome, price(again.cart).total) == (DiscountOutcome.OK, 0)
    assert (off.outcome, price(off.cart).total) == (DiscountOutcome.OK, 1_000)


@pytest.mark.parametrize("line_id, most", ((1, 5_000), (2, 3_000), (None, 8_000)))
def test_no_more_is_taken_off_than_there_is(line_id: int | None, most: int) -> None:
    cart = a_cart(an_item(1, retail=5_000), an_item(2, retail=3_000))
    for value, outcome in ((most, DiscountOutcome.OK), (most + 1, DiscountOutcome.TOO_MUCH)):
        discount = ManualDiscount(DiscountBy.AMOUNT, value, "送")
        assert GiveDiscount()(cart, line_id=line_id, discount=discount, staff=MANAGER).outcome is outcome


def test_an_approval_is_for_one_discount_on_one_line_of_one_cart() -> None:
    cart = a_cart(an_item(1, retail=10_000), an_item(2, retail=10_000))
    give = GiveDiscount()

    for other, line_id, discount in (
        (replace(cart, cart_id="another"), 1, TENTH_OFF),
        (cart, 2, TENTH_OFF),
        (cart, None, TENTH_OFF),
        (cart, 1, replace(TENTH_OFF, value=8_000)),
        (cart, 1, TEN_YUAN),
    ):
        given = give(other, line_id=line_id, discount=discount, staff=CLERK, approval=YES)
        assert (given.outcome, given.cart) == (DiscountOutcome.NEEDS_APPROVAL, other)
    with pytest.raises(BadValue):
        give(a_cart(an_item()), line_id=7, discount=TENTH_OFF, staff=MANAGER)


def test_a_clerk_gives_so_much_alone_and_asks_for_more() -> None:
    """Head office lets clerks take off a tenth, and never more than 50.00."""
    trusted = replace(CLERK, rules=(Rule(Permission.DISCOUNT, Verdict.ALLOWED, part=1_000, amount=5_000),))
    cart = a_cart(an_item(1, retail=10_000), an_item(2, retail=60_000))
    for line_id, discount, outcome in (
        (1, ManualDiscount(DiscountBy.PERCENT, 9_000, ""), DiscountOutcome.OK),
        (1, ManualDiscount(DiscountBy.PERCENT, 8_999, ""), DiscountOutcome.NEEDS_APPROVAL),
        (1, ManualDiscount(DiscountBy.AMOUNT, 1_000, ""), DiscountOutcome.OK),
        (1, ManualDiscount(DiscountBy.AMOUNT, 1_001, ""), DiscountOutcome.NEEDS_APPROVAL),
        (2, ManualDiscount(DiscountBy.AMOUNT, 5_000, ""), DiscountOutcome.OK),
        (2, ManualDiscount(DiscountBy.AMOUNT, 5_001, ""), DiscountOutcome.NEEDS_APPROVAL),
    ):
        assert GiveDiscount()(cart, line_id=line_id, discount=discount, staff=trusted).outcome is outcome


def test_what_a_discount_would_come_to_is_seen_before_it_is_given() -> None:
    cart = a_cart(an_item(retail=1_000))
    would = GiveDiscount().preview(cart, line_id=1, discount=TEN_YUAN)

    assert (price(would).total, cart.line(1).discount) == (0, None)
    assert GiveDiscount().preview(cart, line_id=1, discount=replace(TEN_YUAN, value=1_001)) == cart


def test_an_empty_cart_is_not_sold() -> None:
    shop, priced = Shop(), price(a_cart())

    assert shop.complete_sale(priced, start(priced), shop.duty()).outcome is SaleOutcome.EMPTY
