"""Carts and rules drawn at random: the engine agrees with the oracle, which tries everything."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pos.commands.pricing.case import Case, read_case
from pos.domain.promotion.engine import price_goods
from pos.domain.promotion.goods import Goods
from pos.domain.promotion.priced import Priced
from pos.domain.quantity import ONE, amount_of_next
from tests.domain.promotion.oracle_choices import Pricing
from tests.domain.promotion.random_cases import a_case
from tests.domain.promotion.test_worked_examples import priced

NOW = datetime(2026, 11, 11, 15, 0)  # noqa: DTZ001
SEEDS = st.integers(0, 10**9)


@pytest.mark.parametrize("seed", range(120))
def test_the_best_combination_is_the_one_that_trying_all_of_them_finds(seed: int) -> None:
    case = a_case(Random(seed))
    said = priced(case)
    state = Pricing(case).finished()
    engine = {
        (each["rule"], line["line"] - 1): round(Decimal(line["discount"]) * 100)
        for each in said["applied"]
        for line in each["lines"]
    }

    assert round(Decimal(said["total"]) * 100) == sum(lot.amount for lot in state.lots)
    assert engine == {key: amount for key, amount in state.off.items() if amount}
    assert said["proven"]


def drawn(seed: int, **sizes: int) -> tuple[Case, list[Goods], Any]:
    data = a_case(Random(seed), **sizes)
    case = read_case(data, now=NOW)
    return case, [line.goods for line in case.lines], data


def by_code(result: Priced) -> dict[str, int]:
    paid: dict[str, int] = {}
    for line in result.lines:
        code = line.goods.traits.variant_id
        paid[code] = paid.get(code, 0) + line.paid
    return paid


@settings(max_examples=60, deadline=None)
@given(SEEDS, st.randoms(use_true_random=False))
def test_whatever_is_scanned_first_each_line_costs_the_same(seed: int, random: Random) -> None:
    case, goods, _ = drawn(seed, lines=7, rules=9)
    shuffled = list(goods)
    random.shuffle(shuffled)

    first = price_goods(goods, case.book, case.occasion)
    again = price_goods(shuffled, case.book, case.occasion)

    assert {line.goods.line_id: line.paid for line in first.lines} == {
        line.goods.line_id: line.paid for line in again.lines
    }
    assert [(each.rule_id, each.amount) for each in first.applied] == [
        (each.rule_id, each.amount) for each in again.applied
    ]
    assert first.evaluations == again.evaluations


@settings(max_examples=60, deadline=None)
@given(SEEDS)
def test_scanning_pieces_one_by_one_costs_the_same(seed: int) -> None:
    case, goods, data = drawn(seed, lines=4, rules=7)
    if any(rule["benefit"].get("on") == "line" for rule in data["rules"]):
        return
    single: list[Goods] = []
    for line in goods:
        count = line.pieces if line.quantity % ONE == 0 else 1
        quantity = line.quantity // count
        single += [replace(line, line_id=line.line_id * 100 + at, quantity=quantity) for at in range(count)]

    assert by_code(price_goods(single, case.book, case.occasion)) == by_code(
        price_goods(goods, case.book, case.occasion)
    )


@settings(max_examples=80, deadline=None)
@given(SEEDS)
def test_all_figures_add_up_and_nothing_is_negative(seed: int) -> None:
    case, goods, _ = drawn(seed, lines=8, rules=12)
    result = price_goods(goods, case.book, case.occasion)

    assert result.total == sum(line.paid for line in result.lines)
    assert result.gross - result.total == sum(each.amount for each in result.applied)
    for each in result.applied:
        assert each.amount == sum(amount for _, amount in each.lines)
    for line in result.lines:
        assert line.paid == line.gross - sum(part.amount for part in line.allocations)
        assert line.paid >= 0
        floor = line.goods.floor * line.goods.quantity // ONE
        assert line.paid >= min(line.gross, floor) - 1


@settings(max_examples=60, deadline=None)
@given(SEEDS)
def test_giving_back_each_piece_gives_back_all_that_was_paid(seed: int) -> None:
    case, goods, _ = drawn(seed)
    for line in price_goods(goods, case.book, case.occasion).lines:
        pieces = line.goods.quantity // ONE
        if line.goods.quantity % ONE == 0:
            back = [amount_of_next(line.paid, line.goods.quantity, at * ONE, ONE) for at in range(pieces)]
            assert sum(back) == line.paid
            assert min(back) >= 0


@settings(max_examples=40, deadline=None)
@given(SEEDS)
def test_taking_a_line_away_again_restores_every_price(seed: int) -> None:
    case, goods, _ = drawn(seed, lines=6, rules=8)
    before = price_goods(goods[:-1], case.book, case.occasion)
    price_goods(goods, case.book, case.occasion)

    assert price_goods(goods[:-1], case.book, case.occasion) == before
