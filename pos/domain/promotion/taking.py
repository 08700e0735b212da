"""Take a discount off: shared by weight, rounded parts by largest remainder, nothing below its floor."""

from __future__ import annotations

from collections.abc import Sequence
from operator import gt
from typing import TypeAlias

from pos.domain.money import Fen, half_up, share
from pos.domain.promotion.board import Board, Lot, Parts

Pick: TypeAlias = tuple[int, int]
"""(position, index of the lot)."""


def take(board: Board, places: Sequence[int], total: Fen, floors: list[Fen] | None) -> Parts:
    """Take `total` off whole positions by what each costs now."""
    amounts, lots = board.amounts, board.lots
    weights = amounts if places is board.sheet.all else [amounts[place] for place in places]
    parts, _ = _shared(total, weights, weights if floors is None else _rooms(board, places, weights, floors))
    taken = [each for each in zip(places, parts, strict=True) if each[1]]
    for place, part in taken:
        amounts[place] -= part
    for place, part in [each for each in taken if each[0] in lots] if lots else ():
        lots[place] = _lowered(lots[place], part, 0 if floors is None else floors[place])
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
    amounts, lots = board.amounts, board.lots
    places = [place for place, _ in picks]
    if lots and any(map(lots.__contains__, places)):
        return _take_split(board, picks, total, weights, floors, taken)
    now = [amounts[place] for place in places]
    parts, rest = _shared(total, weights, now if floors is None else _rooms(board, places, now, floors))
    for place, part in zip(places, parts, strict=True):
        if part:
            taken[place] = taken.get(place, 0) + part
            amounts[place] -= part
    return rest


def _take_split(
    board: Board,
    picks: Sequence[Pick],
    total: Fen,
    weights: Sequence[int],
    floors: list[Fen] | None,
    taken: dict[int, Fen],
) -> Fen:
    """The same where some positions are split."""
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
        if place not in board.lots:
            board.amounts[place] -= part
            continue
        inner: Sequence[Fen] = (part,)
        if len(ats) > 1:
            inner, _ = _shared(part, [weights[at] for at in ats], [rooms[at] for at in ats])
        own = list(board.lots[place])
        for at, less in zip(ats, inner, strict=True):
            count, amount, start, flag = own[picks[at][1]]
            own[picks[at][1]] = (count, amount - less, start, flag)
        board.put_lots(place, tuple(own))
    return rest


def _lowered(lots: tuple[Lot, ...], part: Fen, floor: Fen) -> tuple[Lot, ...]:
    """The lots of a position once they have given their part, by what they cost."""
    if not floor and len(lots) == 2:
        (count, now, start, flag), (others, rest, begun, mark) = lots
        less = half_up(part * now, now + rest)  # the larger remainder of two, ties to the first
        return (count, now - less, start, flag), (others, rest - part + less, begun, mark)
    weights = [lot[1] for lot in lots]
    parts, _ = _shared(part, weights, [_room(lot, floor) for lot in lots] if floor else weights)
    return tuple(
        [(count, now - less, start, flag) for (count, now, start, flag), less in zip(lots, parts, strict=True)]
    )


def _rooms(board: Board, places: Sequence[int], now: Sequence[Fen], floors: list[Fen]) -> Sequence[Fen]:
    """What positions can still give. `now`: what they cost."""
    own = floors if places is board.sheet.all else [floors[place] for place in places]
    if not any(own):
        return now
    rooms = list(now)
    for at in [at for at, floor in enumerate(own) if floor]:
        place, floor = places[at], own[at]
        if place in board.lots:
            rooms[at] = sum([_room(lot, floor) for lot in board.lots[place]])
        else:
            rooms[at] = max(0, now[at] - floor * board.sheet.pieces[place])
    return rooms


def _room(lot: Lot, floor: Fen) -> Fen:
    """What can still be taken off a lot. `floor`: the lowest price of one piece."""
    return max(0, lot[1] - floor * lot[0])


def _shared(total: Fen, weights: Sequence[int], rooms: Sequence[Fen]) -> tuple[Sequence[Fen], Fen]:
    """`money.share`, straight where nobody comes to the end of their room: (parts, what was left over)."""
    if len(weights) == 1:
        part = min(total, rooms[0])
        return (part,), total - part
    able = weights if all(rooms) else [weight if room else 0 for weight, room in zip(weights, rooms, strict=True)]
    whole = sum(able)
    if 0 < total <= whole:
        parts = _proportional(total, able, whole)
        if rooms is able or not any(map(gt, parts, rooms)):
            return parts, 0
        if total <= sum([room for room, weight in zip(rooms, able, strict=True) if weight]):
            return _overflowing(parts, able, rooms), 0
    shares = share(total, weights, rooms)
    return shares.parts, shares.remainder


def _overflowing(parts: Sequence[Fen], weights: Sequence[int], rooms: Sequence[Fen]) -> Sequence[Fen]:
    """What some have no room for goes to the others by the same weights. There is room for all of it."""
    taken = list(map(min, parts, rooms))
    over = sum(parts) - sum(taken)
    while over:
        able = [at for at, part in enumerate(taken) if part < rooms[at]]
        own = [weights[at] for at in able]
        for at, part in zip(able, _proportional(over, own, sum(own)), strict=True):
            more = min(part, rooms[at] - taken[at])
            taken[at] += more
            over -= more
    return taken


def _proportional(total: Fen, weights: Sequence[int], whole: int) -> list[Fen]:
    """By largest remainder, ties to the earlier part. `total` is not above the sum of the weights."""
    scaled = [total * weight for weight in weights]
    parts = [each // whole for each in scaled]
    spare = total - sum(parts)
    if spare:
        left = [each % whole for each in scaled]
        for at in sorted(range(len(left)), key=left.__getitem__, reverse=True)[:spare]:
            parts[at] += 1
    return parts
