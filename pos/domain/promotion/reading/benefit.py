"""Benefits read from JSON: objects with a `type`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise

from pos.domain.errors import BadValue
from pos.domain.money import Fen
from pos.domain.promotion.benefit import (
    AddOn,
    Benefit,
    Bundle,
    BuyGet,
    Combination,
    Gift,
    GiftStep,
    NthPiece,
    Off,
    On,
    Reduction,
    Reward,
    RewardKind,
    UnitPrice,
)
from pos.domain.promotion.condition import Measure
from pos.domain.promotion.reading.fields import Fields, money_of, number_of
from pos.domain.promotion.reading.target import read_target
from pos.domain.promotion.target import Target

_MEASURES = [measure.value for measure in Measure]


def read_benefit(data: object, place: str, *, on: On) -> Benefit:
    """A benefit. `on`: what a reduction is taken off where it does not say. Raises BadValue."""
    fields = Fields(data, place)
    kind = fields.word("type", _READERS)
    benefit = _READERS[kind](fields, on)
    fields.end()
    return benefit


def _reduction(fields: Fields, on: On) -> Benefit:
    measure = Measure(fields.word("by", _MEASURES, Measure.AMOUNT.value))
    tiers = fields.list("tiers", lambda data, place: _tier(data, place, measure))
    if not tiers:
        tiers = ((0, _off(fields)),)
    _ascending([least for least, _ in tiers], fields.at("tiers"))
    if fields.has("every") and any(off.part for _, off in tiers):
        raise BadValue(f"{fields.place}: only an amount can be given once for every step")
    return Reduction(
        tiers=tiers,
        on=fields.one_of("on", On, on),
        measure=measure,
        every=_steps(fields, "every", measure),
        units=fields.whole("units", most=100_000),
        of_list=fields.word("of", ("left", "list"), "left") == "list",
        most=fields.money("most"),
        before=fields.word("measured", ("after", "before"), "after") == "before",
    )


def _tier(data: object, place: str, measure: Measure) -> tuple[int, Off]:
    fields = Fields(data, place)
    tier = (_steps(fields, "at_least", measure), _off(fields))
    fields.end()
    return tier


def _off(fields: Fields) -> Off:
    fields.only_one("amount", "percent", "pay")
    if fields.has("amount"):
        return Off(off=fields.money("amount"))
    if fields.has("percent"):
        return Off(part=fields.part("percent") or 0)
    return Off(part=10_000 - (fields.part("pay") or 0))


def _steps(fields: Fields, name: str, measure: Measure) -> int:
    return fields.money(name) if measure is Measure.AMOUNT else fields.whole(name)


def _ascending(steps: list[int], place: str) -> None:
    if any(after <= before for before, after in pairwise(steps)):
        raise BadValue(f"{place}: steps are not ascending")


def _unit_price(fields: Fields, on: On) -> Benefit:
    fields.only_one("price", "prices", "by_buyers")
    by_buyers = fields.list("by_buyers", _buyers_step)
    _ascending([buyers for buyers, _ in by_buyers], fields.at("by_buyers"))
    return UnitPrice(
        price=fields.money_or_none("price"),
        prices=_prices(fields),
        by_buyers=by_buyers,
        units=fields.whole("units", most=100_000),
    )


def _buyers_step(data: object, place: str) -> tuple[int, Fen]:
    fields = Fields(data, place)
    fields.has("price") or fields.wanted("price")
    step = (fields.whole("buyers", 1, least=1), fields.money("price"))
    fields.end()
    return step


def _prices(fields: Fields) -> tuple[tuple[str, Fen], ...]:
    data = fields.take("prices")
    if data is None:
        return ()
    if not isinstance(data, dict) or not data:
        raise BadValue(f"{fields.at('prices')}: codes with their prices are wanted")
    return tuple((str(code), money_of(data[code], f"{fields.at('prices')}.{code}")) for code in sorted(data, key=str))


def _bundle(fields: Fields, on: On) -> Benefit:
    fields.has("price") or fields.wanted("price")
    return Bundle(pieces=fields.whole("pieces", 2, least=1, most=1000), price=fields.money("price"))


def _combination(fields: Fields, on: On) -> Benefit:
    parts = fields.list("parts", _part)
    if len(parts) < 1:
        raise BadValue(f"{fields.place}: parts is missing")
    price = fields.money_or_none("price")
    return Combination(parts=parts, price=price, off=Off() if price is not None else _off(fields))


def _part(data: object, place: str) -> tuple[Target, int]:
    fields = Fields(data, place)
    part = (read_target(fields.wanted("target"), f"{place}.target"), fields.whole("quantity", 1, least=1, most=1000))
    fields.end()
    return part


def _nth(fields: Fields, on: On) -> Benefit:
    steps = fields.list("steps", _nth_step)
    if not steps:
        steps = ((fields.whole("nth", 2, least=1, most=1000), _off_part(fields)),)
    _ascending([nth for nth, _ in steps], fields.at("steps"))
    return NthPiece(steps=steps, dearest=_dearest(fields, "which"))


def _nth_step(data: object, place: str) -> tuple[int, int]:
    fields = Fields(data, place)
    step = (fields.whole("nth", 2, least=1, most=1000), _off_part(fields))
    fields.end()
    return step


def _off_part(fields: Fields) -> int:
    fields.only_one("percent", "pay")
    pay = fields.part("pay")
    return (fields.part("percent") or 0) if pay is None else 10_000 - pay


def _dearest(fields: Fields, name: str) -> bool:
    return fields.word(name, ("cheapest", "dearest"), "cheapest") == "dearest"


def _buy_get(fields: Fields, on: On) -> Benefit:
    from_target = fields.take("target")
    part = _off_part(fields) if fields.has("pay") or fields.has("percent") else 10_000
    benefit = BuyGet(
        buy=fields.whole("buy", 1, least=1, most=1000),
        get=fields.whole("get", 1, least=1, most=1000),
        target=None if from_target is None else read_target(from_target, fields.at("target")),
        part=part,
        dearest=_dearest(fields, "free"),
        same=fields.flag("same"),
    )
    if benefit.same and benefit.target is not None:
        raise BadValue(f"{fields.place}: same goods, or a target of their own, not both")
    return benefit


def _add_on(fields: Fields, on: On) -> Benefit:
    fields.has("price") or fields.wanted("price")
    return AddOn(price=fields.money("price"), pieces=fields.whole("pieces", 1, least=1, most=1000))


def _gift(fields: Fields, on: On) -> Benefit:
    measure = Measure(fields.word("by", _MEASURES, Measure.AMOUNT.value))
    steps = fields.list("tiers", lambda data, place: _gift_step(data, place, measure))
    if not steps:
        steps = (_gift_of(fields, 0),)
    _ascending([step.least for step in steps], fields.at("tiers"))
    return Gift(
        steps=steps,
        measure=measure,
        every=_steps(fields, "every", measure),
        before=fields.word("measured", ("after", "before"), "after") == "before",
    )


def _gift_step(data: object, place: str, measure: Measure) -> GiftStep:
    fields = Fields(data, place)
    step = _gift_of(fields, _steps(fields, "at_least", measure))
    fields.end()
    return step


def _gift_of(fields: Fields, least: int) -> GiftStep:
    gifts = fields.texts("from")
    if not gifts:
        raise BadValue(f"{fields.place}: from (the list of gifts) is missing")
    return GiftStep(least=least, choose=fields.whole("choose", 1, least=1, most=1000), gifts=gifts)


def _cash_back(fields: Fields, on: On) -> Benefit:
    fields.only_one("amount", "percent")
    return Reward(
        kind=RewardKind.CASH_BACK,
        value=fields.money("amount"),
        part=fields.part("percent") or 0,
        every=fields.money("every"),
    )


def _points(fields: Fields, on: On) -> Benefit:
    times = number_of(fields.wanted("times"), fields.at("times")) * 100
    if times != times.to_integral_value() or not 100 <= times <= 100_000:
        raise BadValue(f"{fields.at('times')}: a factor from 1 to 1000 with at most two decimals is wanted")
    return Reward(kind=RewardKind.POINTS, value=int(times))


def _coupon(fields: Fields, on: On) -> Benefit:
    fields.has("coupon") or fields.wanted("coupon")
    return Reward(
        kind=RewardKind.COUPON,
        code=fields.text("coupon"),
        value=fields.whole("quantity", 1, least=1),
        every=fields.money("every"),
    )


_READERS: Mapping[str, Callable[[Fields, On], Benefit]] = {
    "off": _reduction,
    "unit_price": _unit_price,
    "bundle": _bundle,
    "set": _combination,
    "nth_piece": _nth,
    "buy_get": _buy_get,
    "add_on": _add_on,
    "gift": _gift,
    "cash_back": _cash_back,
    "points": _points,
    "coupon": _coupon,
    "lottery": lambda fields, on: Reward(
        kind=RewardKind.LOTTERY, value=fields.whole("tickets", 1, least=1), every=fields.money("every")
    ),
    "free_delivery": lambda fields, on: Reward(kind=RewardKind.FREE_DELIVERY),
}
