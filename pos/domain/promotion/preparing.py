"""From rules and an occasion to the rules that may apply in this pricing; the others with the reason why not."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from pos.domain.document import Funder
from pos.domain.money import Fen
from pos.domain.promotion.benefit import Combination, Off, On, Reduction, UnitPrice
from pos.domain.promotion.condition import CouponShown, Measure, Threshold
from pos.domain.promotion.eligible import coupon_refused, uses_left, why_not
from pos.domain.promotion.live import Live
from pos.domain.promotion.occasion import Coupon, Occasion
from pos.domain.promotion.priced import Reason, Refused
from pos.domain.promotion.rule import Rule
from pos.domain.promotion.rulebook import ALL, Plan, RuleBook
from pos.domain.promotion.sheet import Sheet
from pos.domain.promotion.stage import Stage

SPECIAL_PRICE = "special-price"
"""Rule id of the goods' own special price."""
MEMBER_PRICE = "member-price"
"""Rule id of the goods' own member price."""
MEMBER_DISCOUNT = "member-discount"
"""Rule id of the level's stacked discount."""

_OWN = -(10**6) - 1


@dataclass(slots=True)
class Prepared:
    """What one pricing starts from."""

    lives: list[Live] = field(default_factory=list)
    """Rules that may apply: by stage, priority, id."""
    every: list[Live] = field(default_factory=list)
    """The same with those whose threshold is above all that is in the cart: to be explained."""
    refused: list[Refused] = field(default_factory=list)
    """Rules that cannot apply."""
    coupons: list[Refused] = field(default_factory=list)
    """Coupons that give nothing by themselves."""


def prepare(book: RuleBook, sheet: Sheet, occasion: Occasion) -> Prepared:
    """Sort the rules: what may apply, what cannot, and why."""
    prepared = Prepared()
    rights: list[Rule] = []
    for coupon in sorted({each.code: each for each in occasion.coupons}.values(), key=lambda each: each.code):
        reason = coupon_refused(coupon, occasion)
        name = coupon.right.name if coupon.right is not None else coupon.code
        if reason is None and coupon.right is None and not _opens_any(coupon, book):
            reason = Reason.UNKNOWN
        if reason is not None:
            prepared.coupons.append(Refused(coupon.code, name, reason, coupon=coupon.code))
        elif coupon.right is not None:
            rights.append(coupon.right)
    plans, places, masks = book.with_more(rights, sheet.positions)
    ground = _Ground(sheet, places, masks)
    order = {stage: at for at, stage in enumerate(book.settings.stages)}
    some_off = len(order) < len(Stage)
    found: list[Live] = []
    for plan in plans:
        reason = None
        if some_off and plan.rule.stage not in order:
            reason = Reason.STAGE_OFF
        elif not plan.free or plan.rule.rule_id in occasion.declined:
            reason = why_not(plan.rule, occasion)
        if reason is None and plan.target != ALL and not places[plan.target]:
            reason = Reason.NO_GOODS
        if reason is not None:
            prepared.refused.append(
                plan.refused.get(reason) or plan.refused.setdefault(reason, _refusal(plan.rule, reason))
            )
        else:
            found.append(_live(plan, ground, occasion))
    ranked = sorted([*_own_prices(ground, occasion, order), *found], key=attrgetter("rule.priority", "rule.rule_id"))
    for rank, live in enumerate(reversed(ranked)):
        live.bit = 1 << rank
    ranked.sort(key=lambda live: order[live.rule.stage])
    prepared.every = ranked
    prepared.lives = [live for live in ranked if not live.thresholds or _can_reach(live, sheet)]
    return prepared


def _opens_any(coupon: Coupon, book: RuleBook) -> bool:
    """Whether a rule asks for it."""
    return any(
        coupon.opens == rule.rule_id
        or any(isinstance(each, CouponShown) and each.kind and each.kind == coupon.kind for each in rule.conditions)
        for rule in book.rules
    )


def _refusal(rule: Rule, reason: Reason) -> Refused:
    return Refused(rule.rule_id, rule.name, reason, coupon=rule.coupon)


class _Ground:
    """The positions of each target."""

    def __init__(self, sheet: Sheet, places: Sequence[Sequence[int]], masks: Sequence[int]) -> None:
        self.sheet = sheet
        # What belongs to `ALL` stands last.
        self.at: list[tuple[int, ...]] = [*map(tuple, places), sheet.all]
        """By a target's number: its positions."""
        self.mask: list[int] = [*masks, (1 << len(sheet.all)) - 1]
        """The same as bits."""
        self.floored = self.bits([place for place in sheet.all if sheet.floors[place]]) if sheet.any_floor else 0
        """Bits of the positions with a floor of their own."""

    def bits(self, places: Iterable[int]) -> int:
        """Positions, each named once, as bits."""
        return sum([1 << place for place in places])


