from dataclasses import replace

import pytest

from pos.domain.cart import Cart, DiscountBy, ManualDiscount, add, decline, put, set_quantity, take_again, void_line
from pos.domain.document import AssistantShare, Fulfilment
from pos.domain.errors import BadValue
from pos.domain.money import MAX_FEN
from pos.domain.quantity import MAX_MILLI
from pos.domain.staff import Approval, Permission
from tests.examples import MANAGER, NOON, a_cart, an_item

DISCOUNT = ManualDiscount(by=DiscountBy.PERCENT, value=8500, reason="老顾客")
APPROVAL = Approval(manager_id=MANAGER.staff_id, permission=Permission.OPEN_PRICE, reason="", moment=NOON)


def test_scanning_five_of_a_kind_makes_one_line() -> None:
    cart = a_cart(*[an_item()] * 5)

    assert [(line.line_id, line.quantity) for line in cart.lines] == [(1, 5000)]


def test_another_item_in_between_makes_three_lines() -> None:
    cart = a_cart(an_item(1), an_item(2), an_item(1))

    assert [line.line_id for line in cart.lines] == [1, 2, 3]


@pytest.mark.parametrize(
    "own",
    (
        {"discount": DISCOUNT},
        {"note": "改短"},
        {"assistants": (AssistantShare("x"),)},
        {"approval": APPROVAL},
        {"fulfilment": Fulfilment.ALTERED},
    ),
)
def test_a_line_with_something_of_its_own_does_not_grow(own: dict[str, object]) -> None:
    cart = a_cart(an_item())
    cart = put(cart, replace(cart.lines[0], **own))  # type: ignore[arg-type]

    assert len(add(cart, an_item(), code="x").lines) == 2


def test_another_price_is_another_line() -> None:
    cart = add(a_cart(an_item()), an_item(), code="x", unit_price=100)

    assert [line.unit_price for line in cart.lines] == [29_900, 100]
    assert len(add(cart, an_item(), code="x", unit_price=100, approval=APPROVAL).lines) == 3


@pytest.mark.parametrize("quantity", (0, -1, -1000, MAX_MILLI + 1))
def test_quantities_have_a_range(quantity: int) -> None:
    for cart in (a_cart(), a_cart(an_item(), quantity=3000)):
        with pytest.raises(BadValue):
            add(cart, an_item(), code="x", quantity=quantity)
    with pytest.raises(BadValue):
        set_quantity(a_cart(an_item()), 1, quantity)


def test_a_line_cannot_grow_beyond_its_range() -> None:
    with pytest.raises(BadValue):
        add(a_cart(an_item(), quantity=MAX_MILLI), an_item(), code="x")


@pytest.mark.parametrize("price", (-1, MAX_FEN + 1))
def test_prices_have_a_range(price: int) -> None:
    with pytest.raises(BadValue):
        add(a_cart(), an_item(), code="x", unit_price=price)


def test_a_void_line_is_gone_and_its_id_never_comes_back() -> None:
    cart = void_line(a_cart(an_item(1), an_item(2)), 2)

    assert [line.line_id for line in cart.lines] == [1]
    assert add(cart, an_item(2), code="x").lines[-1].line_id == 3


def test_quantities_are_set() -> None:
    assert set_quantity(a_cart(an_item(1), an_item(2)), 1, 7000).line(1).quantity == 7000


def test_lines_that_are_not_there() -> None:
    cart: Cart = a_cart(an_item())
    for step in (
        lambda: cart.line(2),
        lambda: void_line(cart, 2),
        lambda: set_quantity(cart, 2, 1000),
        lambda: put(cart, replace(cart.lines[0], line_id=2)),
    ):
        with pytest.raises(BadValue):
            step()


@pytest.mark.parametrize(
    "by, value",
    (
        (DiscountBy.PERCENT, -1),
        (DiscountBy.PERCENT, 10_001),
        (DiscountBy.AMOUNT, -1),
        (DiscountBy.AMOUNT, MAX_FEN + 1),
    ),
)
def test_discounts_have_a_range(by: DiscountBy, value: int) -> None:
    with pytest.raises(BadValue):
        ManualDiscount(by=by, value=value, reason="")


def test_what_the_customer_does_not_want_is_declined_once_and_taken_again() -> None:
    cart = a_cart()
    declined = decline(decline(decline(cart, "R1"), "R2"), "R1")
    assert declined.declined == ("R1", "R2")
    assert take_again(declined, "R1").declined == ("R2",)
    assert take_again(cart, "R1") == cart
