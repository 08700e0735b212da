"""Price lists: prices of single goods, for members, or for everybody for a while (限时特价)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import TypeAlias

from pos.domain.member import Member
from pos.domain.money import Fen
from pos.domain.promotion.eligible import outside


class ListFor(StrEnum):
    """Whom a price list is for."""

    EVERYBODY = "everybody"
    """A special price."""
    MEMBERS = "members"
    """Every member, or members of its levels."""
    ITS_LEVELS = "list"
    """Members whose level carries it (`price_list` in membership.json)."""


@dataclass(frozen=True, slots=True)
class PriceList:
    """Prices of one unit, by code. Among all prices that a piece could have the lowest counts."""

    name: str
    """Unique among the lists; what a level carries."""
    prices: Mapping[str, Fen] = field(default_factory=dict)
    """By barcode, variant id or 货号; the first of these that is there counts."""
    whom: ListFor = ListFor.EVERYBODY
    """For whom."""
    levels: frozenset[str] = frozenset()
    """Of members: the levels it is for; empty: every level."""
    first: date | datetime | None = None
    """From this day or moment on, in the store's time."""
    last: date | datetime | None = None
    """Until the end of this day, or this moment."""
    stores: frozenset[str] = frozenset()
    """Codes of the stores it counts in; empty: all."""
    elsewhere: bool = False
    """A long one: its prices lie beside the goods, and are told with the sale (`Terms.listed`)."""

    def counts(self, now: datetime, store: str, member: Member | None) -> bool:
        """Whether it counts here, now, for that member; `now` in the store's time."""
        if (self.stores and store not in self.stores) or outside(self.first, self.last, now):
            return False
        if self.whom is ListFor.EVERYBODY:
            return True
        if member is None:
            return False
        if self.whom is ListFor.ITS_LEVELS:
            return member.price_list == self.name
        return not self.levels or member.level in self.levels


Listed: TypeAlias = Mapping[str, Mapping[str, Fen]]
"""Of long price lists: name of the list → code → price of one unit."""


NONE_LISTED: Listed = {}
"""There is no long list."""


def lowest(lists: Iterable[PriceList], codes: tuple[str, ...], listed: Listed = NONE_LISTED) -> Fen | None:
    """The lowest price that lists give goods of these codes; None where none names them. `listed`: of long ones."""
    every = [listed.get(each.name, {}) if each.elsewhere else each.prices for each in lists]
    named = [next((prices[code] for code in codes if code in prices), None) for prices in every]
    return min([price for price in named if price is not None], default=None)
