"""The steps of a pricing: rules in the order of stages and priority, those that want the same pieces together.

Rules do the same to the same goods in the same state: what a step did is remembered from one pricing of a cart to the
next, and from one combination that the search tries to another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from pos.domain.money import Fen
from pos.domain.promotion.apply import apply_rule, measure
from pos.domain.promotion.benefit import Benefit, Gift, Reward, RewardKind
from pos.domain.promotion.board import Board, Parts
from pos.domain.promotion.explaining import words_of
from pos.domain.promotion.give_price import give_prices
from pos.domain.promotion.live import Effect, Live, Outcome, Words
from pos.domain.promotion.priced import NextStep, Refused
from pos.domain.promotion.sharing import Sharing
from pos.domain.promotion.sheet import Sheet
from pos.domain.promotion.stage import Stage
from pos.domain.promotion.together import most_together


class Step:
    """What is applied at once."""

    __slots__ = ("beside", "bits", "by_now", "goods", "lives", "names", "pick", "places", "stage", "together")

    def __init__(self, stage: Stage, lives: tuple[Live, ...], sheet: Sheet) -> None:
        self.stage = stage
        """Its stage."""
        self.lives = lives
        """One rule; or rules that want the same pieces, or name prices for them. By priority, then rule id."""
        first = lives[0]
        rule, bits, reach, names = first.rule, first.bit, first.reach, first.name
        if len(lives) > 1:
            names = tuple([live.name for live in lives])
            for live in lives:
                bits |= live.bit
                reach |= live.reach
        self.bits = bits
        """Theirs."""
        self.names = names
        """What its rules are known by."""
        self.together = stage is not Stage.PRICE and rule.uses_pieces
        """Whether pieces are counted and shared."""
        self.beside = isinstance(rule.benefit, Gift | Reward)
        """Whether it lowers nothing."""
        self.places: tuple[int, ...] = ()
        """Positions that it touches or looks at, where it is worth remembering what it did to them."""
        count = reach.bit_count()
        if count and (self.together or 2 * count <= len(sheet.all)):
            own = first.positions
            self.places = own if len(own) == count else tuple([place for place in sheet.all if reach >> place & 1])
            self.pick: Callable[[Sequence[Any]], object] = itemgetter(*self.places)
            """Of a list by position its own."""
            self.goods = self.pick(sheet.positions)
            """What lies there."""
            self.by_now = self.together or not _gives_beside(rule.benefit)
            """Whether it matters what its goods cost now."""
            for live in lives:
                live.lies = self.places

    def of(self, bits: int) -> Sequence[Live]:
        """Its rules that are among `bits`."""
        if not self.bits & ~bits:
            return self.lives
        return [live for live in self.lives if live.bit & bits] if self.bits & bits else ()


class Trial:
    """What was tried so far, and how much may be."""

    def __init__(self, limit: int, outcomes: dict[object, Outcome]) -> None:
        self.limit = limit
        self.tried = 0
        """Rules applied to a board."""
        self.complete = True
        """Whether every way of sharing pieces was looked at."""
        self._outcomes = outcomes
        self._seen: set[Outcome] = set()

    def again(self) -> Trial:
        """The same cart once more: how pieces are shared is known."""
        trial = Trial(self.limit, self._outcomes)
        trial._seen = self._seen
        return trial

    def apply(
        self, step: Step, lives: Sequence[Live], board: Board, effects: dict[Live, Effect], heard: Heard | None
    ) -> None:
        """Apply rules of a step to the board, as they were applied before to the same goods in the same state."""
        places, pick = step.places, step.pick
        amounts, flags, lots = board.amounts, board.flags, board.lots
        key = (
            step.names if lives is step.lives else tuple([live.name for live in lives]),
            step.goods,
            pick(amounts) if step.by_now else None,
            pick(board.starts),
            pick(flags),
            None if lots.keys().isdisjoint(places) else tuple(map(lots.get, places)),
        )
        outcome = self._outcomes.get(key)
        unsaid = heard is not None and (outcome is None or outcome.words is None)
        before = board.copy() if unsaid and step.stage is Stage.PRICE else board
        if outcome is None:
            outcome = self._outcomes[key] = _outcome(step, lives, board)
        else:
            for place, (amounts[place], flags[place], own) in zip(places, outcome.after, strict=False):
                if own is not None:
                    lots[place] = own
        for at, effect in outcome.effects:
            effects[lives[at]] = effect
        if heard is not None:
            words = outcome.words
            if words is None:
                words = outcome.words = words_of(lives, effects, before, board)
            heard.take(lives, words)
        if not step.together:
            self.tried += outcome.tried
        elif outcome not in self._seen:
            self._seen.add(outcome)
            self.tried += outcome.tried
            self.complete &= outcome.complete

    @property
    def spent(self) -> bool:
        """Whether no more may be tried."""
        return self.tried >= self.limit


def make_steps(lives: Iterable[Live], sheet: Sheet) -> list[Step]:
    """The steps, in order. `lives` stand in rank: stage, priority, rule id."""
    steps: list[Step] = []
    for stage, group in groupby(lives, key=lambda live: live.rule.stage):
        own = list(group)
        prices = stage is Stage.PRICE
        counting = own if prices else [live for live in own if live.rule.uses_pieces]
        done: set[Live] = set()
        for live in own:
            if not (prices or live.rule.uses_pieces):
                steps.append(Step(stage, (live,), sheet))
            elif live not in done:
                together = _competing(live, counting)
                done.update(together)
                steps.append(Step(stage, tuple(together), sheet))
    return steps


def run(
    steps: Iterable[Step],
    board: Board,
    on: int,
    trial: Trial,
    look_at: int = 0,
    gains: dict[Live | None, Parts] | None = None,
    heard: Heard | None = None,
    stage: Stage | None = None,
) -> dict[Live, Effect]:
    """Apply the rules whose bits are in `on`; the board is changed. What each did, in the order of steps.

    `gains` gets the most that each rule of `look_at`, which is not applied, can take off where it stands, and under
    None what rules that want the same pieces may take off beyond that; what lowers nothing is left out then. `heard` is
    told what is said of the rules. `stage`: the one that the board is in.
    """
    effects: dict[Live, Effect] = {}
    for step in steps:
        if step.stage is not stage:
            stage = step.stage
            board.begin_stage()
        lives = () if look_at and step.beside else step.of(on)
        most = None
        if gains is not None and step.bits & look_at:
            most = _look(step, step.of(look_at), lives, board, trial, gains)
        if lives:
            _apply(step, lives, board, trial, effects, heard)
        if most is not None and gains is not None:
            did = sum([effects[live].amount for live in lives if live in effects])
            gains.setdefault(None, []).append((0, max(0, most - did)))
    return effects


class Heard:
    """What is said of rules that were tried."""

    def __init__(self) -> None:
        self.why: dict[Live, Refused] = {}
        """Why they gave nothing."""
        self.near: list[tuple[float, NextStep]] = []
        """(missing in proportion, the step) where a next step is near."""

    def take(self, lives: Sequence[Live], words: Words) -> None:
        """What is said of some of them."""
        for at, refused in words.refused:
            self.why[lives[at]] = refused
        self.near += words.near


def _apply(
    step: Step,
    lives: Sequence[Live],
    board: Board,
    trial: Trial,
    effects: dict[Live, Effect],
    heard: Heard | None,
) -> None:
    if step.places:
        trial.apply(step, lives, board, effects, heard)
        return
    trial.tried += len(lives)
    before = board.copy() if heard is not None and step.stage is Stage.PRICE else board
    effects.update(_did(step, lives, board))
    if heard is not None:
        heard.take(lives, words_of(lives, effects, before, board))


def _gives_beside(benefit: Benefit) -> bool:
    """Whether it is a gift, or points whatever is paid: it lowers nothing, and looks at what things cost at first."""
    if isinstance(benefit, Reward):
        return benefit.kind is RewardKind.POINTS and not benefit.every
    return isinstance(benefit, Gift)


def _did(step: Step, lives: Sequence[Live], board: Board) -> dict[Live, Effect]:
    """Apply rules of which none shares pieces."""
    if step.stage is Stage.PRICE:
        return give_prices(_met(lives, board), board)
    effect = apply_rule(lives[0], board)
    return {} if effect is None else {lives[0]: effect}


def _outcome(step: Step, lives: Sequence[Live], board: Board) -> Outcome:
    """Apply rules; what they did."""
    tried, complete = len(lives), True
    if step.together:
        sharing = Sharing(lives, board)
        did, tried, complete = sharing(), sharing.tried, sharing.complete
    else:
        did = _did(step, lives, board)
    for effect in did.values():
        effect.lay = step.places
    after = []
    if any(effect.parts for effect in did.values()):
        after = [(board.amounts[place], board.flags[place], board.lots.get(place)) for place in step.places]
    return Outcome([(at, did[live]) for at, live in enumerate(lives) if live in did], after, tried, complete)


def _look(
    step: Step,
    looked_at: Sequence[Live],
    lives: Sequence[Live],
    board: Board,
    trial: Trial,
    gains: dict[Live | None, Parts],
) -> Fen | None:
    """Fill `gains`; for rules that want the same pieces, the most that those in `lives` may take off.

    A rule that gives the cheapest piece may give more when others have taken the cheap ones: what such rules take
    together is bounded piece by piece.
    """
    trial.tried += len(looked_at)
    if step.together and len(step.lives) > 1:
        most = most_together(lives, board)
        for live in looked_at:
            gains[live] = [(live.positions[0], most_together([*lives, live], board) - most)]
        return most
    for live in looked_at:
        if step.stage is Stage.PRICE:
            gains[live] = _alone(step, live, board, lives)
        else:
            effect = apply_rule(live, board.copy())
            gains[live] = [] if effect is None else effect.parts
    return None


def _alone(step: Step, live: Live, board: Board, lives: Sequence[Live]) -> Parts:
    """What one more price would take off."""
    without, beside = board.copy(), board.copy()
    give_prices(_met(lives, without), without)
    give_prices(_met([each for each in step.lives if each in lives or each is live], beside), beside)
    places = board.sheet.all
    return [(place, without.amounts[place] - beside.amounts[place]) for place in places]


def _met(lives: Sequence[Live], board: Board) -> list[Live]:
    return [
        live
        for live in lives
        if all(measure(threshold, places, board) >= threshold.least for threshold, places in live.thresholds)
    ]


def _competing(first: Live, counting: Sequence[Live]) -> list[Live]:
    """Of the rules that count pieces those that want some of the same ones as the first, directly or through others."""
    touch, together = first.touch, 1
    while True:
        found = [live for live in counting if live is first or live.touch & touch]
        if len(found) == together:
            return found
        together = len(found)
        for live in found:
            touch |= live.touch
