"""The stages of a price, in their decided order, and what a chain may set about them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pos.domain.money import Fen

SEARCH_LIMIT = 4_000
"""Rule applications that a search for the best combination may try, unless the chain says otherwise."""


class Stage(StrEnum):
    """A stage of a price. What a rule takes off in one stage is gone when the next one looks."""

    PRICE = "price"
    """Special price or member price, the better one."""
    LINE = "line"
    """单品促销: line promotions."""
    ORDER = "order"
    """满减 满折 满赠: order promotions."""
    MEMBER = "member"
    """会员折上折: the member's stacked discount."""
    COUPON = "coupon"
    """优惠券."""
    MANUAL = "manual"
    """By hand, with approval."""
    POINTS = "points"
    """积分抵现."""
    ROUNDING = "rounding"
    """抹零."""


@dataclass(frozen=True, slots=True)
class PricingSettings:
    """What head office decides about pricing."""

    member_first: bool = False
    """会员折上折 before 满减 (True) or after it (False)."""
    off: frozenset[Stage] = frozenset()
    """Stages that are switched off."""
    rounding: Fen = 0
    """抹零: the total is cut down to a multiple of so many fen; 0: not at all."""
    points_per_yuan: int = 100
    """So many points are one yuan."""
    points_share: int = 10_000
    """Part of what is left that points may pay, in 1/10,000."""
    newer_allowed: bool = True
    """Whether goods may be sold while a rule that this program is too old for is left out."""
    search_limit: int = SEARCH_LIMIT
    """Rule applications a search may try; reached, the best found so far counts and says so."""

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The stages in the order in which they are applied, without those switched off."""
        order = list(Stage)
        if self.member_first:
            order.remove(Stage.MEMBER)
            order.insert(order.index(Stage.ORDER), Stage.MEMBER)
        return tuple(stage for stage in order if stage not in self.off)
