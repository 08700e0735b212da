from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from pos.domain.errors import BadValue
from pos.domain.stock import CHAIN_OWNER, MovementKind, Place
from pos.domain.stocktake import Scope, Tolerance
from pos.domain.stocktake_posting import PostedLine, Posting, open_lines, reversed_lines
from pos.domain.stocktake_variance import Reason, Variance, compare, explain
from tests.domain.stocktake.world import LEFT, RIGHT, ROOM, again, at, moved, scan, stocktake

FLOOR = Place.SALES_FLOOR


def opening(**pieces: int) -> dict[tuple[str, Place, str], int]:
    return {(variant, FLOOR, CHAIN_OWNER): number * 1000 for variant, number in pieces.items()}


def test_what_is_sold_before_or_after_the_count_makes_no_variance() -> None:
    sales = [moved("m", 30, -2), moved("m", 90, -1)]
    (m,) = compare(stocktake(), [scan("m", 60, pieces=8)], [], opening(m=10), sales)
    assert (m.expected, m.counted, m.quantity, m.unsettled) == (8000, 8000, 0, ())
    assert not m.needs_recount(Tolerance(), 19900)


def test_what_is_missing_is_missing_at_the_moment_of_the_count() -> None:
    (m,) = compare(stocktake(), [scan("m", 60, pieces=7)], [], opening(m=10), [moved("m", 30, -2), moved("m", 90, 5)])
    assert (m.quantity, m.value(19900)) == (-1000, -19900)
    assert m.needs_recount(Tolerance(), 19900)
    assert not m.needs_recount(Tolerance(quantity=1000, amount=19900), 19900)
    assert m.needs_recount(Tolerance(quantity=1000, amount=19899), 19900)
    assert m.needs_recount(Tolerance(quantity=999, amount=99900), 19900)


@pytest.mark.parametrize("sold_at, unsettled", ((58.9, 0), (59.0, 1), (61.0, 1), (61.1, 0)))
def test_what_moves_within_the_uncertainty_is_proposed_for_a_recount(sold_at: float, unsettled: int) -> None:
    count = scan("m", 60, pieces=9, doubt_ms=700)
    (m,) = compare(
        stocktake(),
        [count],
        [],
        opening(m=10),
        [moved("m", sold_at, -1)],
        movements_uncertain=timedelta(milliseconds=300),
    )
    assert len(m.unsettled) == unsettled
    assert m.needs_recount(Tolerance(quantity=9000, amount=999999), 19900) is bool(unsettled)


def test_an_unsettled_variance_is_the_smallest_that_is_possible() -> None:
    counts = [scan("m", 10, pieces=3), scan("m", 60, area=RIGHT, pieces=3)]
    (m,) = compare(stocktake(), counts, [], opening(m=9), [moved("m", 50, 1), moved("m", 30, -2)])
    assert (m.low, m.high, m.quantity) == (7000, 10000, -1000)
    assert [each.moment for each in m.unsettled] == [at(30), at(50)]


def test_a_full_stocktake_finds_what_nobody_scanned_and_waits_for_places_not_counted_yet() -> None:
    stock = {**opening(m=1, gone=2), ("room", Place.STOCK_ROOM, CHAIN_OWNER): 5000}
    found = compare(stocktake(), [scan("m", 60)], [], stock, [])
    assert {each.variant_id: each.quantity for each in found} == {"m": 0, "gone": -2000}
    later = compare(stocktake(), [scan("m", 60), scan("m", 61, area=ROOM)], [], stock, [])
    assert [(each.variant_id, each.place, each.quantity) for each in later] == [
        ("gone", FLOOR, -2000),
        ("m", FLOOR, 0),
        ("m", Place.STOCK_ROOM, 1000),
        ("room", Place.STOCK_ROOM, -5000),
    ]


def test_what_was_sold_out_while_its_shelf_was_not_reached_is_unsettled() -> None:
    counts = [scan("m", 10), scan("m", 100)]
    found = explain(
        compare(stocktake(), counts, [], opening(m=2, gone=1), [moved("gone", 50, -1)]),
        style_of=str,
        in_transit={},
    )
    assert [(each.variant_id, each.quantity, each.reason) for each in found] == [
        ("gone", 0, Reason.SOLD_DURING),
        ("m", 0, Reason.NONE),
    ]


def test_a_list_is_about_its_variants_and_what_was_counted_all_the_same() -> None:
    take = stocktake(Scope.LIST, ("m", "s"))
    found = compare(take, [scan("m", 60), scan("x", 61)], [], opening(m=1, l=4), [])
    assert {each.variant_id: each.quantity for each in found} == {"m": 0, "s": 0, "x": 1000}


