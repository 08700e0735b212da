"""What is given beside the price: gifts, and what is for later."""

from __future__ import annotations

from collections.abc import Sequence

from pos.domain.money import half_up
from pos.domain.promotion.asking import asked
from pos.domain.promotion.benefit import Gift, Reward, RewardKind
from pos.domain.promotion.board import SPECIAL, Board
from pos.domain.promotion.condition import Measure
from pos.domain.promotion.live import Effect, Live
from pos.domain.promotion.picking import amount_of, count_of, fewest, open_lots, start_of


def give_gift(live: Live, board: Board, benefit: Gift) -> Effect | None:
    """The gifts of the highest step that is reached: those the customer chose, else the first of the list."""
    places, measured = _measured(live, board, benefit)
    reached = [step for step in benefit.steps if measured >= step.least]
    times = fewest(measured // benefit.every if benefit.every else 1, live.uses)
    if not reached or not places or not times:
        return None
    step = reached[-1]
    chosen = [code for code in live.gifts if code in step.gifts][: step.choose * times]
    missing = step.choose * times - len(chosen)
    free = [step.gifts[at % len(step.gifts)] for at in range(missing)]
    need = asked(board, places, step.least, measured, by=benefit.measure, every=benefit.every)
    return Effect([], times, gifts=(*chosen, *free), given=step.choose * times, needs=(need,), rounds=times)


def give_reward(live: Live, board: Board, benefit: Reward) -> Effect | None:
    """A reward: how much of it."""
    places: Sequence[int] = live.positions
    if live.rule.target.full_price_only:
        picks = open_lots(board, places, SPECIAL)
        places, amount = [place for place, _ in picks], amount_of(board, picks)
    else:
        amount = sum([board.amounts[place] for place in places])
    times = fewest(amount // benefit.every if benefit.every else 1, live.uses)
    if not places or not times:
        return None
    if benefit.kind is RewardKind.POINTS:
        return Effect([], times, given=benefit.value)
    given = half_up(amount * benefit.part, 10_000) if benefit.part else benefit.value * times
    # A part of what is paid is given for every single fen of it.
    every, rounds = (1, amount) if benefit.part else (benefit.every, times)
    need = asked(board, places, benefit.every, amount, every=every)
    return Effect([], times, given=given, needs=(need,), rounds=rounds) if given else None


def _measured(live: Live, board: Board, benefit: Gift) -> tuple[Sequence[int], int]:
    """The positions that a gift is given for, and what its steps look at of them."""
    sheet = board.sheet
    if live.rule.target.full_price_only:
        picks = open_lots(board, live.positions, SPECIAL)
        places = [place for place, _ in picks]
        if benefit.measure is Measure.QUANTITY:
            return places, count_of(board, picks)
        return places, sum([sheet.gross[each] for each in set(places)]) if benefit.before else start_of(board, picks)
    counted = board.starts
    if benefit.measure is Measure.QUANTITY:
        counted = sheet.pieces
    elif benefit.before:
        counted = sheet.gross
    return live.positions, sum([counted[place] for place in live.positions])
