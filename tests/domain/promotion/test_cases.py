"""Conditions, reasons and corners, each by a small case."""

from __future__ import annotations

from typing import Any

import pytest

from pos.commands.pricing.case import read_case
from pos.domain.promotion.engine import price_goods
from pos.domain.promotion.goods import Goods, Traits
from pos.domain.promotion.reading.document import read_document
from pos.domain.promotion.rulebook import OUTCOMES, REMEMBERED
from tests.domain.promotion.test_worked_examples import NOW, priced

LINE: dict[str, Any] = {
    "code": "A",
    "unit_price": 100,
    "brand": "甲",
    "attributes": {"colour": "red"},
    "season": "26AW",
}
OFF: dict[str, Any] = {"type": "off", "amount": 10}


def case(rule: dict[str, Any] | None = None, **fields: Any) -> dict[str, Any]:
    rules = [] if rule is None else [{"id": "R", "benefit": OFF, **rule}]
    return {"moment": "2026-11-11T15:00:00", "lines": [LINE], "rules": rules, **fields}


def reason_of(data: dict[str, Any]) -> str:
    said = priced(data)
    return str(said["refused"][0]["reason"]) if said["refused"] else f"-{said['discount']}"


BORN_ON_LEAP_DAY = {"birthday": "02-29"}
REASONS: tuple[tuple[dict[str, Any], str], ...] = (
    (case({"conditions": [{"type": "birthday"}]}), "birthday"),
    (case({"conditions": [{"type": "birthday"}]}, member=BORN_ON_LEAP_DAY, moment="2027-02-28T10:00:00"), "-10.00"),
    (case({"conditions": [{"type": "birthday", "within": 3}]}, member={"birthday": "11-09"}), "-10.00"),
    (case({"conditions": [{"type": "birthday", "within": "month"}]}, member={"birthday": "10-31"}), "birthday"),
    (case({"conditions": [{"type": "new_member"}]}), "new_member"),
    (case({"conditions": [{"type": "nth_order"}]}), "nth_order"),
    (case({"conditions": [{"type": "nth_order"}]}, member={"orders": 1}), "nth_order"),
    (case({"conditions": [{"type": "dates", "from": "2026-11-12"}]}), "not_yet"),
    (case({"conditions": [{"type": "dates", "to": "2026-11-11T14:00:00"}]}), "expired"),
    (case({"conditions": [{"type": "dates", "from": "20261111", "to": "20261111"}]}), "-10.00"),
    (case({"conditions": [{"type": "hours", "from": "22:00", "to": "06:00"}]}), "hours"),
    (case({"conditions": [{"type": "hours", "from": "14:00", "to": "06:00"}]}), "-10.00"),
    (case({"conditions": [{"type": "hours", "from": "10:00", "to": "12:00"}]}), "hours"),
    (case({"conditions": [{"type": "store", "in": "X"}]}), "store"),
    (case({"conditions": [{"type": "coupon"}]}, coupons=[{"code": "C", "rule": "R"}]), "-10.00"),
    (case({"conditions": [{"type": "coupon"}]}, coupons=[{"code": "C", "rule": "Q"}]), "unknown"),
    (case({"conditions": [{"type": "tender", "tenders": "cash", "at_least": 50}]}, tenders={"cash": None}), "-10.00"),
    (case({"conditions": [{"type": "tender", "tenders": "cash", "at_least": 100}]}, tenders="cash"), "-10.00"),
    (case({"conditions": [{"type": "tender", "tenders": "cash", "at_least": "100.01"}]}, tenders="cash"), "tender"),
    (
        case({"conditions": [{"type": "tender", "tenders": "x", "at_least": 50}]}, tenders={"x": None, "y": 50}),
        "-10.00",
    ),
    (
        case({"conditions": [{"type": "tender", "tenders": "x", "at_least": 50}]}, tenders={"x": None, "y": "50.01"}),
        "tender",
    ),
    (case({"target": {"brands": "乙"}}), "no_goods"),
    (case({"target": {"seasons": "25AW"}}), "no_goods"),
    (case({"target": {"attributes": {"colour": "blue"}}}), "no_goods"),
    (case({"target": {"attributes": {"colour": ["red", "blue"]}}}), "-10.00"),
    (case({"target": {"products": ["A"], "tags": []}}), "-10.00"),
    (case({"benefit": {"type": "unit_price", "price": 120}}), "better_price"),
    (case({"benefit": {"type": "unit_price", "by_buyers": [{"buyers": 3, "price": 50}]}}), "buyers"),
    (case({"stage": "line", "benefit": {"type": "unit_price", "by_buyers": [{"buyers": 3, "price": 50}]}}), "buyers"),
    (case({"stage": "line", "benefit": {"type": "unit_price", "price": 70}, "uses_pieces": True}), "-30.00"),
    (case({"benefit": {"type": "gift", "by": "quantity", "tiers": [{"at_least": 2, "from": ["G"]}]}}), "quantity"),
    (case({"benefit": {"type": "gift", "measured": "before", "tiers": [{"at_least": 200, "from": "G"}]}}), "amount"),
    (case({"benefit": {"type": "lottery", "every": 300}}), "amount"),
    (case({"benefit": {"type": "cash_back", "percent": 0}}), "nothing"),
    (case({"benefit": {"type": "off", "percent": 0}}), "nothing"),
    (case({"benefit": {"type": "bundle", "pieces": 2, "price": 10}}), "quantity"),
    (case({"limits": {"per_order": 1}}), "-10.00"),
    (case({"limits": {"per_order": 1}, "benefit": {"type": "off", "amount": 10, "on": "unit"}}), "-10.00"),
    (case({"target": {"full_price_only": True}}, lines=[{**LINE, "special": True}]), "better_price"),
    (
        case({"target": {"full_price_only": True}, "conditions": [{"type": "target_amount", "at_least": 50}]}),
        "-10.00",
    ),
    (
        case(
            {"target": {"full_price_only": True}, "conditions": [{"type": "target_amount", "at_least": 50}]},
            lines=[{**LINE, "special": True}],
        ),
        "amount",
    ),
    (case(None, coupons=[{"code": "C", "from": "2026-12-01", "benefit": OFF}]), "not_yet"),
    (case(None, coupons=[{"code": "C", "member": "M", "benefit": OFF}]), "other_member"),
    (case(None, coupons=[{"code": "C", "benefit": OFF}], declined="C"), "declined"),
    (case({"version": 2}), "newer"),
)


