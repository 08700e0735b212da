"""What should be counted next."""

from __future__ import annotations

from datetime import datetime, timedelta

from pos.domain.stocktake_choice import Due, Seen, propose
from tests.examples import NOON


def days_ago(days: int) -> datetime:
    return NOON - timedelta(days=days)


def proposed(*known: Seen, limit: int = 99) -> list[tuple[str, Due]]:
    return [(each.seen.variant_id, each.due) for each in propose(known, NOON, limit=limit)]


def test_negative_first_then_what_sells_most_then_what_nobody_looked_at() -> None:
    slow = [Seen(f"slow {number:02d}", 5_000, 1_000, days_ago(1)) for number in range(18)]
    assert proposed(
        *slow,
        Seen("old", 5_000, 0, days_ago(200)),
        Seen("never", 5_000, 0, None),
        Seen("best", 1_000, 90_000, days_ago(31)),
        Seen("minus one", -1_000, 0, days_ago(1)),
        Seen("minus two", -2_000, 0, None),
    ) == [
        ("minus two", Due.NEGATIVE),
        ("minus one", Due.NEGATIVE),
        ("best", Due.FAST),
        ("never", Due.LONG),
        ("old", Due.LONG),
    ]


def test_what_was_counted_lately_or_is_not_there_is_left_alone() -> None:
    assert proposed(Seen("best", 5_000, 90_000, days_ago(29)), Seen("gone", 0, 0, None)) == []
    assert proposed(Seen("unsold", 5_000, 0, days_ago(89)), Seen("due", 1_000, 0, days_ago(90))) == [("due", Due.LONG)]
    assert proposed(*(Seen(f"{n}", 1_000, 0, None) for n in range(9)), limit=2) == [("0", Due.LONG), ("1", Due.LONG)]
