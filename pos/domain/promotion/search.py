"""The best valid combination among rules that exclude one another: branch and bound, with a proof or a flag.

At each node some decisions are taken. One run prices the cart with what is decided, the open ones left out, and looks
on the way at what each open rule would take off. No completion can be cheaper than that total less the best option
of each open decision (by `bounds`), so whole branches are left out. What is counted is rules tried on a board, never
time: till and server come to the same answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pos.domain.money import Fen
from pos.domain.promotion.board import Board, Parts
from pos.domain.promotion.bounds import Bounds, find_bounds
from pos.domain.promotion.live import Effect, Live
from pos.domain.promotion.steps import Step, Trial, run

MOST_OPTIONS = 500
"""Ways of choosing among rules that are tied to one another by exclusions; beyond it the search says so."""


@dataclass(slots=True)
class _Best:
    total: Fen
    rank: int
    on: int


class Search:
    """Finds which of the rules apply."""

    def __init__(self, lives: Sequence[Live], steps: Sequence[Step], board: Board, trial: Trial) -> None:
        self._lives = [live for live in lives if not live.rule.alone]
        self._alone = [live for live in lives if live.rule.alone]
        self.excluding = exclusions(self._lives)
        """Bits of rules → bits of those that they never apply beside; without rules that stand alone."""
        self._steps = steps
        self._board = board
        self._trial = trial
        self._best: _Best | None = None
        self._bounds: Bounds | None = None
        self._always = 0
        self._early: Sequence[Step] = ()
        self._late: Sequence[Step] = ()
        self._begun = board
        self._before: dict[Live, Effect] = {}
        self._tried: set[int] = set()

    def __call__(self) -> int:
        """Bits of the rules that apply. What gives nothing may be among them."""
        excluding = self.excluding
        self._always = sum([live.bit for live in self._lives if live.bit not in excluding])
        decisions = [self._options(tied) for tied in _tied(self._lives, excluding)]
        if not decisions and not self._alone:
            return self._always
        self._begin()
        self._go(self._always, [(tied, options) for tied, options in decisions if len(options) > 1])
        for live in self._alone:
            board = self._board.copy()
            effects = run(self._steps, board, live.bit | self._own_prices(), self._trial)
            self._offer(board, live.bit | self._own_prices(), effects)
        assert self._best is not None  # noqa: S101 - a leaf is always reached
        return self._best.on

    def _begin(self) -> None:
        """What comes before the first choice is the same in every combination, and applied once."""
        choices = sum([live.bit for live in [*self._lives, *self._alone]]) & ~self._always
        first = next(
            (at for at, step in enumerate(self._steps) if any(live.bit & choices for live in step.lives)),
            len(self._steps),
        )
        self._early, self._late = self._steps[:first], self._steps[first:]
        self._begun = self._board.copy()
        self._before = run(self._early, self._begun, self._always, self._trial)

    def _own_prices(self) -> int:
        """The goods' own prices are no promotion: a rule that stands alone stands beside them."""
        return sum(live.bit for live in self._lives if live.prices is not None)

    def _options(self, tied: dict[int, int]) -> tuple[int, list[int]]:
        """(bits of the tied rules, ways of choosing among them: bits). None of them is one way."""
        ways: list[int] = []
        bits = sorted(tied, reverse=True)

        def choose(at: int, chosen: int, barred: int) -> None:
            if len(ways) >= MOST_OPTIONS:
                self._trial.complete = False
                return
            if at == len(bits):
                ways.append(chosen)
                return
            if not bits[at] & barred:
                choose(at + 1, chosen | bits[at], barred | tied[bits[at]])
            choose(at + 1, chosen, barred)

        choose(0, 0, 0)
        return sum(bits), ways

    def _go(self, on: int, decisions: list[tuple[int, list[int]]]) -> None:
        if not decisions:
            if on in self._tried:
                return
            self._tried.add(on)
        board = self._begun.copy()
        gains: dict[Live | None, Parts] = {}
        stage = self._early[-1].stage if self._early else None
        effects = {
            **self._before,
            **run(self._late, board, on, self._trial, sum([tied for tied, _ in decisions]), gains, stage=stage),
        }
        if not decisions:
            self._offer(board, on, effects)
            return
        if self._bounds is None:
            took = {live: parts for live, parts in gains.items() if live is not None}
            took.update({live: effect.parts_of(live) for live, effect in effects.items()})
            self._bounds = find_bounds(self._steps, self._always, decisions, took, board)
        beyond = sum([part[1] for part in gains.pop(None, [])])
        worth = {live.bit: self._bounds.worth(live, parts) for live, parts in gains.items() if live is not None}
        ranked = []
        for tied, options in decisions:
            valued = sorted(
                ((sum(value for bit, value in worth.items() if bit & option), option) for option in options),
                reverse=True,
            )
            ranked.append((valued[0][0], valued, tied, options))
        floor = sum(board.amounts) - sum(best for best, _, _, _ in ranked) - self._bounds.slack - beyond
        if self._best is None:
            leaf = on | sum([valued[0][1] for _, valued, _, _ in ranked])
            self._go(leaf, [])
        self._branch(on, floor, ranked)

    def _branch(
        self, on: int, floor: float, ranked: list[tuple[float, list[tuple[float, int]], int, list[int]]]
    ) -> None:
        """Leave out every option that cannot lead to the best; what is left of one decision at a time is tried."""
        assert self._best is not None  # noqa: S101 - the first leaf is looked at before
        left: list[tuple[float, list[tuple[float, int]], int]] = []
        for best, valued, tied, _ in ranked:
            able = [each for each in valued if floor + best - each[0] <= self._best.total]
            if not able:
                return
            if len(able) == 1:
                on |= able[0][1]
            else:
                left.append((best, able, tied))
        if not left:
            self._go(on, [])
            return
        left.sort(key=lambda each: (each[0] - each[1][1][0], each[2]), reverse=True)
        best, able, _ = left[0]
        others = [(tied, [option for _, option in options]) for _, options, tied in left[1:]]
        for value, option in able:
            if floor + best - value > self._best.total:
                return
            if self._trial.spent:
                self._trial.complete = False
                return
            self._go(on | option, others)

    def _offer(self, board: Board, on: int, effects: dict[Live, Effect]) -> None:
        total = sum(board.amounts)
        rank = sum(live.bit for live in effects)
        if self._best is None or (total, -rank) < (self._best.total, -self._best.rank):
            self._best = _Best(total, rank, on)