def _live(plan: Plan, ground: _Ground, occasion: Occasion) -> Live:
    rule = plan.rule
    positions, own = ground.at[plan.target], ground.mask[plan.target]
    if plan.plain and not (occasion.buyers or occasion.gifts):
        low = ground.sheet.floors if ground.floored & own else None
        return Live(rule, 0, positions, (), (), None, low, own, own, 0, (), None, plan.number, plan.number)
    others: tuple[tuple[int, ...], ...] = ()
    touch = own
    if plan.others:
        others = tuple([ground.at[number] for number in plan.others])
        if isinstance(rule.benefit, Combination):  # a set is made of the target's goods
            others = tuple([tuple([place for place in places if own >> place & 1]) for places in others])
            own = touch = ground.bits({place for places in others for place in places})
            positions = tuple([place for place in positions if own >> place & 1])
        else:
            touch |= ground.bits({place for places in others for place in places})
    elif plan.whole_order:
        touch = ground.mask[ALL]
    reach = touch
    thresholds: tuple[tuple[Threshold, tuple[int, ...]], ...] = ()
    if plan.thresholds:
        thresholds = tuple([(threshold, ground.at[number]) for threshold, number in plan.thresholds])
        for _, number in plan.thresholds:
            reach |= ground.mask[number]
    uses = None if plan.free else uses_left(rule, occasion)
    buyers = occasion.buyers.get(rule.rule_id, 0) if occasion.buyers else 0
    gifts = occasion.gifts.get(rule.rule_id, ()) if occasion.gifts else ()
    if plan.floored:
        floors: list[Fen] | None = _floors(rule, ground)
    else:
        floors = ground.sheet.floors if ground.floored & touch else None
    live = Live(rule, 0, positions, thresholds, others, uses, floors, touch, reach, buyers, gifts, None, plan.number)
    live.name = live if plan.number is None else (plan.number, uses, buyers, gifts)
    return live


def _floors(rule: Rule, ground: _Ground) -> list[Fen]:
    """The floors of a target with one of its own."""
    target, sheet = rule.target, ground.sheet
    return [
        max(
            sheet.floors[place],
            sheet.for_piece(place, target.floor),
            sheet.part_of_unit(place, target.floor_percent),
        )
        for place in sheet.all
    ]


def _can_reach(live: Live, sheet: Sheet) -> bool:
    """Whether its thresholds are within what the cart holds before any discount."""
    for threshold, places in live.thresholds:
        passed = threshold.target is not None and threshold.target.full_price_only
        open_to = [p for p in places if not (passed and sheet.positions[p].goods.special)]
        counted = sheet.pieces if threshold.measure is Measure.QUANTITY else sheet.gross
        if sum([counted[place] for place in open_to]) < threshold.least:
            return False
    return True


def _own_prices(ground: _Ground, occasion: Occasion, stages: Container[Stage]) -> Iterator[Live]:
    """The goods' own special and member prices and the level's discount, as rules."""
    sheet, member = ground.sheet, occasion.member
    special: dict[int, Fen] = {}
    of_member: dict[int, Fen] = {}
    for place, position in enumerate(sheet.positions):
        goods = position.goods
        if goods.special_price is not None:
            special[place] = max(sheet.floors[place], sheet.for_piece(place, goods.special_price))
        if member is not None and goods.member_prices:
            prices = dict(goods.member_prices)
            price = prices.get(member.level, prices.get(""))
            if price is not None:
                of_member[place] = max(sheet.floors[place], sheet.for_piece(place, price))
    for rule_id, own in ((SPECIAL_PRICE, special), (MEMBER_PRICE, of_member)):
        if own and Stage.PRICE in stages:
            yield _own_price(ground, rule_id, own)
    if sheet.all and member is not None and member.discount is not None and Stage.MEMBER in stages:
        rule = Rule(
            rule_id=MEMBER_DISCOUNT,
            name=member.level,
            stage=Stage.MEMBER,
            benefit=Reduction(tiers=((0, Off(part=10_000 - member.discount)),), on=On.ORDER),
            priority=_OWN,
        )
        mask = ground.mask[ALL]
        yield Live(rule, 0, sheet.all, (), (), None, sheet.floors if ground.floored else None, mask, mask)


def _own_price(ground: _Ground, rule_id: str, prices: dict[int, Fen]) -> Live:
    rule = Rule(rule_id=rule_id, name="", stage=Stage.PRICE, benefit=UnitPrice(), priority=_OWN, funder=Funder.CHAIN)
    mask = ground.bits(prices)
    return Live(rule, 0, tuple(prices), (), (), None, None, mask, mask, prices=prices)


def missing_of(threshold: Threshold, measured: int) -> tuple[Reason, int]:
    """Why a threshold is not met, and what is missing."""
    reason = Reason.AMOUNT if threshold.measure is Measure.AMOUNT else Reason.QUANTITY
    return reason, max(1, threshold.least - measured)
