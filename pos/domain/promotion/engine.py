"""Price goods: what rules, member, coupons, points and a hand's discount make of them, and why.

A pure function: the same goods, rules and occasion come to the same figures, whatever was scanned first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pos.domain.document import Allocation
from pos.domain.money import Fen, share
from pos.domain.promotion.benefit import Gift, Reward
from pos.domain.promotion.board import Board
from pos.domain.promotion.explaining import explain, lost, next_steps
from pos.domain.promotion.finishing import Given, finish
from pos.domain.promotion.goods import Goods
from pos.domain.promotion.live import Effect, Live
from pos.domain.promotion.occasion import Occasion
from pos.domain.promotion.preparing import prepare
from pos.domain.promotion.priced import (
    Applied,
    GivenGift,
    GivenReward,
    Priced,
    PricedGoods,
    Reason,
    Refused,
)
from pos.domain.promotion.rulebook import RuleBook
from pos.domain.promotion.search import Search
from pos.domain.promotion.sheet import Sheet
from pos.domain.promotion.steps import Trial, make_steps, run
from pos.domain.quantity import extend


def price_goods(goods: Sequence[Goods], book: RuleBook, occasion: Occasion) -> Priced:
    """Price lines. `occasion.moment` is in the store's own time. Line ids must differ."""
    sheet = Sheet(goods)
    prepared = prepare(book, sheet, occasion)
    stages = book.settings.stages
    trial = Trial(book.settings.search_limit)
    start = Board(sheet)
    steps = make_steps(prepared.every, stages)
    on = Search(prepared.lives, steps, start, trial)()

    board = start.copy()
    why: dict[Live, Refused] = {}
    last = Trial(book.settings.search_limit, trial)
    left_out = sum([live.bit for live in prepared.lives]) & ~on
    effects = run(
        steps,
        board,
        ~left_out,
        last,
        passed=lambda live, then: why.update({live: explain(live, then)}),
    )
    why.update({live: lost(live, effects) for live in prepared.lives if live.bit & left_out})
    near = next_steps(why, effects, board)
    given = [_given(live, effect) for live, effect in effects.items()]
    points_used = 0
    for more, points in finish(board, book.settings, occasion):
        given.append(more)
        points_used += points
    taken = _by_line(sheet, given)
    order = {line.line_id: at for at, line in enumerate(goods)}
    return Priced(
        lines=tuple(_lines(goods, given, taken)),
        gross=sum(sheet.gross),
        total=sum(board.amounts),
        applied=tuple(_applied(each, order, lines) for each, lines in zip(given, taken, strict=True)),
        refused=_refused(prepared.refused, why, prepared.coupons, book),
        next_steps=near,
        gifts=tuple(_gift(live, effect) for live, effect in effects.items() if effect.gifts),
        rewards=tuple(
            _reward(live, effect) for live, effect in effects.items() if isinstance(live.rule.benefit, Reward)
        ),
        points_used=points_used,
        proven=trial.complete and last.complete,
        evaluations=trial.tried + last.tried,
        newer=tuple(rule.rule_id for rule in book.newer),
    )


def _given(live: Live, effect: Effect) -> Given:
    rule = live.rule
    return Given(rule.rule_id, rule.name, rule.stage, rule.funder, tuple(effect.parts), effect.uses, rule.coupon)


def _by_line(sheet: Sheet, given: Sequence[Given]) -> list[dict[int, Fen]]:
    """For each rule: line id → what it took off. Equal lines share by their pieces."""
    alone = [each.lines[0].line_id if len(each.lines) == 1 else None for each in sheet.positions]
    found: list[dict[int, Fen]] = []
    for each in given:
        taken: dict[int, Fen] = {}
        for place, amount in each.parts:
            line_id = alone[place]
            if line_id is not None:
                taken[line_id] = taken.get(line_id, 0) + amount
                continue
            lines = sheet.positions[place].lines
            parts = share(amount, [line.quantity for line in lines]).parts
            for line, part in zip(lines, parts, strict=True):
                taken[line.line_id] = taken.get(line.line_id, 0) + part
        found.append(taken)
    return found


def _lines(goods: Sequence[Goods], given: Sequence[Given], taken: Sequence[Mapping[int, Fen]]) -> Iterator[PricedGoods]:
    parts: dict[int, list[Allocation]] = {line.line_id: [] for line in goods}
    for each, lines in zip(given, taken, strict=True):
        for line_id, amount in lines.items():
            if amount:
                parts[line_id].append(Allocation(each.rule_id, each.name, amount, each.funder))
    for line in goods:
        gross = extend(line.unit_price, line.quantity)
        own = parts[line.line_id]
        yield PricedGoods(line, gross, tuple(own), gross - sum([each.amount for each in own]))


def _applied(each: Given, order: Mapping[int, int], taken: Mapping[int, Fen]) -> Applied:
    lines = sorted(((line, amount) for line, amount in taken.items() if amount), key=lambda part: order[part[0]])
    return Applied(
        rule_id=each.rule_id,
        name=each.name,
        stage=each.stage,
        funder=each.funder,
        amount=sum(taken.values()),
        lines=tuple(lines),
        uses=each.uses,
        coupon=each.coupon,
    )


def _refused(
    before: Sequence[tuple[object, Refused]],
    why: Mapping[Live, Refused],
    coupons: Sequence[Refused],
    book: RuleBook,
) -> tuple[Refused, ...]:
    newer = [Refused(rule.rule_id, rule.name, Reason.NEWER) for rule in book.newer]
    own = [each for live, each in why.items() if live.prices is None]
    every = [*own, *(each for _, each in before), *newer, *coupons]
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
