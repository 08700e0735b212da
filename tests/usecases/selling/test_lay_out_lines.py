"""What is done before the customer has paid: whatever changes until then, what is booked is what is true then."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from pos.domain.cart import Cart, CartLine, DiscountBy, ManualDiscount, add, put, set_quantity, void_line
from pos.domain.catalogue import ItemKind
from pos.domain.document import AssistantShare, Document, Fulfilment
from pos.domain.member import Member
from pos.domain.pricing import PricedCart, price
from pos.domain.stock import Movement
from pos.domain.tender import cash
from pos.domain.trace import Trace
from pos.usecases.selling.complete_sale import CompleteSale
from pos.usecases.selling.lay_out_lines import LayOutLines, laid_out
from pos.usecases.selling.take_payment import add_cash, start
from tests.examples import CLERK, MANAGER, a_cart, an_item
from tests.usecases.counter import Shop

CART = a_cart(an_item(1, retail=10_000), an_item(2, retail=6_350))


def line(cart: Cart, **changed: object) -> Cart:
    """With the first line changed."""
    first: CartLine = replace(cart.lines[0], **changed)  # type: ignore[arg-type]
    return put(cart, first)


CHANGES: dict[str, Callable[[Cart], Cart]] = {
    "nothing": lambda cart: cart,
    "the price": lambda cart: line(cart, unit_price=9_000),
    "a discount": lambda cart: line(
        cart, discount=ManualDiscount(by=DiscountBy.AMOUNT, value=500, reason="瑕疵", approval=None)
    ),
    "the quantity": lambda cart: set_quantity(cart, 1, 2_000),
    "one more": lambda cart: add(cart, an_item(11), code="x"),
    "one less": lambda cart: void_line(cart, 2),
    "another one": lambda cart: void_line(add(cart, an_item(3, retail=10_000), code="x"), 1),
    "the member": lambda cart: replace(cart, member=Member("m-1", "陈女士", "138****2046", "金卡", 0, 0, 0)),
    "who is credited": lambda cart: replace(cart, assistants=(AssistantShare(CLERK.staff_id),)),
    "who is credited for a line": lambda cart: line(cart, assistants=(AssistantShare(MANAGER.staff_id),)),
    "how it reaches the customer": lambda cart: line(cart, fulfilment=Fulfilment.KEPT),
    "a note": lambda cart: line(cart, note="改短 3 cm"),
    "the lot": lambda cart: line(cart, trace=Trace(lot="A1", expiry=date(2027, 1, 1))),
    "whose label it was": lambda cart: line(cart, trace=Trace(store="SH02", assistant=MANAGER.staff_id)),
    "whose order it is": lambda cart: line(cart, order_id="o-1"),
    "what was paid of it": lambda cart: replace(cart, tenders=(cash(5_000, 5_000),)),
}


def booked(shop: Shop, priced: PricedCart) -> tuple[Document, list[Movement]]:
    """What completing writes, with movements of no particular id."""
    payment = start(priced)
    document = shop.complete_sale(priced, add_cash(payment, payment.remaining), shop.duty()).document
    assert document is not None
    return document, [replace(moved, movement_id="") for _, moved in shop.ledger.state.movements]


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_changed_since_it_was_prepared_is_booked_as_it_is(change: Callable[[Cart], Cart]) -> None:
    prepared, other = Shop(), Shop()
    prepared.complete_sale.prepare(price(CART))

    assert booked(prepared, price(change(CART))) == booked(other, price(change(CART)))


def test_the_next_customers_sale_is_not_the_last_ones() -> None:
    shop = Shop()
    first, _ = booked(shop, price(CART))
    second, moved = booked(shop, price(replace(CART, cart_id="0190d000-0000-7000-8000-000000000009")))

    assert (first.number, second.number) == ("RBJ01-02-261122-000001", "RBJ01-02-261122-000002")
    assert [each.document_id for each in moved] == [first.document_id] * 2 + [second.document_id] * 2
    assert len({each.movement_id for _, each in shop.ledger.state.movements}) == 4


def test_a_customer_who_pays_after_midnight_buys_on_that_day() -> None:
    shop = Shop()
    priced = price(CART)
    shop.complete_sale.prepare(priced)
    shop.clock.pass_by(24 * 3600)
    document, moved = booked(shop, priced)

    assert (document.business_date, document.number) == (date(2026, 11, 23), "RBJ01-02-261123-000001")
    assert {document.moment, *(each.moment for each in moved)} == {shop.clock.now()}


def test_a_payment_alone_lays_nothing_out_anew() -> None:
    lay_out = LayOutLines()
    before = lay_out(price(CART))

    assert lay_out(price(replace(CART, tenders=(cash(16_350, 20_000),)))) is before
    assert lay_out(price(line(CART, note="改短"))) is not before


def test_a_service_and_what_another_store_holds_leave_no_stock() -> None:
    cart = add(line(CART, order_id="o-1"), an_item(12, kind=ItemKind.SERVICE), code="x")

    assert [left[1:] for left in laid_out(price(cart)).leaving] == [(an_item(2).variant_id, -1_000, None)]
    assert len(laid_out(price(cart)).lines) == 3


def test_a_sale_is_completed_without_having_been_prepared() -> None:
    shop = Shop()
    assert isinstance(shop.complete_sale, CompleteSale)
    document, _ = booked(shop, price(CART))

    assert [each.paid for each in document.lines] == [10_000, 6_350]
