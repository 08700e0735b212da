"""Small carts and rules of every kind, drawn at random: what the oracle can still work out."""

from __future__ import annotations

from random import Random
from typing import Any

Json = dict[str, Any]
CATEGORIES = ("女装", "女装/裙", "男装")
BRANDS = ("甲", "乙")


def a_case(random: Random, *, lines: int = 4, rules: int = 5) -> Json:
    """A case."""
    case: Json = {
        "moment": "2026-11-11T15:00:00",
        "lines": [_line(random, at) for at in range(random.randint(1, lines))],
        "rules": [_rule(random, at) for at in range(random.randint(1, rules))],
    }
    if random.random() < 0.4:
        case["member"] = {"level": "金卡", "pay": random.choice((95, "88.5")), "points": 1000}
        if random.random() < 0.4:
            case["points"] = random.choice((100, 1005))
    if random.random() < 0.3:
        case["settings"] = {"member_discount": "before_order"}
    if random.random() < 0.3:
        case["coupons"] = [
            {
                "code": "C1",
                "exclusive": random.choice(("甲组", "丙组")),
                "conditions": [{"type": "order_amount", "at_least": random.choice((10, 60))}],
                "benefit": random.choice(({"type": "off", "amount": 9}, {"type": "off", "pay": 85})),
            }
        ]
    if random.random() < 0.15:
        case["manual"] = random.choice(({"zhe": 8.5}, {"price": 50}, {"amount": "3.33"}))
    return case


def _line(random: Random, at: int) -> Json:
    line: Json = {
        "code": f"{'ABCDEFGH'[at]}",
        "quantity": random.choice((1, 1, 2, 3)),
        "unit_price": random.choice(("10.00", "33.33", "50.00", "99.99", "0.05", "20.00")),
        "category": random.choice(CATEGORIES),
        "brand": random.choice(BRANDS),
    }
    if random.random() < 0.15:
        line["quantity"] = random.choice((0.25, 1.5))
    if random.random() < 0.15:
        line["floor"] = random.choice(("9.00", "30"))
    if random.random() < 0.15:
        line["special_price"] = random.choice((9, "19.90"))
    if random.random() < 0.15:
        line["member_price"] = {"金卡": random.choice((8, "29.99"))}
    if random.random() < 0.1:
        line["special"] = True
    return line


def _target(random: Random) -> Json:
    target: Json = random.choice(
        (
            {},
            {},
            {"categories": ["女装"]},
            {"brands": ["甲"]},
            {"exclude": [{"categories": ["男装"]}]},
            {"price_to": 50},
        )
    )
    target = dict(target)
    if random.random() < 0.15:
        target["full_price_only"] = True
    elif random.random() < 0.1:
        target["cheapest" if random.random() < 0.5 else "dearest"] = random.choice((1, 2))
    if random.random() < 0.1:
        target["floor"] = random.choice((5, 15))
    return target


def _benefit(random: Random) -> Json:
    return dict(
        random.choice(
            (
                {"type": "off", "percent": random.choice((5, 10, "12.5", 33))},
                {"type": "off", "amount": random.choice((3, "7.77", 20))},
                {"type": "off", "every": 30, "amount": 4},
                {"type": "off", "tiers": [{"at_least": 40, "amount": 5}, {"at_least": 90, "pay": 85}]},
                {"type": "off", "by": "quantity", "tiers": [{"at_least": 2, "pay": 90}, {"at_least": 4, "pay": 80}]},
                {"type": "off", "amount": 2, "on": "unit", "units": random.choice((1, 3))},
                {"type": "off", "percent": 20, "most": 6},
                {"type": "unit_price", "price": random.choice((9, 25))},
                {"type": "unit_price", "price": "18.88", "units": 1},
                {"type": "nth_piece", "nth": random.choice((2, 3)), "pay": 50},
                {"type": "nth_piece", "steps": [{"nth": 2, "pay": 80}, {"nth": 3, "pay": 50}]},
                {"type": "buy_get", "buy": random.choice((1, 2)), "get": 1},
                {"type": "buy_get", "buy": 1, "get": 1, "free": "dearest", "pay": 30},
                {"type": "bundle", "pieces": random.choice((2, 3)), "price": random.choice((45, "88.88"))},
                {
                    "type": "set",
                    "parts": [{"target": {"brands": ["甲"]}}, {"target": {"categories": ["男装"]}}],
                    "price": random.choice((40, 60)),
                },
                {
                    "type": "set",
                    "parts": [{"target": {}, "quantity": 2}, {"target": {"brands": ["甲"]}}],
                    **random.choice(({"price": 60}, {"amount": 7}, {"pay": 75})),
                },
                {"type": "add_on", "price": 5},
            )
        )
    )


def _rule(random: Random, at: int) -> Json:
    rule: Json = {"id": f"R{at}", "target": _target(random), "benefit": _benefit(random)}
    if random.random() < 0.45:
        rule["exclusive"] = random.choice((["甲组"], ["乙组"], ["甲组", "乙组"]))
    if random.random() < 0.05:
        rule["stacks"] = False
    if random.random() < 0.3:
        rule["conditions"] = [
            random.choice(
                (
                    {"type": "order_amount", "at_least": random.choice((60, 100))},
                    {"type": "order_amount", "at_least": 100, "measured": "before"},
                    {"type": "target_amount", "at_least": 40},
                    {"type": "order_quantity", "at_least": 3},
                    {"type": "member"},
                )
            )
        ]
    if random.random() < 0.1:
        rule["limits"] = {"per_order": random.choice((1, 2))}
    if random.random() < 0.1 and rule["benefit"]["type"] in ("off", "unit_price"):
        rule["stage"] = random.choice(("line", "order", "coupon"))
    if random.random() < 0.25 and rule["benefit"]["type"] in ("off", "unit_price"):
        rule["uses_pieces"] = True
    return rule
