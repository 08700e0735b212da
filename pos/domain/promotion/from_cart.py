"""A cart as the engine sees it: its lines as goods, its member, coupons and points as an occasion."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from pos.domain.cart import Cart, CartLine, DiscountBy, ManualDiscount
from pos.domain.coupon import Coupon as HeldCoupon
from pos.domain.coupon import CouponKind
from pos.domain.coupon import CouponState as HeldState
from pos.domain.document import Funder
from pos.domain.member import Member
from pos.domain.money import Fen
from pos.domain.promotion.benefit import Benefit, Gift, GiftStep, Off, On, Reduction
from pos.domain.promotion.condition import Measure, OneOf, Threshold
from pos.domain.promotion.goods import Goods, ManualReduction, Traits
from pos.domain.promotion.occasion import Buyer, Coupon, CouponState, Occasion, Uses
from pos.domain.promotion.price_list import Listed, ListFor, lowest
from pos.domain.promotion.reading.coupon import COUPON_PRIORITY
from pos.domain.promotion.rule import Rule
from pos.domain.promotion.rulebook import RuleBook
from pos.domain.promotion.stage import Stage
from pos.domain.promotion.target import Scope, Target

WHOLE = 10_000
"""All of it, in 1/10,000."""

_STATES = {
    HeldState.REDEEMED: CouponState.USED,
    HeldState.EXPIRED: CouponState.EXPIRED,
    HeldState.VOIDED: CouponState.EXPIRED,
}


@dataclass(frozen=True, slots=True)
class Terms:
    """Under what a cart is priced: the chain's rules, and where and when it is sold."""

    book: RuleBook = field(default_factory=RuleBook)
    """Rules and settings."""
    moment: datetime | None = None
    """Now, UTC; None: when the cart was begun."""
    offset_minutes: int = 0
    """The store's offset from UTC."""
    store: str = ""
    """The store's code."""
    store_id: str = ""
    """The store's id."""
    channel: str = "store"
    """Where it is sold."""
    tenders: Mapping[str, Fen | None] = field(default_factory=dict)
    """Chosen tenders; empty: not chosen yet."""
    taken: tuple[tuple[frozenset[str], Fen], ...] = ()
    """What was taken already: (the names of the tender, fen)."""
    uses: Mapping[str, Uses] = field(default_factory=dict)
    """How often limited rules were given before."""
    buyers: Mapping[str, int] = field(default_factory=dict)
    """Of 团购 rules: how many buy."""
    listed: Listed = field(default_factory=dict)
    """Prices of long price lists, of the cart's goods."""


NO_TERMS = Terms()
"""No rule, no store: what is on the tags, and what is given by hand."""


def goods_of(cart: Cart, terms: Terms = NO_TERMS) -> list[Goods]:
    """The cart's lines, with what price lists say of them here and now."""
    now = _local(terms.moment or cart.started, terms)
    lists = [each for each in terms.book.price_lists if each.counts(now, terms.store, cart.member)]
    special = [each for each in lists if each.whom is ListFor.EVERYBODY]
    of_member = [each for each in lists if each.whom is not ListFor.EVERYBODY]
    known = terms.book.lines
    found = []
    for line in cart.lines:
        own: tuple[Fen | None, Fen | None] = (None, None)
        if lists:
            codes = listed_under(line)
            own = lowest(special, codes, terms.listed), lowest(of_member, codes, terms.listed)
        before = known.get(id(line))
        if before is None or before[0] is not line or before[1] != own:
            before = known[id(line)] = (line, own, _goods(line, *own))
        found.append(before[2])
    return found


def listed_under(line: CartLine) -> tuple[str, ...]:
    """The codes that price lists may name a line's goods by; the first that a list names counts."""
    item = line.item
    return item.barcode, item.variant_id, item.style_code


def occasion_of(cart: Cart, terms: Terms) -> Occasion:
    """Everything else."""

    def local(moment: datetime) -> datetime:
        return _local(moment, terms)

    member = cart.member
    return Occasion(
        moment=local(terms.moment or cart.started),
        channel=terms.channel,
        store=terms.store,
        member=None if member is None else _buyer(member),
        coupons=tuple(
            Coupon(
                code=each.code,
                right=None if each.rule_id else _right(each, terms),
                opens=each.rule_id,
                kind=each.batch_id,
                state=_STATES.get(each.state, CouponState.VALID),
                first=None if each.valid_from is None else local(each.valid_from),
                last=None if each.valid_until is None else local(each.valid_until),
                member_id="" if each.transferable else each.member_id,
            )
            for each in cart.coupons
        ),
        declined=frozenset(cart.declined),
        tenders=terms.tenders,
        taken=terms.taken,
        uses=terms.uses,
        buyers=terms.buyers,
        gifts=_gifts(cart),
        points=cart.points,
        points_worth=cart.points_off or None,
        manual=_by_hand(cart.discount),
    )


