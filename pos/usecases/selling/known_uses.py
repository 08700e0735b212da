"""How often limited rules were given before this sale, as far as this till knows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from pos.domain.cart import Cart
from pos.domain.entitlement import EntitlementKind
from pos.domain.promotion.occasion import Uses
from pos.domain.promotion.rule import Limits
from pos.domain.rule_limits import RuleUse
from pos.domain.store import Till
from pos.ports.ledger import Ledger
from pos.ports.mirror import Mirror


class KnownUses:
    """What head office told last, and what this till has given since. The ledger is read once for each sale."""

    def __init__(self, *, ledger: Ledger, mirror: Mirror, till: Till) -> None:
        self._ledger = ledger
        self._mirror = mirror
        self._till = till
        self._read_for: tuple[str, int] = ("", -1)
        self._own: tuple[RuleUse, ...] = ()

    def before(self, cart: Cart, limits: Mapping[str, Limits], day: date) -> dict[str, Uses]:
        """By rule: as many uses as leave what may still be given in this sale.

        What is held for the cart stays its own, whatever was told since; of a rule of which no more was left when it
        was asked for, no more is given.
        """
        self._read(cart)
        held = {use.subject: -use.amount for use in cart.uses if use.kind is EntitlementKind.QUOTA}
        at_most = dict(cart.at_most)
        found = {}
        for rule_id, limit in limits.items():
            left = self._left(cart, rule_id, limit, day)
            left = max(held.get(rule_id, 0), min(left, at_most.get(rule_id, left)))
            found[rule_id] = Uses(
                member=max(0, limit.per_member - left),
                day=max(0, limit.per_day - left),
                chain=max(0, limit.quota - left),
            )
        return found

    def share_left(self, rule_id: str, quota: int, parked: Iterable[Cart]) -> int | None:
        """Of a rule with a quota: what this till may still give without asking; None: it has none."""
        if not quota:
            return None
        waiting = [use for cart in parked for use in cart.uses if use.kind is EntitlementKind.QUOTA and use.offline]
        gone = sum(-use.amount for use in waiting if use.subject == rule_id)
        own = sum(use.times for use in self._own if use.rule_id == rule_id)
        return max(0, self._mirror.rule_limits().share(rule_id, self._till.till_id) - own - gone)

    def _left(self, cart: Cart, rule_id: str, limit: Limits, day: date) -> int:
        told = self._mirror.rule_limits()
        own = [use for use in self._own if use.rule_id == rule_id]
        left = []
        if limit.per_member and cart.member is not None:
            mine = sum(use.times for use in own if use.member_id == cart.member.member_id)
            left.append(limit.per_member - dict(cart.member.given).get(rule_id, 0) - mine)
        if limit.per_day:
            given = told.given_on(rule_id, day) + sum(use.times for use in own if use.day == day)
            left.append(limit.per_day - given)
        if limit.quota:
            sold_out = rule_id in told.gone
            left.append((self.share_left(rule_id, limit.quota, ()) or 0) if sold_out else limit.quota)
        return max(0, min(left, default=limit.per_member))

    def _read(self, cart: Cart) -> None:
        now = (cart.cart_id, self._mirror.applied_tseq())
        if now != self._read_for:
            self._own, self._read_for = self._ledger.rule_uses_since(now[1]), now
