"""Price goods: what rules, member, coupons, points and a hand's discount make of them, and why.

A pure function: the same goods, rules and occasion come to the same figures, whatever was scanned first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pos.domain.document import Allocation
from pos.domain.money import Fen, share
from pos.domain.promotion.benefit import Gift, Reward
from pos.domain.promotion.board import Board, Parts
from pos.domain.promotion.enough import underpaid
from pos.domain.promotion.explaining import explain, lost, next_steps, next_tier
from pos.domain.promotion.finishing import finish
from pos.domain.promotion.goods import Goods
from pos.domain.promotion.live import Effect, Live
from pos.domain.promotion.occasion import Occasion
from pos.domain.promotion.preparing import prepare
from pos.domain.promotion.priced import (
    Applied,
    GivenGift,
    GivenReward,
    NextStep,
    Priced,
    PricedGoods,
    Reason,
    Refused,
)
from pos.domain.promotion.rulebook import RuleBook
from pos.domain.promotion.said import Named, Said
from pos.domain.promotion.search import Search
from pos.domain.promotion.sheet import Sheet
from pos.domain.promotion.steps import Trial, make_steps, run
from pos.domain.quantity import extend


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
    why: dict[Live, Refused] = {}
    higher: list[tuple[float, NextStep]] = []
    last = trial.again()
    left_out = sum([live.bit for live in prepared.lives]) & ~on
    effects = run(
        steps,
        board,
        ~left_out,
        last,
        passed=lambda live, then: why.update({live: explain(live, then)}),
        given=lambda live, then: higher.extend(next_tier(live, then)),
    )
    for live in prepared.lives:
        if live.bit & left_out:
            barred = ~0 if live.rule.alone else search.excluding.get(live.bit, 0)
            why[live] = lost(live, [each for each in effects if each.bit & barred or each.rule.alone])
    near = next_steps(why, higher)
    said = book.said
    given = [(_said(live, said), effect.parts, effect.uses) for live, effect in effects.items()]
    points_used = 0
    for more, points in finish(board, book.settings, occasion):
        given.append((Said(more.rule), more.parts, 1))
        points_used += points
    if occasion.tenders:
        under = underpaid(effects, occasion, sum(board.amounts))
        if under is not None:
            return price_goods(goods, book, replace(occasion, underpaid=occasion.underpaid | {under.rule_id}))
    lines, applied = _by_line(goods, sheet, given)
    return Priced(
        lines=lines,
        gross=sum(sheet.gross),
        total=sum(board.amounts),
        applied=applied,
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


def _said(live: Live, said: dict[object, Said]) -> Said:
    """What was said of a rule before, and will be."""
    rule = live.rule
    name = live.known
    if name is None:
        return Said(Named(rule.rule_id, rule.name, rule.stage, rule.funder, rule.coupon))
    return said.get(name) or said.setdefault(name, Said(Named(rule.rule_id, rule.name, rule.stage, rule.funder)))


def _by_line(
    goods: Sequence[Goods], sheet: Sheet, given: Sequence[tuple[Said, Parts, int]]
) -> tuple[tuple[PricedGoods, ...], tuple[Applied, ...]]:
    """The lines with what each rule took off them, and the rules with what they took off each line.

    `given`: (the rule, what it took off, how often it was given).
    """
    ids = [line.line_id for line in goods]
    order = dict(zip(ids, range(len(ids)), strict=True))
    positions = sheet.positions
    single = [order[each.goods.line_id] for each in positions] if len(positions) == len(ids) else None
    places = [[order[line.line_id] for line in each.lines] for each in positions] if single is None else []
    parts: list[list[Allocation]] = [[] for _ in ids]
    applied = []
    for rule, off, uses in given:
        if not off:
            applied.append(rule.all(uses, ()))
            continue
        taken = _taken(sheet, places, off) if single is None else sorted([(single[place], less) for place, less in off])
        applied.append(rule.all(uses, tuple([(ids[at], amount) for at, amount in taken])))
        said = rule.off
        for at, amount in taken:
            parts[at].append(said[amount])
    grosses = [extend(line.unit_price, line.quantity) for line in goods]
    paid = [gross - sum([each.amount for each in own]) for gross, own in zip(grosses, parts, strict=True)]
    return tuple(map(PricedGoods, goods, grosses, map(tuple, parts), paid)), tuple(applied)


def _taken(sheet: Sheet, places: Sequence[Sequence[int]], parts: Parts) -> list[tuple[int, Fen]]:
    """What a rule took off lines, by their place among the goods. Equal lines share by their pieces."""
    taken: list[tuple[int, Fen]] = []
    for place, amount in parts:
        lines = places[place]
        if len(lines) == 1:
            taken.append((lines[0], amount))
        else:
            shares = share(amount, [line.quantity for line in sheet.positions[place].lines])
            taken += [(at, part) for at, part in zip(lines, shares.parts, strict=True) if part]
    taken.sort()
    return taken


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
