"""Conditions read from JSON: objects with a `type`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pos.domain.errors import BadValue
from pos.domain.promotion.condition import (
    Between,
    Birthday,
    Condition,
    CouponShown,
    Hours,
    Measure,
    NewMember,
    NthOrder,
    OfMember,
    OneOf,
    PaidWith,
    Threshold,
)
from pos.domain.promotion.reading.fields import Fields
from pos.domain.promotion.reading.target import read_target
from pos.domain.promotion.target import Target


def read_condition(data: object, place: str, own: Target) -> Condition:
    """One condition. `own`: the rule's target, which conditions of the target are about. Raises BadValue."""
    fields = Fields(data, place)
    kind = fields.word("type", _READERS)
    condition = _READERS[kind](fields, own)
    fields.end()
    return condition


def _order(measure: Measure) -> Callable[[Fields, Target], Condition]:
    def read(fields: Fields, own: Target) -> Condition:
        return Threshold(measure=measure, least=_least(fields, measure), before=_before(fields))

    return read


def _target(measure: Measure) -> Callable[[Fields, Target], Condition]:
    def read(fields: Fields, own: Target) -> Condition:
        named = read_target(fields.take("target"), fields.at("target")) if fields.has("target") else own
        return Threshold(measure=measure, least=_least(fields, measure), target=named, before=_before(fields))

    return read


def _contains(fields: Fields, own: Target) -> Condition:
    named = read_target(fields.wanted("target"), fields.at("target"))
    return Threshold(measure=Measure.QUANTITY, least=fields.whole("quantity", 1, least=1), target=named)


def _least(fields: Fields, measure: Measure) -> int:
    if not fields.has("at_least"):
        fields.wanted("at_least")
    return fields.money("at_least") if measure is Measure.AMOUNT else fields.whole("at_least", least=1)


def _before(fields: Fields) -> bool:
    return fields.word("measured", ("after", "before"), "after") == "before"


def _member(fields: Fields, own: Target) -> Condition:
    return OfMember(levels=frozenset(fields.texts("levels")), groups=frozenset(fields.texts("groups")))


def _birthday(fields: Fields, own: Target) -> Condition:
    within = fields.take("within")
    if within in (None, "day"):
        return Birthday(days=0)
    if within == "month":
        return Birthday(days=None)
    return Birthday(days=Fields({"within": within}, fields.place).whole("within", most=183))


def _one_of(what: str, low: int = 0, high: int = 0) -> Callable[[Fields, Target], Condition]:
    def read(fields: Fields, own: Target) -> Condition:
        values = fields.texts("in")
        if not values:
            raise BadValue(f"{fields.place}: in is missing")
        if high and any(not value.isdecimal() or not low <= int(value) <= high for value in values):
            raise BadValue(f"{fields.at('in')}: numbers from {low} to {high} are wanted")
        return OneOf(what=what, values=frozenset(str(int(value)) if high else value for value in values))

    return read


def _dates(fields: Fields, own: Target) -> Condition:
    between = Between(first=fields.day("from"), last=fields.day("to"))
    if between.first is None and between.last is None:
        raise BadValue(f"{fields.place}: from or to is wanted")
    return between


def _paid_with(fields: Fields, own: Target) -> Condition:
    tenders = fields.texts("tenders")
    if not tenders:
        raise BadValue(f"{fields.place}: tenders is missing")
    return PaidWith(tenders=frozenset(tenders), least=fields.money("at_least"))


_READERS: Mapping[str, Callable[[Fields, Target], Condition]] = {
    "order_amount": _order(Measure.AMOUNT),
    "order_quantity": _order(Measure.QUANTITY),
    "target_amount": _target(Measure.AMOUNT),
    "target_quantity": _target(Measure.QUANTITY),
    "contains": _contains,
    "member": _member,
    "birthday": _birthday,
    "new_member": lambda fields, own: NewMember(days=fields.whole("days", 0, most=36_600)),
    "nth_order": lambda fields, own: NthOrder(number=fields.whole("number", 1, least=1), every=fields.flag("every")),
    "channel": _one_of("channel"),
    "store": _one_of("store"),
    "weekday": _one_of("weekday", 1, 7),
    "day_of_month": _one_of("day_of_month", 1, 31),
    "dates": _dates,
    "hours": lambda fields, own: Hours(start=fields.hour("from"), end=fields.hour("to")),
    "coupon": lambda fields, own: CouponShown(kind=fields.text("kind")),
    "tender": _paid_with,
    # The same by another name: a till that cannot tell wallets apart knows it is too old for such a rule.
    "wallet": _paid_with,
}
