"""Points: what is earned, spent, given back and lost, as sums that agree."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.errors import BadValue
from pos.domain.points import (
    DEBT,
    NEVER,
    PointsEntry,
    PointsRule,
    balance,
    earned,
    expire,
    give_back,
    kept,
    lots,
    take,
)

RULE = PointsRule()
DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    "paid, percent, times, points",
    (
        (10_000, 100, 100, 100),  # 100.00 at one point a yuan
        (19_999, 100, 100, 199),  # cut, never rounded up
        (10_000, 150, 100, 150),  # the level's one and a half
        (10_000, 150, 300, 450),  # and a campaign's three times
        (99, 100, 100, 0),
        (-5_000, 100, 100, 0),
    ),
)
def test_what_a_sale_earns(paid: int, percent: int, times: int, points: int) -> None:
    assert earned(paid, RULE, percent=percent, times=times) == points


def test_points_are_good_to_the_end_of_a_month_or_for_ever() -> None:
    assert RULE.expiry(date(2026, 11, 22)) == date(2028, 11, 30)
    assert PointsRule(valid_months=1).expiry(date(2026, 12, 31)) == date(2027, 1, 31)
    assert PointsRule(valid_months=3).expiry(date(2027, 11, 30)) == date(2028, 2, 29)
    assert PointsRule(valid_months=0).expiry(DAY) == NEVER
    assert PointsRule(valid_months=1200).expiry(date(9950, 1, 1)) == NEVER


def test_points_are_spent_in_steps_and_never_more_than_a_share() -> None:
    assert (RULE.worth(650), RULE.worth(100)) == (600, 100)
    assert RULE.spendable(1_250, total=10_000) == 1_200
    assert RULE.spendable(1_250, total=800) == 400  # half of 8.00
    assert RULE.spendable(99, total=10_000) == 0
    assert RULE.spendable(-500, total=10_000) == 0
    assert PointsRule(least=500).spendable(499, total=10_000) == 0


@pytest.mark.parametrize(
    "bad", ({"fen_per_point": 0}, {"step": 0}, {"max_share": 10_001}, {"least": -1}, {"valid_months": 1201})
)
def test_a_rule_that_cannot_be(bad: dict[str, int]) -> None:
    with pytest.raises(BadValue):
        PointsRule(**bad)


def entry(lot: str, points: int, expires: date = NEVER) -> PointsEntry:
    return PointsEntry(lot, points, expires)


def test_what_expires_first_is_spent_first() -> None:
    ledger = [entry("b", 100, DAY + timedelta(days=60)), entry("a", 80, DAY + timedelta(days=90)), entry("c", 50)]
    taken = take(ledger, 150)
    assert [(part.lot, part.points) for part in taken] == [("b", -100), ("a", -50)]
    assert [(lot.lot, lot.left) for lot in lots([*ledger, *taken])] == [("a", 30), ("c", 50)]
    assert [(part.lot, part.points) for part in take(ledger, 60, first=("c",))] == [("c", -50), ("b", -10)]
    with pytest.raises(BadValue):
        take(ledger, -1)


def test_what_is_not_there_is_a_debt_that_the_next_points_make_good() -> None:
    ledger = [entry("a", 30)]
    ledger += take(ledger, 100)
    assert (balance(ledger), lots(ledger)) == (-70, ())
    ledger.append(entry("b", 100, DAY))
    assert [(lot.lot, lot.left) for lot in lots(ledger)] == [("b", 30)]
    assert balance(expire([*ledger, entry("c", 5)], DAY + timedelta(days=1))) == -30


def test_a_return_gives_back_to_the_lots_it_came_from_or_for_the_grace() -> None:
    soon, late = DAY + timedelta(days=3), DAY + timedelta(days=300)
    spent = [entry("old", -40, soon), entry("new", -60, late), entry(DEBT, -5)]
    part = give_back(spent, 50, today=DAY, rule=RULE, new_lot="x")
    assert [(each.lot, each.points, each.expires) for each in part] == [("new", 50, late)]
    rest = give_back([*spent, *part], 55, today=DAY, rule=RULE, new_lot="x")
    assert [(each.lot, each.points, each.expires) for each in rest] == [
        ("new", 10, late),
        (DEBT, 5, NEVER),
        ("x", 40, DAY + timedelta(days=30)),
    ]
    with pytest.raises(BadValue):
        give_back([*spent, *part], 56, today=DAY, rule=RULE, new_lot="x")


@given(points=st.integers(0, 10**6), paid=st.integers(1, 10**9), parts=st.lists(st.integers(0, 10**9), max_size=5))
def test_what_is_kept_of_earned_points_shrinks_to_nothing(points: int, paid: int, parts: list[int]) -> None:
    returned, before = 0, points
    for part in parts:
        returned += part
        now = kept(points, paid=paid, returned=returned)
        assert 0 <= now <= before
        before = now
    assert kept(points, paid=paid, returned=paid) == 0
    assert kept(points, paid=paid, returned=0) == points
    assert kept(points, paid=0, returned=5) == points


DAYS = st.integers(0, 400).map(lambda days: DAY + timedelta(days=days))
STEPS = st.lists(
    st.tuples(st.sampled_from(["earn", "spend", "expire", "back"]), st.integers(0, 300), DAYS), max_size=25
)


@given(STEPS)
def test_a_ledger_is_the_sum_of_its_entries_whatever_happens(steps: list[tuple[str, int, date]]) -> None:
    """Never is a lot worth less than nothing, and the lots together are the balance, or nothing where it is owed."""
    ledger: list[PointsEntry] = []
    spendings: list[list[PointsEntry]] = []
    should = 0
    for number, (what, points, day) in enumerate(steps):
        before = balance(ledger)
        if what == "earn" and points:
            ledger.append(entry(f"lot{number}", points, day))
            should += points
        elif what == "spend":
            parts = take(ledger, points)
            assert -balance(parts) == points
            ledger += parts
            spendings.append(list(parts))
            should -= points
        elif what == "expire":
            gone = expire(ledger, day)
            assert all(part.points < 0 and part.expires < day for part in gone)
            assert before + balance(gone) >= min(before, 0)
            ledger += gone
            should += balance(gone)
            assert expire(ledger, day) == ()
        elif spendings:
            spent = spendings[points % len(spendings)]
            wanted = min(points, -balance(spent))
            parts = give_back(spent, wanted, today=day, rule=RULE, new_lot=f"back{number}")
            assert balance(parts) == wanted
            spent += parts
            ledger += parts
            should += wanted
        assert balance(ledger) == should
        assert sum(lot.left for lot in lots(ledger)) == max(0, should)
        assert all(lot.left > 0 for lot in lots(ledger))
