"""What a promotion asked for when it gave something beside the price, kept for the day when goods come back."""

from __future__ import annotations

from collections.abc import Iterable

from pos.domain.earned import Need
from pos.domain.promotion.board import Board
from pos.domain.promotion.condition import Measure


def asked(
    board: Board, places: Iterable[int], least: int, measured: int, *, by: Measure = Measure.AMOUNT, every: int = 0
) -> Need:
    """A need: `least` of what the positions came to, which is `measured`."""
    lines = {line.line_id for place in places for line in board.sheet.positions[place].lines}
    return Need(tuple(sorted(lines)), least, measured, by is Measure.QUANTITY, every)
