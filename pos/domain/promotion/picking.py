"""Which pieces a rule takes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from pos.domain.money import Fen
from pos.domain.promotion.board import SPECIAL, USED, Board
from pos.domain.promotion.live import Live
from pos.domain.promotion.taking import Pick
from pos.domain.promotion.target import Target

_FINE = 10**10


def closed(target: Target, uses_pieces: bool) -> int:
    """Flags of lots that a rule passes over."""
    return (SPECIAL if target.full_price_only else 0) | (USED if uses_pieces else 0)


def open_lots(board: Board, places: Collection[int], passed: int) -> list[Pick]:
    """The lots of the positions that are open to a rule, in order."""
    flags, lots = board.flags, board.lots
    if lots.keys().isdisjoint(places):
        return [(place, 0) for place in places if not flags[place] & passed]
    picks = []
    for place in places:
        if place in lots:
            picks += [(place, index) for index, lot in enumerate(lots[place]) if lot[0] and not lot[3] & passed]
        elif not flags[place] & passed:
            picks.append((place, 0))
    return picks


def costs_of(board: Board, places: Collection[int], passed: int) -> list[tuple[Pick, int, Fen]]:
    """The same lots with (how many pieces, what they cost now)."""
    lots, pieces, amounts = board.lots, board.sheet.pieces, board.amounts
    return [
        (pick, *(lots[pick[0]][pick[1]][:2] if pick[0] in lots else (pieces[pick[0]], amounts[pick[0]])))
        for pick in open_lots(board, places, passed)
    ]


def amount_of(board: Board, picks: Iterable[Pick]) -> Fen:
    """What lots cost now."""
    lots, amounts = board.lots, board.amounts
    return sum([lots[place][index][1] if place in lots else amounts[place] for place, index in picks])


def start_of(board: Board, picks: Iterable[Pick]) -> Fen:
    """What lots cost when the stage began."""
    lots, starts = board.lots, board.starts
    return sum([lots[place][index][2] if place in lots else starts[place] for place, index in picks])


def count_of(board: Board, picks: Iterable[Pick]) -> int:
    """How many pieces lots have."""
    lots, pieces = board.lots, board.sheet.pieces
    return sum([lots[place][index][0] if place in lots else pieces[place] for place, index in picks])


def by_price(board: Board, picks: Sequence[Pick], *, dearest: bool) -> list[Pick]:
    """Lots by the price of a piece now; ties in the order of positions."""

    def price(pick: Pick) -> int:
        count, amount, _, _ = board.lots_of(pick[0])[pick[1]]
        return amount * _FINE // count

    return sorted(picks, key=lambda pick: (-price(pick) if dearest else price(pick), pick))


def portions(board: Board, ordered: Sequence[Pick], counts: Sequence[int]) -> list[list[Pick]]:
    """The first pieces of lots in an order: one list of lots for each count, as far as there are pieces.

    A lot of which only some pieces are wanted is split; lots behind it in its position move up one index.
    """
    waiting = list(reversed(ordered))
    chosen: list[list[Pick]] = []
    last = dict(sorted(ordered))
    for count in counts:
        portion: list[Pick] = []
        chosen.append(portion)
        left = count
        while left > 0 and waiting:
            place, index = waiting.pop()
            has = board.lots_of(place)[index][0]
            if has > left:
                board.cut(place, index, left)
                if last[place] > index:  # else, as in a line of very many pieces, none of them stands behind it
                    for picks in (*chosen, waiting):
                        picks[:] = [_moved(pick, place, index) for pick in picks]
                last[place] += 1
                waiting.append((place, index + 1))
                has = left
            portion.append((place, index))
            left -= has
    return chosen


def own_lots(live: Live, board: Board) -> list[Pick]:
    """The lots a rule is about: its target without what is closed to it, narrowed to the cheapest or dearest n."""
    rule = live.rule
    picks = open_lots(board, live.positions, closed(rule.target, rule.uses_pieces))
    wanted = rule.target.cheapest or rule.target.dearest
    if wanted:
        ordered = by_price(board, picks, dearest=bool(rule.target.dearest))
        picks = sorted(portions(board, ordered, [wanted])[0])
    return picks


def other_lots(live: Live, board: Board, chosen: Sequence[Pick]) -> list[Pick]:
    """The other lots a rule covers: what the chosen ones have no room for is taken from them."""
    without = set(chosen)
    picks = open_lots(board, live.positions, closed(live.rule.target, live.rule.uses_pieces))
    return [pick for pick in picks if pick not in without]


def use(live: Live, board: Board, picks: Iterable[Pick]) -> None:
    """The pieces serve this rule and no other one that counts pieces."""
    if live.rule.uses_pieces:
        for place, index in picks:
            board.mark(place, index, USED)


def fewest(most: int, *caps: int | None) -> int:
    """The smallest of some numbers; None: no number."""
    for cap in caps:
        if cap is not None and cap < most:
            most = cap
    return most


def _moved(pick: Pick, place: int, index: int) -> Pick:
    """Where a lot is after one before it in its position was split."""
    return (place, pick[1] + 1) if pick[0] == place and pick[1] > index else pick
