"""No way of sharing pieces takes more off: what the search for the best one counts on."""

from __future__ import annotations

from collections.abc import Sequence

from pos.domain.money import Fen
from pos.domain.promotion.benefit import Bundle, BuyGet, NthPiece, On, Reduction
from pos.domain.promotion.board import USED, Board
from pos.domain.promotion.live import Live
from pos.domain.promotion.picking import closed, costs_of
from pos.domain.promotion.room import most_amount


def most_together(lives: Sequence[Live], board: Board) -> Fen:
    """Each piece counted once, for the rule that could take most off it.

    Of a set of pieces a rule takes at most the sum of `_most_of_lot` over them: of so many pieces for a price, each
    piece's part of the price stays; where the cheaper pieces of a set are lowered most, each gives at most the average.
    A reduction that takes no more than so much, whatever its pieces are, adds that where they could give more.
    """
    most: dict[tuple[int, int], Fen] = {}
    flat = 0
    for live in lives:
        benefit, passed = live.rule.benefit, closed(live.rule.target, live.rule.uses_pieces)
        limit = None
        if isinstance(benefit, Reduction):
            limit = _most_in_all(live, benefit, board)
            if benefit.on is On.ORDER:
                passed = USED
        own: dict[tuple[int, int], Fen] = {}
        for pick, count, amount in costs_of(board, touched(live), passed):
            own[pick] = _most_of_lot(live, count, amount)
        if limit is not None and limit < sum(own.values()):
            flat += limit
            continue
        for pick, value in own.items():
            if value > most.get(pick, 0):
                most[pick] = value
    return sum(most.values()) + flat + len(lives)


def touched(live: Live) -> Sequence[int]:
    """The positions that a rule may lower."""
    if len(live.positions) == live.touch.bit_count():
        return live.positions
    return [place for place in range(live.touch.bit_length()) if live.touch >> place & 1]


def _most_in_all(live: Live, benefit: Reduction, board: Board) -> Fen | None:
    """The most that a reduction can be, whatever its pieces cost; None: no such limit."""
    amounts = all(off.off for _, off in benefit.tiers)
    if amounts and benefit.on in (On.TARGET, On.ORDER):
        return most_amount(live, board)
    return benefit.most or None


def _most_of_lot(live: Live, count: int, amount: Fen) -> Fen:
    """The most that a lot can give to a rule, rounded up."""
    benefit = live.rule.benefit
    if isinstance(benefit, Reduction) and not benefit.of_list and all(off.part for _, off in benefit.tiers):
        return -(-amount * max([off.part for _, off in benefit.tiers]) // 10_000)
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
