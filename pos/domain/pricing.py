"""What a cart costs, and why: list price → retail price → manual discounts. Every discount is allocated to lines."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pos.domain.cart import Cart, CartLine, DiscountBy, ManualDiscount
from pos.domain.document import Allocation, Funder
from pos.domain.money import Fen, half_up, share
from pos.domain.quantity import Milli, extend
from pos.domain.tax import WHOLE, tax_on_top, tax_within

MANUAL_LINE = "manual"
"""Rule id of a discount given by hand on a line."""
MANUAL_ORDER = "manual-order"
"""Rule id of a discount given by hand on the whole sale."""


@dataclass(frozen=True, slots=True)
class PricedLine:
    """A cart line and what it comes to."""

    line: CartLine
    """As it stands in the cart."""
    gross: Fen
    """Unit price times quantity."""
    allocations: tuple[Allocation, ...]
    """What each rule took off."""
    paid: Fen
    """`gross - sum(allocations)`, never below 0."""
    tax: Fen
    """The tax within `paid`, or on top of it."""


@dataclass(frozen=True, slots=True)
class PricedCart:
    """A cart with its prices."""

    cart: Cart
    """What was priced."""
    lines: tuple[PricedLine, ...]
    """In the cart's order."""
    list_total: Fen
    """At the prices on the tags; where a tag is below the price asked, the price asked counts."""
    gross: Fen
    """At today's retail prices."""
    discount: Fen
    """What the rules took off."""
    total: Fen
    """Amount due."""
    pieces: Milli
    """Sum of the quantities."""


def price(cart: Cart) -> PricedCart:
    """Price a cart. The same cart always comes to the same figures."""
    lines = tuple(_line(line) for line in cart.lines)
    if cart.discount is not None:
        lines = _order_discount(lines, cart.discount)
    taxed = tuple(replace(line, tax=_tax(line)) for line in lines)
    on_top = sum(line.tax for line in taxed if not line.line.item.tax_included)
    return PricedCart(
        cart=cart,
        lines=taxed,
        list_total=sum(extend(max(i.line.item.list_price, i.line.unit_price), i.line.quantity) for i in taxed),
        gross=sum(line.gross for line in taxed),
        discount=sum(line.gross - line.paid for line in taxed),
        total=sum(line.paid for line in taxed) + on_top,
        pieces=sum(line.line.quantity for line in taxed),
    )


def reduction(amount: Fen, discount: ManualDiscount) -> Fen:
    """What a manual discount takes off `amount`: rounded once, never more than there is."""
    if discount.by is DiscountBy.AMOUNT:
        return min(discount.value, amount)
    return half_up(amount * (WHOLE - discount.value), WHOLE)


def _line(line: CartLine) -> PricedLine:
    gross = extend(line.unit_price, line.quantity)
    priced = PricedLine(line=line, gross=gross, allocations=(), paid=gross, tax=0)
    if line.discount is None:
        return priced
    return _less(priced, MANUAL_LINE, line.discount, reduction(gross, line.discount))


def _order_discount(lines: tuple[PricedLine, ...], discount: ManualDiscount) -> tuple[PricedLine, ...]:
    """Share the discount out by what each line still costs; ties to the dearer piece, then the lower variant id."""
    order = sorted(
        range(len(lines)),
        key=lambda i: (-lines[i].line.unit_price, lines[i].line.item.variant_id, lines[i].line.line_id),
    )
    paid = [lines[i].paid for i in order]
    parts = share(reduction(sum(paid), discount), paid, paid).parts
    taken = dict(zip(order, parts, strict=True))
    return tuple(_less(line, MANUAL_ORDER, discount, taken[i]) for i, line in enumerate(lines))


def _less(line: PricedLine, rule_id: str, discount: ManualDiscount, amount: Fen) -> PricedLine:
    if amount == 0:
        return line
    allocation = Allocation(rule_id=rule_id, rule_name=discount.reason, amount=amount, funder=Funder.STORE)
    return replace(line, allocations=(*line.allocations, allocation), paid=line.paid - amount)


def _tax(line: PricedLine) -> Fen:
    rule = tax_within if line.line.item.tax_included else tax_on_top
    return rule(line.paid, line.line.item.tax_rate)
