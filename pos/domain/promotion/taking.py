"""Take a discount off: shared by weight, rounded parts by largest remainder, nothing below its floor."""

from __future__ import annotations

from collections.abc import Sequence
from operator import gt
from typing import TypeAlias

from pos.domain.money import Fen, share
from pos.domain.promotion.board import Board, Lot, Parts

Pick: TypeAlias = tuple[int, int]
"""(position, index of the lot)."""


def take(board: Board, places: Sequence[int], total: Fen, floors: list[Fen] | None) -> Parts:
    """Take `total` off whole positions by what each costs now."""
    amounts = board.amounts
    weights = [amounts[place] for place in places]
    whole = sum(weights)
    if total >= whole:
        parts = weights
    elif len(places) == 1:
        parts = [total]
    else:
        parts = _proportional(total, weights, whole)
    if floors is not None or board.lots:
        lowered = _lowered(board, places, parts, floors)
        if lowered is None:
            picks = [(place, index) for place in places for index in range(len(board.lots_of(place)))]
            return take_lots(board, picks, total, [board.lots_of(p)[index][1] for p, index in picks], floors)
        board.lots.update(lowered)
    taken = []
    for place, part in zip(places, parts, strict=True):
        if part:
            amounts[place] -= part
            taken.append((place, part))
    return taken


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
        _take(board, spill, rest, [board.lots_of(place)[index][1] for place, index in spill], floors, taken)
    return [(place, part) for place, part in sorted(taken.items()) if part]


def _take(
    board: Board,
    picks: Sequence[Pick],
    total: Fen,
    weights: Sequence[int],
    floors: list[Fen] | None,
    taken: dict[int, Fen],
) -> Fen:
    """What was left over."""
    lots = board.lots
    if not lots or not any(place in lots for place, _ in picks):
        return _take_whole(board, [place for place, _ in picks], total, weights, floors, taken)
    rooms = [_room(board.lots_of(place)[index], 0 if floors is None else floors[place]) for place, index in picks]
    lines: dict[int, list[int]] = {}
    for at, (place, _) in enumerate(picks):
        lines.setdefault(place, []).append(at)
    if len(lines) == len(picks):
        parts, rest = _shared(total, weights, rooms)
    else:
        parts, rest = _shared(
            total,
            [sum([weights[at] for at in ats]) for ats in lines.values()],
            [sum([rooms[at] for at in ats]) for ats in lines.values()],
        )
    for (place, ats), part in zip(lines.items(), parts, strict=True):
        if not part:
            continue
        taken[place] = taken.get(place, 0) + part
        inner: Sequence[Fen] = (part,)
        if len(ats) > 1:
            inner, _ = _shared(part, [weights[at] for at in ats], [rooms[at] for at in ats])
        own = list(board.lots_of(place))
        for at, less in zip(ats, inner, strict=True):
            count, amount, start, flag = own[picks[at][1]]
            own[picks[at][1]] = (count, amount - less, start, flag)
        board.put_lots(place, tuple(own))
    return rest


def _take_whole(
    board: Board,
    places: Sequence[int],
    total: Fen,
    weights: Sequence[int],
    floors: list[Fen] | None,
    taken: dict[int, Fen],
) -> Fen:
    """The same where no position is split."""
    amounts, pieces = board.amounts, board.sheet.pieces
    if floors is None:
        rooms = [amounts[place] for place in places]
    else:
        rooms = [max(0, amounts[place] - floors[place] * pieces[place]) for place in places]
    parts, rest = _shared(total, weights, rooms)
    for place, part in zip(places, parts, strict=True):
        if part:
            taken[place] = taken.get(place, 0) + part
            amounts[place] -= part
    return rest


def _room(lot: Lot, floor: Fen) -> Fen:
    """What can still be taken off a lot. `floor`: the lowest price of one piece."""
    return max(0, lot[1] - floor * lot[0])


def _shared(total: Fen, weights: Sequence[int], rooms: Sequence[Fen]) -> tuple[Sequence[Fen], Fen]:
    """`money.share`, straight where every part has room: (parts, what was left over)."""
    whole = sum(weights)
    if 0 < total <= whole and all(rooms):
        parts = _proportional(total, weights, whole)
        if not any(map(gt, parts, rooms)):
            return parts, 0
    shares = share(total, weights, rooms)
    return shares.parts, shares.remainder


def _proportional(total: Fen, weights: Sequence[int], whole: int) -> list[Fen]:
    """By largest remainder, ties to the earlier part. `total` is not above the sum of the weights."""
    parts = [total * weight // whole for weight in weights]
    spare = total - sum(parts)
    if spare:
        left = [-(total * weight % whole) for weight in weights]
        for at in sorted(range(len(left)), key=left.__getitem__)[:spare]:
            parts[at] += 1
    return parts


def _lowered(
    board: Board, places: Sequence[int], parts: Sequence[Fen], floors: list[Fen] | None
) -> dict[int, tuple[Lot, ...]] | None:
    """The lots of split positions once each has given its part; None where one has no room, or not enough."""
    lowered: dict[int, tuple[Lot, ...]] = {}
    for place, part in zip(places, parts, strict=True):
        floor = 0 if floors is None else floors[place]
        lots = board.lots.get(place, ())
        if floor:
            room = board.amounts[place] - floor * board.sheet.pieces[place]
            if room < max(1, part) or any(_room(lot, floor) < 1 for lot in lots):
                return None
        if not lots or not part:
            continue
        weights = [lot[1] for lot in lots]
        inner = _proportional(part, weights, sum(weights))
        if floor and any(_room(lot, floor) < less for lot, less in zip(lots, inner, strict=True)):
            return None
        lowered[place] = tuple(
            (count, amount - less, start, flag) for (count, amount, start, flag), less in zip(lots, inner, strict=True)
        )
    return lowered
