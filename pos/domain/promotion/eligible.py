"""Conditions that do not depend on prices: who, where, when, with what."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from pos.domain.promotion.condition import (
    Between,
    Birthday,
    Condition,
    CouponShown,
    Hours,
    NewMember,
    NthOrder,
    OfMember,
    OneOf,
    PaidWith,
    Threshold,
)
from pos.domain.promotion.occasion import Buyer, Coupon, CouponState, Occasion, Uses
from pos.domain.promotion.priced import Reason
from pos.domain.promotion.rule import Rule

_STATES = {
    CouponState.USED: Reason.USED,
    CouponState.LOCKED: Reason.LOCKED,
    CouponState.EXPIRED: Reason.EXPIRED,
    CouponState.EXHAUSTED: Reason.LIMIT,
    CouponState.UNKNOWN: Reason.UNKNOWN,
}
_ONE_OF = {
    "channel": Reason.CHANNEL,
    "store": Reason.STORE,
    "weekday": Reason.WEEKDAY,
    "day_of_month": Reason.DAY_OF_MONTH,
}


def why_not(rule: Rule, occasion: Occasion) -> Reason | None:
    """Why a rule cannot apply whatever is in the cart; None where it can."""
    if rule.rule_id in occasion.declined:
        return Reason.DECLINED
    for condition in rule.conditions:
        reason = _CHECKS[type(condition)](condition, rule, occasion)
        if reason is not None:
            return reason
    if rule.limits.per_member and occasion.member is None:
        return Reason.MEMBER
    return Reason.LIMIT if uses_left(rule, occasion) == 0 else None


def coupon_refused(coupon: Coupon, occasion: Occasion) -> Reason | None:
    """Why a coupon gives nothing by itself; None where it is good."""
    if coupon.state in _STATES:
        return _STATES[coupon.state]
    reason = outside(coupon.first, coupon.last, occasion.moment)
    if reason is not None:
        return reason
    if coupon.member_id and (occasion.member is None or occasion.member.member_id != coupon.member_id):
        return Reason.OTHER_MEMBER
    if coupon.right is None and not coupon.opens and not coupon.kind:
        return Reason.UNKNOWN
    return Reason.DECLINED if coupon.code in occasion.declined else None


def uses_left(rule: Rule, occasion: Occasion) -> int | None:
    """How often a rule may still be given; None: no limit."""
    limits = rule.limits
    if not (limits.per_order or limits.per_member or limits.per_day or limits.quota):
        return None
    used = occasion.uses.get(rule.rule_id, Uses())
    pairs = (
        (limits.per_order, 0),
        (limits.per_member, used.member),
        (limits.per_day, used.day),
        (limits.quota, used.chain),
    )
    return min((max(0, most - gone) for most, gone in pairs if most), default=None)


def _of_prices(condition: Threshold, rule: Rule, occasion: Occasion) -> Reason | None:
    """Thresholds are looked at where prices are known."""
    return None


def _member(condition: OfMember, rule: Rule, occasion: Occasion) -> Reason | None:
    member = occasion.member
    if member is None or (condition.levels and member.level not in condition.levels):
        return Reason.MEMBER
    return Reason.MEMBER if condition.groups and condition.groups.isdisjoint(member.groups) else None


def _birthday(condition: Birthday, rule: Rule, occasion: Occasion) -> Reason | None:
    member = occasion.member
    if member is None or member.birthday is None:
        return Reason.BIRTHDAY
    today = occasion.moment.date()
    if condition.days is None:
        return None if member.birthday[0] == today.month else Reason.BIRTHDAY
    near = min(abs((today - _birthday_in(today.year + years, member.birthday)).days) for years in (-1, 0, 1))
    return None if near <= condition.days else Reason.BIRTHDAY


def _new_member(condition: NewMember, rule: Rule, occasion: Occasion) -> Reason | None:
    member = occasion.member
    if member is None or member.joined is None:
        return Reason.NEW_MEMBER
    age = occasion.moment.date() - member.joined
    return None if timedelta(0) <= age <= timedelta(days=condition.days) else Reason.NEW_MEMBER


def _nth_order(condition: NthOrder, rule: Rule, occasion: Occasion) -> Reason | None:
    orders = _orders(occasion.member)
    if orders is None:
        return Reason.NTH_ORDER
    this = orders + 1
    fits = this % condition.number == 0 if condition.every else this == condition.number
    return None if fits else Reason.NTH_ORDER


def _one_of(condition: OneOf, rule: Rule, occasion: Occasion) -> Reason | None:
    moment = occasion.moment
    value = {
        "channel": occasion.channel,
        "store": occasion.store,
        "weekday": str(moment.isoweekday()),
        "day_of_month": str(moment.day),
    }[condition.what]
    return None if value in condition.values else _ONE_OF[condition.what]


def _between(condition: Between, rule: Rule, occasion: Occasion) -> Reason | None:
    return outside(condition.first, condition.last, occasion.moment)


def _hours(condition: Hours, rule: Rule, occasion: Occasion) -> Reason | None:
    now = occasion.moment.time()
    if condition.start < condition.end:
        return None if condition.start <= now < condition.end else Reason.HOURS
    return None if now >= condition.start or now < condition.end else Reason.HOURS


def _coupon(condition: CouponShown, rule: Rule, occasion: Occasion) -> Reason | None:
    for coupon in occasion.coupons:
        meant = coupon.kind == condition.kind if condition.kind else coupon.opens == rule.rule_id
        if meant and coupon_refused(coupon, occasion) is None:
            return None
    return Reason.COUPON


def _paid_with(condition: PaidWith, rule: Rule, occasion: Occasion) -> Reason | None:
    chosen = not condition.tenders.isdisjoint(occasion.tenders)
    return Reason.TENDER if not chosen or rule.rule_id in occasion.underpaid else None


_CHECKS: dict[type[Condition], Callable[[Any, Rule, Occasion], Reason | None]] = {
    Threshold: _of_prices,
    OfMember: _member,
    Birthday: _birthday,
    NewMember: _new_member,
    NthOrder: _nth_order,
    OneOf: _one_of,
    Between: _between,
    Hours: _hours,
    CouponShown: _coupon,
    PaidWith: _paid_with,
}
"""By kind of condition: why it does not hold."""


def outside(first: date | datetime | None, last: date | datetime | None, now: datetime) -> Reason | None:
    """Why a moment is outside a time; None where it is within. Days are taken whole."""
    if first is not None and (now if isinstance(first, datetime) else now.date()) < first:
        return Reason.NOT_YET
    if last is not None and (now if isinstance(last, datetime) else now.date()) > last:
        return Reason.EXPIRED
    return None


def _birthday_in(year: int, birthday: tuple[int, int]) -> date:
    month, day = birthday
    try:
        return date(year, month, day)
    except ValueError:  # 29 February
        return date(year, month, day - 1)


def _orders(member: Buyer | None) -> int | None:
    return None if member is None else member.orders
