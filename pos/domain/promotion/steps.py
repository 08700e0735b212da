"""The steps of a pricing: rules in the order of stages and priority, those that want the same pieces together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from pos.domain.money import Fen
from pos.domain.promotion.apply import apply_rule, measure
from pos.domain.promotion.board import Board, Lot, Parts
from pos.domain.promotion.give_price import give_prices
from pos.domain.promotion.live import Effect, Live
from pos.domain.promotion.sharing import Sharing
from pos.domain.promotion.stage import Stage
from pos.domain.promotion.together import most_together


class Step:
    """What is applied at once."""

    __slots__ = ("bits", "lives", "places", "stage", "together")

    def __init__(self, stage: Stage, lives: Sequence[Live]) -> None:
        self.stage = stage
        """Its stage."""
        self.lives = tuple(lives)
        """One rule; or all of the price stage; or rules that want the same pieces. By priority, then rule id."""
        self.bits = sum([live.bit for live in lives])
        """Theirs."""
        self.together = stage is not Stage.PRICE and lives[0].rule.uses_pieces
        """Whether pieces are counted and shared."""
        self.places: tuple[int, ...] = _places(lives) if self.together else ()
        """Positions that rules which share pieces touch or look at."""

    def of(self, bits: int) -> Sequence[Live]:
        """Its rules that are among `bits`."""
        if not self.bits & ~bits:
            return self.lives
        return [live for live in self.lives if live.bit & bits] if self.bits & bits else ()


class Trial:
    """What was tried so far, and how much may be."""

    def __init__(self, limit: int, before: Trial | None = None) -> None:
        self.limit = limit
        self.tried = 0
        """Rules applied to a board."""
        self.complete = True
        """Whether every way of sharing pieces was looked at."""
        self.known: dict[object, tuple[dict[Live, Effect], list[tuple[int, tuple[Lot, ...]]]]] = (
            {} if before is None else before.known
        )
        """How rules share the same pieces at the same prices."""

    def shared(self, step: Step, lives: Sequence[Live], board: Board) -> dict[Live, Effect]:
        """Rules that want the same pieces. What was worked out for the same pieces at the same prices is kept."""
        places = step.places
        amounts, starts, flags, lots = board.amounts, board.starts, board.flags, board.lots
        key = (
            sum([live.bit for live in lives]),
            tuple([amounts[place] for place in places]),
            tuple([starts[place] for place in places]),
            tuple([lots.get(place, flags[place]) for place in places]),
        )
        known = self.known.get(key)
        if known is None:
            sharing = Sharing(lives, board)
            effects = sharing()
            self.tried += sharing.tried
            self.complete &= sharing.complete
            self.known[key] = effects, [(place, board.lots_of(place)) for place in places] if effects else []
            return effects
        effects, after = known
        for place, each in after:
            board.put_lots(place, each)
        return effects

    @property
    def spent(self) -> bool:
        """Whether no more may be tried."""
        return self.tried >= self.limit


def make_steps(lives: Iterable[Live]) -> list[Step]:
    """The steps, in order. `lives` stand in rank: stage, priority, rule id."""
    steps: list[Step] = []
    for stage, group in groupby(lives, key=lambda live: live.rule.stage):
        own = list(group)
        if stage is Stage.PRICE:
            steps.append(Step(stage, own))
            continue
        counting = [live for live in own if live.rule.uses_pieces]
        done: set[Live] = set()
        for live in own:
            if live not in done:
                together = _competing(live, counting) if live.rule.uses_pieces else [live]
                done.update(together)
                steps.append(Step(stage, together))
    return steps


def run(
    steps: Iterable[Step],
    board: Board,
    on: int,
    trial: Trial,
    look_at: int = 0,
    gains: dict[Live | None, Parts] | None = None,
    passed: Callable[[Live, Board], None] | None = None,
    stage: Stage | None = None,
) -> dict[Live, Effect]:
    """Apply the rules whose bits are in `on`; the board is changed. What each did, in the order of steps.

    `gains` gets the most that each rule of `look_at`, which is not applied, can take off where it stands, and under
    None what rules that want the same pieces may take off beyond that. `passed` is
    told of each rule that gave nothing, with the board as it stood then. `stage`: the one that the board is in.
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
        if passed is not None:
            for live in lives:
                if live not in effects:
                    passed(live, before)
    return effects


def _apply(step: Step, lives: Sequence[Live], board: Board, trial: Trial, effects: dict[Live, Effect]) -> None:
    if step.together:
        effects.update(trial.shared(step, lives, board))
        return
    trial.tried += len(lives)
    if step.stage is Stage.PRICE:
        effects.update(give_prices(_met(lives, board), board))
        return
    effect = apply_rule(lives[0], board)
    if effect is not None:
        effects[lives[0]] = effect


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


def _places(lives: Iterable[Live]) -> tuple[int, ...]:
    """The positions that rules touch or look at."""
    reach = 0
    for live in lives:
        reach |= live.reach
    return tuple([place for place in range(reach.bit_length()) if reach >> place & 1])


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
