"""A pricing case read from JSON. `docs/promotions.md` says what each field means."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TypeVar

from pos.domain.errors import BadValue
from pos.domain.money import Fen
from pos.domain.promotion.goods import Goods, ManualReduction, Traits
from pos.domain.promotion.occasion import Buyer, Occasion, Uses
from pos.domain.promotion.reading.coupon import read_coupon
from pos.domain.promotion.reading.document import read_rules
from pos.domain.promotion.reading.fields import Fields, money_of, number_of, part_of, shown
from pos.domain.promotion.reading.settings import read_settings
from pos.domain.promotion.rulebook import RuleBook
from pos.domain.promotion.stage import PricingSettings
from pos.domain.quantity import MAX_MILLI, Milli

T = TypeVar("T")

_BIRTHDAY = re.compile(r"(?:\d{4}-)?(\d{2})-(\d{2})", re.ASCII)


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A line, with what pricing does not ask."""

    goods: Goods
    """What is priced."""
    tax_rate: int
    """1/10,000."""
    tax_included: bool
    """Whether prices include it."""


@dataclass(frozen=True, slots=True)
class Case:
    """A case to be priced."""

    name: str
    """As the file calls it."""
    lines: tuple[CaseLine, ...]
    """What is bought."""
    book: RuleBook
    """Rules and settings."""
    occasion: Occasion
    """Who, where, when."""
    expect: Fen | None = None
    """The total that the file says it comes to."""


def read_case(data: object, *, now: datetime) -> Case:
    """A case. `now`: the moment where it names none. Raises BadValue, which names the place."""
    fields = Fields(data, "case")
    name = fields.text("name") or fields.text("id")
    fields.take("note")
    lines = fields.list("lines", _line)
    if not lines:
        raise BadValue("case.lines: at least one is wanted")
    if len({line.goods.line_id for line in lines}) != len(lines):
        raise BadValue("case.lines: two lines have the same number")
    rules, newer = read_rules(fields)
    settings = fields.take("settings")
    coupons = fields.list("coupons", read_coupon)
    member = fields.take("member")
    manual = fields.take("manual")
    moment = fields.take("moment")
    occasion = Occasion(
        moment=now if moment is None else _moment(moment),
        channel=fields.text("channel", "store"),
        store=fields.text("store"),
        member=None if member is None else _member(member),
        coupons=coupons,
        declined=frozenset(fields.texts("declined")),
        tenders=_tenders(fields),
        uses=_mapping(fields, "used", _uses),
        buyers=_mapping(fields, "buyers", lambda value, place: int(_whole(value, place))),
        gifts=_mapping(fields, "gifts", _codes),
        points=fields.whole("points"),
        manual=None if manual is None else _manual(manual, "case.manual"),
    )
    expect = fields.take("expect")
    fields.end()
    return Case(
        name=name,
        lines=lines,
        book=RuleBook(
            rules,
            settings=PricingSettings() if settings is None else read_settings(settings, "case.settings"),
            newer=newer,
        ),
        occasion=occasion,
        expect=None if expect is None else _expected(expect),
    )


def _line(data: object, place: str) -> CaseLine:
    fields = Fields(data, place)
    number = int(place[place.rindex("[") + 1 : -1]) + 1
    fields.take("name")
    traits = read_traits(fields)
    manual = fields.take("manual")
    rate, included = fields.part("tax_rate"), fields.flag("tax_included", True)
    tax = 1300 if rate is None else rate
    goods = Goods(
        line_id=fields.whole("line", number, least=1),
        traits=traits,
        quantity=_quantity(fields.take("quantity"), f"{place}.quantity"),
        unit_price=traits.price,
        list_price=fields.money_or_none("list_price"),
        floor=fields.money("floor"),
        special_price=fields.money_or_none("special_price"),
        member_prices=_member_prices(fields),
        special=fields.flag("special"),
        manual=None if manual is None else _manual(manual, f"{place}.manual"),
        tax_on_top=0 if included else tax,
    )
    line = CaseLine(goods, tax_rate=tax, tax_included=included)
    fields.end()
    return line


def read_traits(fields: Fields) -> Traits:
    """What rules ask of goods: code, price, categories … Raises BadValue."""
    code = fields.text("code")
    if not code:
        raise BadValue(f"{fields.place}: code is missing")
    price_field = "unit_price" if fields.has("unit_price") else "price"
    if not fields.has(price_field):
        raise BadValue(f"{fields.place}: unit_price is missing")
    return Traits(
        variant_id=code,
        product=fields.text("product", code),
        categories=(*fields.texts("categories"), *fields.texts("category")),
        brand=fields.text("brand"),
        season=fields.text("season"),
        tags=fields.texts("tags"),
        attributes=_attributes(fields),
        price=fields.money(price_field),
    )


