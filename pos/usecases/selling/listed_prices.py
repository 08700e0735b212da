"""What price lists say of the goods of a cart, where a list has too many prices to be held in memory."""

from __future__ import annotations

from collections.abc import Mapping

from pos.domain.cart import Cart
from pos.domain.money import Fen
from pos.domain.promotion.from_cart import listed_under
from pos.ports.catalogue import Catalogue

REMEMBERED = 4_000
"""Codes that were asked for lately; then it begins anew."""


class ListedPrices:
    """Asks the catalogue once for each code, until prices change."""

    def __init__(self, *, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._at = -1
        self._known: dict[str, Mapping[str, Fen]] = {}

    def of(self, cart: Cart) -> dict[str, dict[str, Fen]]:
        """List → code → price of one unit, for the cart's goods."""
        at, known = self._catalogue.listed_at(), self._known
        if at != self._at or len(known) > REMEMBERED:
            known = {}  # another thread goes on with what it has
            self._at, self._known = at, known
        codes = {code for line in cart.lines for code in listed_under(line) if code}
        new = codes - known.keys()
        if new:
            told = self._catalogue.listed_prices(sorted(new))
            known.update((code, told.get(code, {})) for code in new)
        found: dict[str, dict[str, Fen]] = {}
        for code in codes:
            for name, price in known[code].items():
                found.setdefault(name, {})[code] = price
        return found
