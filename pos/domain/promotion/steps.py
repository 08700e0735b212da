"""The steps of a pricing: rules in the order of stages and priority, those that want the same pieces together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from pos.domain.money import Fen
from pos.domain.promotion.apply import apply_rule, measure
from pos.domain.promotion.board import Board, Lot, Parts
from pos.domain.promotion.give_price import give_prices
from pos.domain.promotion.live import Effect, Live
from pos.domain.promotion.sharing import Sharing
from pos.domain.promotion.stage import Stage
from pos.domain.promotion.together import most_together


@dataclass(slots=True, eq=False)
class Step:
    """What is applied at once."""

    stage: Stage
    """Its stage."""
    lives: tuple[Live, ...]
    """One rule; or all of the price stage; or rules that want the same pieces. By priority, then rule id."""
    reach: int
    """Bits of the positions that it touches or looks at."""


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

    def shared(self, lives: Sequence[Live], board: Board) -> dict[Live, Effect]:
        """Rules that want the same pieces. What was worked out for the same pieces at the same prices is kept."""
        touched = 0
        for live in lives:
            touched |= live.reach
        places = [place for place in board.sheet.all if touched >> place & 1]
        key = (
            sum([live.bit for live in lives]),
            tuple([board.amounts[place] for place in places]),
            tuple([board.starts[place] for place in places]),
            tuple([board.lots.get(place, board.flags[place]) for place in places]),
        )
        known = self.known.get(key)
        if known is None:
            sharing = Sharing(lives, board)
            effects = sharing()
            self.tried += sharing.tried
            self.complete &= sharing.complete
            self.known[key] = effects, [(place, board.lots_of(place)) for place in places]
            return effects
        effects, lots = known
        for place, each in lots:
            board.put_lots(place, each)
        return effects

    @property
    def spent(self) -> bool:
        """Whether no more may be tried."""
        return self.tried >= self.limit


def make_steps(lives: Sequence[Live], stages: Sequence[Stage]) -> list[Step]:
    """The steps, in order. `lives` stand in rank: stage, priority, rule id."""
    steps: list[Step] = []
    for stage in stages:
        own = [live for live in lives if live.rule.stage is stage]
        if stage is Stage.PRICE:
            if own:
                steps.append(_step(stage, own))
            continue
        done: set[int] = set()
        for live in own:
            if live.bit in done:
                continue
            together = _competing(live, own) if live.rule.uses_pieces else [live]
            done |= {each.bit for each in together}
            steps.append(_step(stage, together))
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
        looked_at = [live for live in step.lives if live.bit & look_at] if gains is not None else []
        lives = [live for live in step.lives if live.bit & on]
        most = _look(step, looked_at, lives, board, trial, gains) if gains is not None and looked_at else None
        before = board.copy() if passed is not None and stage is Stage.PRICE else board
        did = _apply(step, lives, board, trial) if lives else {}
        effects.update(did)
        if most is not None and gains is not None:
            gains.setdefault(None, []).append((0, max(0, most - sum([each.amount for each in did.values()]))))
        if passed is not None:
            for live in lives:
                if live not in effects:
                    passed(live, before)
    return effects


def _apply(step: Step, lives: Sequence[Live], board: Board, trial: Trial) -> dict[Live, Effect]:
    if step.stage is Stage.PRICE:
        trial.tried += len(lives)
        return give_prices(_met(lives, board), board)
    if len(lives) == 1 and not lives[0].rule.uses_pieces:
        trial.tried += 1
        effect = apply_rule(lives[0], board)
        return {} if effect is None else {lives[0]: effect}
    return trial.shared(lives, board)


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
    if len(step.lives) > 1 and step.stage is not Stage.PRICE:
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


def _step(stage: Stage, lives: Sequence[Live]) -> Step:
    reach = 0
    for live in lives:
        reach |= live.reach
    return Step(stage, tuple(lives), reach)


def _competing(first: Live, lives: Sequence[Live]) -> list[Live]:
    """The rules of a stage that count pieces and want some of the same ones, directly or through others."""
    together = [first]
    touch = first.touch
    waiting = [live for live in lives if live.rule.uses_pieces and live is not first]
    grown = True
    while grown:
        grown = False
        for live in waiting:
            if live not in together and live.touch & touch:
                together.append(live)
                touch |= live.touch
                grown = True
    return [live for live in lives if live in together]
