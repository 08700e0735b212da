"""What a rule gives."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from pos.domain.money import Fen
from pos.domain.promotion.condition import Measure
from pos.domain.promotion.target import Target


class On(StrEnum):
    """What a percentage or an amount is taken off."""

    TARGET = "target"
    """The target's goods together."""
    ORDER = "order"
    """The whole order."""
    UNIT = "unit"
    """Each piece."""
    LINE = "line"
    """Each line."""


@dataclass(frozen=True, slots=True)
class Off:
    """Percent or amount off; one of the two, or tiers of them."""

    off: Fen = 0
    """Fen."""
    part: int = 0
    """Part that is taken off, in 1/10,000."""


@dataclass(frozen=True, slots=True)
class Reduction:
    """Percent or amount off the order, the target, each unit or a line; in tiers; repeating."""

    tiers: tuple[tuple[int, Off], ...]
    """(at least so much, what is off), ascending; the highest that is reached counts."""
    on: On = On.TARGET
    """What it is taken off."""
    measure: Measure = Measure.AMOUNT
    """What tiers and steps count."""
    every: int = 0
    """Repeating (每满): once for every so many fen or pieces; 0: once."""
    units: int = 0
    """At most so many pieces, the dearest; 0: all."""
    of_list: bool = False
    """The percentage is of the list price, not of what is left."""
    most: Fen = 0
    """At most so much in all; 0: no cap."""
    before: bool = False
    """Tiers and steps look at amounts before any discount."""


@dataclass(frozen=True, slots=True)
class UnitPrice:
    """A fixed price for one unit: 秒杀, 限时特价, 清仓, a price for each item, a price that falls with the buyers."""

    price: Fen | None = None
    """For every item of the target."""
    prices: tuple[tuple[str, Fen], ...] = ()
    """(variant id or style code, price): each item its own (全场N折起)."""
    by_buyers: tuple[tuple[int, Fen], ...] = ()
    """(buyers, price), ascending: the highest step that is reached (团购)."""
    units: int = 0
    """At most so many pieces; 0: all."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """N件M元: a price for so many pieces of the target."""

    pieces: int
    """N."""
    price: Fen
    """M."""


@dataclass(frozen=True, slots=True)
class Combination:
    """套装: a price for one of each."""

    parts: tuple[tuple[Target, int], ...]
    """(goods, pieces of them) in a set."""
    price: Fen | None = None
    """For the set; None: `off` counts."""
    off: Off = Off()
    """Off the set."""


@dataclass(frozen=True, slots=True)
class NthPiece:
    """第N件: of every so many pieces one is cheaper."""

    steps: tuple[tuple[int, int], ...]
    """(which piece, part off in 1/10,000), ascending."""
    dearest: bool = False
    """The dearest pieces are the cheaper ones, instead of the cheapest."""


@dataclass(frozen=True, slots=True)
class BuyGet:
    """买N送M."""

    buy: int
    """N."""
    get: int
    """M."""
    target: Target | None = None
    """Where the given ones come from; None: from the same goods."""
    part: int = 10_000
    """Part off the given ones, in 1/10,000."""
    dearest: bool = False
    """The dearest are given, instead of the cheapest."""
    same: bool = False
    """Bought and given pieces are one variant."""


@dataclass(frozen=True, slots=True)
class AddOn:
    """加价购: a chosen piece of the target for a little."""

    price: Fen
    """For one of them."""
    pieces: int = 1
    """At most so many."""


@dataclass(frozen=True, slots=True)
class GiftStep:
    """A step of a gift rule."""

    least: int
    """Fen or pieces, at least."""
    choose: int
    """So many of the list."""
    gifts: tuple[str, ...]
    """The list: codes."""


@dataclass(frozen=True, slots=True)
class Gift:
    """满赠: gifts from a list, in steps."""

    steps: tuple[GiftStep, ...]
    """Ascending; the highest that is reached counts."""
    measure: Measure = Measure.AMOUNT
    """What steps count."""
    every: int = 0
    """Once for every so many fen or pieces; 0: once."""
    before: bool = False
    """Steps look at amounts before any discount."""


class RewardKind(StrEnum):
    """What is given for later; it changes no price."""

    CASH_BACK = "cash_back"
    """返现 to stored value, fen."""
    POINTS = "points"
    """Points times n, in hundredths (2 times is 200)."""
    COUPON = "coupon"
    """A coupon for next time."""
    LOTTERY = "lottery"
    """抽奖: a ticket for the draw."""
    FREE_DELIVERY = "free_delivery"
    """包邮."""


@dataclass(frozen=True, slots=True)
class Reward:
    """What is given beside the price."""

    kind: RewardKind
    """What."""
    value: int = 1
    """Fen, hundredths of a factor, coupons or tickets."""
    part: int = 0
    """Of cash back: part of what is paid for the target instead of an amount, in 1/10,000."""
    code: str = ""
    """Of a coupon: its kind."""
    every: Fen = 0
    """Once for every so many fen; 0: once."""


Benefit: TypeAlias = Reduction | UnitPrice | Bundle | Combination | NthPiece | BuyGet | AddOn | Gift | Reward
"""What a rule gives."""

USES_PIECES = (Bundle, Combination, NthPiece, BuyGet, AddOn)
"""Benefits that count pieces: one piece serves one of them only, unless a rule says otherwise."""
