"""What is given beside the price: gifts, and what is for later."""

from __future__ import annotations

from pos.domain.money import Fen, half_up
from pos.domain.promotion.asking import asked
from pos.domain.promotion.benefit import Gift, Reward, RewardKind
from pos.domain.promotion.board import Board
from pos.domain.promotion.condition import Measure
from pos.domain.promotion.live import Effect, Live
from pos.domain.promotion.picking import amount_of, closed, count_of, fewest, open_lots, start_of


def give_gift(live: Live, board: Board, benefit: Gift) -> Effect | None:
    """The gifts of the highest step that is reached: those the customer chose, else the first of the list."""
    picks = open_lots(board, live.positions, closed(live.rule.target, False))
    if benefit.measure is Measure.QUANTITY:
        measured = count_of(board, picks)
    elif benefit.before:
        measured = sum([board.sheet.gross[place] for place in {place for place, _ in picks}])
    else:
        measured = start_of(board, picks)
    reached = [step for step in benefit.steps if measured >= step.least]
    times = fewest(measured // benefit.every if benefit.every else 1, live.uses)
    if not reached or not picks or not times:
        return None
    step = reached[-1]
    chosen = [code for code in live.gifts if code in step.gifts][: step.choose * times]
    missing = step.choose * times - len(chosen)
    free = [step.gifts[at % len(step.gifts)] for at in range(missing)]
    need = asked(board, [place for place, _ in picks], step.least, measured, by=benefit.measure, every=benefit.every)
    return Effect([], times, gifts=(*chosen, *free), given=step.choose * times, needs=(need,), rounds=times)


def give_reward(live: Live, board: Board, benefit: Reward) -> Effect | None:
    """A reward: how much of it."""
    picks = open_lots(board, live.positions, closed(live.rule.target, False))
    amount: Fen = amount_of(board, picks)
    times = fewest(amount // benefit.every if benefit.every else 1, live.uses)
    if not picks or not times:
        return None
    if benefit.kind is RewardKind.POINTS:
        return Effect([], times, given=benefit.value)
    given = half_up(amount * benefit.part, 10_000) if benefit.part else benefit.value * times
    # A part of what is paid is given for every single fen of it.
    every, rounds = (1, amount) if benefit.part else (benefit.every, times)
    need = asked(board, [place for place, _ in picks], benefit.every, amount, every=every)
    return Effect([], times, given=given, needs=(need,), rounds=rounds) if given else None
