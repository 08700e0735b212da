"""Targets read from JSON."""

from __future__ import annotations

from pos.domain.errors import BadValue
from pos.domain.promotion.reading.fields import Fields
from pos.domain.promotion.target import EVERYTHING, Scope, Target


def read_target(data: object, place: str) -> Target:
    """A target. Raises BadValue."""
    fields = Fields(data, place)
    target = Target(
        scope=_scope(fields),
        exclude=fields.list("exclude", _excluded),
        cheapest=fields.whole("cheapest", most=100_000),
        dearest=fields.whole("dearest", most=100_000),
        full_price_only=fields.flag("full_price_only"),
        floor=fields.money("floor"),
        floor_percent=fields.part("floor_percent") or 0,
    )
    fields.end()
    if target.cheapest and target.dearest:
        raise BadValue(f"{place}: cheapest or dearest, not both")
    return target


def _excluded(data: object, place: str) -> Scope:
    fields = Fields(data, place)
    scope = _scope(fields)
    fields.end()
    if scope == EVERYTHING:
        raise BadValue(f"{place}: nothing is named")
    return scope


def _scope(fields: Fields) -> Scope:
    scope = Scope(
        products=frozenset(fields.texts("products")),
        variants=frozenset((*fields.texts("variants"), *fields.texts("codes"))),
        categories=frozenset(fields.texts("categories")),
        brands=frozenset(fields.texts("brands")),
        tags=frozenset(fields.texts("tags")),
        seasons=frozenset(fields.texts("seasons")),
        attributes=_attributes(fields),
        price_from=fields.money_or_none("price_from"),
        price_to=fields.money_or_none("price_to"),
    )
    if scope.price_from is not None and scope.price_to is not None and scope.price_from > scope.price_to:
        raise BadValue(f"{fields.place}: price_from is above price_to")
    return scope


def _attributes(fields: Fields) -> tuple[tuple[str, frozenset[str]], ...]:
    data = fields.take("attributes")
    if data is None:
        return ()
    named = Fields(data, fields.at("attributes"))
    names = sorted(map(str, data)) if isinstance(data, dict) else []
    return tuple((name, frozenset(named.texts(name))) for name in names)