def test_a_shelf_alone_is_about_what_was_counted() -> None:
    found = compare(
        stocktake(Scope.COUNTED), [scan("m", 60)], [], opening(m=2, l=4), [moved("l", 1, -1), moved("n", 2, -1)]
    )
    assert {each.variant_id: each.quantity for each in found} == {"m": -1000}


def test_a_recount_settles_what_was_unsettled() -> None:
    counts = [scan("m", 60, pieces=9, doubt_ms=1000), scan("m", 200, pieces=9, recount="r")]
    (m,) = compare(stocktake(), counts, [again("r", 100, "m")], opening(m=10), [moved("m", 60.5, -1)])
    assert (m.quantity, m.unsettled) == (0, ())


def test_counts_of_an_area_nobody_knows_are_on_the_sales_floor() -> None:
    take = stocktake(Scope.COUNTED)
    (m,) = compare(take, [scan("m", 5), replace(scan("m", 6), area_id="forgotten")], [], opening(m=2), [])
    assert m.quantity == 0


def test_a_difference_goes_to_whoever_owns_most_of_it() -> None:
    stock = {("m", FLOOR, "chain"): 1000, ("m", FLOOR, "franchisee"): 3000}
    (m,) = compare(stocktake(), [scan("m", 60, pieces=3)], [], stock, [])
    assert (m.owner, m.quantity) == ("franchisee", -1000)


def test_reasons_that_are_proposed() -> None:
    counts = [scan("a-s", 1, pieces=3), scan("a-m", 2), scan("b", 3), scan("c", 4, pieces=2), scan("d", 5)]
    stock = {**opening(b=2, d=4), ("c", FLOOR, CHAIN_OWNER): -1000, **opening(**{"a-s": 2, "a-m": 2})}
    found = explain(
        compare(stocktake(), counts, [], stock, []), style_of=lambda variant: variant[0], in_transit={"b": 1000}
    )
    assert {each.variant_id: each.reason for each in found} == {
        "a-s": Reason.CONFUSED,
        "a-m": Reason.CONFUSED,
        "b": Reason.IN_TRANSIT,
        "c": Reason.LEDGER_NEGATIVE,
        "d": Reason.UNKNOWN,
    }


def line(variance: Variance, quantity: int) -> PostedLine:
    return PostedLine(
        variance.variant_id, variance.place, quantity, variance.expected, variance.counted, quantity // 1000 * 19900
    )


def posting(*lines: PostedLine, part: int = 1, posting_id: str = "p1", reverses: str = "") -> Posting:
    return Posting(posting_id, "N", "take", "store", part, lines, at(500), "wang", reverses=reverses)


def test_two_tills_that_post_the_same_move_the_same() -> None:
    (m,) = compare(stocktake(), [scan("m", 60, pieces=7)], [], opening(m=10), [])
    mine, hers = posting(line(m, -3000)), posting(line(m, -3000), posting_id="p2")
    ids = [[moved.movement_id for moved in each.movements()] for each in (mine, hers)]
    assert ids[0] == ids[1]
    assert (mine.quantity, mine.value) == (-3000, -59700)
    (change,) = mine.movements()
    assert (change.quantity, change.kind, change.document_id, change.moment) == (-3000, "stocktake", "p1", at(500))
    assert posting(line(m, -3000), part=2).movements()[0].movement_id not in ids[0]


def test_late_counts_are_proposed_and_a_posting_is_taken_back_by_another() -> None:
    known = [scan("m", 60, pieces=7)]
    (m,) = compare(stocktake(), known, [], opening(m=10), [])
    assert open_lines([m], []) == ((m, -3000),)
    first = posting(line(m, -3000))
    assert open_lines([m], [first]) == ()
    (late,) = compare(stocktake(), [*known, scan("m", 61, area=RIGHT, pieces=2)], [], opening(m=10), first.movements())
    assert open_lines([late], [first]) == ((late, 2000),)
    back = posting(*reversed_lines(first), posting_id="p3", part=2, reverses="p1")
    assert (back.quantity, back.value) == (3000, 59700)
    assert back.movements()[0].movement_id != first.movements()[0].movement_id
    assert open_lines([m], [first, back]) == ((m, -3000),)


def test_what_is_no_posting() -> None:
    (m,) = compare(stocktake(), [scan("m", 60, pieces=7, area=LEFT)], [], opening(m=10), [])
    with pytest.raises(BadValue):
        posting(line(m, 0))
    with pytest.raises(BadValue):
        posting(part=0)


def test_what_came_first_before_the_count_is_in_the_books() -> None:
    came = [moved("new", 1, 3, kind=MovementKind.RECEIPT), moved("new", 2, -1)]
    (found,) = compare(stocktake(), [scan("new", 60, pieces=2)], [], {}, came)
    assert (found.expected, found.quantity, found.owner) == (2000, 0, CHAIN_OWNER)
