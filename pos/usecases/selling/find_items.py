"""Find items by what a person remembers: a part of the name, pinyin, a 货号."""

from __future__ import annotations

from dataclasses import dataclass

from pos.domain.catalogue import Item
from pos.domain.errors import CentralError
from pos.domain.quantity import Milli
from pos.domain.scan import MAX_SCAN
from pos.ports.catalogue import Catalogue
from pos.ports.central import Central
from pos.ports.ledger import Ledger
from pos.ports.mirror import Mirror
from pos.usecases.stock.shown_stock import shown_stock


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item that was found, and how many are here."""

    item: Item
    """The variant."""
    stock: Milli | None
    """Thousandths in this store; None: not counted, or not known here."""


@dataclass(frozen=True, slots=True)
class Results:
    """What a search came to."""

    rows: tuple[ItemRow, ...]
    """Best first."""
    complete: bool
    """False while there may be more than the till can see."""


class FindItems:
    """Searches the till's catalogue, and the server's too while that is still being filled."""

    def __init__(self, *, catalogue: Catalogue, mirror: Mirror, ledger: Ledger, central: Central | None = None) -> None:
        self._catalogue = catalogue
        self._mirror = mirror
        self._ledger = ledger
        self._central = central

    def __call__(self, text: str, limit: int = 50) -> Results:
        """At most `limit` items for a text; none for an empty or overlong one."""
        wanted = text.strip()
        complete = self._catalogue.completeness().complete
        if not wanted or len(wanted) > MAX_SCAN:
            return Results(rows=(), complete=complete)
        found = {item.variant_id: item for item in self._catalogue.search(wanted, limit=limit)}
        if not complete and self._central is not None:
            try:
                answer = self._central.items(text=wanted)
            except CentralError:
                answer = ()
            else:
                complete = True
            for record in answer:
                found.setdefault(record.item.variant_id, record.item)
        items = tuple(found.values())[:limit]
        stock = shown_stock(self._mirror, self._ledger, [item.variant_id for item in items if item.has_stock])
        return Results(
            rows=tuple(ItemRow(item=item, stock=stock.get(item.variant_id)) for item in items), complete=complete
        )


class QuickItems:
    """What the quick keys ring up: bags, services, items whose price is typed."""

    def __init__(self, *, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def __call__(self) -> tuple[Item, ...]:
        """In the catalogue's order."""
        return self._catalogue.quick_items()
