"""What the search leaves out is never better: near floors, under amounts that lines share, against trying every way."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from random import Random

import pytest

from pos.commands.bench.campaigns import OCCASION, a_cart, a_line, rulebook
from pos.domain.promotion.engine import price_goods
from pos.domain.promotion.goods import Goods, Traits
from pos.domain.promotion.reading.document import read_document
from pos.domain.promotion.rulebook import RuleBook
from pos.domain.promotion.sharing import SHARING_LIMIT
from tests.domain.promotion.oracle_choices import Pricing
from tests.domain.promotion.random_cases import Json
from tests.domain.promotion.test_worked_examples import priced

FLOORS = (0, 0, 30, 60, 80, 95)

REDUCTIONS: tuple[Json, ...] = (
    {"type": "off", "percent": "12.5"},
    {"type": "off", "percent": 40, "most": 30},
    {"type": "off", "percent": 20, "on": "order"},
    {"type": "off", "percent": 30, "on": "line"},
    {"type": "off", "percent": 30, "of": "list"},
    {"type": "off", "percent": 40, "on": "unit", "units": 2},
    {"type": "off", "amount": 25},
    {"type": "off", "amount": 15, "on": "unit"},
    {"type": "off", "every": 30, "amount": 9},
    {"type": "off", "by": "quantity", "tiers": [{"at_least": 2, "pay": 80}, {"at_least": 3, "pay": 60}]},
    {"type": "unit_price", "price": 30},
)


def near_their_floors(random: Random, lines: int) -> list[Goods]:
    """Goods of which some cannot become much cheaper."""
    goods = [a_line(random, line_id) for line_id in range(1, lines + 1)]
    return [replace(each, floor=each.unit_price * random.choice(FLOORS) // 100) for each in goods]


@pytest.mark.parametrize("seed", range(8))
def test_no_way_of_choosing_is_better_than_the_one_that_was_found(seed: int) -> None:
    random = Random(seed)
    book, cart = rulebook(random, 30, groups=3), near_their_floors(random, random.choice((5, 9, 14)))
    groups: dict[str, list[str]] = {}
    for rule in book.rules:
        for group in rule.groups:
            groups.setdefault(group, []).append(rule.rule_id)
    every = {rule_id for ids in groups.values() for rule_id in ids}
    totals = [
        price_goods(cart, book, replace(OCCASION, declined=frozenset(every - set(chosen)))).total
        for chosen in product(*[(*ids, "") for ids in groups.values()])
    ]
    found = price_goods(cart, book, OCCASION)

    assert len(totals) == 125
    assert (found.total, found.proven) == (min(totals), True)


def test_ten_groups_over_sixty_lines_are_decided_by_a_few_runs() -> None:
    for seed in range(3):
        random = Random(seed)
        book = rulebook(random, 200, groups=10)
        found = price_goods(a_cart(random, 60), book, OCCASION)
        assert found.proven
        assert found.evaluations < 4_000


@pytest.mark.parametrize("pieces, total", ((2, 15_000), (3, 20_000), (7, 50_000), (70, 470_000)))
def test_rules_that_want_the_same_pieces_share_them_however_many_there_are(pieces: int, total: int) -> None:
    book = read_document(
        {
            "rules": [
                {"id": "half", "benefit": {"type": "nth_piece", "nth": 2, "pay": 50}},
                {"id": "three", "benefit": {"type": "bundle", "pieces": 3, "price": 200}},
            ]
        }
    )
    cart = [Goods(1, Traits("A", price=10_000), pieces * 1_000, 10_000)]
    found = price_goods(cart, book, replace(OCCASION, member=None))

    # 7 pieces: a set of three for 200.00 and two pairs for 150.00, or two sets and a piece: 500.00 either way.
    assert (found.total, found.proven) == (total, True)


def test_a_rule_may_take_more_off_when_others_have_taken_the_cheap_pieces() -> None:
    rules = [
        {"id": "D", "target": {"codes": ["x", "y"]}, "benefit": {"type": "bundle", "pieces": 2, "price": 12}},
        {"id": "E", "target": {"codes": ["x", "v"]}, "benefit": {"type": "bundle", "pieces": 2, "price": 15}},
        {"id": "B", "target": {"codes": ["y", "w"]}, "benefit": {"type": "bundle", "pieces": 2, "price": 15}},
        {"id": "A", "target": {"codes": ["x", "y", "Y", "Z"]}, "benefit": {"type": "nth_piece", "nth": 2, "pay": 50}},
    ]
    prices = {"v": 10, "w": 10, "x": 10, "y": 10, "Y": 100, "Z": 100}
    cart = [Goods(at, Traits(code), 1_000, yuan * 100) for at, (code, yuan) in enumerate(prices.items())]
    found = price_goods(cart, read_document({"rules": rules}), replace(OCCASION, member=None))

    # E and B save 5.00 each and leave Y and Z to A, which then lowers one of them by 50.00; D and A come to 58.00.
    assert (found.gross - found.total, found.proven) == (6_000, True)


@pytest.mark.parametrize("seed", range(24))
def test_rules_that_want_the_same_pieces_take_as_much_as_trying_every_way(seed: int) -> None:
    random = Random(seed)
    kinds = [
        {"type": "bundle", "pieces": 3, "price": random.choice((120, 150))},
        {"type": "bundle", "pieces": 2, "price": random.choice((70, 95))},
        {"type": "nth_piece", "nth": 2, "pay": random.choice((50, "33.3"))},
        {"type": "buy_get", "buy": 2, "get": 1},
        {"type": "nth_piece", "nth": 3, "pay": 10},
    ]
    rules = [{"id": f"R{at}", "benefit": benefit} for at, benefit in enumerate(random.sample(kinds, 3))]
    lines = [
        {"code": code, "quantity": random.choice((1, 1, 2)), "unit_price": random.choice(("9.99", 20, 45, 60, 80))}
        for code in "ABCD"
    ]
    case = {"moment": "2026-11-11T15:00:00", "lines": lines, "rules": rules}
    said = priced(case)

    assert round(float(said["total"]) * 100) == sum(lot.amount for lot in Pricing(case).finished().lots)
    assert said["proven"]


@pytest.mark.parametrize("seed", range(24))
def test_rules_that_share_some_of_their_pieces_take_as_much_as_trying_every_way(seed: int) -> None:
    random = Random(seed)
    kinds: list[Json] = [
        {"type": "bundle", "pieces": 2, "price": random.choice((70, 95))},
        {"type": "nth_piece", "nth": 2, "pay": 50},
        {"type": "buy_get", "buy": 1, "get": 1},
        {"type": "bundle", "pieces": 2, "price": 60},
    ]
    if seed >= 8:
        kinds = [*random.sample(kinds, 2), *random.sample(REDUCTIONS, 2)]
    rules: list[Json] = [
        {"id": f"R{at}", "benefit": benefit, "target": {"codes": random.sample("ABCDEF", 3)}}
        for at, benefit in enumerate(kinds)
    ]
    for rule in rules:
        rule |= {"stage": "line", "uses_pieces": True}
    random.shuffle(rules)
    lines = [{"code": code, "unit_price": random.choice(("19.99", 20, 45, 60, 80))} for code in "ABCDEF"]
    case = {"moment": "2026-11-11T15:00:00", "lines": lines, "rules": rules}
    said = priced(case)

    assert round(float(said["total"]) * 100) == sum(lot.amount for lot in Pricing(case).finished().lots)
    assert said["proven"]


def test_a_percentage_may_want_the_same_pieces_too() -> None:
    rules = [
        {"id": "C", "target": {"codes": ["a", "c"]}, "benefit": {"type": "off", "percent": 30}, "uses_pieces": True},
        {"id": "D", "target": {"codes": ["a", "b"]}, "benefit": {"type": "bundle", "pieces": 2, "price": 15}},
        {"id": "E", "target": {"codes": ["b", "c"]}, "benefit": {"type": "bundle", "pieces": 2, "price": 19}},
    ]
    cart = [Goods(at, Traits(code), 1_000, 1_000) for at, code in enumerate("abc")]
    found = price_goods(cart, read_document({"rules": rules}), replace(OCCASION, member=None))

    # 30 % off both is 6.00; D's pair saves 5.00, and leaves c to the percentage, 3.00.
    assert (found.gross - found.total, found.proven) == (800, True)


def test_an_order_discount_that_uses_pieces_passes_over_those_that_serve_another_rule() -> None:
    pair = {"id": "D", "target": {"codes": ["a", "b"]}, "benefit": {"type": "bundle", "pieces": 2, "price": 10}}
    order = {"id": "O", "stage": "line", "benefit": {"type": "off", "percent": 30}, "uses_pieces": True}
    cart = [Goods(at, Traits(code), 1_000, 1_000) for at, code in enumerate("abc")]
    found = price_goods(cart, read_document({"rules": [order, pair]}), replace(OCCASION, member=None))

    # The pair saves 10.00 and leaves c to the order's discount, 3.00; 30 % off all three is 9.00.
    assert (found.gross - found.total, found.proven) == (1_300, True)
    assert {each.rule_id: each.lines for each in found.applied}["O"] == ((2, 300),)


def test_a_reduction_of_each_piece_may_take_fewer_of_them_than_it_could() -> None:
    rules: list[Json] = [
        {"id": "U", "target": {"codes": ["a", "b"]}, "benefit": {"type": "off", "percent": 50, "on": "unit"}},
        {"id": "P", "target": {"codes": ["a", "b"]}, "benefit": {"type": "unit_price", "price": 45}},
        {"id": "N", "benefit": {"type": "nth_piece", "nth": 2, "pay": 0}},
    ]
    for rule in rules[:2]:
        rule |= {"stage": "line", "uses_pieces": True}
    cart = [
        Goods(at, Traits(code), 1_000, yuan * 100)
        for at, (code, yuan) in enumerate({"a": 100, "b": 60, "c": 60}.items())
    ]
    for rule, off in ((rules[0], 11_000), (rules[1], 11_500)):
        found = price_goods(cart, read_document({"rules": [rule, rules[2]]}), replace(OCCASION, member=None))

        # Off a alone: 50.00, or 55.00; then b or c is free beside the other one: 60.00. Off both: 80.00, or 70.00.
        assert (found.gross - found.total, found.proven) == (off, True)


WOKEN: tuple[tuple[Json, Json, int], ...] = (
    # a stands at its floor; once the pair has taken it, 30 % off the dearest one are 24.00 off b.
    ({"type": "off", "percent": 30}, {"codes": ["a", "b"], "dearest": 1}, 2_400),
    ({"type": "off", "percent": 30, "on": "unit", "units": 1}, {"codes": ["a", "b"]}, 2_400),
    # a second piece of a cent is no cheaper; once the pair has taken z, that of d and b is: 60.00 × 40 %.
    ({"type": "nth_piece", "nth": 2, "pay": 60}, {"codes": ["z", "b", "d"]}, 2_400),
    ({"type": "buy_get", "buy": 1, "get": 1, "pay": 60}, {"codes": ["z", "b", "d"]}, 2_400),
)


@pytest.mark.parametrize("benefit, target, off", WOKEN)
def test_a_rule_that_gives_nothing_may_give_something_once_another_one_has_taken_pieces(
    benefit: Json, target: Json, off: int
) -> None:
    late = {"id": "L", "stage": "line", "uses_pieces": True, "benefit": benefit, "target": target}
    taken = "z" if "z" in target["codes"] else "a"
    pair = {"type": "bundle", "pieces": 2, "price": 50 if taken == "z" else 150}
    lines: list[Json] = [
        {"code": "a", "unit_price": 100, "floor": 100},
        {"code": "b", "unit_price": 80},
        {"code": "c", "unit_price": 60},
        {"code": "d", "unit_price": 60},
        {"code": "z", "unit_price": "0.01"},
    ]
    rules = [late, {"id": "P", "benefit": pair, "target": {"codes": [taken, "c"]}}]
    case = {"moment": "2026-11-11T15:00:00", "lines": lines, "rules": rules}
    said = priced(case)

    assert {each["rule"]: each["discount"] for each in said["applied"]}["L"] == f"{off // 100}.{off % 100:02}"
    assert round(float(said["total"]) * 100) == sum(lot.amount for lot in Pricing(case).finished().lots)
    assert said["proven"]


def test_a_chain_of_rules_falls_apart_once_the_pieces_between_them_are_taken() -> None:
    pair = {"type": "bundle", "pieces": 2, "price": 15}
    rules = [{"id": f"R{at:02}", "target": {"codes": [f"{at}", f"{at + 1}"]}, "benefit": pair} for at in range(9)]
    cart = [Goods(at, Traits(f"{at}"), 1_000, 1_000 + at) for at in range(10)]
    found = price_goods(cart, read_document({"rules": rules}), replace(OCCASION, member=None))

    # Every other rule: five pairs, each of 20.00 and a little for 15.00.
    assert (found.total, found.proven) == (5 * 1_500, True)
    assert [each.rule_id for each in found.applied] == [f"R{at:02}" for at in range(0, 9, 2)]


def test_too_many_rules_for_the_same_pieces_are_tried_as_often_as_may_be_and_it_is_said() -> None:
    random = Random(5)
    kinds = ({"type": "bundle", "pieces": 2, "price": 60}, {"type": "nth_piece", "nth": 2, "pay": 40})
    rules = [
        {"id": f"R{at:02}", "target": {"codes": random.sample("ABCDEFGHIJKL", 4)}, "benefit": random.choice(kinds)}
        for at in range(16)
    ]
    cart = [Goods(at, Traits(code), 2_000, random.randrange(30, 99) * 100) for at, code in enumerate("ABCDEFGHIJKL")]
    book, occasion = read_document({"rules": rules}), replace(OCCASION, member=None)
    found = price_goods(cart, book, occasion)

    assert not found.proven
    assert SHARING_LIMIT <= found.evaluations < 2 * SHARING_LIMIT
    assert found.gross > found.total == sum(line.paid for line in found.lines)
    assert all(price_goods(cart, RuleBook([rule]), occasion).total >= found.total for rule in book.rules)


def test_five_rules_for_the_same_twenty_pieces_are_shared_by_a_few_tries() -> None:
    for seed in (75, 103):
        random = Random(seed)
        found = price_goods(a_cart(random, 60), rulebook(random, 40, competing=5), OCCASION)
        assert found.proven
        assert found.evaluations < 400


def many(prices: dict[str, tuple[int, int]], benefit: dict[str, object], *, target: list[str]) -> int:
    """What a rule takes off lines of (pieces, yuan)."""
    rules = [{"id": "R", "target": {"codes": target}, "benefit": benefit}]
    lines = enumerate(prices.items())
    cart = [Goods(at, Traits(code), 1_000 * count, 100 * yuan) for at, (code, (count, yuan)) in lines]
    found = price_goods(cart, read_document({"rules": rules}), replace(OCCASION, member=None))
    assert found.proven
    return found.gross - found.total


def test_sets_of_very_many_pieces_are_made_at_once_and_cost_what_they_cost_one_by_one() -> None:
    bundle = {"type": "bundle", "pieces": 3, "price": 200}
    pair = {"type": "set", "parts": [{"target": {"codes": ["A", "B"]}}, {"target": {"codes": ["C"]}}], "price": 120}
    other = {"type": "buy_get", "buy": 2, "get": 1, "target": {"codes": ["C"]}}

    # 33 sets of 3 × 100, one of 100 + 90 + 90, 23 of 3 × 90; a piece of 90 is left over.
    assert many({"A": (100, 100), "B": (72, 90)}, bundle, target=["A", "B"]) == 100 * (33 * 100 + 80 + 23 * 70)
    assert many({"A": (99_999, 100)}, bundle, target=["A"]) == 100 * 33_333 * 100
    # 60 sets of 100 + 50, then 30 of 80 + 50; the others find no partner.
    lines = {"A": (60, 100), "B": (40, 80), "C": (90, 50)}
    assert many(lines, pair, target=["A", "B", "C"]) == 100 * (60 * 30 + 30 * 10)
    # Sets of 60 + 50 would not save.
    assert many({**lines, "B": (40, 60)}, pair, target=["A", "B", "C"]) == 100 * 60 * 30
    assert many({"A": (100_000, 100), "C": (60_000, 10)}, other, target=["A"]) == 100 * 50_000 * 10
