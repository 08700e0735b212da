"""Put a known item into the cart: chosen from the search, from the grid, by a quick key, or found by a scan."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pos.domain.cart import Cart, add
from pos.domain.catalogue import Item, ItemKind
from pos.domain.errors import BadValue
from pos.domain.money import MAX_FEN, Fen
from pos.domain.quantity import ONE, Milli
from pos.domain.staff import Approval


class ScanOutcome(StrEnum):
    """What a scan or a choice came to."""

    ADDED = "added"
    CHOOSE = "choose"
    """Several variants answer: a person chooses, the till never guesses."""
    PRICE_WANTED = "price_wanted"
    """The price has to be typed (again, where the one typed cannot be)."""
    NOT_FOUND = "not_found"
    NOT_YET = "not_yet"
    """The catalogue is still being filled and the server is out of reach."""
    BAD_QUANTITY = "bad_quantity"
    ATTENTION = "attention"
    """Added, but its price is 0 or head office has taken it off sale."""


@dataclass(frozen=True, slots=True)
class Scanned:
    """The cart after a scan or a choice."""

    outcome: ScanOutcome
    """What it came to."""
    cart: Cart
    """Afterwards; the same one where nothing was added."""
    line_id: int | None = None
    """The line that is new or has grown."""
    item: Item | None = None
    """The one item that answered."""
    choices: tuple[Item, ...] = ()
    """For `CHOOSE`, in size and colour order."""
    text: str = ""
    """What was scanned, cleaned, for the message; empty where it must not be shown."""


class AddItem:
    """Adds an item to the cart. Stock is never asked: what the customer holds in the hand can be sold."""

    def __call__(
        self,
        cart: Cart,
        item: Item,
        *,
        code: str,
        quantity: Milli = ONE,
        unit_price: Fen | None = None,
        approval: Approval | None = None,
    ) -> Scanned:
        """The cart with `quantity` (thousandths) more of `item`.

        `unit_price` (fen) and `approval` belong to items whose price is typed; other items keep their retail price.
        """
        typed = item.kind is ItemKind.OPEN_PRICE
        if typed and (unit_price is None or not 0 <= unit_price <= MAX_FEN):
            return Scanned(ScanOutcome.PRICE_WANTED, cart, item=item, text=code)
        try:
            after = add(
                cart,
                item,
                code=code,
                quantity=quantity,
                unit_price=unit_price if typed else None,
                approval=approval if typed else None,
            )
        except BadValue:
            return Scanned(ScanOutcome.BAD_QUANTITY, cart, item=item, text=code)
        line = after.lines[-1]
        calm = item.on_sale and line.unit_price > 0
        outcome = ScanOutcome.ADDED if calm else ScanOutcome.ATTENTION
        return Scanned(outcome, after, line_id=line.line_id, item=item, text=code)