def _local(moment: datetime, terms: Terms) -> datetime:
    """A moment on the store's clock."""
    return (moment.astimezone(UTC) + timedelta(minutes=terms.offset_minutes)).replace(tzinfo=None)


def _gifts(cart: Cart) -> Mapping[str, tuple[str, ...]]:
    chosen: dict[str, tuple[str, ...]] = {}
    for gift in cart.gifts:
        chosen[gift.rule_id] = (*chosen.get(gift.rule_id, ()), gift.code)
    return chosen


def _goods(line: CartLine, special: Fen | None, of_member: Fen | None) -> Goods:
    item = line.item
    return Goods(
        line_id=line.line_id,
        traits=Traits(
            variant_id=item.variant_id,
            code=item.barcode,
            product=item.style_code,
            categories=(item.category,) if item.category else (),
            brand=item.brand,
            season=item.season,
            tags=(item.kind.value,),
            attributes=(("colour", item.colour), ("size", item.size)),
            price=line.unit_price,
        ),
        quantity=line.quantity,
        unit_price=line.unit_price,
        list_price=max(item.list_price, line.unit_price),
        special_price=special,
        member_prices=() if of_member is None else (("", of_member),),
        manual=_by_hand(line.discount),
        tax_on_top=0 if item.tax_included else item.tax_rate,
    )


def _buyer(member: Member) -> Buyer:
    month, _, day = member.birthday.partition("-")
    return Buyer(
        member_id=member.member_id,
        level=member.level,
        groups=frozenset(member.groups),
        birthday=(int(month), int(day)) if day else None,
        joined=member.joined,
        orders=member.orders,
        discount=member.discount if member.discount < WHOLE else None,
        points=member.points,
    )


def _by_hand(discount: ManualDiscount | None) -> ManualReduction | None:
    if discount is None:
        return None
    if discount.by is DiscountBy.PERCENT:
        return ManualReduction(pay=discount.value, reason=discount.reason)
    return ManualReduction(off=discount.value, reason=discount.reason)


def _right(coupon: HeldCoupon, terms: Terms) -> Rule:
    """What a coupon gives by itself. Coupons of one class, and of one issue without a class, exclude one another."""
    target = Target(
        scope=Scope(products=frozenset(coupon.styles), categories=frozenset(coupon.categories)),
        cheapest=1 if coupon.kind is CouponKind.GOODS else 0,
    )
    covered = Target(scope=target.scope)
    conditions: list[Threshold | OneOf] = []
    if coupon.threshold:
        conditions.append(Threshold(Measure.AMOUNT, coupon.threshold, covered))
    if coupon.stores and terms.store_id not in coupon.stores:
        conditions.append(OneOf("store", frozenset()))
    return Rule(
        rule_id=coupon.code,
        name=coupon.name,
        stage=Stage.COUPON,
        benefit=_benefit(coupon, On.ORDER if target.everything else On.TARGET),
        priority=COUPON_PRIORITY,
        target=covered if coupon.kind is CouponKind.GIFT else target,
        conditions=tuple(conditions),
        funder=Funder(coupon.funder),
        groups=frozenset({f"coupon {coupon.stacking or coupon.batch_id}"}),
        coupon=coupon.code,
    )


def _benefit(coupon: HeldCoupon, on: On) -> Benefit:
    if coupon.kind is CouponKind.AMOUNT:
        return Reduction(tiers=((0, Off(off=coupon.value)),), on=on)
    if coupon.kind is CouponKind.PERCENT:
        return Reduction(tiers=((0, Off(part=WHOLE - coupon.value)),), on=on)
    if coupon.kind is CouponKind.GOODS:
        return Reduction(tiers=((0, Off(part=WHOLE)),), on=On.TARGET)
    return Gift(steps=(GiftStep(0, 1, coupon.styles or (coupon.name,)),))
