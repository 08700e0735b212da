"""Put a known item into the cart: chosen from the search, from the grid, by a quick key, or found by a scan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pos.domain.cart import Cart, add
from pos.domain.catalogue import Item, ItemKind
from pos.domain.errors import BadValue
from pos.domain.label import NO_LABEL, Label
from pos.domain.money import MAX_FEN, Fen, half_up
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
    """Added, but its price is 0, head office has taken it off sale, or `caution` says why."""
    EXPIRED = "expired"
    """Not added: past `last_day`."""
    RECALLED = "recalled"
    """Not added: head office has recalled it; `reason` says why."""
    IN_CART = "in_cart"
    """Not added: the piece of that serial number is in this cart."""


class Caution(StrEnum):
    """Why a person should look again at goods that were added."""

    SOLD_BEFORE = "sold_before"
    """A piece of that serial number was sold here before, by the document `number`."""
    LOT_UNSAID = "lot_unsaid"
    """Some lots of it are recalled, and the code does not say which lot it is."""
    DOUBTFUL = "doubtful"
    """The code's lot or serial number could not be read for certain."""


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
    label: Label = NO_LABEL
    """What its code adds to the line; whoever adds the item passes it on."""
    caution: Caution | None = None
    """Why somebody should look again."""
    number: str = ""
    """For `SOLD_BEFORE`: the document."""
    last_day: date | None = None
    """For `EXPIRED`."""
    reason: str = ""
    """For `RECALLED` and `LOT_UNSAID`: in the words of head office."""
    misread: bool = False
    """For `NOT_FOUND`: a check digit says that it was read or typed wrong."""


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
        label: Label = NO_LABEL,
    ) -> Scanned:
        """The cart with `quantity` (thousandths) more of `item`; of what its label says is weighed, so many times that.

        `unit_price` (fen) and `approval` belong to items whose price is typed; other items keep their retail price, or
        have the one on the label.
        """
        if label.trace.serial and any(
            (line.item.variant_id, line.trace.serial) == (item.variant_id, label.trace.serial) for line in cart.lines
        ):
            return Scanned(ScanOutcome.IN_CART, cart, item=item, text=code, label=label)
        typed = item.kind is ItemKind.OPEN_PRICE
        if typed and (unit_price is None or not 0 <= unit_price <= MAX_FEN):
            return Scanned(ScanOutcome.PRICE_WANTED, cart, item=item, text=code, label=label)
        try:
            after = add(
                cart,
                item,
                code=code,
                quantity=quantity if label.quantity is None else half_up(quantity * label.quantity, ONE),
                unit_price=unit_price if typed else label.price,
                approval=approval if typed else None,
                trace=label.trace,
                assistants=label.assistants,
            )
        except BadValue:
            return Scanned(ScanOutcome.BAD_QUANTITY, cart, item=item, text=code, label=label)
        line = after.lines[-1]
        calm = item.on_sale and line.unit_price > 0
        outcome = ScanOutcome.ADDED if calm else ScanOutcome.ATTENTION
        return Scanned(outcome, after, line_id=line.line_id, item=item, text=code, label=label)
