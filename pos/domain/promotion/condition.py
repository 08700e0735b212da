"""What must hold for a rule to apply. All conditions of a rule must."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import TypeAlias

from pos.domain.money import Fen
from pos.domain.promotion.target import Target


class Measure(StrEnum):
    """What a threshold counts."""

    AMOUNT = "amount"
    """Fen."""
    QUANTITY = "quantity"
    """Pieces."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """Amount or pieces of the order or of some goods."""

    measure: Measure
    """What is counted."""
    least: int
    """Fen or pieces, at least."""
    target: Target | None = None
    """Of which goods; None: of the whole order."""
    before: bool = False
    """Amounts before any discount (True) or after the earlier stages (False)."""


@dataclass(frozen=True, slots=True)
class OfMember:
    """A member, of one of the levels and groups where any are named."""

    levels: frozenset[str] = frozenset()
    """Level names; empty: every level."""
    groups: frozenset[str] = frozenset()
    """Groups, one of them is enough; empty: every member."""


@dataclass(frozen=True, slots=True)
class Birthday:
    """The member's birthday."""

    days: int | None = 0
    """At most so many days before or after it; None: in its month."""


@dataclass(frozen=True, slots=True)
class NewMember:
    """A member who signed up lately."""

    days: int = 0
    """At most so many days ago."""


@dataclass(frozen=True, slots=True)
class NthOrder:
    """The member's so manieth order: this one counted."""

    number: int
    """1: the first."""
    every: bool = False
    """Every so manieth order."""


@dataclass(frozen=True, slots=True)
class OneOf:
    """Channel, store, weekday or day of the month is one of a list."""

    what: str
    """`channel`, `store`, `weekday` or `day_of_month`."""
    values: frozenset[str]
    """As text; weekdays 1 (Monday) to 7, days of the month 1 to 31."""


@dataclass(frozen=True, slots=True)
class Between:
    """Dates, both included, in the store's time."""

    first: date | datetime | None = None
    """From this day or moment on."""
    last: date | datetime | None = None
    """Until the end of this day, or this moment."""


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours of the day in the store's time. Over midnight where the end is not after the start."""

    start: time
    """From, included."""
    end: time
    """To, not included."""


@dataclass(frozen=True, slots=True)
class CouponShown:
    """A valid coupon that gives a right to this rule is presented."""

    kind: str = ""
    """A coupon of this kind; empty: one that names this rule."""


@dataclass(frozen=True, slots=True)
class PaidWith:
    """The customer pays with one of these tenders. Known once it is chosen."""

    tenders: frozenset[str]
    """Tender kinds or methods."""
    least: Fen = 0
    """At least so much with it."""


Condition: TypeAlias = (
    Threshold | OfMember | Birthday | NewMember | NthOrder | OneOf | Between | Hours | CouponShown | PaidWith
)
"""One condition."""
