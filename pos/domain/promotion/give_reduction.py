"""Percent or amount off: the order, a target, each piece, each line; in tiers; repeating."""

from __future__ import annotations

from collections.abc import Sequence

from pos.domain.money import Fen, half_up
from pos.domain.promotion.benefit import Off, On, Reduction
from pos.domain.promotion.board import SPECIAL, USED, Board, Parts
from pos.domain.promotion.condition import Measure
from pos.domain.promotion.live import Effect, Live
from pos.domain.promotion.picking import (
    amount_of,
    by_price,
    count_of,
    fewest,
    open_lots,
    own_lots,
    portions,
    start_of,
    use,
)
from pos.domain.promotion.taking import Pick, take, take_lots


def give_reduction(live: Live, board: Board, benefit: Reduction, cap: int | None = None) -> Effect | None:
    """Apply a reduction, off at most `cap` pieces where each piece is a use; None where it gives nothing."""
    rule = live.rule
    target = rule.target
    plain = not (
        rule.uses_pieces
        or (target.full_price_only and board.lots)
        or target.cheapest
        or target.dearest
        or benefit.units
        or benefit.of_list
        or benefit.on in (On.UNIT, On.LINE)
    )
    if plain:
        return _whole_lines(live, board, benefit)
    picks = own_lots(live, board)
    if not picks:
        return None
    off, times = _step(live, benefit, _measured(board, picks, benefit))
    if off is None:
        return None
    if benefit.on is On.ORDER:
        picks = open_lots(board, board.sheet.all, USED if rule.uses_pieces else 0)
    units = benefit.units or 10**9
    if benefit.on is On.UNIT:
        units = fewest(units, live.uses, cap)
    if units < 10**9:
        picks = sorted(portions(board, by_price(board, picks, dearest=True), [units])[0])
    parts = _take_off(live, board, benefit, picks, off, times)
    if not parts:
        return None
    use(live, board, picks)
    return Effect(parts, count_of(board, picks) if benefit.on is On.UNIT else times)


def step_of(benefit: Reduction, measured: int) -> tuple[Off | None, int]:
    """(what is off, how often) for what was measured; None below the first tier."""
    off = None
    for least, each in benefit.tiers:
        if measured >= least:
            off = each
    times = measured // benefit.every if benefit.every else 1
    return (off, times) if times else (None, 0)


def _whole_lines(live: Live, board: Board, benefit: Reduction) -> Effect | None:
    """The common way: nothing is split, nothing is left out."""
    own: Sequence[int] = live.positions
    if live.rule.target.full_price_only:
        flags = board.flags
        own = [place for place in own if not flags[place] & SPECIAL]
        if not own:
            return None
    places = board.sheet.all if benefit.on is On.ORDER else own
    if benefit.every or benefit.tiers[0][0] or len(benefit.tiers) > 1:
        sheet = board.sheet
        counted = board.starts
        if benefit.measure is Measure.QUANTITY:
            counted = sheet.pieces
        elif benefit.before:
            counted = sheet.gross
        off, times = _step(live, benefit, sum([counted[place] for place in own]))
        if off is None:
            return None
    else:
        off, times = benefit.tiers[0][1], 1 if live.uses is None else min(1, live.uses)
    amounts = board.amounts
    base = sum([amounts[place] for place in places])
    total = min(off.off * times, base) if off.off else half_up(base * off.part, 10_000)
    if benefit.most:
        total = min(total, benefit.most)
    parts = take(board, places, total, live.floors) if total else []
    return Effect(parts, times) if parts else None


def _step(live: Live, benefit: Reduction, measured: int) -> tuple[Off | None, int]:
    off, times = step_of(benefit, measured)
    return off, times if live.uses is None else min(times, live.uses)


def _measured(board: Board, picks: Sequence[Pick], benefit: Reduction) -> int:
    if benefit.measure is Measure.QUANTITY:
        return count_of(board, picks)
    return _before(board, picks) if benefit.before else start_of(board, picks)


def _before(board: Board, picks: Sequence[Pick]) -> Fen:
    """What the pieces cost before any rule."""
    sheet = board.sheet
    return sum(half_up(sheet.gross[p] * board.lots_of(p)[index][0], sheet.pieces[p]) for p, index in picks)


def _take_off(live: Live, board: Board, benefit: Reduction, picks: list[Pick], off: Off, times: int) -> Parts:
    weights = [board.lots_of(place)[index][1] for place, index in picks]
    bases = [_listed(board, pick) for pick in picks] if benefit.of_list else weights
    if benefit.on is On.LINE:
        weights, total = _by_line(picks, weights, bases, off)
    elif benefit.on is On.UNIT and off.off:
        weights = [board.lots_of(place)[index][0] for place, index in picks]
        total = off.off * sum(weights)
    elif off.off:
        total = off.off * times
    else:
        weights = bases
        total = half_up(sum(bases) * off.part, 10_000)
    if benefit.most:
        total = min(total, benefit.most)
    total = min(total, amount_of(board, picks))
    return take_lots(board, picks, total, weights, live.floors) if total else []


def _by_line(picks: Sequence[Pick], amounts: list[Fen], bases: list[Fen], off: Off) -> tuple[list[int], Fen]:
    """What each line gives (rounded line by line), spread over its lots by what they cost; and the sum."""
    lines: dict[int, list[int]] = {}
    for at, (place, _) in enumerate(picks):
        lines.setdefault(place, []).append(at)
    weights = [0] * len(picks)
    total = 0
    for ats in lines.values():
        least = off.off or half_up(sum(bases[at] for at in ats) * off.part, 10_000)
        least = min(least, sum(amounts[at] for at in ats))
        total += least
        first, *others = ats
        for at in others:
            weights[at] = half_up(least * amounts[at], max(1, sum(amounts[each] for each in ats)))
        weights[first] = max(0, least - sum(weights[at] for at in others))
    return weights, total


def _listed(board: Board, pick: Pick) -> Fen:
    place, index = pick
    return half_up(board.sheet.listed(place) * board.lots_of(place)[index][0], board.sheet.pieces[place])
