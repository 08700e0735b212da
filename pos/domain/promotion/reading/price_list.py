"""Price lists read from JSON. `docs/promotions.md` says what each field means."""

from __future__ import annotations

from collections.abc import Mapping

from pos.domain.errors import BadValue
from pos.domain.money import Fen
from pos.domain.promotion.price_list import ListFor, PriceList
from pos.domain.promotion.reading.fields import Fields, money_of, shown


def read_price_lists(data: object, place: str) -> tuple[PriceList, ...]:
    """The lists of a document. Raises BadValue, also for a name that stands twice."""
    if data is None:
        return ()
    if not isinstance(data, list):
        raise BadValue(f"{place}: a list is wanted, not {shown(data)}")
    lists = tuple(_read(each, f"{place}[{at}]") for at, each in enumerate(data))
    seen: set[str] = set()
    for at, each in enumerate(lists):
        if each.name in seen:
            raise BadValue(f"{place}[{at}]: a second price list {each.name!r}")
        seen.add(each.name)
    return lists


def _read(data: object, place: str) -> PriceList:
    fields = Fields(data, place)
    name = fields.text("name")
    if not name or len(name) > 64:
        raise BadValue(f"{fields.at('name')}: 1 to 64 characters are wanted")
    whom, levels = fields.one_of("for", ListFor, ListFor.EVERYBODY), fields.texts("levels")
    if levels and whom is not ListFor.MEMBERS:
        raise BadValue(f'{fields.at("levels")}: only with "for": "members"')
    elsewhere = fields.flag("elsewhere", default=False)
    told = fields.take("prices") if elsewhere else fields.wanted("prices")
    read = PriceList(
        name=name,
        prices={} if told is None else _prices(told, fields.at("prices")),
        whom=whom,
        levels=frozenset(levels),
        first=fields.day("from"),
        last=fields.day("to"),
        stores=frozenset(fields.texts("stores")),
        elsewhere=elsewhere,
    )
    fields.end()
    return read


def _prices(data: object, place: str) -> Mapping[str, Fen]:
    if not isinstance(data, dict):
        raise BadValue(f"{place}: an object of codes and prices is wanted, not {shown(data)}")
    return {str(code): money_of(price, f"{place}.{code}") for code, price in data.items()}
