"""Member levels (等级): what it takes to climb to one and to keep it.

A level is climbed to as soon as its threshold is reached, over the days it looks back. It is held to the end of its
term; then what was spent during the term decides: enough to keep it, it begins again; not enough, one level down.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pos.domain.errors import BadValue
from pos.domain.money import Fen


@dataclass(frozen=True, slots=True)
class Level:
    """A level, as head office defines it."""

    name: str
    """`金卡`; unique."""
    rank: int
    """0 is where everybody begins; higher is better; unique."""
    climb_spent: Fen = 0
    """Spent within `climb_days` that lifts a member to it; 0: not by spending."""
    climb_orders: int = 0
    """Sales within `climb_days` that lift a member to it; 0: not by their number."""
    climb_days: int = 365
    """How far back climbing looks."""
    keep_spent: Fen = 0
    """To be spent within the term to keep it; 0: it is kept for ever."""
    term_days: int = 365
    """How long it is held before keeping is asked."""
    points_percent: int = 100
    """What its members earn, in hundredths: 150 is one and a half times."""
    price_list: str = ""
    """The member price list that counts for them; empty: none."""
    discount: int = 10_000
    """会员折上折: the part its members pay, in 1/10,000."""

    def __post_init__(self) -> None:
        figures = (self.rank, self.climb_spent, self.climb_orders, self.keep_spent, self.points_percent)
        days = min(self.climb_days, self.term_days)
        if not self.name or min(figures) < 0 or days < 1 or not 0 < self.discount <= 10_000:
            raise BadValue(f"not a level: {self.name!r:.60}")

    def reached(self, purchases: Sequence[Purchase], today: date) -> bool:
        """Whether purchases lift a member to it today."""
        since = today - timedelta(days=self.climb_days)
        within = [purchase for purchase in purchases if since < purchase.day <= today]
        spent = sum(purchase.paid for purchase in within)
        orders = sum(purchase.paid > 0 for purchase in within)
        by_money = self.climb_spent > 0 and spent >= self.climb_spent
        return by_money or (self.climb_orders > 0 and orders >= self.climb_orders)


@dataclass(frozen=True, slots=True)
class Purchase:
    """A sale (or a return, negative) as levels see it."""

    day: date
    """Its business date."""
    paid: Fen
    """What was paid for goods."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The level a member has, and since when this term runs."""

    level: str
    """Its name; empty: none yet."""
    since: date
    """The first day of the term."""


def standing(levels: Sequence[Level], now: Standing, purchases: Sequence[Purchase], today: date) -> Standing:
    """The standing after today's look at what was bought. A level that is no longer offered counts as the lowest."""
    ladder = sorted(levels, key=lambda level: level.rank)
    if not ladder:
        return now
    place = next((at for at, level in enumerate(ladder) if level.name == now.level), 0)
    best = max((at for at, level in enumerate(ladder) if level.reached(purchases, today)), default=0)
    if best > place:
        return Standing(ladder[best].name, today)
    held, since = ladder[place], now.since
    while held.keep_spent > 0 and since + timedelta(days=held.term_days) <= today:
        ends = since + timedelta(days=held.term_days)
        spent = sum(purchase.paid for purchase in purchases if since <= purchase.day < ends)
        since = ends
        if spent < held.keep_spent and place > 0:
            place -= 1
            held = ladder[place]
    if best > place:
        return Standing(ladder[best].name, today)
    return Standing(held.name, since)


def next_step(levels: Sequence[Level], now: str, purchases: Sequence[Purchase], today: date) -> tuple[str, Fen] | None:
    """The next level that can be reached by spending, and how much is missing; None at the top."""
    rank = next((level.rank for level in levels if level.name == now), -1)
    above = sorted((level for level in levels if level.rank > rank and level.climb_spent), key=lambda each: each.rank)
    if not above:
        return None
    since = today - timedelta(days=above[0].climb_days)
    spent = sum(purchase.paid for purchase in purchases if since < purchase.day <= today)
    return above[0].name, max(0, above[0].climb_spent - spent)
