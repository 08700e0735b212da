"""Rules read from JSON. `docs/promotions.md` says what each field means."""

from __future__ import annotations

from pos.domain.document import Funder
from pos.domain.errors import BadValue
from pos.domain.promotion.benefit import USES_PIECES, Benefit, Gift, On, Reduction, Reward, UnitPrice
from pos.domain.promotion.condition import Condition, CouponShown, Threshold
from pos.domain.promotion.newer_rule import NewerRule
from pos.domain.promotion.reading.benefit import read_benefit
from pos.domain.promotion.reading.conditions import read_condition
from pos.domain.promotion.reading.fields import Fields, number_of, shown
from pos.domain.promotion.reading.target import read_target
from pos.domain.promotion.rule import RULE_VERSION, Limits, Rule
from pos.domain.promotion.stage import Stage
from pos.domain.promotion.target import ALL_GOODS, Target

_RULE_STAGES = (Stage.PRICE, Stage.LINE, Stage.ORDER, Stage.MEMBER, Stage.COUPON)
_PRIORITIES = 10**6


def read_rule(data: object, place: str, *, priority: int = 0) -> Rule | NewerRule:
    """A rule. `priority`: where it does not say. Raises BadValue, which names the place."""
    fields = Fields(data, place)
    version = fields.whole("version", RULE_VERSION, least=1)
    rule_id = _id(fields)
    name = fields.text("name", rule_id)
    if version > RULE_VERSION:
        return NewerRule(rule_id=rule_id, name=name, version=version)
    rule = read_right(fields, rule_id=rule_id, name=name, priority=priority)
    fields.end()
    return rule


def read_right(fields: Fields, *, rule_id: str, name: str, priority: int, coupon: str = "") -> Rule:
    """What a rule and a coupon have in common. The caller says `end`. Raises BadValue."""
    place = fields.place
    target_given = fields.take("target")
    target = ALL_GOODS if target_given is None else read_target(target_given, f"{place}.target")
    conditions = fields.list("conditions", lambda data, at: read_condition(data, at, target))
    benefit = read_benefit(fields.wanted("benefit"), f"{place}.benefit", on=_usual_on(target))
    usual = Stage.COUPON if coupon else _usual_stage(benefit, target, conditions)
    stage = Stage(fields.word("stage", [each.value for each in _RULE_STAGES], usual.value))
    uses_pieces = fields.flag("uses_pieces", isinstance(benefit, USES_PIECES))
    if uses_pieces and isinstance(benefit, Gift | Reward):
        raise BadValue(f"{place}.uses_pieces: what is given beside the price uses no pieces")
    if stage is Stage.PRICE and not _is_price(benefit):
        raise BadValue(f"{place}.stage: this benefit is no price of one piece")
    limits = fields.take("limits")
    given = fields.take("priority")
    return Rule(
        rule_id=rule_id,
        name=name,
        stage=stage,
        benefit=benefit,
        priority=priority if given is None else _priority(given, f"{place}.priority"),
        target=target,
        conditions=conditions,
        limits=Limits() if limits is None else _limits(limits, f"{place}.limits"),
        funder=fields.one_of("funder", Funder, Funder.CHAIN),
        groups=frozenset(fields.texts("exclusive")),
        excludes=frozenset(fields.texts("excludes")),
        alone=not fields.flag("stacks", True),
        uses_pieces=uses_pieces,
        coupon=coupon,
    )


def _usual_on(target: Target) -> On:
    """Off the order, unless the target says which goods or pieces are meant."""
    some = target.cheapest or target.dearest or target.full_price_only or not target.everything
    return On.TARGET if some else On.ORDER


def _id(fields: Fields) -> str:
    rule_id = fields.text("id")
    if not rule_id:
        raise BadValue(f"{fields.place}: id is missing")
    if len(rule_id) > 64:
        raise BadValue(f"{fields.at('id')}: more than 64 characters")
    return rule_id


def _priority(value: object, place: str) -> int:
    number = number_of(value, place)
    if number != number.to_integral_value() or abs(number) > _PRIORITIES:
        raise BadValue(f"{place}: {shown(value)} is no whole number from {-_PRIORITIES} to {_PRIORITIES}")
    return int(number)


def _limits(data: object, place: str) -> Limits:
    fields = Fields(data, place)
    limits = Limits(
        # Who writes 0 does not want it given without end: no limit is said by saying nothing.
        per_order=fields.whole("per_order", least=1),
        per_member=fields.whole("per_member", least=1),
        per_day=fields.whole("per_day", least=1),
        quota=fields.whole("quota", least=1),
    )
    fields.end()
    return limits


def _is_price(benefit: Benefit) -> bool:
    """Whether it makes a price of one piece by itself: what the price stage compares."""
    if isinstance(benefit, Reduction):
        return len(benefit.tiers) == 1 and benefit.tiers[0][0] == 0 and not benefit.every and not benefit.most
    return isinstance(benefit, UnitPrice)


def _usual_stage(benefit: Benefit, target: Target, conditions: tuple[Condition, ...]) -> Stage:
    """满… rules and what is about the whole order are order promotions, prices are prices, the rest is about lines."""
    if any(isinstance(condition, CouponShown) for condition in conditions):
        return Stage.COUPON
    if isinstance(benefit, UnitPrice):
        return Stage.PRICE
    if isinstance(benefit, Gift | Reward):
        return Stage.ORDER
    if isinstance(benefit, Reduction):
        steps = bool(benefit.every) or benefit.tiers[0][0] > 0 or len(benefit.tiers) > 1
        pieces = target.cheapest or target.dearest
        whole = benefit.on is On.ORDER or (target.everything and benefit.on is On.TARGET and not pieces)
        if steps or whole or any(isinstance(condition, Threshold) for condition in conditions):
            return Stage.ORDER
    return Stage.LINE
