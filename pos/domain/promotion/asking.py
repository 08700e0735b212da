"""What a promotion asked for when it gave something beside the price, kept for the day when goods come back."""

from __future__ import annotations

from collections.abc import Sequence

from pos.domain.earned import Need
from pos.domain.promotion.board import Board
from pos.domain.promotion.condition import Measure


def asked(
    board: Board, places: Sequence[int], least: int, measured: int, *, by: Measure = Measure.AMOUNT, every: int = 0
) -> Need:
    """A need: `least` of what the positions came to, which is `measured`."""
    return Need(board.sheet.line_ids(tuple(places)), least, measured, by is Measure.QUANTITY, every)
