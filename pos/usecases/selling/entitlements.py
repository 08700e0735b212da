"""What a priced cart takes from, and gives to, what its customer is entitled to: becomes part of the document."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import replace

from pos.domain.cart import Cart
from pos.domain.earned import Earned, Need
from pos.domain.entitlement import EntitlementKind, EntitlementUse
from pos.domain.pricing import PricedCart, given_gifts
from pos.domain.promotion.benefit import RewardKind
from pos.domain.promotion.priced import GivenReward


def uses_of(priced: PricedCart) -> tuple[EntitlementUse, ...]:
    """The uses of a document.

    Of what is held, only what pricing really took: a coupon that gave nothing is not redeemed (its lock ends by
    itself), points that found nothing to pay are not spent. What is given for later goes to the member: 返现 as a gift
    on their stored value, a coupon for next time by the code of its issue.
    """
    if not priced.cart.uses and not priced.limited and not priced.why.rewards:
        return ()
    return (*_taken(priced), *_limited(priced), *(use for _, use in _given(priced.cart, priced)))


def earned_of(priced: PricedCart) -> tuple[Earned, ...]:
    """What promotions gave beside the price, with the lines of the document that they counted."""
    if not priced.why.gifts and not priced.why.rewards:
        return ()
    numbers = {each.line.line_id: number for number, each in enumerate(priced.lines, start=1)}
    names = {rule.rule_id: rule.name for rule in priced.why.applied}

    def needs(told: tuple[Need, ...]) -> tuple[Need, ...]:
        return tuple(replace(need, lines=tuple(sorted(numbers[line] for line in need.lines))) for need in told)

    given: dict[str, tuple[int, ...]] = {}
    for place, each in enumerate(given_gifts(priced.cart, priced.why), start=1):
        given[each.rule_id] = (*given.get(each.rule_id, ()), numbers[-place])
    gifts = (
        Earned(gift.rule_id, names[gift.rule_id], len(lines), needs(gift.needs), gift.rounds, lines=lines)
        for gift in priced.why.gifts
        if (lines := given.get(gift.rule_id))
    )
    later = (
        Earned(reward.rule_id, names[reward.rule_id], reward.value, needs(reward.needs), reward.rounds, use.use_id)
        for reward, use in _given(priced.cart, priced)
    )
    return (*gifts, *later)


def points_times(priced: PricedCart) -> int:
    """By how much campaigns multiply the points of the sale, in hundredths: the best one."""
    factors = [reward.value for reward in priced.why.rewards if reward.kind is RewardKind.POINTS]
    return max(factors, default=100)


def unused_coupons(priced: PricedCart) -> tuple[str, ...]:
    """Ids of coupons in the cart that gave nothing."""
    applied = {rule.coupon for rule in priced.why.applied}
    return tuple(coupon.coupon_id for coupon in priced.cart.coupons if coupon.code not in applied)


def _taken(priced: PricedCart) -> Iterator[EntitlementUse]:
    unused = unused_coupons(priced)
    by_code = {rule.coupon: rule.rule_id for rule in priced.why.applied if rule.coupon}
    rules = {coupon.coupon_id: by_code.get(coupon.code, "") for coupon in priced.cart.coupons}
    for use in priced.cart.uses:
        if use.kind in (EntitlementKind.COUPON, EntitlementKind.VOUCHER):
            if use.subject not in unused:
                yield replace(use, rule_id=rules.get(use.subject, ""))
            continue
        if use.kind is EntitlementKind.QUOTA:
            continue
        if use.kind is EntitlementKind.POINTS:
            if priced.why.points_used:
                yield replace(use, amount=-priced.why.points_used)
            continue
        yield use


def _limited(priced: PricedCart) -> Iterator[EntitlementUse]:
    """What limited rules gave, under the id it was held by. What nobody held is told, too."""
    held = {use.subject: use for use in priced.cart.uses if use.kind is EntitlementKind.QUOTA}
    for rule in priced.limited:
        made_up = str(uuid.uuid5(uuid.UUID(priced.cart.cart_id), f"limit {rule.rule_id}"))
        alone = EntitlementUse(EntitlementKind.QUOTA, made_up, rule.rule_id, 0, offline=True)
        yield replace(held.get(rule.rule_id, alone), amount=-rule.uses)


def _given(cart: Cart, priced: PricedCart) -> Iterator[tuple[GivenReward, EntitlementUse]]:
    if cart.member is None:
        return
    member_id = cart.member.member_id
    for place, reward in enumerate(priced.why.rewards):
        # Made of the cart's id: completing twice gives once.
        use_id = str(uuid.uuid5(uuid.UUID(cart.cart_id), f"reward {place}"))
        if reward.kind is RewardKind.CASH_BACK:
            yield reward, EntitlementUse(EntitlementKind.STORED_VALUE, use_id, member_id, 0, gift=reward.value)
        elif reward.kind is RewardKind.COUPON:
            yield reward, EntitlementUse(EntitlementKind.COUPON, use_id, reward.code, reward.value)
