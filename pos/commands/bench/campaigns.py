"""Rules and carts of a chain in the middle of its campaigns, drawn from a seed: what the pricing benches price."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from random import Random
from typing import Any

from pos.domain.promotion.goods import Goods, Traits
from pos.domain.promotion.occasion import Buyer, Occasion
from pos.domain.promotion.reading.rule import read_rule
from pos.domain.promotion.rule import Rule
from pos.domain.promotion.rulebook import RuleBook
from pos.domain.quantity import ONE

CATEGORIES = tuple(f"女装/{name}" for name in ("连衣裙", "衬衫", "裤子", "外套", "针织", "半身裙", "T恤", "配饰"))
BRANDS = tuple(f"品牌{number}" for number in range(10))
SEASONS = ("25AW", "26SS", "26AW")
TAGS = ("新品", "清仓", "直播", "")
STYLES = 400
COUNT_FIRST = -1000
"""Priority from which rules that count pieces begin: this chain applies them before its percentages."""
OCCASION = Occasion(
    moment=datetime(2026, 11, 11, 10, 0),  # noqa: DTZ001 - the store's own time
    store="BJ01",
    member=Buyer("member", level="金卡", discount=9500, birthday=(11, 11), orders=4),
)
"""A gold member on the eleventh of November."""


def a_line(random: Random, line_id: int) -> Goods:
    """A line of one to three pieces of some style; a style's goods are always the same."""
    style = random.randrange(STYLES)
    own = Random(style)  # noqa: S311 - the same style, the same goods
    price = own.randrange(39, 999) * 100
    traits = Traits(
        variant_id=f"{style:05}-{random.randrange(4)}",
        product=f"S{style:04}",
        categories=(own.choice(CATEGORIES),),
        brand=own.choice(BRANDS),
        season=own.choice(SEASONS),
        tags=(own.choice(TAGS),),
        price=price,
    )
    floor = price * 3 // 10 if style % 20 == 0 else 0
    return Goods(line_id, traits, ONE * random.choice((1, 1, 1, 2, 3)), price, floor=floor)


def a_cart(random: Random, lines: int) -> list[Goods]:
    """So many lines."""
    return [a_line(random, line_id) for line_id in range(1, lines + 1)]


def one_more(random: Random, cart: list[Goods]) -> list[Goods]:
    """The same cart with another last line."""
    return [*cart[:-1], replace(a_line(random, cart[-1].line_id))]


def rulebook(random: Random, count: int, *, groups: int = 0, competing: int = 0) -> RuleBook:
    """`count` rules that are all active: `groups` groups of four that exclude one another, and `competing` rules that
    want the same pieces among them."""
    special = [_alternative(random, group, way) for group in range(groups) for way in range(4)]
    special += [_competitor(way) for way in range(competing)]
    usual = [_usual(random, at) for at in range(count - len(special))]
    every = [*special, *usual]
    random.shuffle(every)
    return RuleBook([_rule(data, at) for at, data in enumerate(every)])


def _rule(data: dict[str, Any], at: int) -> Rule:
    rule = read_rule({"id": f"R{at:03}", **data}, f"rules[{at}]", priority=at)
    assert isinstance(rule, Rule)  # noqa: S101 - of this program's own format
    return rule


def _alternative(random: Random, group: int, way: int) -> dict[str, Any]:
    """One of four campaigns of a brand, of which a customer gets the best."""
    target = {"brands": [BRANDS[group % len(BRANDS)]], "exclude": [{"categories": [CATEGORIES[0]]}]}
    benefits: tuple[dict[str, Any], ...] = (
        {"type": "off", "percent": random.choice((8, 10, 12, 15))},
        {"type": "off", "every": 300, "amount": random.choice((20, 30, 40))},
        {"type": "off", "tiers": [{"at_least": 500, "amount": 40}, {"at_least": 1500, "amount": 160}]},
        {"type": "off", "by": "quantity", "tiers": [{"at_least": 2, "pay": 95}, {"at_least": 4, "pay": 88}]},
    )
    return {"name": f"任选{group}-{way}", "target": target, "benefit": benefits[way], "exclusive": f"任选{group}"}


def _competitor(way: int) -> dict[str, Any]:
    """One of five campaigns that count the same pieces."""
    benefits: tuple[dict[str, Any], ...] = (
        {"type": "bundle", "pieces": 3, "price": 699},
        {"type": "bundle", "pieces": 2, "price": 499},
        {"type": "nth_piece", "nth": 2, "pay": 50},
        {"type": "buy_get", "buy": 2, "get": 1},
        {"type": "nth_piece", "nth": 3, "pay": 10},
    )
    target = {"categories": [CATEGORIES[0]]}
    return {"name": f"争件{way}", "target": target, "benefit": benefits[way], "priority": COUNT_FIRST + way}


def _usual(random: Random, at: int) -> dict[str, Any]:
    """A campaign as chains run them."""
    category, brand = random.choice(CATEGORIES[1:]), BRANDS[at % len(BRANDS)]
    styles = [f"S{random.randrange(STYLES):04}" for _ in range(8)]
    kinds: tuple[tuple[dict[str, Any], dict[str, Any]], ...] = (
        ({"products": styles}, {"type": "unit_price", "price": random.choice((59, 99, 199))}),
        ({"products": styles}, {"type": "unit_price", "price": random.choice((49, 129)), "units": 2}),
        ({"categories": [category], "brands": [brand]}, {"type": "off", "percent": random.choice((5, 10))}),
        ({"brands": [brand], "full_price_only": True}, {"type": "off", "percent": random.choice((3, 5))}),
        ({"seasons": ["25AW"], "tags": ["清仓"], "brands": [brand]}, {"type": "off", "pay": 70, "on": "unit"}),
        ({"products": styles}, {"type": "nth_piece", "nth": 2, "pay": 50}),
        ({"products": styles}, {"type": "bundle", "pieces": 2, "price": 299}),
        (
            {"categories": [category], "exclude": [{"tags": ["直播"]}]},
            {"type": "off", "every": 500, "amount": 15, "measured": "before"},
        ),
        ({"products": styles}, {"type": "off", "amount": 10, "on": "unit"}),
        ({"categories": [category]}, {"type": "gift", "tiers": [{"at_least": 300, "from": ["G1", "G2"]}]}),
        _whole_order(at),
        ({"brands": [brand]}, {"type": "points", "times": 2}),
    )
    target, benefit = kinds[at % len(kinds)]
    data: dict[str, Any] = {"name": f"活动{at}", "target": target, "benefit": benefit}
    if "清仓" in target.get("tags", ()):
        data["stage"] = "price"
    if benefit["type"] in ("nth_piece", "bundle"):
        data["priority"] = COUNT_FIRST + at
        data["target"] = {**target, "exclude": [{"categories": [CATEGORIES[0]]}]}
    if at % 5 == 0:
        data["conditions"] = [{"type": "dates", "from": "2026-11-01", "to": "2026-11-30"}, {"type": "member"}]
    return data


def _whole_order(at: int) -> tuple[dict[str, Any], dict[str, Any]]:
    """Few campaigns are about everything; most about the goods of a brand's season."""
    if at < 24:
        return {}, {"type": "off", "tiers": [{"at_least": 2000, "amount": 50}, {"at_least": 8000, "amount": 300}]}
    target = {"seasons": [SEASONS[at % len(SEASONS)]], "brands": [BRANDS[at % len(BRANDS)]]}
    return target, {"type": "off", "amount": 20, "on": "target"}