@pytest.mark.parametrize("data, reason", REASONS)
def test_a_rule_gives_what_it_should_or_says_why_not(data: dict[str, Any], reason: str) -> None:
    assert reason_of(data) == reason


def test_a_piece_that_serves_a_rule_serves_no_other() -> None:
    rules = [{"id": name, "benefit": {"type": "nth_piece", "pay": pay}} for name, pay in (("a", 0), ("b", 50))]
    said = priced({"lines": [{**LINE, "quantity": 2}], "rules": rules})

    assert said["total"] == "100.00"
    assert [(each["rule"], each["reason"]) for each in said["refused"]] == [("b", "taken")]


def test_the_next_step_says_what_is_missing() -> None:
    tiers = {"type": "off", "tiers": [{"at_least": 80, "amount": 5}, {"at_least": 130, "amount": 20}]}
    steps = {"type": "off", "every": 60, "amount": 4}
    pieces = {"type": "off", "by": "quantity", "tiers": [{"at_least": 2, "pay": 90}]}
    gifts = {"type": "gift", "tiers": [{"at_least": 150, "from": ["G"]}]}
    rules = [{"id": name, "benefit": each} for name, each in zip("abcd", (tiers, steps, pieces, gifts), strict=True)]
    said = priced({"lines": [LINE], "rules": rules})

    near = [(each["rule"], each.get("missing_amount") or each.get("missing_pieces")) for each in said["next"]]
    assert near == [("b", "20.00"), ("a", "30.00"), ("d", "50.00"), ("c", 1)]


