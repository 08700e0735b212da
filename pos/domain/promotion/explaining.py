"""Why a rule gave nothing, and what is missing for the next step."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

from pos.domain.promotion.apply import measure
from pos.domain.promotion.benefit import (
    AddOn,
    Bundle,
    BuyGet,
    Combination,
    Gift,
    NthPiece,
    Off,
    On,
    Reduction,
    Reward,
    UnitPrice,
)
from pos.domain.promotion.board import Board
from pos.domain.promotion.condition import Measure
from pos.domain.promotion.give_price import unit_price_of
from pos.domain.promotion.give_reduction import step_of
from pos.domain.promotion.give_sets import fitting_of
from pos.domain.promotion.live import Live, Words
from pos.domain.promotion.picking import amount_of, closed, count_of, open_lots, start_of
from pos.domain.promotion.preparing import missing_of
from pos.domain.promotion.priced import NextStep, Reason, Refused
from pos.domain.promotion.stage import Stage


def words_of(lives: Sequence[Live], gave: Container[Live], before: Board, after: Board) -> Words:
    """What is said of rules that were tried together. `before` and `after`: the board as they found and left it.

    `gave`: those that gave something, perhaps among others.
    """
    refused, near = [], []
    for at, live in enumerate(lives):
        if live in gave:
            step = _next_tier(live, after)
        else:
            why = _explain(live, before)
            refused.append((at, why))
            step = _nearly(live, why)
        if step is not None:
            near.append(step)
    return Words(refused, near)


def _explain(live: Live, board: Board) -> Refused:
    """Why a rule that was tried gave nothing. `board`: as it stood when its turn came."""
    rule = live.rule
    reason, missing = _why(live, board)
    return Refused(rule.rule_id, rule.name, reason, missing=missing, coupon=rule.coupon)


def lost(live: Live, better: Iterable[Live]) -> Refused:
    """A rule that the best combination leaves out, for better ones that it excludes."""
    rule = live.rule
    winners = tuple(sorted(each.rule.rule_id for each in better))
    return Refused(rule.rule_id, rule.name, Reason.LOST, lost_to=winners, coupon=rule.coupon)


def _nearly(live: Live, why: Refused) -> tuple[float, NextStep] | None:
    """What a rule gives that nearly applied: (missing in proportion, the step) if at least half of it is there."""
    if why.reason not in (Reason.AMOUNT, Reason.QUANTITY):
        return None
    least = _least(live, why)
    if why.missing * 2 > least:
        return None
    unit = Measure.AMOUNT if why.reason is Reason.AMOUNT else Measure.QUANTITY
    benefit = live.rule.benefit
    then = _off_at(benefit, max(benefit.tiers[0][0], benefit.every)) if isinstance(benefit, Reduction) else Off()
    return why.missing / least, NextStep(why.rule_id, why.name, why.missing, unit, off=then.off, part=then.part)


def _why(live: Live, board: Board) -> tuple[Reason, int]:
    for threshold, places in live.thresholds:
        measured = measure(threshold, places, board)
        if measured < threshold.least:
            return missing_of(threshold, measured)
    rule = live.rule
    benefit = rule.benefit
    if rule.stage is Stage.PRICE:
        few = isinstance(benefit, UnitPrice) and bool(benefit.by_buyers) and live.buyers < benefit.by_buyers[0][0]
        return (Reason.BUYERS if few else Reason.BETTER_PRICE), 0
    every = open_lots(board, live.positions, 0)
    untaken = open_lots(board, live.positions, closed(rule.target, False))
    if every and not untaken:
        return Reason.BETTER_PRICE, 0
    picks = open_lots(board, live.positions, closed(rule.target, rule.uses_pieces))
    wanted = _pieces_wanted(live)
    if wanted:
        missing = _pieces_missing(live, board, wanted - count_of(board, untaken))
        if missing > 0:
            return Reason.QUANTITY, missing
        return (Reason.TAKEN if count_of(board, picks) < wanted else Reason.NOTHING), 0
    if isinstance(benefit, Reduction | Gift):
        counted = benefit.measure is Measure.QUANTITY
        first = benefit.tiers[0][0] if isinstance(benefit, Reduction) else benefit.steps[0].least
        least = max(first, benefit.every)
        measured = count_of(board, picks) if counted else _amount(live, board)
        if measured < least:
            return (Reason.QUANTITY if counted else Reason.AMOUNT), least - measured
    if isinstance(benefit, Reward) and benefit.every and amount_of(board, picks) < benefit.every:
        return Reason.AMOUNT, benefit.every - amount_of(board, picks)
    if isinstance(benefit, UnitPrice) and all(unit_price_of(live, board, place) is None for place in live.positions):
        return Reason.BUYERS, 0
    return Reason.NOTHING, 0


def _amount(live: Live, board: Board) -> int:
    benefit = live.rule.benefit
    before = isinstance(benefit, Reduction | Gift) and benefit.before
    if not live.rule.target.full_price_only:
        costs = board.sheet.gross if before else board.starts
        return sum([costs[place] for place in live.positions])
    picks = open_lots(board, live.positions, closed(live.rule.target, False))
    return sum(board.sheet.gross[p] for p in {p for p, _ in picks}) if before else start_of(board, picks)


def _pieces_wanted(live: Live) -> int:
    """Of rules that count pieces: how many they need."""
    benefit = live.rule.benefit
    if isinstance(benefit, Bundle):
        return benefit.pieces
    if isinstance(benefit, NthPiece):
        return benefit.steps[0][0]
    if isinstance(benefit, BuyGet):
        return benefit.buy + (benefit.get if benefit.target is None else 0)
    if isinstance(benefit, Combination):
        return sum(count for _, count in benefit.parts)
    return 1 if isinstance(benefit, AddOn) else 0


def _pieces_missing(live: Live, board: Board, of_target: int) -> int:
    """Of rules that count pieces: how many are missing. `of_target`: of all that the rule is about."""
    benefit = live.rule.benefit
    if isinstance(benefit, Combination):
        return fitting_of(live, board, benefit, taken=True)[0].missing(1)
    if isinstance(benefit, BuyGet) and benefit.target is not None:
        given = open_lots(board, set(live.others[0]) - set(live.positions), closed(live.rule.target, False))
        shared = open_lots(board, set(live.others[0]) & set(live.positions), closed(live.rule.target, False))
        spare = max(0, min(count_of(board, shared), -of_target))
        return max(0, of_target) + max(0, 1 - count_of(board, given) - spare)
    return of_target


def _least(live: Live, why: Refused) -> int:
    """The threshold that was not met."""
    unit = Measure.AMOUNT if why.reason is Reason.AMOUNT else Measure.QUANTITY
    leasts = [threshold.least for threshold, _ in live.thresholds if threshold.measure is unit]
    benefit = live.rule.benefit
    if isinstance(benefit, Reduction):
        leasts += [benefit.tiers[0][0], benefit.every]
    elif isinstance(benefit, Gift):
        leasts += [benefit.steps[0].least, benefit.every]
    elif isinstance(benefit, Reward):
        leasts.append(benefit.every)
    wanted = _pieces_wanted(live)
    return max(*leasts, wanted, why.missing) if leasts else max(wanted, why.missing)


def _next_tier(live: Live, board: Board) -> tuple[float, NextStep] | None:
    """What an applied rule gives at its next step, or its next repetition: (missing in proportion, the step) if near.

    `board`: in the rule's own stage, since that is where its steps are looked at.
    """
    benefit = live.rule.benefit
    if not isinstance(benefit, Reduction | Gift):
        return None
    steps = benefit.steps if isinstance(benefit, Gift) else benefit.tiers
    if not benefit.every and len(steps) == 1:
        return None  # it applied: its only step is reached
    counted = benefit.measure is Measure.QUANTITY
    if counted:
        measured = count_of(board, open_lots(board, live.positions, closed(live.rule.target, False)))
    else:
        measured = _amount(live, board)
    if benefit.every:
        left = live.uses is None or measured // benefit.every < live.uses
        target = (measured // benefit.every + 1) * benefit.every if left else 0
    else:
        if isinstance(benefit, Gift):
            leasts = [step.least for step in benefit.steps]
        else:
            leasts = [least for least, _ in benefit.tiers]
        target = min((least for least in leasts if least > measured), default=0)
    missing = target - measured
    if not 0 < missing * 2 <= target:
        return None
    gain, again = Off(), False
    if isinstance(benefit, Reduction) and benefit.on in (On.TARGET, On.ORDER):
        now, then = _off_at(benefit, measured), _off_at(benefit, target)
        if now == then:
            return None  # it takes off no more than that
        again = bool(now.off and then.off)
        gain = Off(off=then.off - now.off) if again else then
    rule = live.rule
    return missing / target, NextStep(rule.rule_id, rule.name, missing, benefit.measure, gain.off, gain.part, again)


def _off_at(benefit: Reduction, measured: int) -> Off:
    """What is off in all where so much is reached; nothing where it is off each piece or line, and so nobody's sum."""
    off, times = step_of(benefit, measured)
    if off is None or benefit.on not in (On.TARGET, On.ORDER):
        return Off()
    amount = off.off * times
    return Off(off=min(amount, benefit.most) if benefit.most else amount, part=off.part)
