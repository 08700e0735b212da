"""Points (积分): a ledger of lots. Balance = sum of all entries.

What is earned opens a lot with a day of expiry. What is spent is taken from the lots that expire first, and each part
says from which: so a return gives back to the lots it came from, by what was written then and not by today's rules.
What is spent beyond all lots (offline, a late double) is a debt, which the next lots make good.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from pos.domain.errors import BadValue
from pos.domain.money import Fen, half_up

NEVER = date.max
"""The expiry of a lot that does not."""
DEBT = ""
"""The lot of what was spent beyond all lots."""


class PointsReason(StrEnum):
    """Why points moved."""

    OPENING = "opening"
    EARNED = "earned"
    EARNING_REVERSED = "earning_reversed"
    SPENT = "spent"
    GIVEN_BACK = "given_back"
    EXPIRED = "expired"
    ADJUSTED = "adjusted"
    MERGED = "merged"


@dataclass(frozen=True, slots=True)
class PointsRule:
    """How points are earned, spent and lost: head office's setting."""

    fen_per_point: Fen = 100
    """So much paid earns one point."""
    valid_months: int = 24
    """Points are good to the end of so many months after the month they were earned in; 0: for ever."""
    fen_per_step: Fen = 100
    """What one step of points is worth."""
    step: int = 100
    """Points are spent in multiples of this."""
    least: int = 100
    """Fewer are not spent."""
    max_share: int = 5_000
    """The part of a sale that points may pay, in 1/10,000."""
    grace_days: int = 30
    """Points given back by a return are good for at least so many days more."""

    def __post_init__(self) -> None:
        if min(self.fen_per_point, self.fen_per_step, self.step) < 1 or not 0 <= self.max_share <= 10_000:
            raise BadValue("not a rule for points")
        if min(self.valid_months, self.least, self.grace_days) < 0 or self.valid_months > 1200:
            raise BadValue("not a rule for points")

    def worth(self, points: int) -> Fen:
        """What that many points pay: whole steps only."""
        return points // self.step * self.fen_per_step

    def spendable(self, balance: int, total: Fen) -> int:
        """The most points of `balance` that may be spent on a sale of `total`: whole steps, 0 below the least."""
        steps = min(balance // self.step, total * self.max_share // 10_000 // self.fen_per_step)
        points = max(0, steps) * self.step
        return points if points >= self.least else 0

    def expiry(self, day: date) -> date:
        """The last day of points earned on `day`."""
        if self.valid_months == 0:
            return NEVER
        months = day.year * 12 + day.month + self.valid_months
        if months // 12 >= NEVER.year:
            return NEVER
        return date(months // 12, months % 12 + 1, 1) - timedelta(days=1)


USUAL = PointsRule()
"""What counts where head office has set nothing."""


@dataclass(frozen=True, slots=True)
class PointsEntry:
    """A row of a member's ledger."""

    lot: str
    """The lot it opens (its own id), takes from or gives back to; `DEBT`."""
    points: int
    """Signed."""
    expires: date = NEVER
    """The lot's last day."""


@dataclass(frozen=True, slots=True)
class Lot:
    """What is left of a lot."""

    lot: str
    """Its id."""
    left: int
    """Above 0."""
    expires: date
    """Its last day."""


def earned(paid: Fen, rule: PointsRule, *, percent: int = 100, times: int = 100) -> int:
    """Points for an amount paid, cut. `percent`: the level's, `times`: a campaign's, both in hundredths."""
    return max(0, paid) * percent * times // (rule.fen_per_point * 10_000)


def kept(points: int, *, paid: Fen, returned: Fen) -> int:
    """What stays of `points` that a sale earned (or took) when `returned` of `paid` came back: all of it: nothing."""
    if paid <= 0:
        return points
    back = min(max(0, returned), paid)
    return points - half_up(points * back, paid)


def balance(entries: Iterable[PointsEntry]) -> int:
    """The sum; below 0 for a debt."""
    return sum(entry.points for entry in entries)


def lots(entries: Iterable[PointsEntry]) -> tuple[Lot, ...]:
    """What is left, first to expire first. A debt is taken from the first."""
    left: dict[str, int] = {}
    expires: dict[str, date] = {}
    for entry in entries:
        left[entry.lot] = left.get(entry.lot, 0) + entry.points
        expires[entry.lot] = min(entry.expires, expires.get(entry.lot, NEVER))
    debt = -sum(points for lot, points in left.items() if lot == DEBT or points < 0)
    found: list[Lot] = []
    for lot in sorted((lot for lot in left if lot != DEBT), key=lambda each: (expires[each], each)):
        taken = min(max(0, debt), max(0, left[lot]))
        debt -= taken
        if left[lot] - taken > 0:
            found.append(Lot(lot=lot, left=left[lot] - taken, expires=expires[lot]))
    return tuple(found)


def take(entries: Sequence[PointsEntry], points: int, *, first: Sequence[str] = ()) -> tuple[PointsEntry, ...]:
    """The entries that take `points` (≥ 0): from the lots named `first`, then from those that expire first; a debt
    for what is not there. Raises BadValue below 0.
    """
    if points < 0:
        raise BadValue(f"cannot take {points} points")
    parts: list[PointsEntry] = []
    rest = points
    for lot in sorted(lots(entries), key=lambda each: each.lot not in first):
        part = min(rest, lot.left)
        if part:
            parts.append(PointsEntry(lot=lot.lot, points=-part, expires=lot.expires))
            rest -= part
    if rest:
        parts.append(PointsEntry(lot=DEBT, points=-rest))
    return tuple(parts)


def give_back(
    spent: Sequence[PointsEntry], points: int, *, today: date, rule: PointsRule, new_lot: str
) -> tuple[PointsEntry, ...]:
    """The entries that give `points` back of what was `spent` (its own entries, and what was given back before).

    The lots that last longest get theirs first. A lot that would be gone within the grace does not get it: a new one
    of the id `new_lot` does, good for the grace. Raises BadValue for more than was spent.
    """
    taken: dict[str, PointsEntry] = {}
    for entry in spent:
        before = taken.get(entry.lot, PointsEntry(entry.lot, 0))
        expires = min(entry.expires, before.expires)
        taken[entry.lot] = PointsEntry(entry.lot, before.points + entry.points, expires)
    if not 0 <= points <= -sum(entry.points for entry in taken.values()):
        raise BadValue(f"cannot give {points} points back")
    soonest = today + timedelta(days=rule.grace_days)
    parts: list[PointsEntry] = []
    fresh = 0
    rest = points
    for entry in sorted(taken.values(), key=lambda each: (each.lot != DEBT, each.expires, each.lot), reverse=True):
        part = min(rest, max(0, -entry.points))
        rest -= part
        if entry.lot != DEBT and entry.expires < soonest:
            fresh += part
        elif part:
            parts.append(PointsEntry(lot=entry.lot, points=part, expires=entry.expires))
    if fresh:
        parts.append(PointsEntry(lot=new_lot, points=fresh, expires=soonest))
    return tuple(parts)


def expire(entries: Sequence[PointsEntry], today: date) -> tuple[PointsEntry, ...]:
    """The entries that end what was good before `today` only."""
    return tuple(
        PointsEntry(lot=lot.lot, points=-lot.left, expires=lot.expires) for lot in lots(entries) if lot.expires < today
    )
