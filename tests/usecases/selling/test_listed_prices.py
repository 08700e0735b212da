"""Prices of lists that are too long to be held in memory: asked for once, and again when they changed."""

from __future__ import annotations

import json
from dataclasses import replace

from pos.usecases.selling import listed_prices
from pos.usecases.selling.listed_prices import ListedPrices
from pos.usecases.selling.price_cart import PriceCart
from tests.examples import TILL, a_cart, an_item
from tests.fakes.catalogue import Catalogue
from tests.fakes.clock import Clock
from tests.fakes.mirror import Mirror

LONG = {
    "rules": [],
    "price_lists": [{"name": "清仓", "elsewhere": True}, {"name": "会员价", "for": "members", "elsewhere": True}],
}


def test_a_piece_costs_what_a_long_list_says_as_long_as_it_says_so() -> None:
    catalogue, mirror = Catalogue(), Mirror()
    mirror.campaigns = json.dumps(LONG)
    price = PriceCart(mirror=mirror, clock=Clock(), till=TILL, listed=ListedPrices(catalogue=catalogue))
    item = replace(an_item(retail=10_000), barcode="6901234500011", style_code="P1")
    cart = a_cart(item)
    # The nearest name counts within a list, the lowest price among lists; the members' list is not for everybody.
    catalogue.listed = {"6901234500011": {"清仓": 7_000}, "P1": {"清仓": 6_000, "会员价": 5_000}}
    assert price(cart).total == 7_000
    assert sorted(catalogue.listed_asked) == sorted(["6901234500011", "P1", item.variant_id])
    catalogue.listed = {}
    assert price(cart).total == 7_000
    catalogue.listed_changes += 1
    assert (price(cart).total, len(catalogue.listed_asked)) == (10_000, 6)
    # Without long lists nobody is asked.
    mirror.campaigns = json.dumps({"rules": []})
    assert (price(cart).total, len(catalogue.listed_asked)) == (10_000, 6)
    # Without a catalogue such a list says nothing.
    mirror.campaigns = json.dumps(LONG)
    assert PriceCart(mirror=mirror, clock=Clock(), till=TILL)(cart).total == 10_000


def test_what_was_asked_is_not_remembered_without_end() -> None:
    catalogue = Catalogue()
    listed = ListedPrices(catalogue=catalogue)
    item = replace(an_item(), barcode="", style_code="")
    goods = [replace(item, variant_id=f"v{number}") for number in range(listed_prices.REMEMBERED + 1)]
    catalogue.listed = {"v0": {"清仓": 1}}
    assert listed.of(a_cart(*goods)) == {"清仓": {"v0": 1}}
    assert listed.of(a_cart(goods[0])) == {"清仓": {"v0": 1}}
    assert catalogue.listed_asked.count("v0") == 2
