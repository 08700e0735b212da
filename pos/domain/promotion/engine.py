"""Price goods: what rules, member, coupons, points and a hand's discount make of them, and why.

A pure function: the same goods, rules and occasion come to the same figures, whatever was scanned first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pos.domain.promotion.benefit import Gift, Reward
from pos.domain.promotion.board import Board
from pos.domain.promotion.enough import underpaid
from pos.domain.promotion.explaining import lost
from pos.domain.promotion.finishing import Given, finish
from pos.domain.promotion.goods import Goods
from pos.domain.promotion.live import Effect, Live
from pos.domain.promotion.occasion import Occasion
from pos.domain.promotion.preparing import prepare
from pos.domain.promotion.priced import (
    GivenGift,
    GivenReward,
    Priced,
    Reason,
    Refused,
)
from pos.domain.promotion.rulebook import RuleBook
from pos.domain.promotion.search import Search, bits_of
from pos.domain.promotion.sheet import Sheet
from pos.domain.promotion.steps import Heard, Trial, make_steps, run
from pos.domain.promotion.telling import by_line


def price_goods(goods: Sequence[Goods], book: RuleBook, occasion: Occasion) -> Priced:
    """Price lines. `occasion.moment` is in the store's own time. Line ids must differ."""
    sheet = Sheet(goods, book)
    prepared = prepare(book, sheet, occasion)
    trial = Trial(book.settings.search_limit, book.outcomes)
    start = Board(sheet)
    steps = make_steps(prepared.every, sheet)
    search = Search(prepared.lives, steps, start, trial)
    on = search()

    board = start.copy()
    last = trial.again()
    left_out = sum([live.bit for live in prepared.lives]) & ~on
    heard = Heard()
    effects = run(steps, board, ~left_out, last, heard=heard)
    gave = {each.bit: each for each in effects}
    given = sum(gave)
    alone = sum([bit for bit, each in gave.items() if each.rule.alone])
    for live in prepared.lives:
        if live.bit & left_out:
            barred = ~0 if live.rule.alone else search.excluding.get(live.bit, 0) | alone
            heard.why[live] = lost(live, [gave[bit] for bit in bits_of(barred & given)])
    finished: list[Given] = []
    points_used = 0
    for more, points in finish(board, book.settings, occasion):
        finished.append(more)
        points_used += points
    lines, applied = by_line(goods, board, effects, finished, book.said)
    if occasion.tenders:
        under = underpaid(effects, occasion, lines)
        if under is not None:
            return price_goods(goods, book, replace(occasion, underpaid=occasion.underpaid | {under.rule_id}))
    return Priced(
        lines=lines,
        gross=sum(sheet.gross),
        total=sum(board.amounts),
        applied=applied,
        refused=_refused(prepared.refused, heard.why, prepared.coupons, book),
        next_steps=tuple([step for _, step in sorted(heard.near, key=lambda each: (each[0], each[1].rule_id))]),
        gifts=tuple(_gift(live, effect) for live, effect in effects.items() if effect.gifts),
        rewards=tuple(
            _reward(live, effect) for live, effect in effects.items() if isinstance(live.rule.benefit, Reward)
        ),
        points_used=points_used,
        proven=trial.complete and last.complete,
        evaluations=trial.tried + last.tried,
        newer=tuple(rule.rule_id for rule in book.newer),
    )


def _refused(
    before: Sequence[Refused],
    why: Mapping[Live, Refused],
    coupons: Sequence[Refused],
    book: RuleBook,
) -> tuple[Refused, ...]:
    newer = [Refused(rule.rule_id, rule.name, Reason.NEWER) for rule in book.newer]
    own = [each for live, each in why.items() if live.prices is None]
    every = [*own, *before, *newer, *coupons]
    return tuple(sorted(every, key=lambda each: (each.rule_id, each.coupon)))


def _gift(live: Live, effect: Effect) -> GivenGift:
    benefit = live.rule.benefit
    assert isinstance(benefit, Gift)  # noqa: S101 - nothing else gives any
    options = next(step.gifts for step in reversed(benefit.steps) if set(effect.gifts) <= set(step.gifts))
    return GivenGift(live.rule.rule_id, effect.gifts, effect.given, options, effect.needs, effect.rounds)


def _reward(live: Live, effect: Effect) -> GivenReward:
    benefit = live.rule.benefit
    assert isinstance(benefit, Reward)  # noqa: S101 - asked by the caller
    return GivenReward(live.rule.rule_id, benefit.kind, effect.given, benefit.code, effect.needs, effect.rounds)
