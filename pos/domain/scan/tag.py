"""What a code on goods says about them, whatever form it has."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from pos.domain.money import Fen
from pos.domain.quantity import Milli
from pos.domain.scan.gs1_elements import Element, Elements
from pos.domain.scan.gs1_values import CNY, amount, read_date, weight
from pos.domain.scan.in_store import InStore
from pos.domain.scan.kinds import Refusal
from pos.domain.trace import NO_TRACE, Trace


@dataclass(frozen=True, slots=True)
class Tag:
    """What a code on goods says."""

    gtin: str = ""
    """14 digits; empty for codes of the shop's own."""
    instead: str = ""
    """14 digits of the other GTIN that the same digits may be (EAN-8 or UPC-E); the catalogue decides."""
    trace: Trace = NO_TRACE
    """Lot, serial number, and the day until which it is good."""
    variant: str = ""
    """Consumer product variant (22)."""
    sell_by: date | None = None
    """The last day on which it may be sold: the earliest that the code names."""
    weight: Milli | None = None
    """Thousandths of a kilogram."""
    count: int | None = None
    """Pieces in a pack of varying content."""
    price: Fen | None = None
    """For this piece, as weighed."""
    in_store: InStore | None = None
    """The number taken apart, where it is of a prefix that the shop gives out itself."""
    store: str = ""
    """Code of the store whose tag, shelf label or receipt it is."""
    assistant: str = ""
    """Id of the assistant who is credited."""
    doubtful: bool = False
    """Lot or serial number could not be read for certain and are left out: a separator is missing."""
    elements: tuple[Element, ...] = ()
    """All application identifiers with their values."""

    @property
    def keys(self) -> tuple[str, ...]:
        """What the catalogue is asked for, one after the other until it knows one."""
        taken_apart = self.in_store.keys if self.in_store is not None else ()
        return tuple(key for key in (self.gtin, self.instead, *taken_apart) if key)

    def of_visit(self, *, store: str, assistant: str) -> Tag:
        """The same with whom its web address credits."""
        return replace(
            self, store=store, assistant=assistant, trace=replace(self.trace, store=store, assistant=assistant)
        )

    def expired(self, today: date) -> bool:
        """Whether it must not be sold any more."""
        return self.sell_by is not None and today > self.sell_by


def tag_of(elements: Elements, *, this_year: int) -> Tag | Refusal:
    """The tag of elements that were read, or why there is none."""
    found = elements.found[:-1] if elements.doubtful else elements.found
    values = {element.ai: element.value for element in found}
    weighed = {weight(ai, value) for ai, value in values.items() if ai[:3] == "310"}
    priced = {amount(ai, value) for ai, value in values.items() if ai[:3] == "392"}
    for ai, value in values.items():
        if ai[:3] == "393":
            if value[:3] != CNY:
                return Refusal.CURRENCY
            priced.add(amount(ai, value[3:]))
    if len(weighed) > 1 or len(priced) > 1:
        return Refusal.CONTRADICTION
    if None in weighed or None in priced:
        return Refusal.BAD_VALUE
    use_by = _day(values.get("17") or values.get("7003", "")[:6], this_year)
    best_before = _day(values.get("15", ""), this_year)
    days = [day for day in (use_by, best_before, _day(values.get("16", ""), this_year)) if day is not None]
    return Tag(
        gtin=values.get("01") or values.get("8006", "")[:14],
        trace=Trace(lot=values.get("10", ""), serial=values.get("21", ""), expiry=use_by or best_before),
        variant=values.get("22", ""),
        sell_by=min(days, default=None),
        weight=next(iter(weighed), None),
        count=int(values["30"]) if "30" in values else None,
        price=next(iter(priced), None),
        doubtful=elements.doubtful,
        elements=found,
    )


def _day(text: str, this_year: int) -> date | None:
    return read_date(text, this_year=this_year) if text else None
