"""What a cart costs, and why. Every discount is allocated to lines."""

from __future__ import annotations

from dataclasses import dataclass, field

from pos.domain.cart import Cart, CartLine, ChosenGift, DiscountBy, ManualDiscount
from pos.domain.document import Allocation, AssistantShare, DocumentLine
from pos.domain.money import Fen, half_up
from pos.domain.promotion.engine import price_goods
from pos.domain.promotion.finishing import MANUAL_LINE, MANUAL_ORDER
from pos.domain.promotion.from_cart import NO_TERMS, Terms, goods_of, occasion_of
from pos.domain.promotion.priced import Applied, Priced
from pos.domain.quantity import ONE, Milli, extend
from pos.domain.swiftly_made import swiftly_made
from pos.domain.tax import WHOLE, tax_on_top, tax_within

__all__ = ["MANUAL_LINE", "MANUAL_ORDER", "PricedCart", "PricedLine", "Terms", "line_of", "price", "reduction"]


@swiftly_made
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
    """In the cart's order; then the chosen gifts, with line ids of their own: -1, -2 …"""
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
    sellable: bool = True
    """False: a promotion is newer than this till, and head office allows no sale without it."""
    why: Priced = field(default_factory=lambda: Priced((), 0, 0))
    """Which rules applied, which did not and why, what is missing for the next step, gifts and rewards."""
    limited: tuple[Applied, ...] = ()
    """Of these rules those that may be given so often only to a member, in a day, or over the chain."""


def price(cart: Cart, terms: Terms = NO_TERMS) -> PricedCart:
    """Price a cart under terms. The same cart under the same terms always comes to the same figures."""
    why = price_goods(goods_of(cart, terms), terms.book, occasion_of(cart, terms))
    lines = tuple(
        PricedLine(line, each.gross, each.allocations, each.paid, _tax(line, each.paid))
        for line, each in zip(cart.lines, why.lines, strict=True)
    )
    on_top = sum(line.tax for line in lines if not line.line.item.tax_included)
    lines += tuple(_given(place, gift, why) for place, gift in enumerate(given_gifts(cart, why), start=1))
    gross = sum(line.gross for line in lines)
    return PricedCart(
        cart=cart,
        lines=lines,
        list_total=sum(extend(max(i.line.item.list_price, i.line.unit_price), i.line.quantity) for i in lines),
        gross=gross,
        discount=gross - why.total,
        total=why.total + on_top,
        pieces=sum(line.line.quantity for line in lines),
        sellable=not why.newer or terms.book.settings.newer_allowed,
        why=why,
        limited=tuple(each for each in why.applied if each.rule_id in terms.book.limited),
    )


def given_gifts(cart: Cart, why: Priced) -> tuple[ChosenGift, ...]:
    """Of the chosen gifts those that the rules give."""
    left = {gift.rule_id: list(gift.chosen) for gift in why.gifts}
    given = []
    for gift in cart.gifts:
        codes = left.get(gift.rule_id, [])
        if gift.code in codes:
            codes.remove(gift.code)
            given.append(gift)
    return tuple(given)


def gifts_open(priced: PricedCart) -> dict[str, int]:
    """Rule id → gifts that may still be chosen."""
    given = [gift.rule_id for gift in given_gifts(priced.cart, priced.why)]
    still = {gift.rule_id: gift.choose - given.count(gift.rule_id) for gift in priced.why.gifts}
    return {rule_id: count for rule_id, count in still.items() if count}


def reduction(amount: Fen, discount: ManualDiscount) -> Fen:
    """What a manual discount takes off `amount`: rounded once, never more than there is."""
    if discount.by is DiscountBy.AMOUNT:
        return min(discount.value, amount)
    return half_up(amount * (WHOLE - discount.value), WHOLE)


def _given(place: int, gift: ChosenGift, why: Priced) -> PricedLine:
    """A gift costs nothing: its rule takes the whole price off, so that a return knows what it was worth."""
    rule = next(rule for rule in why.applied if rule.rule_id == gift.rule_id)
    price = gift.item.retail_price
    line = CartLine(line_id=-place, item=gift.item, quantity=ONE, unit_price=price, code=gift.code)
    taken = (Allocation(rule.rule_id, rule.name, price, rule.funder),) if price else ()
    return PricedLine(line, price, taken, 0, 0)


def _tax(line: CartLine, paid: Fen) -> Fen:
    rule = tax_within if line.item.tax_included else tax_on_top
    return rule(paid, line.item.tax_rate)


def line_of(priced: PricedLine, *, number: int, credited: tuple[AssistantShare, ...] = ()) -> DocumentLine:
    """A priced line as a document keeps it. `credited`: to whom it counts where the line itself says nobody."""
    line, item = priced.line, priced.line.item
    return DocumentLine(
        line=number,
        variant_id=item.variant_id,
        style_code=item.style_code,
        name=item.name,
        colour=item.colour,
        size=item.size,
        quantity=line.quantity,
        list_price=item.list_price,
        retail_price=line.unit_price,
        paid=priced.paid,
        tax_rate=item.tax_rate,
        tax_amount=priced.tax,
        tax_included=item.tax_included,
        allocations=priced.allocations,
        assistants=line.assistants or credited,
        fulfilment=line.fulfilment,
        code=line.code,
        note=line.note,
        order_id=line.order_id,
        order_line=1 if line.order_id else 0,
        lot=line.trace.lot,
        serial=line.trace.serial,
        expiry=line.trace.expiry,
        tag_store=line.trace.store,
        tag_assistant=line.trace.assistant,
    )
