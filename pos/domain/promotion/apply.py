"""Apply one rule to the board."""

from __future__ import annotations

from collections.abc import Sequence

from pos.domain.promotion.asking import asked
from pos.domain.promotion.benefit import (
    AddOn,
    Bundle,
    BuyGet,
    Combination,
    Gift,
    NthPiece,
    Reduction,
    Reward,
    UnitPrice,
)
from pos.domain.promotion.board import Board
from pos.domain.promotion.condition import Measure, Threshold
from pos.domain.promotion.give_later import give_gift, give_reward
from pos.domain.promotion.give_pieces import give_add_on, give_buy_get, give_nth
from pos.domain.promotion.give_price import give_unit_price
from pos.domain.promotion.give_reduction import give_reduction
from pos.domain.promotion.give_sets import give_bundle, give_set
from pos.domain.promotion.live import Effect, Live
from pos.domain.promotion.picking import closed, count_of, open_lots, start_of


def apply_rule(live: Live, board: Board, cap: int | None = None) -> Effect | None:
    """Apply a rule, at most `cap` times where it counts pieces; None, and nothing changed, where it gives nothing."""
    for threshold, places in live.thresholds:
        if measure(threshold, places, board) < threshold.least:
            return None
    benefit = live.rule.benefit
    if isinstance(benefit, Reduction):
        if _keeps_lots(live, benefit) and cap is None:
            return give_reduction(live, board, benefit)
    elif isinstance(benefit, Gift):
        return _with_thresholds(live, board, give_gift(live, board, benefit))
    elif isinstance(benefit, Reward):
        return _with_thresholds(live, board, give_reward(live, board, benefit))
    trial = board.copy()
    effect = _give(live, trial, cap)
    if effect is not None:
        board.become(trial)
    return effect


def measure(threshold: Threshold, places: Sequence[int], board: Board) -> int:
    """Fen or pieces of what a threshold looks at."""
    passed = closed(threshold.target, False) if threshold.target is not None else 0
    if threshold.measure is Measure.QUANTITY:
        return count_of(board, open_lots(board, places, passed))
    if threshold.before:
        return sum(board.sheet.gross[place] for place in places)
    if passed:
        return start_of(board, open_lots(board, places, passed))
    starts = board.starts
    return sum([starts[place] for place in places])


def _with_thresholds(live: Live, board: Board, effect: Effect | None) -> Effect | None:
    """What is given is kept as long as the rule's own thresholds hold, too."""
    if effect is not None and live.thresholds:
        conditions = [
            asked(board, places, threshold.least, measure(threshold, places, board), by=threshold.measure)
            for threshold, places in live.thresholds
        ]
        effect.needs = (*conditions, *effect.needs)
    return effect


def _keeps_lots(live: Live, benefit: Reduction) -> bool:
    """Whether it takes lots as they are, so that nothing has to be put back where it gives nothing."""
    target = live.rule.target
    return not (benefit.units or target.cheapest or target.dearest or live.uses is not None)


def _give(live: Live, board: Board, cap: int | None) -> Effect | None:
    benefit = live.rule.benefit
    if isinstance(benefit, Bundle):
        return give_bundle(live, board, benefit, cap)
    if isinstance(benefit, Combination):
        return give_set(live, board, benefit, cap)
    if isinstance(benefit, NthPiece):
        return give_nth(live, board, benefit, cap)
    if isinstance(benefit, BuyGet):
        return give_buy_get(live, board, benefit, cap)
    if isinstance(benefit, AddOn):
        return give_add_on(live, board, benefit, cap)
    if isinstance(benefit, Reduction):
        return give_reduction(live, board, benefit, cap)
    assert isinstance(benefit, UnitPrice)  # noqa: S101 - nothing else is left
    return give_unit_price(live, board, benefit, cap)