def test_what_a_line_of_a_line_reduction_gives_is_spread_over_its_pieces() -> None:
    rules = [
        {"id": "a", "benefit": {"type": "unit_price", "price": 40, "units": 1}},
        {"id": "b", "benefit": {"type": "off", "amount": 14, "on": "line"}},
        {"id": "c", "target": {"full_price_only": True, "brands": "甲"}, "benefit": {"type": "off", "percent": 10}},
    ]
    said = priced({"lines": [{**LINE, "quantity": 2}], "rules": rules})

    assert [(each["rule"], each["discount"]) for each in said["applied"]] == [
        ("a", "60.00"),
        ("b", "14.00"),
        ("c", "9.00"),
    ]
    assert said["lines"][0]["unit_prices"] == [{"quantity": 2, "price": "58.50"}]


def test_given_pieces_may_be_bought_ones_too() -> None:
    data = {
        "lines": [{**LINE, "quantity": 3}, {"code": "B", "unit_price": 30}],
        "rules": [
            {
                "id": "R",
                "target": {"codes": ["A"]},
                "benefit": {"type": "buy_get", "buy": 2, "get": 1, "target": {"codes": ["A", "B"]}},
            }
        ],
    }

    assert priced(data)["total"] == "300.00"


def test_by_hand_on_equal_lines_rounds_each_line() -> None:
    by_hand = {"pay": 90, "reason": "瑕疵"}
    said = priced({"lines": [{"code": "A", "unit_price": "0.05", "manual": by_hand}] * 2})

    assert [line["paid"] for line in said["lines"]] == ["0.04", "0.04"]
    assert priced({"lines": [LINE], "manual": {"price": 120}})["total"] == "100.00"
    assert priced({"lines": [LINE], "manual": {"amount": 500}})["total"] == "0.00"
    assert priced({"lines": [LINE], "manual": {"zhe": 8}, "settings": {"stages_off": "manual"}})["total"] == "100.00"


def test_a_search_that_comes_to_its_limit_says_so() -> None:
    rules = [
        {"id": f"{group}{way}", "exclusive": group, "benefit": {"type": "off", "percent": 5 + way}}
        for group in "abcd"
        for way in range(4)
    ]
    limited = priced({"lines": [LINE], "rules": rules, "settings": {"search_limit": 1}})
    many = [
        {"id": f"r{n}", "exclusive": [f"g{n}", f"g{n + 1}"], "benefit": {"type": "off", "amount": 1}} for n in range(24)
    ]

    assert (limited["proven"], limited["total"]) == (False, "71.64")
    assert priced({"lines": [LINE], "rules": many})["proven"] is False


def test_rules_that_want_the_same_pieces_stop_at_a_limit_too() -> None:
    kinds = [{"type": "bundle", "pieces": n, "price": 61 * n} for n in (2, 3, 4, 5)]
    kinds += [{"type": "nth_piece", "nth": n, "pay": 33} for n in (2, 3, 4)]
    kinds += [{"type": "buy_get", "buy": n, "get": 1} for n in (2, 3, 4)]
    lines = [{"code": f"L{n}", "unit_price": 70 + 7 * n, "quantity": 3} for n in range(6)]
    rules: list[dict[str, Any]] = [{"id": f"k{n}", "benefit": each} for n, each in enumerate(kinds)]
    same = priced({"lines": lines, "rules": rules})
    for n, rule in enumerate(rules):
        rule["target"] = {"exclude": [{"variants": f"L{n % 6}"}]}
    said = priced({"lines": lines, "rules": rules})

    assert (said["proven"], same["proven"]) == (False, True)
    assert float(same["discount"]) >= float(said["discount"]) > 400


