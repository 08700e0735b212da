"""No way of sharing pieces takes more off: what the search for the best one counts on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pos.domain.money import Fen
from pos.domain.promotion.benefit import Bundle, BuyGet, NthPiece
from pos.domain.promotion.board import Board
from pos.domain.promotion.live import Live
from pos.domain.promotion.picking import closed, open_lots

MOST_PIECES = 60
"""Of more pieces only the simple bound is worked out."""
FINE = 1_000
"""Prices of single pieces are in thousandths of a fen."""


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


def most_by_payers(lives: Sequence[Live], board: Board) -> Fen | None:
    """As if every piece were open to every rule; None where that cannot be said of these rules, or of so many pieces.

    From the dearest piece to the cheapest each is in a bundle, or pays, or is lowered: a piece that is lowered as the
    cheaper ones are needs others that pay, at least as dear as itself.
    """
    lowered: dict[int, int] = {}
    stays: list[int] = []
    for live in lives:
        benefit = live.rule.benefit
        if isinstance(benefit, Bundle):
            stays.append(benefit.price * FINE // benefit.pieces)
        elif isinstance(benefit, NthPiece) and len(benefit.steps) == 1 and not benefit.dearest:
            nth, part = benefit.steps[0]
            lowered[nth - 1] = max(part, lowered.get(nth - 1, 0))
        elif isinstance(benefit, BuyGet) and benefit.target is None and not benefit.dearest and benefit.get == 1:
            lowered[benefit.buy] = max(benefit.part, lowered.get(benefit.buy, 0))
        else:
            return None
    picks = {
        pick
        for live in lives
        for pick in open_lots(board, live.positions, closed(live.rule.target, live.rule.uses_pieces))
    }
    lots = [board.lots_of(place)[index] for place, index in picks]
    if sum([lot[0] for lot in lots]) > MOST_PIECES:
        return None
    prices = sorted([-(-lot[1] * FINE // lot[0]) for lot in lots for _ in range(lot[0])], reverse=True)
    return -(-_best(prices, min(stays, default=None), lowered) // FINE) + len(lives)


def touched(live: Live) -> Sequence[int]:
    """The positions that a rule may lower."""
    if not live.others:
        return live.positions
    return sorted({place for places in (live.positions, *live.others) for place in places})


def _best(prices: Sequence[int], stays: int | None, lowered: Mapping[int, int]) -> int:
    """The most that can be taken off pieces, the dearest first. `lowered`: so many that pay → part off, in 1/10,000."""
    nothing = -(10**18)
    paying = [0]
    """By how many have paid for nothing yet: the most so far."""
    for price in prices:
        alone = 0 if stays is None else max(0, price - stays)
        ways = [[most + alone for most in paying] + [nothing], [nothing, *paying]]
        for needed, part in lowered.items():
            off = -(-price * part // 10_000)
            ways.append([most + off for most in paying[needed:]] + [nothing] * (needed + 1))
        paying = [max(each) for each in zip(*(way[: len(paying) + 1] for way in ways), strict=False)]
    return max(paying)


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
