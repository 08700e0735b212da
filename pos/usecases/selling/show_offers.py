"""What the customer may choose now: gifts, pieces for a little more (加价购), and the coupons that fit best."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pos.domain.cart import Cart, add
from pos.domain.catalogue import Item, ItemKind
from pos.domain.coupon import Coupon, CouponState, refusal
from pos.domain.money import Fen
from pos.domain.pricing import PricedCart
from pos.domain.promotion.benefit import AddOn
from pos.domain.promotion.rule import Rule
from pos.domain.store import Till
from pos.domain.voucher import as_coupon
from pos.ports.catalogue import Catalogue
from pos.ports.clock import Clock
from pos.ports.mirror import Mirror
from pos.usecases.members.choose_coupons import choose_coupons
from pos.usecases.members.redeem_right import pays
from pos.usecases.selling.price_cart import PriceCart

MOST = 12
"""So many pieces of a rule are offered."""


@dataclass(frozen=True, slots=True)
class GiftOffer:
    """A gift that may be chosen, or was."""

    rule_id: str
    """The rule, or the coupon's code."""
    rule_name: str
    """As clerk and customer read it."""
    code: str
    """As it stands in the rule's list."""
    item: Item
    """The piece."""


@dataclass(frozen=True, slots=True)
class PieceOffer:
    """A piece that a rule lets go for a little."""

    rule_id: str
    """The rule."""
    rule_name: str
    """As clerk and customer read it."""
    item: Item
    """The piece."""
    more: Fen
    """By how much the sale becomes dearer with it, after all rules."""


@dataclass(frozen=True, slots=True)
class Offers:
    """What may be chosen."""

    gifts: tuple[GiftOffer, ...] = ()
    """By rule, in the order of its list."""
    pieces: tuple[PieceOffer, ...] = ()
    """By rule."""
    coupons: tuple[Coupon, ...] = ()
    """Of the member's wallet the set that leaves the least to pay, beside those in the sale already; rights of
    vouchers that were given stand among them as the coupons that they are to pricing.
    """
    saves: Fen = 0
    """What those coupons take off together."""


class ShowOffers:
    """Prices the cart a few times: not for the moment of a scan."""

    def __init__(self, *, catalogue: Catalogue, mirror: Mirror, pricing: PriceCart, clock: Clock, till: Till) -> None:
        self._catalogue = catalogue
        self._mirror = mirror
        self._pricing = pricing
        self._clock = clock
        self._till = till

    def any(self, priced: PricedCart) -> bool:
        """Whether it is worth asking: tells at once."""
        cart = priced.cart
        if not cart.lines:
            return False
        return bool(priced.why.gifts or cart.member is not None or any(self._add_ons(cart)))

    def __call__(self, cart: Cart) -> Offers:
        """What may be chosen for this cart. Gifts that are chosen stay among the gifts, to be exchanged."""
        priced = self._pricing(cart)
        coupons = self._coupons(cart)
        saves = priced.total - self._due(_with(cart, coupons)) if coupons else 0
        return Offers(
            gifts=tuple(self._gifts(priced)),
            pieces=tuple(self._pieces(priced)),
            coupons=coupons if saves > 0 else (),
            saves=max(0, saves),
        )

    def _gifts(self, priced: PricedCart) -> Iterator[GiftOffer]:
        names = {rule.rule_id: rule.name for rule in priced.why.applied}
        for gift in priced.why.gifts:
            for code in gift.options:
                for item in self._answering(code)[:MOST]:
                    yield GiftOffer(gift.rule_id, names[gift.rule_id], code, item)

    def _pieces(self, priced: PricedCart) -> Iterator[PieceOffer]:
        cart = priced.cart
        uses = {rule.rule_id: rule.uses for rule in priced.why.applied}
        for rule in self._add_ons(cart):
            for item in self._candidates(rule):
                with_it = self._pricing(add(cart, item, code=item.barcode or item.style_code))
                after = next((each.uses for each in with_it.why.applied if each.rule_id == rule.rule_id), 0)
                if after <= uses.get(rule.rule_id, 0):
                    break
                yield PieceOffer(rule.rule_id, rule.name, item, with_it.total - priced.total)

    def _add_ons(self, cart: Cart) -> Iterator[Rule]:
        """Rules of 加价购 whose goods are named one by one: a whole category is no offer to choose from."""
        for rule in self._pricing.book.rules:
            named = rule.target.scope.variants or rule.target.scope.products
            if isinstance(rule.benefit, AddOn) and named and rule.rule_id not in cart.declined:
                yield rule

    def _candidates(self, rule: Rule) -> tuple[Item, ...]:
        scope = rule.target.scope
        found = [item for code in sorted(scope.variants or scope.products) for item in self._answering(code)]
        sold = [item for item in found if item.kind is not ItemKind.OPEN_PRICE and item.on_sale]
        return tuple(dict.fromkeys(sold))[:MOST]

    def _answering(self, code: str) -> tuple[Item, ...]:
        item = self._catalogue.item(code)
        return (item,) if item is not None else self._catalogue.look_up(code).items

    def _coupons(self, cart: Cart) -> tuple[Coupon, ...]:
        """Only coupons that the engine takes when all are presented are worth combining."""
        if cart.member is None:
            return ()
        member_id, now, store_id = cart.member.member_id, self._clock.now(), self._till.store.store_id
        rights = (
            as_coupon(voucher, right)
            for voucher in self._mirror.vouchers(member_id)
            for right in voucher.rights
            if right.refusal(store_id=store_id, moment=now) is None
            and right.state is not CouponState.LOCKED
            and not pays(voucher, right)
        )
        coupons = (
            each
            for each in self._mirror.wallet(member_id)
            if refusal(each, store_id=store_id, member_id=member_id, moment=now) is None
        )
        taken = {coupon.coupon_id for coupon in cart.coupons}
        able = tuple(each for each in (*coupons, *rights) if each is not None and each.coupon_id not in taken)
        applied = {rule.coupon for rule in self._pricing(_with(cart, able)).why.applied} if able else set()
        return choose_coupons(cart, [each for each in able if each.code in applied], self._due)

    def _due(self, cart: Cart) -> Fen:
        return self._pricing(cart).total


def _with(cart: Cart, coupons: tuple[Coupon, ...]) -> Cart:
    return replace(cart, coupons=(*cart.coupons, *coupons))
