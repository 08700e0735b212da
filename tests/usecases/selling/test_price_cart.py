"""The cart being built under the chain's promotions."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from pos.domain.tender import Tender, TenderKind, cash
from pos.usecases.selling.price_cart import PriceCart
from pos.usecases.selling.take_payment import add_cash, start
from tests.examples import TILL, a_cart, an_item
from tests.fakes.clock import Clock
from tests.fakes.mirror import Mirror
from tests.usecases.counter import Shop

OFF = {"type": "off", "amount": 10}


def told(*rules: dict[str, Any]) -> PriceCart:
    mirror = Mirror()
    mirror.campaigns = json.dumps({"rules": [{"id": f"R{n}", "benefit": OFF, **rule} for n, rule in enumerate(rules)]})
    return PriceCart(mirror=mirror, clock=Clock(), till=TILL)


def test_without_promotions_what_is_on_the_tags_counts() -> None:
    assert PriceCart(mirror=Mirror(), clock=Clock(), till=TILL)(a_cart(an_item(retail=10_000))).total == 10_000


def test_the_store_and_its_hours_count() -> None:
    here = {"conditions": [{"type": "store", "in": "BJ01"}, {"type": "hours", "from": "09:00", "to": "10:00"}]}
    there = {"conditions": [{"type": "store", "in": "SH01"}]}

    assert told(here, there)(a_cart(an_item(retail=10_000))).total == 9_000


def test_promotions_that_head_office_takes_back_count_no_more() -> None:
    mirror = Mirror()
    mirror.campaigns = json.dumps({"rules": [{"id": "R1", "benefit": OFF}]})
    price, cart = PriceCart(mirror=mirror, clock=Clock(), till=TILL), a_cart(an_item(retail=10_000))
    assert price(cart).total == 9_000
    mirror.campaigns = ""
    assert price(cart).total == 10_000


def test_a_rule_about_a_tender_counts_once_it_is_taken() -> None:
    price = told({"conditions": [{"type": "tender", "tenders": "card", "at_least": 50}]})
    cart = a_cart(an_item(retail=10_000))
    card = Tender(TenderKind.CARD, 3_000, reference="1")

    assert price(cart).total == 10_000
    assert price(replace(cart, tenders=(cash(5_000, 5_000), card))).total == 10_000
    assert price(replace(cart, tenders=(card, card))).total == 9_000


def test_a_rule_that_this_till_is_too_old_for_is_left_out_and_said() -> None:
    priced = told({}, {"version": 2}, {"benefit": {"type": "magic"}})(a_cart(an_item(retail=10_000)))

    assert (priced.total, priced.why.newer) == (9_000, ("R1", "R2"))
    assert priced.sellable


def test_a_sale_without_a_newer_rule_says_so_and_is_made_only_where_head_office_allows_it() -> None:
    shop = Shop()
    cart = a_cart(an_item(retail=10_000))
    priced = told({"version": 2})(cart)
    document = shop.complete_sale(priced, add_cash(start(priced), 10_000), shop.duty()).document
    assert document is not None
    assert document.newer_rules == ("R0",)

    mirror = Mirror()
    mirror.campaigns = json.dumps(
        {"rules": [{"id": "R", "version": 2, "benefit": OFF}], "settings": {"newer_rules": "refuse"}}
    )
    price = PriceCart(mirror=mirror, clock=Clock(), till=TILL)
    assert not price(cart).sellable
    mirror.campaigns = json.dumps({"rules": [], "settings": {"newer_rules": "refuse"}})
    assert price(cart).sellable


@pytest.mark.expects_log("the promotions cannot be read")
@pytest.mark.parametrize("document", ("{", "[]", '{"settings": {"rounding": -1}}'))
def test_what_cannot_be_read_prices_nothing(document: str) -> None:
    mirror = Mirror()
    mirror.campaigns = document

    assert PriceCart(mirror=mirror, clock=Clock(), till=TILL)(a_cart(an_item(retail=10_000))).total == 10_000


@pytest.mark.parametrize("retail, due", ((9_999, 9_999), (10_000, 9_000), (10_500, 9_500)))
def test_a_tender_s_least_amount_is_asked_of_all_that_remains_and_stays_met_once_it_is_paid(
    retail: int, due: int
) -> None:
    """满100减10: 95.00 that were paid of 105.00 are a payment of 105.00; afterwards nothing may remain."""
    price = told({"conditions": [{"type": "tender", "tenders": "card", "at_least": 100}]})
    cart = a_cart(an_item(retail=retail))
    chosen = price(replace(cart, paying_by=("card",)))
    paid = replace(cart, tenders=(Tender(TenderKind.CARD, chosen.total),))

    assert (chosen.total, price(paid).total) == (due, due)
    # A part by another tender leaves the card less than the rule wants.
    part = replace(cart, tenders=(cash(100, 100),))
    short = retail - 100 < 10_000
    assert price(replace(part, paying_by=("card",))).total == (retail if short else due)
    # A part by card is what it is, until the card pays the rest, too.
    halves = replace(cart, tenders=(Tender(TenderKind.CARD, 5_000),))
    assert price(halves).total == retail
    assert price(replace(halves, paying_by=("card",))).total == due


@pytest.mark.parametrize("retail, due", ((9_000, 9_900), (9_500, 9_350)))
def test_where_tax_comes_on_top_the_least_amount_looks_at_what_is_really_paid(retail: int, due: int) -> None:
    """满100减10, 10 % on top. 95.00 would cost 104.50: 85.00 cost 93.50. 90.00 cost 99.00, and are too little."""
    price = told({"conditions": [{"type": "tender", "tenders": "card", "at_least": 100}]})
    cart = a_cart(replace(an_item(retail=retail), tax_rate=1_000, tax_included=False))
    chosen = price(replace(cart, paying_by=("card",)))
    assert chosen.total == due
    # Once it is paid nothing remains, and nothing more is asked for.
    paid = replace(cart, tenders=(Tender(TenderKind.CARD, chosen.total),))
    assert price(paid).total == due
    part = replace(cart, tenders=(cash(1_000, 1_000),), paying_by=("card",))
    assert price(part).total == retail * 11 // 10
