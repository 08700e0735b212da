"""What is wrong with a set of rules, before it is loaded: contradictions, dead rules, prices that are too low."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from itertools import pairwise

from pos.domain.money import Fen, half_up
from pos.domain.promotion.benefit import Bundle, BuyGet, Combination, NthPiece, Off, On, Reduction, UnitPrice
from pos.domain.promotion.condition import Between, Hours, Measure, OfMember, OneOf, Threshold
from pos.domain.promotion.goods import Traits
from pos.domain.promotion.rule import Rule
from pos.domain.promotion.rulebook import RuleBook
from pos.domain.promotion.target import ALL_GOODS, Target

_EVER = datetime(1, 1, 1)  # noqa: DTZ001 - the store's own time
_NEVER = datetime(9999, 12, 31)  # noqa: DTZ001


class Trouble(StrEnum):
    """What is wrong."""

    CONTRADICTION = "contradiction"
    """Its conditions can never hold together."""
    DEAD = "dead"
    """It can never apply, or never change anything."""
    SHADOWED = "shadowed"
    """Another rule that excludes it gives at least as much wherever it applies."""
    NEGATIVE = "negative"
    """It takes more off than there is; the engine stops at zero."""
    BELOW_COST = "below_cost"
    """It can sell a piece below its cost."""
    NEWER = "newer"
    """Of a format that this program is too old for."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong."""

    trouble: Trouble
    """What."""
    rule_id: str
    """With which rule."""
    text: str
    """In words."""


@dataclass(frozen=True, slots=True)
class Stocked:
    """Goods that rules are checked against."""

    traits: Traits
    """What it is."""
    cost: Fen | None = None
    """What one unit costs the chain; None: not known."""
    floor: Fen = 0
    """The lowest price of one unit that rules may reach."""


def check(book: RuleBook, goods: Sequence[Stocked] = (), *, today: date | None = None) -> list[Finding]:
    """All that is wrong, in the order of the rules. `goods`: what is sold, where that is known."""
    found = [
        Finding(Trouble.NEWER, rule.rule_id, f"format {rule.version} is newer than this program") for rule in book.newer
    ]
    for rule in book.rules:
        found += _contradictions(rule)
        found += _dead(rule, book, goods, today)
        found += _too_low(rule, goods)
    found += _shadowed(book.rules)
    return found


def _contradictions(rule: Rule) -> Iterator[Finding]:
    def finding(text: str) -> Finding:
        return Finding(Trouble.CONTRADICTION, rule.rule_id, text)

    for what in ("channel", "store", "weekday", "day_of_month"):
        sets = [each.values for each in rule.conditions if isinstance(each, OneOf) and each.what == what]
        if sets and not frozenset.intersection(*sets):
            yield finding(f"no {what} satisfies all its conditions")
    first = max((_from(each) for each in rule.conditions if isinstance(each, Between)), default=_EVER)
    last = min((_to(each) for each in rule.conditions if isinstance(each, Between)), default=_NEVER)
    if first > last:
        yield finding("it ends before it begins")
    if any(isinstance(each, Hours) and each.start == each.end != time(0) for each in rule.conditions):
        yield finding("its hours begin and end at the same time")
    levels = [each.levels for each in rule.conditions if isinstance(each, OfMember) and each.levels]
    if levels and not frozenset.intersection(*levels):
        yield finding("no level satisfies all its conditions")
    scope = rule.target.scope
    if any(_covers(each, scope) for each in rule.target.exclude):
        yield finding("what it excludes is all that it is about")
    if rule.rule_id in rule.excludes:
        yield finding("it excludes itself")
    yield from map(finding, _worse_steps(rule))


def _worse_steps(rule: Rule) -> Iterator[str]:
    """Higher steps that give less than lower ones: who buys more would get less."""
    benefit = rule.benefit
    if isinstance(benefit, Reduction):
        counted = benefit.measure is Measure.QUANTITY
        for (_, lower), (least, higher) in pairwise(benefit.tiers):
            if (lower.off and 0 < higher.off <= lower.off) or (lower.part and 0 < higher.part <= lower.part):
                yield f"its step from {least if counted else _yuan(least)} on gives no more than the one before"
    elif isinstance(benefit, UnitPrice):
        for (_, before), (buyers, after) in pairwise(benefit.by_buyers):
            if after >= before:
                yield f"its price from {buyers} buyers on is no lower than the one before"


def _dead(rule: Rule, book: RuleBook, goods: Sequence[Stocked], today: date | None) -> Iterator[Finding]:
    def finding(text: str) -> Finding:
        return Finding(Trouble.DEAD, rule.rule_id, text)

    if rule.stage in book.settings.off:
        yield finding(f"its stage {rule.stage.value} is switched off")
    last = min((_to(each) for each in rule.conditions if isinstance(each, Between)), default=_NEVER)
    if today is not None and last.date() < today:
        yield finding(f"it ended on {last.date()}")
    benefit = rule.benefit
    if isinstance(benefit, Reduction) and not any(off.off or off.part for _, off in benefit.tiers):
        yield finding("it takes nothing off")
    if isinstance(benefit, NthPiece) and not any(part for _, part in benefit.steps):
        yield finding("it makes no piece cheaper")
    if isinstance(benefit, BuyGet) and not benefit.part:
        yield finding("it makes no piece cheaper")
    if goods and not any(rule.target.has(each.traits) for each in goods):
        yield finding("no goods belong to its target")
    if goods and isinstance(benefit, Combination):
        for number, (part, _) in enumerate(benefit.parts, start=1):
            if not any(part.has(each.traits) for each in goods):
                yield finding(f"no goods belong to part {number} of its set")
    known = {each.rule_id for each in book.rules}
    for other in sorted(rule.excludes - known):
        yield finding(f"it excludes {other}, which is no rule here")


