"""No way of sharing pieces takes more off: what the search for the best one counts on."""

from __future__ import annotations

from collections.abc import Sequence

from pos.domain.money import Fen
from pos.domain.promotion.benefit import Bundle, BuyGet, NthPiece
from pos.domain.promotion.board import Board
from pos.domain.promotion.live import Live
from pos.domain.promotion.picking import closed, open_lots


def most_together(lives: Sequence[Live], board: Board) -> Fen:
    """Each piece counted once, for the rule that could take most off it.

    Of a set of pieces a rule takes at most the sum of `_most_of_lot` over them: of so many pieces for a price, each
    piece's part of the price stays; where the cheaper pieces of a set are lowered most, each gives at most the average.
    """
    most: dict[tuple[int, int], Fen] = {}
    for live in lives:
        for pick in open_lots(board, touched(live), closed(live.rule.target, live.rule.uses_pieces)):
            count, amount, _, _ = board.lots_of(pick[0])[pick[1]]
            value = _most_of_lot(live, count, amount)
            if value > most.get(pick, 0):
                most[pick] = value
    return sum(most.values()) + len(lives)


def touched(live: Live) -> Sequence[int]:
    """The positions that a rule may lower."""
    if not live.others:
        return live.positions
    return sorted({place for places in (live.positions, *live.others) for place in places})


def _most_of_lot(live: Live, count: int, amount: Fen) -> Fen:
    """The most that a lot can give to a rule, rounded up."""
    benefit = live.rule.benefit
    if live.floors is not None:
        return amount  # what a piece has no room for may be taken from others
    if isinstance(benefit, Bundle):
        return max(0, amount - benefit.price * count // benefit.pieces)
    if isinstance(benefit, NthPiece) and len(benefit.steps) == 1 and not benefit.dearest:
        nth, part = benefit.steps[0]
        return -(-amount * part // (10_000 * nth))
    if isinstance(benefit, BuyGet) and benefit.target is None and not benefit.dearest:
        return -(-amount * benefit.get * benefit.part // (10_000 * (benefit.buy + benefit.get)))
    return amount
