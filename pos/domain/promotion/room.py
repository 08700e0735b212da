"""How low lines can come in any combination, and which of them may then have no more room above their floor."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from pos.domain.money import Fen
from pos.domain.promotion.benefit import On, Reduction
from pos.domain.promotion.board import Board, Parts
from pos.domain.promotion.condition import Measure
from pos.domain.promotion.live import Live

WHOLE = 10_000


def lowest(
    choices: Sequence[Live],
    always: int,
    decisions: Sequence[tuple[int, Sequence[int]]],
    took: Mapping[Live, Parts],
    board: Board,
) -> list[Fen]:
    """What no combination brings a position below; 0 everywhere where that cannot be said.

    A rule's part of a line grows where the other lines it covers become cheaper, to no more than twice as much as long
    as none of them comes down to half: so twice the most that each decision takes is allowed for, and once more what
    amounts that always apply take.
    """
    nothing = [0] * len(board.amounts)
    if not all(is_plain_part(live) or is_shared_amount(live) for live in choices):
        return nothing
    gone = nothing[:]
    by_bit: dict[int, Parts] = {live.bit: took.get(live, []) for live in choices}
    for _, ways in decisions:
        for place, amount in _most_of_a_way(ways, by_bit).items():
            gone[place] += 2 * amount
    for live, parts in took.items():
        if live.bit & always and not is_plain_part(live):
            for place, amount in parts:
                gone[place] += amount
    if any(2 * lost > now > 0 for lost, now in zip(gone, board.amounts, strict=True)):
        return nothing
    return [now - lost for lost, now in zip(gone, board.amounts, strict=True)]


def _most_of_a_way(ways: Sequence[int], by_bit: Mapping[int, Parts]) -> dict[int, Fen]:
    """By position: the most that one way of choosing takes."""
    most: dict[int, Fen] = {}
    for way in ways:
        sums: dict[int, Fen] = {}
        for place, amount in [part for bit, parts in by_bit.items() if bit & way for part in parts]:
            sums[place] = sums.get(place, 0) + amount
        for place, amount in sums.items():
            most[place] = max(most.get(place, 0), amount)
    return most


def may_be_full(live: Live, touched: Sequence[int], low: Sequence[Fen], board: Board) -> frozenset[int]:
    """Positions that the rule may bring to their floor."""
    floors, pieces = live.floors, board.sheet.pieces
    if floors is None:
        return frozenset()
    return frozenset(
        place
        for place in touched
        if floors[place] and (floors[place] * pieces[place] >= low[place] or place in board.lots)
    )


def is_plain_part(live: Live) -> bool:
    """A percentage of whole lines: but for floors and roundings nothing moves between them."""
    benefit, target = live.rule.benefit, live.rule.target
    return (
        isinstance(benefit, Reduction)
        and all(off.part for _, off in benefit.tiers)
        and not benefit.units
        and not benefit.most
        and not (target.cheapest or target.dearest)
        and not live.rule.uses_pieces
    )


def is_shared_amount(live: Live) -> bool:
    """An amount that whole lines share by what they cost."""
    benefit, target = live.rule.benefit, live.rule.target
    return (
        isinstance(benefit, Reduction)
        and all(off.off and not off.part for _, off in benefit.tiers)
        and benefit.on in (On.TARGET, On.ORDER)
        and not benefit.units
        and live.uses is None
        and not (target.cheapest or target.dearest or live.rule.uses_pieces)
    )


def most_part(live: Live) -> float:
    """Of a percentage: the most of its tiers, 0 to 1."""
    benefit = live.rule.benefit
    assert isinstance(benefit, Reduction)  # noqa: S101 - asked by the caller
    return max(off.part for _, off in benefit.tiers) / WHOLE


def most_amount(live: Live, board: Board) -> Fen:
    """Of a shared amount: the most that it can be."""
    benefit = live.rule.benefit
    assert isinstance(benefit, Reduction)  # noqa: S101 - asked by the caller
    counted = board.sheet.pieces if benefit.measure is Measure.QUANTITY else board.sheet.gross
    times = sum([counted[place] for place in live.positions]) // benefit.every if benefit.every else 1
    most = max(off.off for _, off in benefit.tiers) * times
    return min(most, benefit.most) if benefit.most else most


def spilled(live: Live, full: Collection[int], board: Board) -> float:
    """Of a percentage: the most that lines at their floor leave to the others, by what those cost afterwards."""
    part = most_part(live)
    return sum([board.sheet.gross[place] for place in full]) * part / max(1e-9, 1 - part)
