"""What one piece costs today under the chain's promotions, for anybody who buys nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from pos.domain.cart import Cart, add
from pos.domain.catalogue import Item, ItemKind
from pos.domain.money import Fen
from pos.domain.pricing import Terms, price
from pos.domain.promotion.rulebook import RuleBook
from pos.domain.promotion.stage import Stage
from pos.domain.store import Till
from pos.domain.texts import Texts
from pos.ports.clock import Clock
from pos.usecases.selling.listed_prices import ListedPrices


@dataclass(frozen=True, slots=True)
class Promoted:
    """A piece on promotion."""

    price: Fen
    """What it costs, below its retail price."""
    names: str
    """Of the promotions, as customers read them."""


class PromotionPrices:
    """Asks the pricing engine, as the till does for a cart with that piece alone.

    Who is a member, has a coupon or pays in a certain way may pay less; a label is for everybody. A rule that is given
    so often only (a quota, once a day, once a member) stands on no label: it may have run out when it is read.
    """

    def __init__(
        self,
        *,
        book: Callable[[], RuleBook],
        clock: Clock,
        till: Till,
        texts: Callable[[], Texts],
        listed: ListedPrices | None = None,
    ) -> None:
        """`texts`: in the language of the labels, for what has no name: a price list's special price. `listed`: prices
        of long lists.
        """
        self._texts = texts
        self._listed = listed
        self._book = book
        self._clock = clock
        self._till = till

    @property
    def any_rules(self) -> bool:
        """Whether the chain has promotions at all."""
        book = self._book()
        return bool(book.rules or book.price_lists)

    def __call__(self, items: Iterable[Item]) -> Mapping[str, Promoted]:
        """Variant id → its price, of those that cost less now."""
        book, now, store = self._book(), self._clock.now(), self._till.store
        terms = Terms(
            book=book, moment=now, offset_minutes=store.offset_minutes, store=store.code, store_id=store.store_id
        )
        unnamed = self._texts()("receipt.special_price")
        found = {item.variant_id: _price_of(item, terms, now, unnamed, self._listed) for item in items}
        return {variant_id: promoted for variant_id, promoted in found.items() if promoted is not None}


def _price_of(item: Item, terms: Terms, now: datetime, unnamed: str, listed: ListedPrices | None) -> Promoted | None:
    if item.kind is ItemKind.OPEN_PRICE or not item.retail_price:
        return None
    limits = ((rule.rule_id, rule.limits) for rule in terms.book.rules)
    limited = tuple(rule_id for rule_id, each in limits if each.per_member or each.per_day or each.quota)
    cart = add(Cart(cart_id=item.variant_id, started=now, declined=limited), item, code=item.barcode)
    line = cart.lines[0].line_id
    terms = replace(terms, listed=listed.of(cart)) if listed is not None else terms
    applied = [each for each in price(cart, terms).why.applied if each.stage is not Stage.ROUNDING]
    took = [
        (each.name or unnamed, amount) for each in applied for of, amount in each.lines if of == line and amount > 0
    ]
    off = sum(amount for _, amount in took)
    return Promoted(item.retail_price - off, "、".join(dict.fromkeys(name for name, _ in took))) if took else None
