"""Levels: climbed to at once, kept by the term."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from pos.domain.errors import BadValue
from pos.domain.level import Level, Purchase, Standing, next_step, standing

BEGIN = date(2026, 1, 10)
PLAIN = Level("普卡", 0)
SILVER = Level("银卡", 1, climb_spent=100_000, keep_spent=50_000)
GOLD = Level("金卡", 2, climb_spent=500_000, climb_orders=20, keep_spent=200_000, points_percent=150)
LADDER = (GOLD, PLAIN, SILVER)


def bought(*days: tuple[int, int]) -> tuple[Purchase, ...]:
    return tuple(Purchase(BEGIN + timedelta(days=day), paid) for day, paid in days)


def test_everybody_begins_at_the_lowest() -> None:
    assert standing(LADDER, Standing("", BEGIN), (), BEGIN) == Standing("普卡", BEGIN)
    assert standing(LADDER, Standing("已停用", BEGIN), (), BEGIN) == Standing("普卡", BEGIN)
    assert standing((), Standing("银卡", BEGIN), (), BEGIN) == Standing("银卡", BEGIN)


def test_a_level_is_climbed_to_as_soon_as_its_threshold_is_reached() -> None:
    today = BEGIN + timedelta(days=5)
    assert standing(LADDER, Standing("普卡", BEGIN), bought((1, 99_999)), today).level == "普卡"
    assert standing(LADDER, Standing("普卡", BEGIN), bought((1, 99_999), (5, 1)), today) == Standing("银卡", today)
    assert standing(LADDER, Standing("普卡", BEGIN), bought((1, 600_000)), today) == Standing("金卡", today)


def test_returns_count_against_it_and_old_purchases_do_not_count() -> None:
    today = BEGIN + timedelta(days=400)
    assert standing(LADDER, Standing("普卡", today), bought((1, 600_000)), today).level == "普卡"
    assert standing(LADDER, Standing("普卡", today), bought((390, 100_000), (391, -1)), today).level == "普卡"


def test_twenty_sales_make_gold_too_returns_are_no_sales() -> None:
    many = bought(*((day, 100) for day in range(1, 20)))
    today = BEGIN + timedelta(days=30)
    assert standing(LADDER, Standing("普卡", BEGIN), (*many, *bought((20, -100))), today).level == "普卡"
    assert standing(LADDER, Standing("普卡", BEGIN), (*many, *bought((20, 100))), today).level == "金卡"


def test_after_the_term_it_is_kept_or_one_level_is_lost() -> None:
    ends = BEGIN + timedelta(days=365)
    assert standing(LADDER, Standing("金卡", BEGIN), (), ends - timedelta(days=1)) == Standing("金卡", BEGIN)
    assert standing(LADDER, Standing("金卡", BEGIN), bought((10, 200_000)), ends) == Standing("金卡", ends)
    assert standing(LADDER, Standing("金卡", BEGIN), (), ends) == Standing("银卡", ends)
    # Who was away for two terms lost two levels, and cannot fall below the first.
    assert standing(LADDER, Standing("金卡", BEGIN), (), BEGIN + timedelta(days=800)).level == "普卡"
    only = (Level("会员", 0, keep_spent=1),)
    assert standing(only, Standing("会员", BEGIN), (), ends) == Standing("会员", ends)


def test_nobody_falls_below_what_they_would_climb_to_today() -> None:
    today = BEGIN + timedelta(days=365)
    assert standing(LADDER, Standing("金卡", BEGIN), bought((1, 150_000)), today).level == "银卡"
    steep = (PLAIN, SILVER, Level("金卡", 2, climb_spent=100, keep_spent=10**9, term_days=10))
    assert standing(steep, Standing("金卡", BEGIN), bought((5, 100)), BEGIN + timedelta(days=10)) == Standing(
        "金卡", BEGIN + timedelta(days=10)
    )


def test_what_is_missing_for_the_next_level() -> None:
    today = BEGIN + timedelta(days=5)
    assert next_step(LADDER, "普卡", bought((1, 30_000)), today) == ("银卡", 70_000)
    assert next_step(LADDER, "", (), today) == ("银卡", 100_000)
    assert next_step(LADDER, "银卡", bought((1, 900_000)), today) == ("金卡", 0)
    assert next_step(LADDER, "金卡", (), today) is None


@pytest.mark.parametrize("bad", ({"name": ""}, {"rank": -1}, {"term_days": 0}, {"keep_spent": -1}))
def test_a_level_that_cannot_be(bad: dict[str, object]) -> None:
    with pytest.raises(BadValue):
        Level(**{"name": "银卡", "rank": 1, **bad})  # type: ignore[arg-type]
