from __future__ import annotations

from datetime import timedelta

import pytest

from pos.domain.errors import BadValue
from pos.domain.stocktake import CLOCK_UNKNOWN, Area, Scope, Stocktake
from pos.domain.stocktake_tally import begin, in_effect, recount_for, span
from tests.domain.stocktake.world import FIVE, LEFT, RIGHT, ROOM, again, at, scan, stocktake


def test_a_scanned_label_names_the_area() -> None:
    take = stocktake()
    assert take.area_of_label("s-a2") == RIGHT
    assert take.area_of_label("S-Z9") is None
    assert (take.area("room"), take.area("cellar")) == (ROOM, None)


@pytest.mark.parametrize(
    "areas, scope, variants",
    (
        ((), Scope.FULL, ()),
        ((LEFT, LEFT), Scope.FULL, ()),
        ((LEFT, Area("other", "Other", LEFT.code)), Scope.FULL, ()),
        ((LEFT,), Scope.LIST, ()),
        ((LEFT,), Scope.FULL, ("m",)),
    ),
)
def test_what_is_no_stocktake(areas: tuple[Area, ...], scope: Scope, variants: tuple[str, ...]) -> None:
    with pytest.raises(BadValue):
        Stocktake("take", "store", "Denim", FIVE, "lin", areas, scope, variants)


@pytest.mark.parametrize("pieces, doubt", ((100_001, 0), (1, -1)))
def test_what_is_no_count(pieces: int, doubt: int) -> None:
    with pytest.raises(BadValue):
        scan("m", 0, pieces=pieces, doubt_ms=doubt)


def test_several_counters_of_one_area_are_added_up_and_nothing_twice() -> None:
    mine, hers = scan("m", 10), scan("m", 70, by="hong", doubt_ms=500)
    undone = [scan("m", 11, pieces=2), scan("m", 12, pieces=-2)]
    held = in_effect([hers, *undone, mine, hers], [])["left", "m"]
    assert (held.quantity, held.counters) == (2000, {"lin", "hong"})
    assert (held.first, held.last) == (at(10), at(70.5))


def test_a_till_that_never_heard_the_time_may_be_a_day_off() -> None:
    held = in_effect([scan("m", 0, doubt_ms=None)], [])["left", "m"]
    assert (held.first, held.last) == (FIVE - CLOCK_UNKNOWN, FIVE + CLOCK_UNKNOWN)


def test_a_recount_of_an_area_replaces_all_of_that_area_and_nothing_else() -> None:
    counts = [scan("m", 1), scan("l", 2), scan("m", 3, area=RIGHT), scan("m", 50, pieces=4, recount="r1")]
    held = in_effect(counts, [again("r1", 40)])
    assert {key: each.quantity for key, each in held.items()} == {("left", "m"): 4000, ("right", "m"): 1000}


def test_a_recount_of_some_things_leaves_the_others_and_waits_for_its_first_count() -> None:
    asked = again("r1", 40, "m", "s")
    first = [scan("m", 1), scan("l", 2), scan("s", 3)]
    found = in_effect([*first, scan("m", 50, pieces=0, recount="r1"), scan("l", 51, recount="r1")], [asked])
    assert {key[1]: each.quantity for key, each in found.items()} == {"m": 0, "l": 1000, "s": 1000}


def test_of_two_recounts_the_later_holds_in_whatever_order_they_come() -> None:
    counts = [scan("m", 50, pieces=7, recount="late"), scan("m", 30, pieces=3, recount="early"), scan("m", 1)]
    recounts = [again("late", 45), again("early", 20)]
    assert in_effect(counts, recounts)["left", "m"].quantity == 7000
    assert in_effect(counts[::-1], recounts[::-1])["left", "m"].quantity == 7000
    assert recount_for(recounts, "left", "m") == "late"
    assert recount_for([*recounts, again("one", 60, "l")], "left", "m") == "late"
    assert recount_for(recounts, "right", "m") == ""


def test_counts_of_a_recount_not_heard_of_yet_are_not_ignored() -> None:
    held = in_effect([scan("m", 1), scan("m", 9, pieces=5, recount="?"), scan("l", 9, recount="?")], [])
    assert {key[1]: each.quantity for key, each in held.items()} == {"m": 1000, "l": 1000}


def test_when_counting_began() -> None:
    counts = [scan("m", 10, doubt_ms=2000), scan("l", 9)]
    assert begin(counts, movements_uncertain=timedelta(seconds=3)) == at(5)
    assert (begin([], movements_uncertain=timedelta(0)), span([])) == (None, None)
