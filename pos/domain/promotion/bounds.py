"""How much a reduction at one step can still be worth at the end: what makes the search's lower bound a proof.

Let `y` be what lines cost at a step and `x <= y` what they cost with one more rule before it. A rule maps both, and

* a percentage that always applies takes the difference down with it: what was 1.00 is worth `1 - part` afterwards;
* any other percentage, price or threshold never widens the difference on a line;
* an amount is shared anew by what lines cost: of a difference on a line at most the part that it takes of the lines'
  cost moves to other lines that it covers, and none of it grows in sum;
* what a line that comes to its floor cannot give moves to the others;
* a rule that picks pieces can move its whole discount to other pieces.

So each line has a weight at each step (1 at the end, found going backwards), and a rule that takes `d` off lines of
weight `w` lowers the total by at most `w * d`, plus what roundings and moved discounts may add: the slack.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pos.domain.money import Fen
from pos.domain.promotion.benefit import Gift, On, Reduction, Reward, UnitPrice
from pos.domain.promotion.board import SPECIAL, Board, Parts
from pos.domain.promotion.live import Live
from pos.domain.promotion.room import (
    is_plain_part,
    is_shared_amount,
    lowest,
    may_be_full,
    most_amount,
    most_part,
    spilled,
)
from pos.domain.promotion.stage import Stage
from pos.domain.promotion.steps import Step


@dataclass(frozen=True, slots=True)
class Bounds:
    """What the search may count on."""

    weights: Mapping[Live, Sequence[float]]
    """By position: the most that one fen off by this rule is worth at the end."""
    slack: float
    """Fen by which all rules together may do better than their weights say."""
    floored: Mapping[Live, frozenset[int]]
    """Positions that may come to their floor: what they cannot give is taken from the others."""
    gross: Sequence[Fen]
    """By position: what it cost before any rule."""

    def worth(self, live: Live, parts: Sequence[tuple[int, Fen]]) -> float:
        """The most that what a rule takes off can be worth at the end, in fen.

        What a percentage takes off a line it never takes off another one; anything else may.
        """
        at = self.weights.get(live)
        if at is None or not parts:
            return 0.0
        high = max([at[place] for place in touched_by(live, len(at))])
        most = high * sum([part[1] for part in parts])
        if not is_plain_part(live):
            return most
        full = self.floored.get(live, frozenset())
        own = sum([amount * at[place] for place, amount in parts if place not in full])
        return min(most, own + high * most_part(live) * sum([self.gross[place] for place in full]))


def find_bounds(
    steps: Sequence[Step],
    always: int,
    decisions: Sequence[tuple[int, Sequence[int]]],
    took: Mapping[Live, Parts],
    board: Board,
) -> Bounds:
    """Going backwards through `steps`.

    `always`: bits of rules that are never left out; `decisions`: what is open (bits of the rules, ways to choose among
    them); `took`: what each rule took off, or could take off where it stands; `board`: as it stands after the rules
    that are never left out.
    """
    lines = len(board.amounts)
    at = [1.0] * lines
    open_rules = sum([tied for tied, _ in decisions])
    never = ~(always | open_rules)
    fixed = all(live.bit & always for step in steps if step.stage is Stage.PRICE for live in step.lives)
    special = {place for place in range(lines) if any(lot[3] & SPECIAL for lot in board.lots_of(place))}
    choices = [live for step in steps for live in step.lives if live.bit & open_rules]
    low = lowest(choices, always, decisions, took, board)
    weights: dict[Live, Sequence[float]] = {}
    floored: dict[Live, frozenset[int]] = {}
    slack = 0.0
    for step, open_lines in reversed(list(_open_lines(steps, always, never))):
        moving: set[int] = set()
        moved = 0
        for live in step.lives:
            touched = touched_by(live, lines)
            if isinstance(live.rule.benefit, Gift | Reward) or not touched or live.bit & never:
                continue
            full = may_be_full(live, touched, low, board)
            if not live.bit & always:
                weights[live], floored[live] = at[:], full
            differs = bool(live.reach & open_lines)
            slack += 1 + _spread(at, touched) * len(touched) if differs else 0
            if is_plain_part(live):
                if differs and full:
                    _mix(at, touched, full, low, spilled(live, full, board))
                if live.bit & always and _is_sure(live) and (fixed or not live.rule.target.full_price_only):
                    _lower(at, live, touched, special)
            elif differs and is_shared_amount(live) and (fixed or not live.rule.target.full_price_only):
                _mix(at, touched, full, low, most_amount(live, board))
            elif differs and not _is_plain_price(live):
                slack += (
                    sum([board.sheet.gross[place] for place in touched]) if _is_unsteady(live, fixed, choices) else 0
                )
                moving |= set(touched)
                moved += 0 if _is_plain_amount(live) else sum([part[1] for part in took.get(live, ())])
        slack += _spread(at, moving) * moved
        high = max((at[place] for place in moving), default=0.0)
        for place in moving:
            at[place] = high
        if step.stage is Stage.PRICE:
            weights.update(dict.fromkeys(step.lives, [max(at)] * lines))
    return Bounds(weights=weights, slack=slack, floored=floored, gross=board.sheet.gross)


def _mix(at: list[float], touched: Sequence[int], full: Collection[int], low: Sequence[Fen], moved: float) -> None:
    """An amount is shared by what lines cost: of a difference on a line at most the part `moved / cost` goes to others.

    What a line has no room for goes to the others: all of a difference on a line that may be full can move.
    """
    high = max(at[place] for place in touched)
    cost = sum([low[place] for place in touched if place not in full])
    part = min(1.0, moved / cost) if cost else 1.0
    for place in touched:
        at[place] = high if place in full else at[place] + part * (high - at[place])


def _spread(at: Sequence[float], places: Collection[int]) -> float:
    values = [at[place] for place in places]
    return max(values) - min(values) if values else 0.0


def _lower(at: list[float], live: Live, touched: Sequence[int], special: Collection[int]) -> None:
    """A percentage that always applies."""
    benefit, target = live.rule.benefit, live.rule.target
    assert isinstance(benefit, Reduction)  # noqa: S101 - asked by the caller
    for place in touched:
        if not (target.full_price_only and place in special):
            at[place] *= 1 - benefit.tiers[0][1].part / 10_000


def _open_lines(steps: Sequence[Step], always: int, never: int) -> Iterator[tuple[Step, int]]:
    """Each step with bits of the lines whose cost can differ, after it, from one combination to another."""
    open_lines = 0
    for step in steps:
        for live in step.lives:
            if live.bit & never:
                continue
            if not live.bit & always or live.reach & open_lines:
                open_lines |= live.touch
        yield step, open_lines


def touched_by(live: Live, lines: int) -> Sequence[int]:
    """The positions that a rule may lower."""
    if len(live.positions) == live.touch.bit_count():
        return live.positions
    return [place for place in range(lines) if live.touch >> place & 1]


def _is_sure(live: Live) -> bool:
    """It applies whatever the cart costs, to all of its lines."""
    benefit = live.rule.benefit
    assert isinstance(benefit, Reduction)  # noqa: S101
    return not (
        live.thresholds
        or len(benefit.tiers) > 1
        or benefit.tiers[0][0]
        or benefit.every
        or benefit.of_list
        or benefit.on is On.LINE
        or live.uses is not None
    )


def _is_plain_price(live: Live) -> bool:
    """A price for every piece."""
    benefit, target = live.rule.benefit, live.rule.target
    return (
        isinstance(benefit, UnitPrice)
        and not benefit.units
        and live.uses is None
        and not (target.cheapest or target.dearest or live.rule.uses_pieces)
    )


def _is_unsteady(live: Live, fixed: bool, choices: Sequence[Live]) -> bool:
    """Whether it may take off more where fewer pieces are open to it: the cheapest that are left are dearer then."""
    target = live.rule.target
    if target.full_price_only and not fixed:
        return True
    return live.rule.uses_pieces and any(
        each.rule.uses_pieces and each.rule.stage is not live.rule.stage and each.touch & live.touch for each in choices
    )


def _is_plain_amount(live: Live) -> bool:
    """An amount shared over whole lines."""
    benefit, target = live.rule.benefit, live.rule.target
    return (
        isinstance(benefit, Reduction)
        and not benefit.units
        and not (target.cheapest or target.dearest or live.rule.uses_pieces)
    )