def _quantity(value: object, place: str) -> Milli:
    milli = number_of(1 if value is None else value, place) * 1000
    if milli != milli.to_integral_value() or not 0 < milli <= MAX_MILLI:
        raise BadValue(f"{place}: {shown(value)} is no quantity from 0.001 to 100,000 with at most three decimals")
    return int(milli)


def _attributes(fields: Fields) -> tuple[tuple[str, str], ...]:
    data = fields.take("attributes")
    if data is None:
        return ()
    named = Fields(data, fields.at("attributes"))
    return tuple((name, named.text(name)) for name in sorted(map(str, data)))  # type: ignore[call-overload]


def _member_prices(fields: Fields) -> tuple[tuple[str, Fen], ...]:
    data = fields.take("member_price")
    place = fields.at("member_price")
    if data is None:
        return ()
    if isinstance(data, dict):
        return tuple((str(level), money_of(data[level], f"{place}.{level}")) for level in sorted(data, key=str))
    return (("", money_of(data, place)),)


def _manual(data: object, place: str) -> ManualReduction:
    fields = Fields(data, place)
    fields.only_one("pay", "zhe", "amount", "price")
    zhe = fields.take("zhe")
    manual = ManualReduction(
        pay=fields.part("pay") if zhe is None else _zhe(zhe, f"{place}.zhe"),
        off=fields.money_or_none("amount"),
        price=fields.money_or_none("price"),
        reason=fields.text("reason"),
    )
    fields.end()
    return manual


def _zhe(value: object, place: str) -> int:
    """8, 8.5 and 85 mean pay 80, 85 and 85 percent."""
    number = number_of(value, place)
    if not 0 < number < 100:
        raise BadValue(f"{place}: {shown(value)} is no 折 such as 8, 8.5 or 85")
    return part_of(number * 10 if number < 10 else number, place)


def _member(data: object) -> Buyer:
    fields = Fields(data, "case.member")
    birthday = fields.text("birthday")
    match = _BIRTHDAY.fullmatch(birthday) if birthday else None
    if birthday and (match is None or not _is_day(int(match[1]), int(match[2]))):
        raise BadValue(f"case.member.birthday: {shown(birthday)} is no day such as 05-17 or 1990-05-17")
    joined = fields.day("joined")
    buyer = Buyer(
        member_id=fields.text("id", "member"),
        level=fields.text("level"),
        groups=frozenset(fields.texts("groups")),
        birthday=None if match is None else (int(match[1]), int(match[2])),
        joined=joined.date() if isinstance(joined, datetime) else joined,
        orders=fields.whole("orders") if fields.has("orders") else None,
        discount=fields.part("pay"),
        points=fields.whole("points"),
    )
    fields.end()
    return buyer


def _is_day(month: int, day: int) -> bool:
    try:
        date(2024, month, day)
    except ValueError:
        return False
    return True


def _moment(value: object) -> datetime:
    """The store's own time: an offset is read and not asked for anything else."""
    try:
        return datetime.fromisoformat(str(value)).replace(tzinfo=None)
    except ValueError:
        raise BadValue(f"case.moment: a moment such as 2026-11-11T10:00:00 is wanted, not {shown(value)}") from None


def _tenders(fields: Fields) -> dict[str, Fen | None]:
    data = fields.take("tenders")
    place = fields.at("tenders")
    if isinstance(data, dict):
        return {
            str(name): None if amount is None else money_of(amount, f"{place}.{name}") for name, amount in data.items()
        }
    return dict.fromkeys(Fields({"tenders": data}, fields.place).texts("tenders"))


def _mapping(fields: Fields, name: str, read: Callable[[object, str], T]) -> dict[str, T]:
    """An object from rule ids to something."""
    data = fields.take(name)
    if data is None:
        return {}
    if not isinstance(data, dict):
        raise BadValue(f"{fields.at(name)}: an object of rule ids is wanted, not {shown(data)}")
    return {str(rule): read(value, f"{fields.at(name)}.{rule}") for rule, value in data.items()}


def _uses(value: object, place: str) -> Uses:
    fields = Fields(value, place)
    uses = Uses(member=fields.whole("member"), day=fields.whole("day"), chain=fields.whole("chain"))
    fields.end()
    return uses


def _codes(value: object, place: str) -> tuple[str, ...]:
    return Fields({"codes": value}, place).texts("codes")


def _whole(value: object, place: str) -> Decimal:
    number = number_of(value, place)
    if number != number.to_integral_value() or not 0 <= number <= 10**9:
        raise BadValue(f"{place}: {shown(value)} is no whole number")
    return number


def _expected(data: object) -> Fen | None:
    fields = Fields(data, "case.expect") if isinstance(data, dict) else Fields({"total": data}, "case.expect")
    return fields.money_or_none("total")
