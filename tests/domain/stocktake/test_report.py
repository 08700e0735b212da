"""What a stocktake came to: posted, taken back, still open; how right the stock was."""

from __future__ import annotations

from datetime import timedelta

from pos.domain.stock import Place
from pos.domain.stocktake import Area, Stocktake
from pos.domain.stocktake_posting import PostedLine, Posting, reversed_lines
from pos.domain.stocktake_report import differences, outcome
from pos.domain.stocktake_variance import Reason, Variance
from tests.examples import NOON

FLOOR = Place.SALES_FLOOR
TAKE = Stocktake("t", "s", "秋盘", NOON, "m", (Area("a", "A", "S-A"),))


def found(variant: str, expected: int, counted: int) -> Variance:
    return Variance(variant, FLOOR, "chain", expected, counted, NOON, NOON, reason=Reason.UNKNOWN)


def posting(*lines: PostedLine, part: int = 1, reverses: str = "") -> Posting:
    moment = NOON + timedelta(minutes=part)
    return Posting(f"p{part}", f"V-{part}", "t", "s", part, lines, moment, "m", reverses=reverses)


def test_what_is_posted_and_what_came_late_are_one_difference() -> None:
    line = PostedLine("coat", FLOOR, -3_000, 10_000, 7_000, 0, Reason.SOLD_DURING)
    (coat,) = differences([found("coat", 10_000, 9_000)], [posting(line)])
    assert (coat.posted, coat.open, coat.quantity) == (-3_000, 2_000, -1_000)
    assert (coat.expected, coat.counted, coat.reason) == (10_000, 9_000, Reason.UNKNOWN)
    (posted,) = differences([], [posting(line)])  # the comparison no longer shows what is settled
    assert (posted.expected, posted.counted, posted.reason) == (10_000, 7_000, Reason.SOLD_DURING)
    assert (posted.posted, posted.open) == (-3_000, 0)


def test_a_posting_that_was_taken_back_counts_for_nothing() -> None:
    first = posting(PostedLine("coat", FLOOR, -3_000, 10_000, 7_000, 0))
    back = posting(*reversed_lines(first), part=2, reverses="p1")
    (coat,) = differences([found("coat", 10_000, 7_000)], [first, back])
    assert (coat.posted, coat.open) == (0, -3_000)
    assert differences([found("coat", 7_000, 7_000)], [first, back]) == ()


def test_accuracy_and_shrinkage_are_those_of_the_whole_stocktake() -> None:
    variances = [found("coat", 10_000, 7_000), found("hat", 0, 1_000), found("belt", 5_000, 5_000)]
    lines = differences(variances, [])
    point = outcome(TAKE, [(each, each.quantity * 2) for each in lines], compared=8)
    assert (point.differing, point.missing, point.surplus) == (2, 3_000, 1_000)
    assert (point.accuracy, point.shrinkage) == (7_500, 4_000)
    assert (point.missing_value, point.surplus_value, point.name) == (6_000, 2_000, "秋盘")
    assert outcome(TAKE, [], compared=0).accuracy == 10_000
