"""Rules that all want the same pieces: bundles take the dearest, the others lower the cheapest.

Whatever the order, what is left are pieces that lie together, from the dearest to the cheapest: bundles take from one
end (`give_sets`), 第N件 and 买N送M from the other (`give_pieces`). So the most that all of them take off is the most
that bundles take off the dearest k and the others off the cheapest of the rest, for the best k.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from pos.domain.money import Fen, half_up
from pos.domain.promotion.benefit import Bundle, BuyGet, NthPiece
from pos.domain.promotion.board import Board
from pos.domain.promotion.live import Live
from pos.domain.promotion.picking import closed, costs_of

MOST_PIECES = 60
"""More are too many to be looked at one by one."""


def most_from_both_ends(lives: Sequence[Live], board: Board) -> Fen | None:
    """No way takes more off; None where rules are others or want other pieces, or a piece has no price in whole fen."""
    bundles: list[tuple[int, Fen]] = []
    lowering: list[tuple[int, int, int]] = []
    for live in lives:
        benefit = live.rule.benefit
        if isinstance(benefit, Bundle):
            bundles.append((benefit.pieces, benefit.price))
        elif isinstance(benefit, NthPiece) and len(benefit.steps) == 1 and not benefit.dearest:
            lowering.append((benefit.steps[0][0], 1, benefit.steps[0][1]))
        elif isinstance(benefit, BuyGet) and benefit.target is None and not (benefit.dearest or benefit.same):
            lowering.append((benefit.buy + benefit.get, benefit.get, benefit.part))
        else:
            return None
    first = lives[0]
    passed = closed(first.rule.target, first.rule.uses_pieces)
    if any(
        each.positions != first.positions
        or closed(each.rule.target, each.rule.uses_pieces) != passed
        or each.rule.target.cheapest
        or each.rule.target.dearest
        for each in lives
    ):
        return None
    lots = costs_of(board, first.positions, passed)
    if sum([count for _, count, _ in lots]) > MOST_PIECES or any(amount % count for _, count, amount in lots):
        return None
    prices = sorted([amount // count for _, count, amount in lots for _ in range(count)])
    low = list(accumulate(_lowered(prices, lowering), max))
    return max([off + low[len(prices) - taken] for taken, off in _bundled(prices[::-1], bundles).items()])


def _bundled(prices: Sequence[Fen], bundles: Sequence[tuple[int, Fen]]) -> dict[int, Fen]:
    """Pieces that are taken, the dearest first → the most off them."""
    cost = {0: 0}
    for pieces, price in bundles:
        for taken in list(cost):
            for more in range(taken + pieces, len(prices) + 1, pieces):
                paid = cost[taken] + price * ((more - taken) // pieces)
                cost[more] = min(paid, cost.get(more, paid))
    whole = [0, *accumulate(prices)]
    return {taken: whole[taken] - paid for taken, paid in cost.items()}


def _lowered(prices: Sequence[Fen], rules: Sequence[tuple[int, int, int]]) -> list[Fen]:
    """By pieces that are taken, the cheapest first: the most off them. Which rule comes first decides what it lowers.

    `rules`: (pieces it takes each time, how many of them are lowered, part off).
    """
    count = len(prices)
    whole = [0, *accumulate(prices)]
    best: dict[int, list[Fen | None]] = {0: [0] + [None] * count}
    for chosen in range(1 << len(rules)):
        ways = best[chosen]
        for at, (pieces, lowered, part) in enumerate(rules):
            if chosen >> at & 1:
                continue
            after = best.setdefault(chosen | 1 << at, list(ways))
            for taken, off in enumerate(ways):
                if off is None:
                    continue
                for times in range((count - taken) // pieces + 1):
                    less = half_up((whole[taken + times * lowered] - whole[taken]) * part, 10_000)
                    end = taken + times * pieces
                    known = after[end]
                    if known is None or off + less > known:
                        after[end] = off + less
    return [off or 0 for off in best[(1 << len(rules)) - 1]]
