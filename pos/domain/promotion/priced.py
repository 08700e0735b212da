"""What pricing goods comes to, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pos.domain.document import Allocation, Funder
from pos.domain.earned import Need
from pos.domain.money import Fen
from pos.domain.promotion.benefit import RewardKind
from pos.domain.promotion.condition import Measure
from pos.domain.promotion.goods import Goods
from pos.domain.promotion.stage import Stage
from pos.domain.swiftly_made import swiftly_made


class Reason(StrEnum):
    """Why a rule or a coupon gave nothing."""

    STAGE_OFF = "stage_off"
    """Head office has switched its stage off."""
    NEWER = "newer"
    """Of a format that this program is too old for."""
    DECLINED = "declined"
    """The customer does not want it."""
    EXPIRED = "expired"
    """Its time is over."""
    NOT_YET = "not_yet"
    """Its time has not begun."""
    WEEKDAY = "weekday"
    DAY_OF_MONTH = "day_of_month"
    HOURS = "hours"
    CHANNEL = "channel"
    STORE = "store"
    MEMBER = "member"
    """For members, or for members of another level or group."""
    BIRTHDAY = "birthday"
    NEW_MEMBER = "new_member"
    NTH_ORDER = "nth_order"
    COUPON = "coupon"
    """No coupon that gives a right to it is presented."""
    TENDER = "tender"
    """Not with the tender that was chosen, or not so much of it."""
    LIMIT = "limit"
    """Given as often as it may be."""
    BUYERS = "buyers"
    """团购: too few buyers."""
    USED = "used"
    """The coupon is used."""
    LOCKED = "locked"
    """The coupon is in another cart."""
    UNKNOWN = "unknown"
    """The coupon is not known."""
    OTHER_MEMBER = "other_member"
    """The coupon is another member's."""
    NO_GOODS = "no_goods"
    """Nothing in the cart belongs to its target."""
    AMOUNT = "amount"
    """The amount is below its threshold."""
    QUANTITY = "quantity"
    """Too few pieces."""
    LOST = "lost"
    """It excludes a rule that is better for the customer."""
    BETTER_PRICE = "better_price"
    """Every piece has a price that is as good or better."""
    TAKEN = "taken"
    """The pieces serve another rule."""
    NOTHING = "nothing"
    """There is nothing left to take off: a floor, or a price that is lower already."""


@swiftly_made
@dataclass(frozen=True, slots=True)
class Applied:
    """A rule that applied."""

    rule_id: str
    """The rule, or the coupon's code."""
    name: str
    """As clerk and customer read it."""
    stage: Stage
    """When."""
    funder: Funder
    """Who pays."""
    amount: Fen
    """What it took off in all."""
    lines: tuple[tuple[int, Fen], ...]
    """(line id, what it took off it), in the order of the lines."""
    uses: int
    """How often."""
    coupon: str = ""
    """The coupon whose right it is."""


@swiftly_made
@dataclass(frozen=True, slots=True)
class Refused:
    """A rule or a coupon that gave nothing."""

    rule_id: str
    """The rule, or the coupon's code."""
    name: str
    """As clerk and customer read it."""
    reason: Reason
    """Why."""
    missing: int = 0
    """For `AMOUNT` and `QUANTITY`: how many fen or pieces more."""
    lost_to: tuple[str, ...] = ()
    """For `LOST`: the rules that applied instead."""
    coupon: str = ""
    """The coupon whose right it is."""


@swiftly_made
@dataclass(frozen=True, slots=True)
class NextStep:
    """A rule that nearly applies, or whose next step is near."""

    rule_id: str
    """The rule."""
    name: str
    """As clerk and customer read it."""
    missing: int
    """Fen or pieces more."""
    measure: Measure
    """Which of the two."""
    off: Fen = 0
    """Of an amount off: what is off then, beyond what is off already; 0: it gives something else."""
    part: int = 0
    """Of a percentage: the part that is off then, in 1/10,000; 0: it gives something else."""
    again: bool = False
    """Whether `off` comes on top of what the rule takes off already."""


@swiftly_made
@dataclass(frozen=True, slots=True)
class GivenGift:
    """Gifts of a rule."""

    rule_id: str
    """The rule."""
    chosen: tuple[str, ...]
    """Codes: what the customer chose, else the first of the list."""
    choose: int
    """So many may be chosen."""
    options: tuple[str, ...]
    """From these."""
    needs: tuple[Need, ...] = ()
    """What it asked for, by line ids."""
    rounds: int = 1
    """How often that was there."""


@swiftly_made
@dataclass(frozen=True, slots=True)
class GivenReward:
    """What is given for later."""

    rule_id: str
    """The rule."""
    kind: RewardKind
    """What."""
    value: int
    """Fen, hundredths of a factor, coupons or tickets."""
    code: str = ""
    """Of a coupon: its kind."""
    needs: tuple[Need, ...] = ()
    """What it asked for, by line ids."""
    rounds: int = 1
    """How often that was there."""


@swiftly_made
@dataclass(frozen=True, slots=True)
class PricedGoods:
    """A line and what it comes to."""

    goods: Goods
    """The line."""
    gross: Fen
    """Unit price times quantity."""
    allocations: tuple[Allocation, ...]
    """What each rule took off, in the order of application."""
    paid: Fen
    """`gross - sum(allocations)`."""


@dataclass(frozen=True, slots=True)
class Priced:
    """Goods with their prices, and why."""

    lines: tuple[PricedGoods, ...]
    """As they were given."""
    gross: Fen
    """Before any rule."""
    total: Fen
    """After all of them: the sum of the lines."""
    applied: tuple[Applied, ...] = ()
    """In the order of application."""
    refused: tuple[Refused, ...] = ()
    """By stage, priority and id."""
    next_steps: tuple[NextStep, ...] = ()
    """Nearest first."""
    gifts: tuple[GivenGift, ...] = ()
    """To be handed over."""
    rewards: tuple[GivenReward, ...] = ()
    """For later."""
    points_used: int = 0
    """Points that are spent."""
    proven: bool = True
    """Whether no better combination exists; False when the search came to its limit."""
    evaluations: int = 0
    """Rules that were tried on a board."""
    newer: tuple[str, ...] = ()
    """Rules left out because this program is too old for them."""
