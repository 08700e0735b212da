"""The steps of a pricing: rules in the order of stages and priority, those that want the same pieces together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from pos.domain.money import Fen
from pos.domain.promotion.apply import apply_rule, measure
from pos.domain.promotion.benefit import Gift, Reward
from pos.domain.promotion.board import Board, Parts
from pos.domain.promotion.give_price import give_prices
from pos.domain.promotion.live import Effect, Live, Outcome
from pos.domain.promotion.rule import Rule
from pos.domain.promotion.sharing import Sharing
from pos.domain.promotion.sheet import Sheet
from pos.domain.promotion.stage import Stage
from pos.domain.promotion.together import most_together

_BESIDE = (Gift, Reward)
"""Benefits that lower no price."""


class Step:
    """What is applied at once."""

    __slots__ = ("bits", "goods", "lives", "names", "pick", "places", "stage", "together")

    def __init__(self, stage: Stage, lives: tuple[Live, ...], sheet: Sheet) -> None:
        self.stage = stage
        """Its stage."""
        self.lives = lives
        """One rule; or all of the price stage; or rules that want the same pieces. By priority, then rule id."""
        first = lives[0]
        bits, reach = first.bit, first.reach
        if len(lives) > 1:
            for live in lives:
                bits |= live.bit
                reach |= live.reach
        self.bits = bits
        """Theirs."""
        self.together = stage is not Stage.PRICE and first.rule.uses_pieces
        """Whether pieces are counted and shared."""
        self.places: tuple[int, ...] = ()
        """Positions that it touches or looks at, where it is worth remembering what it did to them."""
        count = reach.bit_count()
        if self.together or (2 * count <= len(sheet.all) and _lowers_lines(first.rule)):
            own = first.positions
            self.places = own if len(own) == count else tuple([place for place in sheet.all if reach >> place & 1])
        if self.places:
            self.pick: Callable[[Sequence[Any]], object] = itemgetter(*self.places)
            """Of a list by position its own."""
            self.goods = self.pick(sheet.counted)
            """What lies there."""
            self.names = tuple([live.name for live in lives])
            """What its rules are known by."""

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

    def apply(self, step: Step, lives: Sequence[Live], board: Board, effects: dict[Live, Effect]) -> None:
        """Apply rules of a step to the board. Rules do the same to goods in the same state: that is remembered."""
        places, pick = step.places, step.pick
        amounts, flags, lots = board.amounts, board.flags, board.lots
        key = (
            step.names if lives is step.lives else tuple([live.name for live in lives]),
            step.goods,
            pick(amounts),
            pick(board.starts),
            pick(flags),
            None if lots.keys().isdisjoint(places) else tuple(map(lots.get, places)),
        )
        outcome = self._outcomes.get(key)
        if outcome is None:
            outcome = self._outcomes[key] = _outcome(places, lives, board)
            effects.update([(lives[at], effect) for at, effect in outcome.effects])
        else:
            for place, (amounts[place], flags[place], own) in zip(places, outcome.after, strict=False):
                if own is not None:
                    lots[place] = own
            moved = None if outcome.places == places else dict(zip(outcome.places, places, strict=True))
            for at, effect in outcome.effects:
                effects[lives[at]] = effect if moved is None else _moved(effect, moved)
        if not step.together:
            self.tried += 1
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
        if stage is Stage.PRICE:
            steps.append(Step(stage, tuple(own), sheet))
            continue
        counting = [live for live in own if live.rule.uses_pieces]
        done: set[Live] = set()
        for live in own:
            if not live.rule.uses_pieces:
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
    passed: Callable[[Live, Board], None] | None = None,
    given: Callable[[Live, Board], None] | None = None,
    stage: Stage | None = None,
) -> dict[Live, Effect]:
    """Apply the rules whose bits are in `on`; the board is changed. What each did, in the order of steps.

    `gains` gets the most that each rule of `look_at`, which is not applied, can take off where it stands, and under
    None what rules that want the same pieces may take off beyond that. `passed` is told of each rule that gave nothing,
    with the board as it stood then, and `given` of the others. `stage`: the one that the board is in.
    """
    effects: dict[Live, Effect] = {}
    for step in steps:
        if step.stage is not stage:
            stage = step.stage
            board.begin_stage()
        lives = step.of(on)
        most = None
        if gains is not None and step.bits & look_at:
            most = _look(step, step.of(look_at), lives, board, trial, gains)
        before = board.copy() if passed is not None and stage is Stage.PRICE else board
        if lives:
            _apply(step, lives, board, trial, effects)
        if most is not None and gains is not None:
            did = sum([effects[live].amount for live in lives if live in effects])
            gains.setdefault(None, []).append((0, max(0, most - did)))
        if passed is not None and given is not None:
            for live in lives:
                if live in effects:
                    given(live, board)
                else:
                    passed(live, before)
    return effects


def _apply(step: Step, lives: Sequence[Live], board: Board, trial: Trial, effects: dict[Live, Effect]) -> None:
    if step.places:
        trial.apply(step, lives, board, effects)
        return
    trial.tried += len(lives)
    if step.stage is Stage.PRICE:
        effects.update(give_prices(_met(lives, board), board))
        return
    effect = apply_rule(lives[0], board)
    if effect is not None:
        effects[lives[0]] = effect


def _outcome(places: tuple[int, ...], lives: Sequence[Live], board: Board) -> Outcome:
    """Apply rules; what they did."""
    if lives[0].rule.uses_pieces:
        sharing = Sharing(lives, board)
        did, tried, complete = sharing(), sharing.tried, sharing.complete
    else:
        effect = apply_rule(lives[0], board)
        did, tried, complete = ({} if effect is None else {lives[0]: effect}), 1, True
    lots = board.lots
    after = [(board.amounts[place], board.flags[place], lots.get(place)) for place in places] if did else ()
    return Outcome(places, [(at, did[live]) for at, live in enumerate(lives) if live in did], after, tried, complete)


def _moved(effect: Effect, places: Mapping[int, int]) -> Effect:
    """The same on goods that lie elsewhere."""
    return Effect([(places[place], amount) for place, amount in effect.parts], effect.uses)


def _lowers_lines(rule: Rule) -> bool:
    """Whether a rule takes something off lines, one rule after the other."""
    return rule.stage is not Stage.PRICE and type(rule.benefit) not in _BESIDE


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
