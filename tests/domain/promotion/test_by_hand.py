"""Hard cases, each worked out by hand: limits, roundings and floors where they meet, and what is left to others."""

from __future__ import annotations

from typing import Any

import pytest

from tests.domain.promotion.test_worked_examples import priced

Case = dict[str, Any]


def case(lines: dict[str, Any], *rules: Case, **more: Any) -> Case:
    """`lines`: code → price, (price, quantity) or (price, quantity, more of the line)."""
    made = []
    for code, said in lines.items():
        price, quantity, rest = _three(said)
        made.append({"code": code, "unit_price": price, "quantity": quantity, **rest})
    return {"lines": made, "rules": [{"id": f"R{at}", **rule} for at, rule in enumerate(rules)], **more}


def _three(said: Any) -> tuple[Any, Any, Case]:
    price, quantity, rest = (*said, {}, {})[:3] if isinstance(said, tuple) else (said, 1, {})
    return price, quantity, rest


def off(amount: object, **more: Any) -> Case:
    return {"benefit": {"type": "off", "amount": amount}, **more}


def pay(percent: object, **more: Any) -> Case:
    return {"benefit": {"type": "off", "pay": percent}, **more}


SAME = {"benefit": {"type": "buy_get", "buy": 1, "get": 1, "same": True}, "limits": {"per_order": 1}}
ADD_ON = {"benefit": {"type": "add_on", "price": 9}, "target": {"codes": ["G"]}}
TWO_FOR_100 = {"benefit": {"type": "bundle", "pieces": 2, "price": 100}}
HALF = {"benefit": {"type": "nth_piece", "nth": 2, "pay": 50}}
FREE = {"benefit": {"type": "nth_piece", "nth": 2, "pay": 0}}
ORDER_300 = [{"type": "order_amount", "at_least": 300}]
K50 = {"code": "K", "benefit": {"type": "off", "amount": 50}}
M = {"id": "m", "level": "金卡"}

CASES: tuple[tuple[str, Case, str], ...] = (
    ("加价购 stops at the floor: 100 + 30", case({"A": 100, "G": (50, 1, {"floor": 30})}, ADD_ON), "130.00"),
    ("同款买一送一, once: 200 + 160 - 80", case({"A": (100, 2), "B": (80, 2)}, SAME), "260.00"),
    ("a set that saves nothing is none: 100 + 100", case({"A": (60, 2), "B": (50, 2)}, TWO_FOR_100), "200.00"),
    ("half of one of them, 2.5 fen, are 3", case({"A": "0.05", "B": "0.05"}, HALF), "0.07"),
    (
        "five pieces, the two cheapest: 20 / 2 + 40 / 2",
        case({"A": 100, "B": 80, "C": 60, "D": 40, "E": 20}, HALF),
        "270.00",
    ),
    (
        "a price of each piece is rounded: 3 × 0.04",
        case({"A": ("0.05", 3)}, {"stage": "price", "benefit": {"type": "off", "pay": 90}}),
        "0.12",
    ),
    ("half a fen of both lines together: 1 fen", case({"A": "0.05", "B": "0.05"}, pay(90)), "0.09"),
    ("what A has no room for, B gives: 45 + 75", case({"A": (50, 1, {"floor": 45}), "B": 100}, off(30)), "120.00"),
    ("neither has room: 45 + 8", case({"A": (50, 1, {"floor": 45}), "B": (10, 1, {"floor": 8})}, off(30)), "53.00"),
    ("half of B is 25, it gives 10, A the 15: 85 + 40", case({"A": 100, "B": (50, 1, {"floor": 40})}, HALF), "125.00"),
    (
        "会员折上折 of 10: A gives 2, B 8",
        case({"A": (100, 1, {"floor": 98}), "B": 100}, member={**M, "pay": 95}),
        "190.00",
    ),
    (
        "points stop at the floor",
        case({"A": (100, 1, {"floor": 98})}, member={**M, "points": 9_999}, points=900),
        "98.00",
    ),
    ("抹零 stops at the floor", case({"A": ("99.50", 1, {"floor": "99.20"})}, settings={"rounding": 1}), "99.20"),
    (
        "a member price for every member counts for a level",
        case({"A": (100, 1, {"member_price": 80})}, member=M),
        "80.00",
    ),
    ("another level's does not", case({"A": (100, 1, {"member_price": {"银卡": 80}})}, member=M), "100.00"),
    (
        "member price 70, 秒杀 60 for one: 60 + 70",
        case(
            {"A": (100, 2, {"member_price": 70})},
            {"benefit": {"type": "unit_price", "price": 60, "units": 1}},
            member=M,
        ),
        "130.00",
    ),
    ("another member's coupon", case({"A": 100}, member=M, coupons=[{**K50, "member": "n"}]), "100.00"),
    ("one's own", case({"A": 100}, member=M, coupons=[{**K50, "member": "m"}]), "50.00"),
    ("the same coupon twice is one", case({"A": 100}, coupons=[K50, K50]), "50.00"),
    (
        "a coupon excludes 满减 and is better: 300 - 50",
        case({"A": 300}, off(30, conditions=ORDER_300), coupons=[{**K50, "excludes": ["R0"]}]),
        "250.00",
    ),
    (
        "满减 is better: 300 - 60",
        case({"A": 300}, off(60, conditions=ORDER_300), coupons=[{**K50, "excludes": ["R0"]}]),
        "240.00",
    ),
    (
        "270 after 满减 are no 280",
        case(
            {"A": 300},
            off(30, conditions=ORDER_300),
            coupons=[{**K50, "conditions": [{"type": "order_amount", "at_least": 280}]}],
        ),
        "270.00",
    ),
    (
        "300 before it are: 300 - 30 - 50",
        case(
            {"A": 300},
            off(30, conditions=ORDER_300),
            coupons=[{**K50, "conditions": [{"type": "order_amount", "at_least": 280, "measured": "before"}]}],
        ),
        "220.00",
    ),
    (
        "three bundles of two beat one of three: 3 × 110",
        case(
            {"A": (100, 3), "B": (60, 3)},
            {"benefit": {"type": "bundle", "pieces": 3, "price": 199}},
            {"benefit": {"type": "bundle", "pieces": 2, "price": 110}},
        ),
        "330.00",
    ),
    (
        "five a day, four given: of two pieces one at 60",
        case(
            {"A": (100, 2)},
            {"benefit": {"type": "unit_price", "price": 60}, "limits": {"per_day": 5}},
            used={"R0": {"day": 4, "chain": 99}},
        ),
        "160.00",
    ),
    ("0.357 of 19.90 is 7.10, 80 %: 5.68", case({"A": ("19.90", 0.357)}, pay(80)), "5.68"),
    ("0.5 at 20 with a floor of 15 a unit: 7.50", case({"A": (20, 0.5, {"floor": 15})}, off(5)), "7.50"),
    ("a line for nothing takes no part: 90", case({"A": 0, "B": 100}, off(10)), "90.00"),
    ("the free piece is the one for nothing", case({"A": 0, "B": 100}, FREE), "100.00"),
    (
        "会员折上折 last: (1020 - 100) × 95 %",
        case({"A": 1020}, off(100, conditions=[{"type": "order_amount", "at_least": 1000}]), member={**M, "pay": 95}),
        "874.00",
    ),
    (
        "first, 满1000 is missed: 1020 × 95 %",
        case(
            {"A": 1020},
            off(100, conditions=[{"type": "order_amount", "at_least": 1000}]),
            member={**M, "pay": 95},
            settings={"member_discount": "before_order"},
        ),
        "969.00",
    ),
)


