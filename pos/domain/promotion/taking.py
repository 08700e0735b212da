"""Take a discount off: shared by weight, rounded parts by largest remainder, nothing below its floor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from pos.domain.money import Fen, share
from pos.domain.promotion.board import Board, Lot, Parts

Pick: TypeAlias = tuple[int, int]
"""(position, index of the lot)."""


def take(board: Board, places: Sequence[int], total: Fen, floors: list[Fen] | None) -> Parts:
    """Take `total` off whole positions by what each costs now."""
    amounts = board.amounts
    if floors is None and not board.lots:
        weights = [amounts[place] for place in places]
        whole = sum(weights)
        if total >= whole:
            parts = weights
        elif len(places) == 1:
            parts = [total]
        else:
            parts = _proportional(total, weights, whole)
        taken = []
        for place, part in zip(places, parts, strict=True):
            if part:
                amounts[place] -= part
                taken.append((place, part))
        return taken
    picks = [(place, index) for place in places for index in range(len(board.lots.get(place, (0,))))]
    return take_lots(board, picks, total, [_lot(board, pick)[1] for pick in picks], floors)


def take_lots(
    board: Board,
    picks: Sequence[Pick],
    total: Fen,
    weights: Sequence[int],
    floors: list[Fen] | None,
    spill: Sequence[Pick] = (),
) -> Parts:
    """Take `total` off lots (in ascending order) by weight: first between lines, then between the lots of a line.

    What they have no room for is taken from `spill`, the other lots that the rule covers, by what they cost.
    """
    taken: dict[int, Fen] = {}
    rest = _take(board, picks, total, weights, floors, taken)
    if rest and spill:
        _take(board, spill, rest, [_lot(board, pick)[1] for pick in spill], floors, taken)
    return [(place, part) for place, part in sorted(taken.items()) if part]


def room(board: Board, pick: Pick, floors: list[Fen] | None) -> Fen:
    """What can still be taken off a lot."""
    count, amount, _, _ = _lot(board, pick)
    return amount if floors is None else max(0, amount - floors[pick[0]] * count)


def _take(
    board: Board,
    picks: Sequence[Pick],
    total: Fen,
    weights: Sequence[int],
    floors: list[Fen] | None,
    taken: dict[int, Fen],
) -> Fen:
    """What was left over."""
    rooms = [room(board, pick, floors) for pick in picks]
    lines: dict[int, list[int]] = {}
    for at, (place, _) in enumerate(picks):
        lines.setdefault(place, []).append(at)
    shares = share(
        total,
        [sum(weights[at] for at in ats) for ats in lines.values()],
        [sum(rooms[at] for at in ats) for ats in lines.values()],
    )
    for (place, ats), part in zip(lines.items(), shares.parts, strict=True):
        if not part:
            continue
        taken[place] = taken.get(place, 0) + part
        inner = share(part, [weights[at] for at in ats], [rooms[at] for at in ats]).parts
        lots = list(board.lots_of(place))
        for at, less in zip(ats, inner, strict=True):
            count, amount, start, flag = lots[picks[at][1]]
            lots[picks[at][1]] = (count, amount - less, start, flag)
        board.put_lots(place, tuple(lots))
    return shares.remainder


def _proportional(total: Fen, weights: list[int], whole: int) -> list[Fen]:
    """`money.share` where every part has room: below its weight, since the total is below their sum."""
    parts = [total * weight // whole for weight in weights]
    spare = total - sum(parts)
    if spare:
        left = [-(total * weight % whole) for weight in weights]
        for at in sorted(range(len(left)), key=left.__getitem__)[:spare]:
            parts[at] += 1
    return parts


def _lot(board: Board, pick: Pick) -> Lot:
    return board.lots_of(pick[0])[pick[1]]
