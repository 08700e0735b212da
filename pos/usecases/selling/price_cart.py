"""Price the cart being built under the chain's promotions, as they were told last."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable

from pos.domain.cart import Cart
from pos.domain.errors import BadValue
from pos.domain.money import Fen
from pos.domain.pricing import PricedCart, Terms, price
from pos.domain.promotion.reading.document import read_what_can_be_read
from pos.domain.promotion.rule import NO_LIMITS
from pos.domain.promotion.rulebook import RuleBook
from pos.domain.store import Till
from pos.domain.tender import Tender
from pos.ports.clock import Clock
from pos.ports.mirror import Mirror
from pos.usecases.selling.known_uses import KnownUses
from pos.usecases.selling.listed_prices import ListedPrices

logger = logging.getLogger(__name__)


class PriceCart:
    """Prices carts. Rules are prepared once, when they are told; a price touches no network,
    and the disk once for each sale, where rules are limited.
    """

    def __init__(
        self,
        *,
        mirror: Mirror,
        clock: Clock,
        till: Till,
        known: KnownUses | None = None,
        listed: ListedPrices | None = None,
    ) -> None:
        """`known`: how often limited rules were given; without it nobody knows. `listed`: prices of long lists."""
        self._known = known
        self._listed = listed
        self._mirror = mirror
        self._clock = clock
        self._till = till
        self._document = ""
        self._book = RuleBook()
        self._long = False

    def __call__(self, cart: Cart) -> PricedCart:
        """The cart with its prices, now and here. A rule about a tender counts once the tender is chosen."""
        store, book, now = self._till.store, self._rules(), self._clock.now()
        known = self._known if book.limited else None
        terms = Terms(
            book=book,
            moment=now,
            offset_minutes=store.offset_minutes,
            store=store.code,
            store_id=store.store_id,
            tenders={**_by_method(cart.tenders), **dict.fromkeys(cart.paying_by)},
            taken=tuple((frozenset(_by_method([tender])), tender.amount) for tender in cart.tenders),
            listed=self._listed.of(cart) if self._listed is not None and self._long else {},
            uses=known.before(cart, book.limited, store.day(now)) if known is not None else {},
        )
        return price(cart, terms)

    @property
    def book(self) -> RuleBook:
        """The chain's rules, as they were told last."""
        return self._rules()

    def share_left(self, rule_id: str, parked: Iterable[Cart]) -> int | None:
        """Of a rule with a quota: what this till may still give without asking; None: it has none."""
        limits = self._rules().limited.get(rule_id, NO_LIMITS)
        return self._known.share_left(rule_id, limits.quota, parked) if self._known is not None else None

    def _rules(self) -> RuleBook:
        document = self._mirror.promotions()
        if document != self._document:
            self._document, self._book = document, _read(document)
            self._long = any(each.elsewhere for each in self._book.price_lists)
        return self._book


def _by_method(tenders: Iterable[Tender]) -> dict[str, Fen | None]:
    taken: dict[str, Fen | None] = {}
    for tender in tenders:
        for name in tender.names:
            taken[name] = (taken.get(name) or 0) + tender.amount
    return taken


def _read(document: str) -> RuleBook:
    if not document:
        return RuleBook()
    try:
        return read_what_can_be_read(json.loads(document))
    except (BadValue, ValueError) as fault:
        logger.warning("the promotions cannot be read: %s", fault)
        return RuleBook()
