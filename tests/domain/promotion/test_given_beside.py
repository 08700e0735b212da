"""What is given for goods at full price looks at no others, whatever it counts."""

from __future__ import annotations

from datetime import datetime

import pytest

from pos.domain.promotion.benefit import Benefit, Gift, GiftStep, Off, Reduction, Reward, RewardKind
from pos.domain.promotion.condition import Measure
from pos.domain.promotion.engine import price_goods
from pos.domain.promotion.goods import Goods, Traits
from pos.domain.promotion.occasion import Occasion
from pos.domain.promotion.priced import Priced
from pos.domain.promotion.rule import Rule
from pos.domain.promotion.rulebook import RuleBook
from pos.domain.promotion.stage import Stage
from pos.domain.promotion.target import Target

NOON = Occasion(moment=datetime(2026, 11, 22, 12))  # noqa: DTZ001 - the store's own time
TENTH_OFF = Rule("A", "九折", Stage.LINE, Reduction(tiers=((0, Off(part=1_000)),)))
STEPS = (GiftStep(30_000, 1, ("扇子",)), GiftStep(40_000, 1, ("雨伞",)))


def given(benefit: Benefit, *, full_price_only: bool) -> Priced:
    """A piece on special offer for 500.00 and two others for 200.00 each, a tenth off them all."""
    goods = [Goods(1, Traits("特价"), 1_000, 50_000, special=True), Goods(2, Traits("正价"), 2_000, 20_000)]
    beside = Rule("B", "赠", Stage.ORDER, benefit, target=Target(full_price_only=full_price_only))
    return price_goods(goods, RuleBook([TENTH_OFF, beside]), NOON)


@pytest.mark.parametrize(
    "gift, full, chosen, lines, measured",
    (
        (Gift(STEPS), True, "扇子", (2,), 36_000),
        (Gift(STEPS, before=True), True, "雨伞", (2,), 40_000),
        (Gift((GiftStep(2, 1, ("扇子",)), GiftStep(3, 1, ("雨伞",))), Measure.QUANTITY), True, "扇子", (2,), 2),
        (Gift(STEPS), False, "雨伞", (1, 2), 81_000),
        (Gift(STEPS, before=True), False, "雨伞", (1, 2), 90_000),
        (Gift((GiftStep(2, 1, ("扇子",)), GiftStep(3, 1, ("雨伞",))), Measure.QUANTITY), False, "雨伞", (1, 2), 3),
    ),
)
def test_a_gift_is_given_for_what_its_steps_look_at(
    gift: Gift, full: bool, chosen: str, lines: tuple[int, ...], measured: int
) -> None:
    (found,) = given(gift, full_price_only=full).gifts
    (need,) = found.needs

    assert (found.chosen, need.lines, need.measured) == ((chosen,), lines, measured)


@pytest.mark.parametrize("full, coupons, lines", ((True, 3, (2,)), (False, 8, (1, 2))))
def test_coupons_for_next_time_are_given_for_what_the_goods_cost_then(
    full: bool, coupons: int, lines: tuple[int, ...]
) -> None:
    (found,) = given(Reward(RewardKind.COUPON, every=10_000), full_price_only=full).rewards
    (need,) = found.needs

    assert (found.value, need.lines) == (coupons, lines)
