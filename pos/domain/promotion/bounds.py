"""How much a reduction at one step can still be worth at the end: what makes the search's lower bound a proof.

Let `y` be what lines cost at a step and `x <= y` what they cost with one more rule before it. A rule maps both, and

* a percentage that always applies takes the difference down with it: what was 1.00 is worth `1 - part` afterwards;
* any other percentage, price or threshold never widens the difference on a line;
* an amount is shared anew, so a difference can move to another line that it covers, never grow in sum;
* a rule that picks pieces can move its whole discount to other pieces.

So each line has a weight at each step (1 at the end, found going backwards), and a rule that takes `d` off lines of
weight `w` lowers the total by at most `w * d`, plus what roundings and moved discounts may add: the slack.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pos.domain.money import Fen
from pos.domain.promotion.benefit import Gift, On, Reduction, Reward, UnitPrice
from pos.domain.promotion.live import Live
from pos.domain.promotion.stage import Stage
from pos.domain.promotion.steps import Step


@dataclass(frozen=True, slots=True)
class Bounds:
    """What the search may count on."""

    weights: Mapping[Live, float]
    """The most that one fen off by this rule is worth at the end."""
    slack: float
    """Fen by which all rules together may do better than their weights say."""


def find_bounds(steps: Sequence[Step], always: int, most: Mapping[Live, Fen], lines: int) -> Bounds:
    """Going backwards through `steps`. `always`: bits of rules that are never left out; `most`: the most each takes."""
    at = [1.0] * lines
    weights: dict[Live, float] = {}
    slack = 0.0
    for step in reversed(steps):
        moving: set[int] = set()
        moved = 0
        for live in step.lives:
            touched = touched_by(live, lines)
            if isinstance(live.rule.benefit, Gift | Reward) or not touched:
                continue
            high, low = max(at[p] for p in touched), min(at[p] for p in touched)
            weights[live] = high
            slack += 1 + (high - low) * len(touched)
            if _is_plain_part(live):
                if live.bit & always and _is_sure(live):
                    part = live.rule.benefit.tiers[0][1].part  # type: ignore[union-attr]
                    for place in touched:
                        at[place] *= 1 - part / 10_000
            elif not _is_plain_price(live):
                moving |= set(touched)
                moved += 0 if _is_plain_amount(live) else most.get(live, 0)
        if moving:
            high, low = max(at[p] for p in moving), min(at[p] for p in moving)
            slack += (high - low) * moved
            for place in moving:
                at[place] = high
        if step.stage is Stage.PRICE:
            weights.update(dict.fromkeys(step.lives, max(at, default=1.0)))
    return Bounds(weights=weights, slack=slack)


def touched_by(live: Live, lines: int) -> Sequence[int]:
    """The positions that a rule may lower."""
    return [place for place in range(lines) if live.touch >> place & 1]


def _is_plain_part(live: Live) -> bool:
    """A percentage of whole lines: nothing moves between them but roundings."""
    benefit, target = live.rule.benefit, live.rule.target
    return (
        isinstance(benefit, Reduction)
        and all(off.part for _, off in benefit.tiers)
        and not benefit.units
        and not benefit.most
        and not (target.cheapest or target.dearest)
        and live.floors is None
        and not live.rule.uses_pieces
    )


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
        or live.rule.target.full_price_only
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


def _is_plain_amount(live: Live) -> bool:
    """An amount shared over whole lines."""
    benefit, target = live.rule.benefit, live.rule.target
    return (
        isinstance(benefit, Reduction)
        and not benefit.units
        and not (target.cheapest or target.dearest or live.rule.uses_pieces)
    )