def exclusions(lives: Sequence[Live]) -> dict[int, int]:
    """Bits of rules that exclude others → bits of those that they never apply beside."""
    tied = [live for live in lives if live.rule.groups or live.rule.excludes]
    if not tied:
        return {}
    groups: dict[str, int] = {}
    ids: dict[str, int] = {}
    for live in lives:
        ids[live.rule.rule_id] = live.bit
        for group in live.rule.groups:
            groups[group] = groups.get(group, 0) | live.bit
    found = {live.bit: 0 for live in lives}
    for live in tied:
        for group in live.rule.groups:
            found[live.bit] |= groups[group]
        for other in live.rule.excludes:
            bit = ids.get(other)
            if bit is not None:
                found[live.bit] |= bit
                found[bit] |= live.bit
    return {bit: barred & ~bit for bit, barred in found.items() if barred & ~bit}


def _tied(lives: Sequence[Live], excluding: dict[int, int]) -> list[dict[int, int]]:
    """Rules that exclude one another, directly or through others: bit → bits it excludes."""
    groups: list[dict[int, int]] = []
    seen = 0
    for live in lives:
        if live.bit not in excluding or live.bit & seen:
            continue
        reached = live.bit
        grown = excluding[live.bit]
        while grown & ~reached:
            new = grown & ~reached
            reached |= new
            for bit in bits_of(new):
                grown |= excluding[bit]
        seen |= reached
        groups.append({bit: excluding[bit] for bit in bits_of(reached)})
    return groups


def bits_of(mask: int) -> list[int]:
    """Each bit alone, the lowest first."""
    bits = []
    while mask:
        bits.append(mask & -mask)
        mask &= mask - 1
    return bits
