"""Why things cost what they cost, in words for clerk and customer."""

from __future__ import annotations

from collections.abc import Iterator

from pos.domain.money import yuan
from pos.domain.pricing import PricedCart, gifts_open
from pos.domain.promotion.benefit import RewardKind
from pos.domain.promotion.condition import Measure
from pos.domain.promotion.finishing import MANUAL_ORDER, POINTS, ROUNDING
from pos.domain.promotion.preparing import MEMBER_DISCOUNT, MEMBER_PRICE, SPECIAL_PRICE
from pos.domain.promotion.priced import GivenReward, NextStep
from pos.ui.language import translate


def rule_words(rule_id: str, name: str) -> str:
    """A rule as it is read: its name, and words for those that have none."""
    if rule_id == SPECIAL_PRICE:
        return translate("Sell", "Special price")
    if rule_id == MEMBER_PRICE:
        return translate("Sell", "Member price")
    if rule_id == MEMBER_DISCOUNT:
        return translate("Sell", "Member discount")
    if rule_id == POINTS:
        return translate("Sell", "Points")
    if rule_id == ROUNDING:
        return translate("Sell", "Rounded down")
    if rule_id == MANUAL_ORDER:
        return translate("Sell", "Off the sale")
    return name or rule_id


def beside_words(priced: PricedCart) -> Iterator[str]:
    """What comes beside the price: the next step, gifts, rewards, and what this till could not apply."""
    why = priced.why
    if why.next_steps:
        yield next_words(why.next_steps[0])
    names = {rule.rule_id: rule.name for rule in why.applied}
    for rule_id, count in gifts_open(priced).items():
        yield translate("Sell", "{n} gifts to choose: {rule}").format(n=count, rule=names[rule_id])
    for reward in why.rewards:
        yield reward_words(reward)
    if why.newer:
        yield translate("Sell", "{n} promotions need a newer version of this till").format(n=len(why.newer))


def next_words(step: NextStep) -> str:
    """What is missing for the next step and what it gives, to be read aloud: `再买 30.00 元，减 20.00：双十一满减`."""
    if step.measure is Measure.AMOUNT:
        more = translate("Sell", "{amount} more").format(amount=yuan(step.missing))
    else:
        more = translate("Sell", "{n} pcs more").format(n=step.missing)
    if step.part:
        zhe = f"{(10_000 - step.part) / 1000:g}"
        gain = translate("Sell", "{zhe} zhe ({off} % off)").format(off=f"{step.part / 100:g}", zhe=zhe)
    elif step.off and step.again:
        gain = translate("Sell", "another {amount} off").format(amount=yuan(step.off))
    elif step.off:
        gain = translate("Sell", "{amount} off").format(amount=yuan(step.off))
    else:
        return translate("Sell", "{more}: {rule}").format(more=more, rule=step.name)
    return translate("Sell", "{more}, {gain}: {rule}").format(more=more, gain=gain, rule=step.name)


def reward_words(reward: GivenReward) -> str:
    """What is given for later."""
    if reward.kind is RewardKind.CASH_BACK:
        return translate("Sell", "{amount} back to stored value").format(amount=yuan(reward.value))
    if reward.kind is RewardKind.POINTS:
        return translate("Sell", "Points × {n}").format(n=f"{reward.value / 100:g}")
    if reward.kind is RewardKind.COUPON:
        return translate("Sell", "Coupon for next time: {kind} × {n}").format(kind=reward.code, n=reward.value)
    if reward.kind is RewardKind.LOTTERY:
        return translate("Sell", "{n} tickets for the draw").format(n=reward.value)
    return translate("Sell", "Free delivery")
