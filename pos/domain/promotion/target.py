"""Which goods a rule is about."""

from __future__ import annotations

from dataclasses import dataclass

from pos.domain.money import Fen
from pos.domain.promotion.goods import Traits


@dataclass(frozen=True, slots=True)
class Scope:
    """A set of goods. Fields that are empty say nothing; those that are not must all hold, one of each list."""

    products: frozenset[str] = frozenset()
    """Style codes."""
    variants: frozenset[str] = frozenset()
    """Variant ids, or the codes printed on them."""
    categories: frozenset[str] = frozenset()
    """Category paths; what lies below one is in it."""
    brands: frozenset[str] = frozenset()
    """Brand names."""
    tags: frozenset[str] = frozenset()
    """Tags, one of them is enough."""
    seasons: frozenset[str] = frozenset()
    """Seasons."""
    attributes: tuple[tuple[str, frozenset[str]], ...] = ()
    """(name, values): the item's value is one of them."""
    price_from: Fen | None = None
    """Unit price before any rule, at least."""
    price_to: Fen | None = None
    """Unit price before any rule, at most."""

    @property
    def everything(self) -> bool:
        """Whether it leaves nothing out."""
        return self == EVERYTHING

    def has(self, item: Traits) -> bool:
        """Whether the item belongs to it."""
        if self.products and item.product not in self.products:
            return False
        if self.variants and item.variant_id not in self.variants and item.code not in self.variants:
            return False
        if self.categories and not any(_within(path, self.categories) for path in item.categories):
            return False
        if self.brands and item.brand not in self.brands:
            return False
        if self.tags and self.tags.isdisjoint(item.tags):
            return False
        if self.seasons and item.season not in self.seasons:
            return False
        if self.attributes:
            own = dict(item.attributes)
            if any(own.get(name) not in values for name, values in self.attributes):
                return False
        if self.price_from is not None and item.price < self.price_from:
            return False
        return self.price_to is None or item.price <= self.price_to


EVERYTHING = Scope()
"""All goods."""


@dataclass(frozen=True, slots=True)
class Target:
    """The goods a rule is about: a scope without what is excluded from it."""

    scope: Scope = EVERYTHING
    """What is meant."""
    exclude: tuple[Scope, ...] = ()
    """What is not."""
    cheapest: int = 0
    """Only so many pieces, the cheapest; 0: all."""
    dearest: int = 0
    """Only so many pieces, the dearest; 0: all."""
    full_price_only: bool = False
    """特价不参与: only pieces that no special or member price has lowered."""
    floor: Fen = 0
    """The lowest price of one unit that this rule may reach."""
    floor_percent: int = 0
    """The same as a part of the unit price before any rule, in 1/10,000."""

    @property
    def everything(self) -> bool:
        """Whether every line belongs to it."""
        return self.scope.everything and not self.exclude

    def has(self, item: Traits) -> bool:
        """Whether the item belongs to it."""
        return self.scope.has(item) and not any(scope.has(item) for scope in self.exclude)


ALL_GOODS = Target()
"""Every line."""


def _within(path: str, categories: frozenset[str]) -> bool:
    while path not in categories:
        path, slash, _ = path.rpartition("/")
        if not slash:
            return False
    return True