TWO: dict[str, Any] = {**LINE, "quantity": 2}
TOTALS: tuple[tuple[list[dict[str, Any]], list[dict[str, Any]], dict[str, Any], str], ...] = (
    # A rule that says that its pieces may serve others.
    ([TWO], [{"uses_pieces": False, "benefit": {"type": "bundle", "price": 150}}] * 1, {}, "150.00"),
    # Tiers over some pieces, not reached; reached before any discount; with pieces that serve no other rule.
    ([TWO], [{"benefit": {"type": "off", "units": 1, "tiers": [{"at_least": 500, "amount": 9}]}}], {}, "200.00"),
    (
        [TWO],
        [{"benefit": {"type": "off", "measured": "before", "tiers": [{"at_least": 200, "amount": 9}]}}],
        {},
        "191.00",
    ),
    (
        [TWO],
        [{"benefit": {"type": "off", "units": 1, "measured": "before", "tiers": [{"at_least": 200, "amount": 9}]}}],
        {},
        "191.00",
    ),
    ([TWO], [{"uses_pieces": True, "benefit": {"type": "off", "units": 1, "amount": 9}}], {}, "191.00"),
    # Without the price stage.
    ([{**LINE, "special_price": 50}], [], {"stages_off": "price"}, "100.00"),
    # A set of dear pieces that have no room saves nothing by itself.
    (
        [{**TWO, "floor": 100}, {"code": "B", "unit_price": 90, "quantity": 2}],
        [{"benefit": {"type": "bundle", "price": 150}}, {"benefit": {"type": "bundle", "price": 171}}],
        {},
        "300.00",
    ),
    # What excludes a rule that is not there excludes nothing; special pieces do not take part.
    (
        [LINE, {"code": "B", "unit_price": 100, "special": True}],
        [
            {"exclusive": "x", "excludes": "nobody", "benefit": {"type": "off", "amount": 5}},
            {"exclusive": "x", "benefit": {"type": "off", "amount": 4}},
            {"target": {"full_price_only": True}, "benefit": {"type": "off", "percent": 10}},
        ],
        {},
        "185.25",
    ),
    # One variant on two lines that are not alike is the same goods; another one is not.
    (
        [{**LINE, "unit_price": 40}, {**LINE, "unit_price": 50}, {"code": "B", "unit_price": 10}],
        [{"benefit": {"type": "buy_get", "same": True}}],
        {},
        "60.00",
    ),
    # Of the two cheapest pieces one is given, not of all five.
    (
        [{**LINE, "quantity": 5, "unit_price": 10}, {"code": "B", "unit_price": 30}],
        [{"target": {"cheapest": 2}, "benefit": {"type": "buy_get", "same": True}}],
        {},
        "70.00",
    ),
    # Three bought, one there to be given.
    (
        [{**LINE, "quantity": 3}, {"code": "B", "unit_price": 30}],
        [{"target": {"codes": "A"}, "benefit": {"type": "buy_get", "target": {"codes": "B"}}}],
        {},
        "300.00",
    ),
)


@pytest.mark.parametrize("lines, rules, settings, total", TOTALS)
def test_corners(lines: list[Any], rules: list[Any], settings: dict[str, Any], total: str) -> None:
    named = [{"id": f"r{number}", **each} for number, each in enumerate(rules)]

    assert priced({"lines": lines, "rules": named, "settings": settings})["total"] == total


def test_a_rule_book_forgets_items_when_it_has_seen_too_many() -> None:
    book = read_document({"rules": [{"id": "R", "target": {"codes": "7"}, "benefit": OFF}]})
    goods = [Goods(n, Traits(str(n)), 1_000, 100) for n in range(REMEMBERED + 1)]
    found = [book.positions(goods) for _ in range(2)]
    places = [book.with_more((), each)[1] for each in found]

    assert places == [[[7]], [[7]]]
    assert found[0][7].kind is not found[1][7].kind


