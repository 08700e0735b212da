"""Stored value (储值): principal (paid in) and gift (充500送50) are kept apart. Balance = sum of all entries.

Decided: each spending takes principal and gift in the proportion of the balance at that moment, by `money.share`; a
return gives back in the proportion in which that spending took. So neither customer nor chain gains by the order of
spending and returning, and the principal that is left can be paid out at any time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from pos.domain.errors import BadValue
from pos.domain.money import Fen, half_up, share


class ValueReason(StrEnum):
    """Why stored value moved."""

    OPENING = "opening"
    RECHARGED = "recharged"
    SPENT = "spent"
    GIVEN_BACK = "given_back"
    PAID_OUT = "paid_out"
    ADJUSTED = "adjusted"
    MERGED = "merged"
    CASHBACK = "cashback"
    """返现: a campaign's money back, all of it gift."""


@dataclass(frozen=True, slots=True)
class Value:
    """An amount or a balance in its two parts."""

    principal: Fen
    """Paid in."""
    gift: Fen = 0
    """Given."""

    @property
    def total(self) -> Fen:
        """Both."""
        return self.principal + self.gift

    def __add__(self, other: Value) -> Value:
        return Value(self.principal + other.principal, self.gift + other.gift)

    def __neg__(self) -> Value:
        return Value(-self.principal, -self.gift)


@dataclass(frozen=True, slots=True)
class RechargeOffer:
    """充 `pay` 送 `gift`."""

    pay: Fen
    """Paid in, above 0."""
    gift: Fen
    """Given on top."""
    repeats: bool = False
    """每充: for each whole `pay`, not only once."""

    def __post_init__(self) -> None:
        if self.pay <= 0 or self.gift < 0:
            raise BadValue(f"not an offer: {self.pay} gives {self.gift}")

    def given_for(self, paid: Fen) -> Fen:
        """What it gives for an amount paid in."""
        times = paid // self.pay
        return self.gift * (times if self.repeats else min(times, 1))


def gift_for(paid: Fen, offers: Sequence[RechargeOffer]) -> Fen:
    """What is given on top of an amount paid in: the best one of the offers, never two of them."""
    return max((offer.given_for(paid) for offer in offers), default=0)


def spend(balance: Value, amount: Fen) -> Value:
    """The parts of an amount (≥ 0) that is taken from a balance. What is not there is owed as principal.

    Raises BadValue below 0.
    """
    if amount < 0:
        raise BadValue(f"cannot spend {amount}")
    room = (max(0, balance.principal), max(0, balance.gift))
    taken = share(min(amount, sum(room)), room, room)
    return Value(taken.parts[0] + amount - sum(taken.parts), taken.parts[1])


def give_back(spent: Value, amount: Fen, *, before: Fen = 0) -> Value:
    """The parts of an amount that is given back of what was `spent`, after `before` was given back already.

    Cumulative, so that the parts of all returns add up to what was spent. Raises BadValue for more than that.
    """
    if amount < 0 or before < 0 or before + amount > spent.total:
        raise BadValue(f"cannot give {amount} back after {before} of {spent.total}")
    if amount == 0:
        return Value(0, 0)
    gift = half_up(spent.gift * (before + amount), spent.total) - half_up(spent.gift * before, spent.total)
    return Value(amount - gift, gift)
