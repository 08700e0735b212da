"""Before money moves: what limited rules give in this sale is reserved at head office, or within the till's share."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pos.domain.cart import Cart
from pos.domain.entitlement import EntitlementKind, EntitlementUse
from pos.domain.errors import CentralError
from pos.domain.holding import Held
from pos.domain.ids import new_id
from pos.domain.pricing import PricedCart
from pos.ports.ledger import Ledger
from pos.ports.member_desk import MemberDesk
from pos.usecases.members.holding import put_use, without_use
from pos.usecases.members.spend_stored_value import release_quietly
from pos.usecases.selling.price_cart import PriceCart
from pos.wire.holds import AskHold


@dataclass(frozen=True, slots=True)
class Reserved:
    """What reserving came to."""

    cart: Cart
    """With what is held for it. Where less was left it costs more now."""
    short: tuple[str, ...] = ()
    """Names of the rules of which less was left than the sale wants."""


class ReserveLimits:
    """May wait for the network. What is held ends by itself when the sale is never completed."""

    def __init__(self, *, desk: MemberDesk, ledger: Ledger, pricing: PriceCart) -> None:
        self._desk = desk
        self._ledger = ledger
        self._pricing = pricing

    def wanted(self, priced: PricedCart) -> bool:
        """Whether anything has to be reserved, or let go of."""
        held = {use.subject: -use.amount for use in _held(priced.cart)}
        wants = {rule.rule_id: rule.uses for rule in priced.limited}
        return held.keys() != wants.keys() or any(uses > held[rule_id] for rule_id, uses in wants.items())

    def __call__(self, cart: Cart) -> Reserved:
        """Reserve it all. Each time less is left the cart is priced again, as another rule may apply then."""
        short: dict[str, str] = {}
        while True:
            limited = self._pricing(cart).limited
            cart = self._let_go(cart, {rule.rule_id for rule in limited})
            held = {use.subject: -use.amount for use in _held(cart)}
            wants = next((rule for rule in limited if rule.uses > held.get(rule.rule_id, 0)), None)
            if wants is None:
                return Reserved(cart, tuple(short.values()))
            cart = self._let_go(cart, {rule.rule_id for rule in limited} - {wants.rule_id})
            use, left = self._ask(cart, wants.rule_id, wants.uses)
            if use is not None:
                cart = put_use(cart, use)
            else:
                short[wants.rule_id] = wants.name
                others = tuple(each for each in cart.at_most if each[0] != wants.rule_id)
                cart = replace(cart, at_most=(*others, (wants.rule_id, left)))

    def _ask(self, cart: Cart, rule_id: str, uses: int) -> tuple[EntitlementUse | None, int]:
        """What holds it; or nothing, and how much less is left."""
        member_id = cart.member.member_id if cart.member is not None else ""
        hold_id, left = new_id(), 0
        use = EntitlementUse(kind=EntitlementKind.QUOTA, use_id=hold_id, subject=rule_id, amount=-uses)
        try:
            asked = AskHold(hold_id, EntitlementKind.QUOTA, rule_id, uses, member_id=member_id)
            answer = self._desk.hold(asked)
        except CentralError:
            reached = False
        else:
            if answer.outcome in (Held.GRANTED, Held.UNKNOWN):
                # Head office knows of no limit any more: nothing to hold, and the document says what was given.
                return use, 0
            reached, left = True, min(answer.left, uses - 1)
        parked = [each for each in self._ledger.held_carts() if each.cart_id != cart.cart_id]
        share = self._pricing.share_left(rule_id, parked)
        if share is None:
            return (None, left) if reached else (replace(use, offline=True), 0)
        return (replace(use, offline=True), 0) if share >= uses else (None, max(share, left))

    def _let_go(self, cart: Cart, keep: set[str]) -> Cart:
        for use in _held(cart):
            if use.subject not in keep:
                cart = without_use(cart, use.use_id)
                if not use.offline:
                    release_quietly(self._desk, use.use_id)
        return cart


def _held(cart: Cart) -> tuple[EntitlementUse, ...]:
    return tuple(use for use in cart.uses if use.kind is EntitlementKind.QUOTA)
