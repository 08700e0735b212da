"""Who buys, where, when, and what they bring along."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from pos.domain.money import Fen
from pos.domain.promotion.goods import ManualReduction
from pos.domain.promotion.rule import Rule


@dataclass(frozen=True, slots=True)
class Buyer:
    """What pricing asks about a member."""

    member_id: str
    """Id."""
    level: str = ""
    """Level name."""
    groups: frozenset[str] = frozenset()
    """Groups they belong to."""
    birthday: tuple[int, int] | None = None
    """(month, day)."""
    joined: date | None = None
    """When they signed up."""
    orders: int | None = None
    """Orders before this one; None: not known."""
    discount: int | None = None
    """会员折上折 of the level: the part to pay, in 1/10,000."""
    points: int = 0
    """Balance."""


class CouponState(StrEnum):
    """Where a coupon stands."""

    VALID = "valid"
    USED = "used"
    LOCKED = "locked"
    """In another cart."""
    EXPIRED = "expired"
    EXHAUSTED = "exhausted"
    """All that were to be given are given."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Coupon:
    """A coupon as it is presented."""

    code: str
    """Its code."""
    right: Rule | None = None
    """What it gives by itself."""
    opens: str = ""
    """A rule it gives a right to."""
    kind: str = ""
    """Its kind, that rules may ask for."""
    state: CouponState = CouponState.VALID
    """Where it stands."""
    first: date | datetime | None = None
    """From this day or moment on."""
    last: date | datetime | None = None
    """Until the end of this day, or this moment."""
    member_id: str = ""
    """Whose it is; empty: anybody's."""


@dataclass(frozen=True, slots=True)
class Uses:
    """How often a rule was given before."""

    member: int = 0
    """To this member."""
    day: int = 0
    """In this store today."""
    chain: int = 0
    """Over the chain."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """Everything about a sale beside its goods."""

    moment: datetime
    """In the store's own time: hours and dates are read off it as they stand."""
    channel: str = "store"
    """Where it is sold: store, phone shop, marketplace …"""
    store: str = ""
    """The store's code."""
    member: Buyer | None = None
    """Who buys."""
    coupons: tuple[Coupon, ...] = ()
    """As presented; their order changes nothing."""
    declined: frozenset[str] = frozenset()
    """Rules the customer does not want."""
    tenders: Mapping[str, Fen | None] = field(default_factory=dict)
    """Chosen tenders and how much with each; None: all that remains. Empty: not chosen yet."""
    taken: tuple[tuple[frozenset[str], Fen], ...] = ()
    """Of these what was taken already, each once: (the names it goes by, fen). What a rule gave for it is not in it."""
    underpaid: frozenset[str] = frozenset()
    """Rules that want more with their tender than it pays of what the sale came to."""
    uses: Mapping[str, Uses] = field(default_factory=dict)
    """How often limited rules were given before."""
    buyers: Mapping[str, int] = field(default_factory=dict)
    """Of 团购 rules: how many buy."""
    gifts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Gifts the customer chose, by rule."""
    points: int = 0
    """Points the customer wants to spend."""
    points_worth: Fen | None = None
    """What they are worth, where that was said already; None: the chain's rate and the member's balance decide."""
    manual: ManualReduction | None = None
    """Given by hand on the whole order."""
