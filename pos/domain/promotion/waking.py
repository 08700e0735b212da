"""Rules that take nothing off as things stand, and may once others have taken pieces that they share."""

from __future__ import annotations

from pos.domain.promotion.benefit import BuyGet, NthPiece, Reduction, UnitPrice
from pos.domain.promotion.board import Board
from pos.domain.promotion.live import Live
from pos.domain.promotion.picking import closed, open_lots
from pos.domain.promotion.together import touched

_HALF_A_FEN = 5_000
"""In 1/10,000 of a fen: less is rounded to nothing."""


def may_wake(live: Live, board: Board) -> bool:
    """Whether fewer pieces may be more to it: it is about the first n, and those have no room or cost next to nothing.

    Any other rule that finds too few pieces, or none that saves, finds no more of them later.
    """
    benefit, target, floors = live.rule.benefit, live.rule.target, live.floors
    if target.cheapest or target.dearest:
        return True
    if isinstance(benefit, UnitPrice | Reduction) and (benefit.units or live.uses is not None):
        return True
    least = _least_part(live)
    return any(
        amount * least < _HALF_A_FEN * count or (floors is not None and amount <= floors[place] * count)
        for place, at in open_lots(board, touched(live), closed(target, True))
        for count, amount, _, _ in board.lots_of(place)[at : at + 1]
    )


def _least_part(live: Live) -> int:
    """Where the cheapest pieces are lowered: by which part at least; else all of it."""
    benefit = live.rule.benefit
    if isinstance(benefit, NthPiece):
        return min([part for _, part in benefit.steps])
    return benefit.part if isinstance(benefit, BuyGet) else 10_000
