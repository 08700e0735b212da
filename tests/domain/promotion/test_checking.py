"""What the check of a set of rules finds, and what it leaves alone."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pos.domain.promotion.checking import Stocked, Trouble, check
from pos.domain.promotion.goods import Traits
from pos.domain.promotion.reading.document import read_document

GOODS = (
    Stocked(Traits("A", product="S1", categories=("女装/裙",), brand="甲", price=10_000), cost=4_000),
    Stocked(Traits("B", product="S2", categories=("男装",), brand="乙", price=3_000), cost=None),
)
OFF: dict[str, Any] = {"type": "off", "percent": 10}


def found(*rules: dict[str, Any], goods: tuple[Stocked, ...] = GOODS, **more: Any) -> list[tuple[str, Trouble]]:
    document = {"rules": [{"id": f"r{n}", "benefit": OFF, **rule} for n, rule in enumerate(rules)], **more}
    return [(each.rule_id, each.trouble) for each in check(read_document(document), goods, today=date(2026, 11, 22))]


def when(*conditions: dict[str, Any]) -> dict[str, Any]:
    return {"conditions": list(conditions)}


def gives(**benefit: Any) -> dict[str, Any]:
    return {"benefit": benefit}


@pytest.mark.parametrize(
    "rule, trouble",
    (
        (when({"type": "store", "in": "X"}, {"type": "store", "in": "Y"}), Trouble.CONTRADICTION),
        (when({"type": "dates", "from": "2026-12-02", "to": "2026-12-01T10:00:00"}), Trouble.CONTRADICTION),
        (when({"type": "hours", "from": "10:00", "to": "10:00"}), Trouble.CONTRADICTION),
        (when({"type": "member", "levels": "金"}, {"type": "member", "levels": "银"}), Trouble.CONTRADICTION),
        ({"target": {"brands": "甲", "exclude": [{"brands": "甲"}]}}, Trouble.CONTRADICTION),
        ({"excludes": "r0"}, Trouble.CONTRADICTION),
        (
            gives(type="off", tiers=[{"at_least": 500, "amount": 50}, {"at_least": 800, "amount": 50}]),
            Trouble.CONTRADICTION,
        ),
        (
            gives(type="off", by="quantity", tiers=[{"at_least": 2, "pay": 80}, {"at_least": 3, "pay": 90}]),
            Trouble.CONTRADICTION,
        ),
        (
            gives(type="unit_price", by_buyers=[{"buyers": 10, "price": 90}, {"buyers": 50, "price": 95}]),
            Trouble.CONTRADICTION,
        ),
        (gives(type="nth_piece", nth=2, pay=100), Trouble.DEAD),
        (gives(type="buy_get", buy=1, get=1, percent=0), Trouble.DEAD),
        (when({"type": "dates", "from": "2026-11-01T08:00:00", "to": "2026-11-21"}), Trouble.DEAD),
        (gives(type="off", percent=0), Trouble.DEAD),
        ({"target": {"brands": "丙"}}, Trouble.DEAD),
        (gives(type="set", parts=[{"target": {"brands": "丙"}}], price=1), Trouble.DEAD),
        ({"excludes": "nobody"}, Trouble.DEAD),
        (gives(type="off", every=10, amount=11), Trouble.NEGATIVE),
        (gives(type="off", amount=50, on="unit"), Trouble.NEGATIVE),
        ({**gives(type="off", amount=50), **when({"type": "order_amount", "at_least": 30})}, Trouble.NEGATIVE),
        (gives(type="off", amount=40), Trouble.NEGATIVE),
        ({**gives(type="off", amount=40), "target": {"brands": "乙"}}, Trouble.NEGATIVE),
        ({**gives(type="off", amount=70), **when({"type": "order_amount", "at_least": 100})}, Trouble.BELOW_COST),
        ({**gives(type="off", amount=70), **when({"type": "target_amount", "at_least": 110})}, Trouble.BELOW_COST),
        (
            {**gives(type="off", by="quantity", tiers=[{"at_least": 1, "amount": 70}]), "target": {"brands": "甲"}},
            Trouble.BELOW_COST,
        ),
        (
            {
                **gives(type="off", amount=70),
                **when({"type": "target_amount", "at_least": 1000, "target": {"brands": "乙"}}),
                "target": {"brands": "甲"},
            },
            Trouble.BELOW_COST,
        ),
        (gives(type="off", percent=70), Trouble.BELOW_COST),
        (gives(type="unit_price", prices={"A": 30}), Trouble.BELOW_COST),
        (gives(type="bundle", pieces=3, price=100), Trouble.BELOW_COST),
        (gives(type="nth_piece", pay=10), Trouble.BELOW_COST),
        (gives(type="buy_get"), Trouble.BELOW_COST),
        (gives(type="off", tiers=[{"at_least": 100, "amount": 70}]), Trouble.BELOW_COST),
        ({"version": 3}, Trouble.NEWER),
    ),
)
def test_each_trouble_is_found(rule: dict[str, Any], trouble: Trouble) -> None:
    assert ("r0", trouble) in found(rule)


@pytest.mark.parametrize(
    "rule",
    (
        {},
        when({"type": "weekday", "in": [1, 2]}, {"type": "weekday", "in": [2]}, {"type": "dates", "to": "2026-12-01"}),
        when({"type": "order_amount", "at_least": 100}),
        when({"type": "member", "levels": ["金", "银"]}, {"type": "member", "levels": "银"}),
        {**gives(type="off", percent=70), "target": {"floor": 50}},
        gives(type="off", amount=30),
        {**gives(type="off", amount=70), **when({"type": "order_amount", "at_least": 120})},
        {**gives(type="off", amount=70), **when({"type": "order_quantity", "at_least": 3})},
        gives(type="off", by="quantity", tiers=[{"at_least": 2, "amount": 50}]),
        gives(type="set", parts=[{"target": {"brands": "甲"}}], price=90),
        gives(type="gift", **{"from": ["G"]}),
        gives(type="off", tiers=[{"at_least": 500, "amount": 50}, {"at_least": 800, "amount": 90}]),
        gives(type="unit_price", by_buyers=[{"buyers": 10, "price": 95}, {"buyers": 50, "price": 90}]),
    ),
)
def test_what_is_right_is_left_alone(rule: dict[str, Any]) -> None:
    assert found(rule) == []


def test_a_rule_that_can_never_win_is_found() -> None:
    better = {"exclusive": "x", "benefit": {"type": "off", "percent": 20}}
    assert found({"exclusive": "x"}, better) == [("r0", Trouble.SHADOWED)]
    assert found({"exclusive": "x"}, {"exclusive": "x"}) == [("r1", Trouble.SHADOWED)]
    assert found({"exclusive": "x"}, {**better, **when({"type": "member"})}) == []
    assert found({"exclusive": "x"}, {**better, "target": {"brands": "甲"}}) == []


def test_a_stage_that_is_off_kills_its_rules() -> None:
    assert found({}, settings={"stages_off": "order"}) == [("r0", Trouble.DEAD)]


def test_without_goods_only_the_rules_are_looked_at() -> None:
    assert found({"target": {"brands": "丙"}}, gives(type="off", percent=70), goods=()) == []
