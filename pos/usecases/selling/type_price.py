"""A price that is typed: of an item that has none, or another one on a line (改价)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pos.domain.cart import Cart, put
from pos.domain.catalogue import Item
from pos.domain.errors import BadValue
from pos.domain.money import MAX_FEN, Fen
from pos.domain.quantity import Milli
from pos.domain.staff import Approval, Deed, Leave, Permission, Staff, leave
from pos.usecases.selling.add_item import AddItem, Scanned


@dataclass(frozen=True, slots=True)
class Repriced:
    """The cart after a price was typed."""

    leave: Leave
    """Whether it may be."""
    cart: Cart
    """Afterwards; the same one unless leave was given."""
    scanned: Scanned | None = None
    """What adding the item came to, where one was added."""


def opening_price(cart: Cart, item: Item, unit_price: Fen) -> Deed:
    """The deed of adding an item at a typed price to this cart."""
    return Deed(
        Permission.OPEN_PRICE,
        subject=cart.cart_id,
        detail=f"new line {cart.next_line} {item.variant_id} {unit_price}",
        amount=unit_price,
    )


def changing_price(cart: Cart, line_id: int, unit_price: Fen) -> Deed:
    """The deed of another price on a line; limited by what it takes off the retail price. Raises BadValue."""
    line = cart.line(line_id)
    off = max(0, line.item.retail_price - unit_price)
    return Deed(
        Permission.CHANGE_PRICE,
        subject=cart.cart_id,
        detail=f"line {line_id} {unit_price}",
        part=-(-off * 10_000 // line.item.retail_price) if off else 0,
        amount=off,
    )


class TypePrice:
    """Takes typed prices, by permission."""

    def __init__(self, *, add_item: AddItem) -> None:
        self._add_item = add_item

    def new(
        self,
        cart: Cart,
        item: Item,
        *,
        code: str,
        quantity: Milli,
        unit_price: Fen,
        staff: Staff,
        approval: Approval | None = None,
    ) -> Repriced:
        """The cart with an item at a typed price. An approval is for `opening_price(cart, item, unit_price)`."""
        given = leave(staff, opening_price(cart, item, unit_price), approval)
        if given is not Leave.GIVEN:
            return Repriced(given, cart)
        scanned = self._add_item(cart, item, code=code, quantity=quantity, unit_price=unit_price, approval=approval)
        return Repriced(given, scanned.cart, scanned)

    def change(
        self, cart: Cart, line_id: int, unit_price: Fen, *, staff: Staff, approval: Approval | None = None
    ) -> Repriced:
        """The cart with another price on a line. An approval is for `changing_price(cart, line_id, unit_price)`.

        Raises BadValue for a line that is not there and a price that is not in 0..MAX_FEN.
        """
        if not 0 <= unit_price <= MAX_FEN:
            raise BadValue(f"price {unit_price} is not in 0..{MAX_FEN}")
        given = leave(staff, changing_price(cart, line_id, unit_price), approval)
        if given is not Leave.GIVEN:
            return Repriced(given, cart)
        return Repriced(given, put(cart, replace(cart.line(line_id), unit_price=unit_price, approval=approval)))