def test_what_a_rule_book_remembers_is_bounded_and_changes_nothing() -> None:
    case = read_case(
        {
            "lines": [LINE, {"code": "B", "unit_price": 10}],
            "rules": [{"id": "R", "target": {"codes": "A"}, "benefit": {"type": "off", "amount": 7}}],
        },
        now=NOW,
    )
    goods = [line.goods for line in case.lines]
    first = price_goods(goods, case.book, case.occasion)
    assert (len(case.book.outcomes), len(case.book.said)) == (1, 1)
    again = price_goods(goods, case.book, case.occasion)
    case.book.outcomes.update(dict.fromkeys(range(OUTCOMES), next(iter(case.book.outcomes.values()))))
    forgotten = price_goods(goods, case.book, case.occasion)

    assert len(case.book.outcomes) == 1
    assert first == again == forgotten


def test_a_rule_says_which_one_that_stands_alone_it_lost_to() -> None:
    rules = [
        {"id": "alone", "benefit": {"type": "off", "amount": 30}, "stacks": False},
        {"id": "small", "benefit": {"type": "off", "amount": 10}},
        {"id": "other", "benefit": {"type": "off", "amount": 5}, "stacks": False},
    ]
    case = read_case({"lines": [LINE], "rules": rules}, now=NOW)
    found = price_goods([line.goods for line in case.lines], case.book, case.occasion)

    assert [each.rule_id for each in found.applied] == ["alone"]
    assert [(each.rule_id, each.lost_to) for each in found.refused] == [("other", ("alone",)), ("small", ("alone",))]


def test_a_limited_price_below_another_one_takes_its_pieces_too() -> None:
    rules = [
        {"id": "one", "benefit": {"type": "unit_price", "price": 80, "units": 1}},
        {"id": "three", "benefit": {"type": "unit_price", "price": 60, "units": 3}},
    ]
    said = priced({"lines": [{**LINE, "quantity": 3}], "rules": rules})

    assert said["total"] == "180.00"
    assert [(each["rule"], each["lines"][0]["discount"]) for each in said["applied"]] == [("three", "120.00")]


def test_a_rule_that_would_lower_a_piece_that_costs_nothing_leaves_the_pieces_to_another() -> None:
    lines = [{"code": code, "unit_price": yuan} for code, yuan in (("A", 0), ("B", 10), ("C", 100), ("D", 100))]
    rules = [
        {"id": "half", "benefit": {"type": "nth_piece", "nth": 2, "pay": 50}},
        {"id": "pair", "benefit": {"type": "bundle", "pieces": 2, "price": 150}},
    ]

    # The pair saves 50.00, and nothing is left to be lowered; both half prices save 5.00.
    assert priced({"lines": lines, "rules": rules})["total"] == "160.00"


def test_a_rule_about_some_goods_that_lowers_the_whole_order_is_weighed_against_another() -> None:
    lines = [{"code": "A", "unit_price": 100}, {"code": "B", "unit_price": 300}]
    rules = [
        {"id": "order", "target": {"codes": "A"}, "benefit": {"type": "off", "percent": 10, "on": "order"}},
        {"id": "B", "target": {"codes": "B"}, "benefit": {"type": "off", "amount": 35}},
        {"id": "line", "benefit": {"type": "off", "percent": 50}},
    ]
    exclusive = [{**rule, "stage": "order", "exclusive": "x"} for rule in rules[:2]]
    case = {"lines": lines, "rules": [*exclusive, {**rules[2], "stage": "line"}], "settings": {"stages_off": "line"}}
    said = priced(case)

    # 10 % of 400.00 is more than 35.00.
    assert (said["total"], said["proven"]) == ("360.00", True)
    assert {each["rule"]: each["reason"] for each in said["refused"]} == {"B": "lost", "line": "stage_off"}