@pytest.mark.parametrize("data, total", [(data, total) for _, data, total in CASES], ids=[name for name, _, _ in CASES])
def test_it_comes_to_what_was_worked_out(data: Case, total: str) -> None:
    said = priced(data)

    assert said["total"] == total
    assert priced({**data, "lines": data["lines"][::-1]})["total"] == total


def test_how_often_a_rule_was_given_counts_what_it_gave() -> None:
    """Two for 100: the 50 and the 50 are no set, and stay for other rules."""
    said = priced(case({"A": (60, 2), "B": (50, 2)}, TWO_FOR_100))

    assert [(each["rule"], each["times"], each["discount"]) for each in said["applied"]] == [("R0", 1, "20.00")]


def test_of_prices_that_are_the_same_the_first_rule_s_counts() -> None:
    price = {"benefit": {"type": "unit_price", "price": 60}}
    assert [each["rule"] for each in priced(case({"A": 100}, price, price))["applied"]] == ["R0"]


def test_the_cheaper_piece_is_told_by_less_than_a_fen() -> None:
    """Three for 1.01 and three for 1.00: 33 fen and a bit each, the latter are the free ones."""
    less = [off("0.01", target={"codes": ["A"]}), off("0.02", target={"codes": ["B"]})]
    said = priced(case({"A": ("0.34", 3), "B": ("0.34", 3)}, *less, FREE))

    assert {line["code"]: line["paid"] for line in said["lines"]} == {"A": "1.01", "B": "0.00"}


def test_of_two_rules_that_a_tender_pays_too_little_for_the_first_stays() -> None:
    """100.00 less 10.00 twice are 80.00 by card: with its own 10.00 each has 90.00 of 95.00; alone 100.00."""
    card = [{"type": "tender", "tenders": "card", "at_least": 95}]
    said = priced(case({"A": 100}, off(10, conditions=card), off(10, conditions=card), tenders="card"))

    assert [each["rule"] for each in said["applied"]] == ["R0"]
    assert [(each["rule"], each["reason"]) for each in said["refused"]] == [("R1", "tender")]


def test_gifts_and_money_back_are_limited_and_rounded() -> None:
    gift = {"type": "gift", "every": 100, "tiers": [{"at_least": 100, "from": ["x", "w"]}]}
    said = priced(case({"A": 350}, {"benefit": gift, "limits": {"per_order": 2}}, gifts={"R0": ["w", "w", "w"]}))
    assert said["gifts"] == [{"rule": "R0", "codes": ["w", "w"], "choose": 2, "from": ["x", "w"]}]

    back = priced(case({"A": "199.90"}, {"benefit": {"type": "cash_back", "percent": 5}}))
    assert [each["amount"] for each in back["rewards"]] == ["10.00"]


@pytest.mark.parametrize(
    "benefit, limits, amount",
    (
        # 790 missing of 1,000 are not near.
        ({"type": "off", "tiers": [{"at_least": 200, "amount": 20}, {"at_least": 1000, "amount": 150}]}, {}, 210),
        # Three times is all there is.
        ({"type": "off", "every": 100, "amount": 10}, {"per_order": 3}, 350),
    ),
)
def test_what_is_far_or_not_to_be_had_is_not_offered(benefit: Case, limits: Case, amount: int) -> None:
    assert priced(case({"A": amount}, {"benefit": benefit, "limits": limits}))["next"] == []
