"""What does not fit is counted and summed up, never left out in silence."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pos.ui.sell.totals_row import TotalsRow

AROUND = 14
"""px around the words of a chip."""
BETWEEN = 6
"""px from one chip to the next."""


def whole_parts(detail: str, width: int, measure: Callable[[str], int]) -> str:
    """As many of the parts of `a · b · c` as have room, from the first: half a date is worse than none."""
    shown = detail
    while measure(shown) > width and " · " in shown:
        shown = shown.rpartition(" · ")[0]
    return shown


def chips_that_fit(
    chips: Sequence[tuple[str, str]], width: int, measure: Callable[[str], int]
) -> list[tuple[str, str]]:
    """The chips (words, tone) that have room side by side; of the others how many they are: `+2`."""

    def wide(shown: Sequence[tuple[str, str]]) -> int:
        return sum(measure(words) + AROUND for words, _ in shown) + BETWEEN * (len(shown) - 1)

    for count in range(len(chips), -1, -1):
        hidden = chips[count:]
        shown = [*chips[:count], *([(f"+{len(hidden)}", hidden[0][1])] if hidden else [])]
        if not count or wide(shown) <= width:
            return shown
    return []


def rows_that_fit(rows: Sequence[TotalsRow], room: int, tall: int, note: int) -> list[TotalsRow]:
    """The reasons that have room. What is missing for the next step keeps its line: it is to be read aloud.

    First the words beside the price come together in a line, then the last discounts: so many more, so much off.
    `room`: px; `tall`: of a row; `note`: of the small words under it, which go first.
    """
    shown = list(rows)
    if _height(shown, tall, note) <= room:
        return shown
    beside = [row for row in shown if row.tone == "brand"]
    others = [row for row in shown if row.tone != "brand"]
    if len(beside) > 2:
        beside = [beside[0], TotalsRow(" · ".join(row.label for row in beside[1:]), "", "brand")]
    first = next((at for at, row in enumerate(others) if row.rest[0]), 0)
    shown = [*others, *beside]
    for kept in range(len(others) - 1, first - 1, -1):
        if _height(shown, tall, 0) <= room:
            break
        label, value = others[kept].rest
        if label:
            shown = [*others[:kept], TotalsRow(label, value, "promo"), *_after(others[kept:]), *beside]
    return shown


def _after(rows: Sequence[TotalsRow]) -> list[TotalsRow]:
    return [row for row in rows if not row.rest[0]]


def _height(rows: Sequence[TotalsRow], tall: int, note: int) -> int:
    return len(rows) * tall + sum(note for row in rows if row.note)
