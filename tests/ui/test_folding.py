"""Where reasons have no room they are summed up; what is missing for the next step is always read."""

from __future__ import annotations

from pos.ui.sell.folding import chips_that_fit, rows_that_fit, whole_parts
from pos.ui.sell.totals_row import TotalsRow

TALL, NOTE = 30, 20


def test_a_part_is_read_whole_or_not_at_all() -> None:
    def measure(words: str) -> int:
        return 10 * len(words)

    detail = "red · M · 6901234500011"
    assert whole_parts(detail, 230, measure) == detail
    assert whole_parts(detail, 229, measure) == "red · M"
    assert whole_parts(detail, 69, measure) == "red"
    assert whole_parts(detail, 5, measure) == "red"


def test_chips_without_room_are_counted() -> None:
    chips = [(word, "promo") for word in ("aaaa", "bbbb", "cccc")]

    def measure(words: str) -> int:
        return 10 * len(words)

    assert chips_that_fit(chips, 3 * 54 + 2 * 6, measure) == chips
    assert chips_that_fit(chips, 3 * 54 + 2 * 6 - 1, measure) == [*chips[:2], ("+1", "promo")]
    assert chips_that_fit(chips, 2 * 54 + 34 + 2 * 6 - 1, measure) == [*chips[:1], ("+2", "promo")]
    assert chips_that_fit(chips, 10, measure) == [("+3", "promo")]
    assert chips_that_fit([], 10, measure) == []


def test_discounts_are_summed_up_and_the_next_step_keeps_its_line() -> None:
    off = dict(zip("abcd", (1, 2, 3, 4), strict=True))
    rest = {"a": ("4 more", "−10"), "b": ("3 more", "−9"), "c": ("2 more", "−7"), "d": ("1 more", "−4")}
    rows = [
        TotalsRow("Tag prices", "100.00"),
        *[TotalsRow(name, f"−{off[name]}", "promo", "why" if name == "d" else "", rest[name]) for name in off],
        TotalsRow("Tax", "9.00"),
        TotalsRow("30.00 more, 20.00 off", "", "brand"),
        TotalsRow("Points × 2", "", "brand"),
        TotalsRow("2 tickets", "", "brand"),
    ]

    def seen(room: int) -> list[tuple[str, str]]:
        return [(row.label, row.value) for row in rows_that_fit(rows, room, TALL, NOTE)]

    everything = [(row.label, row.value) for row in rows]
    assert seen(9 * TALL + NOTE) == everything
    together = [*everything[:7], ("Points × 2 · 2 tickets", "")]
    assert seen(9 * TALL + NOTE - 1) == together
    assert seen(8 * TALL) == together
    assert seen(7 * TALL) == [*everything[:3], ("2 more", "−7"), *together[-3:]]
    assert seen(6 * TALL) == [*everything[:2], ("3 more", "−9"), *together[-3:]]
    assert seen(TALL) == [everything[0], ("4 more", "−10"), *together[-3:]]
    assert [row.label for row in rows_that_fit(rows[:1] + rows[-2:], TALL, TALL, NOTE)] == [
        "Tag prices", "Points × 2", "2 tickets"]  # fmt: skip
