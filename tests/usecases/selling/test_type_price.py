from dataclasses import replace

import pytest

from pos.domain.catalogue import ItemKind
from pos.domain.errors import BadValue
from pos.domain.quantity import ONE
from pos.domain.staff import Approval, Deed, Leave, Permission, Rule, Verdict
from pos.usecases.selling.add_item import AddItem, ScanOutcome
from pos.usecases.selling.type_price import Repriced, TypePrice, changing_price, opening_price
from tests.examples import ASSISTANT, CLERK, MANAGER, NOON, a_cart, an_item

TYPE = TypePrice(add_item=AddItem())
MENDING = an_item(5, kind=ItemKind.OPEN_PRICE, retail=0)


def yes_to(deed: Deed) -> Approval:
    return Approval(MANAGER.staff_id, deed.permission, "改裤脚", NOON, deed.subject, deed.detail)


def test_a_price_is_typed_with_a_managers_yes() -> None:
    cart = a_cart()
    yes = yes_to(opening_price(cart, MENDING, 3_000))
    asked = TYPE.new(cart, MENDING, code="", quantity=ONE, unit_price=3_000, staff=CLERK)
    given = TYPE.new(cart, MENDING, code="", quantity=ONE, unit_price=3_000, staff=CLERK, approval=yes)
    other = TYPE.new(cart, MENDING, code="", quantity=ONE, unit_price=2_900, staff=CLERK, approval=yes)
    again = TYPE.new(given.cart, MENDING, code="", quantity=ONE, unit_price=3_000, staff=CLERK, approval=yes)

    assert asked == Repriced(Leave.NEEDS_APPROVAL, cart)
    assert (given.leave, given.cart.line(1).unit_price, given.cart.line(1).approval) == (Leave.GIVEN, 3_000, yes)
    assert given.scanned is not None
    assert given.scanned.outcome is ScanOutcome.ADDED
    assert (other.leave, again.leave) == (Leave.NEEDS_APPROVAL, Leave.NEEDS_APPROVAL)


def test_another_price_on_a_line() -> None:
    cart = a_cart(an_item(1, retail=10_000))
    yes = yes_to(changing_price(cart, 1, 9_000))
    given = TYPE.change(cart, 1, 9_000, staff=CLERK, approval=yes)

    assert TYPE.change(cart, 1, 9_000, staff=CLERK) == Repriced(Leave.NEEDS_APPROVAL, cart)
    assert (given.cart.line(1).unit_price, given.cart.line(1).approval) == (9_000, yes)
    assert TYPE.change(cart, 1, 8_000, staff=CLERK, approval=yes).leave is Leave.NEEDS_APPROVAL
    assert TYPE.change(cart, 1, 0, staff=MANAGER).cart.line(1).unit_price == 0
    assert TYPE.change(cart, 1, 9_000, staff=ASSISTANT, approval=yes).leave is Leave.DENIED


def test_how_far_a_price_may_be_changed() -> None:
    trusted = replace(CLERK, rules=(Rule(Permission.CHANGE_PRICE, Verdict.ALLOWED, part=1_000, amount=500),))
    cart = a_cart(an_item(1, retail=10_000), an_item(2, retail=1_000))
    asked = {(1, 9_500): True, (1, 9_499): False, (1, 12_000): True, (2, 900): True, (2, 899): False}

    for (line_id, price), alone in asked.items():
        given = TYPE.change(cart, line_id, price, staff=trusted).leave is Leave.GIVEN
        assert given is alone


@pytest.mark.parametrize("price", (-1, 10**12 + 1))
def test_no_price(price: int) -> None:
    with pytest.raises(BadValue):
        TYPE.change(a_cart(an_item()), 1, price, staff=MANAGER)
    with pytest.raises(BadValue):
        TYPE.change(a_cart(an_item()), 9, 100, staff=MANAGER)