def _too_low(rule: Rule, goods: Sequence[Stocked]) -> Iterator[Finding]:
    benefit = rule.benefit
    covered = [each for each in goods if rule.target.has(each.traits)]
    if isinstance(benefit, Reduction) and not any(isinstance(each, Threshold) for each in rule.conditions):
        for step, off in benefit.tiers:
            least = max(step, benefit.every)
            if off.off and benefit.measure.value == "amount" and 0 < least < off.off:
                text = f"{_yuan(off.off)} off from {_yuan(least)} on"
                yield Finding(Trouble.NEGATIVE, rule.rule_id, text)
            dearest = [each.traits.variant_id for each in covered if off.off > each.traits.price]
            if dearest and not least:
                text = f"{_yuan(off.off)} off is more than {dearest[0]} costs"
                yield Finding(Trouble.NEGATIVE, rule.rule_id, text)
    for condition in rule.conditions:
        if isinstance(benefit, Reduction) and isinstance(condition, Threshold) and condition.measure.value == "amount":
            most = max(off.off for _, off in benefit.tiers)
            if most > condition.least:
                text = f"{_yuan(most)} off from {_yuan(condition.least)} on"
                yield Finding(Trouble.NEGATIVE, rule.rule_id, text)
    for each in covered:
        lowest = _lowest(rule, each)
        if each.cost is not None and lowest < each.cost:
            text = f"{each.traits.variant_id} can sell for {_yuan(lowest)}, it costs {_yuan(each.cost)}"
            yield Finding(Trouble.BELOW_COST, rule.rule_id, text)


def _of_a_piece(rule: Rule, benefit: Reduction, step: int, off: Off, price: Fen) -> Fen:
    """The most that an amount takes off one piece: its share of the least that the amount is given for.

    A threshold counts where the amount is taken off the same goods as it looks at; else a piece may bear all of it.
    """
    if benefit.on in (On.UNIT, On.LINE):
        return off.off
    spread = ALL_GOODS if benefit.on is On.ORDER else rule.target
    whole = [each for each in rule.conditions if isinstance(each, Threshold) and (each.target or ALL_GOODS) == spread]
    steps = {Measure.AMOUNT: 0, Measure.QUANTITY: 0, benefit.measure: max(step, benefit.every)}
    for each in whole:
        steps[each.measure] = max(steps[each.measure], each.least)
    by_amount = half_up(price * off.off, max(steps[Measure.AMOUNT], price)) if steps[Measure.AMOUNT] else off.off
    return min(by_amount, half_up(off.off, max(1, steps[Measure.QUANTITY])))


def _lowest(rule: Rule, goods: Stocked) -> Fen:
    """The lowest price that a piece can come to by this rule alone, its floors kept."""
    price, benefit, target = goods.traits.price, rule.benefit, rule.target
    lowest = price
    if isinstance(benefit, Reduction):
        part = max(off.part for _, off in benefit.tiers)
        amount = max(_of_a_piece(rule, benefit, step, off, price) for step, off in benefit.tiers)
        lowest = price - max(half_up(price * part, 10_000), amount)
    elif isinstance(benefit, UnitPrice):
        named = dict(benefit.prices)
        of_code = named.get(goods.traits.variant_id, named.get(goods.traits.product))
        prices = [price, benefit.price, of_code, *(step[1] for step in benefit.by_buyers)]
        lowest = min(each for each in prices if each is not None)
    elif isinstance(benefit, Bundle):
        lowest = min(price, half_up(benefit.price, benefit.pieces))
    elif isinstance(benefit, NthPiece):
        lowest = price - half_up(price * max(part for _, part in benefit.steps), 10_000)
    elif isinstance(benefit, BuyGet) and benefit.target is None:
        lowest = price - half_up(price * benefit.part, 10_000)
    floor = max(goods.floor, target.floor, half_up(price * target.floor_percent, 10_000))
    return max(0, floor, lowest) if floor < price else min(price, max(0, lowest))


def _shadowed(rules: Sequence[Rule]) -> Iterator[Finding]:
    """Of plain percentages that exclude one another, over the same goods, under the same conditions."""
    plain = [rule for rule in rules if _part(rule)]
    for rule in plain:
        for other in plain:
            if other is rule or not rule.excludes_rule(other) or other.target != rule.target:
                continue
            wider = set(other.conditions) <= set(rule.conditions) and other.limits == rule.limits
            first = (other.priority, other.rule_id) < (rule.priority, rule.rule_id)
            better = _part(other) > _part(rule) or (_part(other) == _part(rule) and first)
            if wider and better and rule.stage is other.stage:
                yield Finding(Trouble.SHADOWED, rule.rule_id, f"{other.rule_id} excludes it and gives as much or more")
                break


def _part(rule: Rule) -> int:
    benefit = rule.benefit
    simple = isinstance(benefit, Reduction) and len(benefit.tiers) == 1 and not (benefit.every or benefit.most)
    return benefit.tiers[0][1].part if isinstance(benefit, Reduction) and simple else 0


def _covers(exclude: object, scope: object) -> bool:
    return exclude == scope and scope != Target().scope


def _from(condition: Between) -> datetime:
    first = condition.first
    return _EVER if first is None else first if isinstance(first, datetime) else _midnight(first, time.min)


def _to(condition: Between) -> datetime:
    last = condition.last
    return _NEVER if last is None else last if isinstance(last, datetime) else _midnight(last, time.max)


def _midnight(day: date, at: time) -> datetime:
    return datetime.combine(day, at)


def _yuan(amount: Fen) -> str:
    return f"{amount // 100}.{amount % 100:02}"
