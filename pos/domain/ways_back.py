"""By which ways money goes back: by the payments it came with, each as far as it has something left."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from enum import StrEnum

from pos.domain.earned import EarnedCoupon
from pos.domain.errors import BadValue
from pos.domain.money import Fen, share
from pos.domain.paying import EXACT, CashRounding
from pos.domain.refund import TenderLeft, part_of
from pos.domain.tender import METHODS, Tender, TenderKind, TenderMethod

BUILT_IN: Mapping[str, TenderMethod] = {method.method_id: method for method in METHODS}
"""The methods every till knows, by id."""


class Way(StrEnum):
    """How the customer wants the money."""

    AS_PAID = "as_paid"
    """By the payments of the sale."""
    CASH = "cash"
    """What was money in cash."""
    STORED_VALUE = "stored_value"
    """What was money onto the member's account, as paid in."""


def ways_back(
    tenders: Iterable[TenderLeft],
    amount: Fen,
    *,
    way: Way = Way.AS_PAID,
    rounding: CashRounding = EXACT,
    methods: Mapping[str, TenderMethod] = BUILT_IN,
) -> tuple[Tender, ...]:
    """The tenders (below 0) that give `amount` (≥ 0) back.

    Each payment gives the share that it paid, so that what was paid with points or a gift goes back as that; the last
    return gives exactly what is left of each. Cash is rounded as the store rounds it, unless all of it goes back. What
    no payment has left for (a document of before, a wrong sum) goes back in cash. Raises BadValue below 0.
    """
    if amount < 0:
        raise BadValue(f"{amount} cannot go back")
    left = tuple(tenders)
    cash_parts = [part for part in left if part.tender.kind in (TenderKind.CASH, TenderKind.ROUNDING)]
    others = [part for part in left if part not in cash_parts and part.left > 0]
    cash_left = max(0, sum(part.left for part in cash_parts))
    room = [cash_left, *(part.left for part in others)]
    shares = share(amount, room, room)
    back = list(_cash_back(cash_parts, shares.parts[0] + shares.remainder, cash_left, way, rounding))
    for part, going in zip(others, shares.parts[1:], strict=True):
        if going:
            back += _back(part, going, way, methods, rounding)
    return tuple(tender for tender in back if tender.amount)


def _cash_back(parts: list[TenderLeft], amount: Fen, left: Fen, way: Way, rounding: CashRounding) -> Iterable[Tender]:
    """What was paid in cash goes back in cash, or onto the account: there no fen is rounded."""
    cash = next((part for part in parts if part.tender.kind is TenderKind.CASH), None)
    rest = next((part for part in parts if part.tender.kind is TenderKind.ROUNDING), None)
    place, rest_place = cash.place if cash else 0, rest.place if rest else 0
    if way is Way.STORED_VALUE:
        yield Tender(TenderKind.STORED_VALUE, -amount, of_tender=place or rest_place)
        return
    # No more coins than were paid: what the sale itself rounded away was never in the drawer.
    most = cash.left if cash else 0
    if amount == left and cash and not cash.uneven:
        coins = most
    else:
        coins = min(rounding(amount), rounding(most) if cash and cash.uneven else most) if parts else rounding(amount)
    yield Tender(TenderKind.CASH, -coins, change=coins, of_tender=place)
    # What is rounded now belongs to the cash where the sale itself had nothing rounded.
    yield Tender(TenderKind.ROUNDING, coins - amount, of_tender=rest_place or place)


def _back(
    part: TenderLeft, amount: Fen, way: Way, methods: Mapping[str, TenderMethod], rounding: CashRounding
) -> tuple[Tender, ...]:
    paid = part.tender
    known = methods.get(paid.method_id)
    kind = paid.kind
    money = known.money if known is not None else True
    refundable = known.refundable if known is not None else False
    if kind is TenderKind.DEPOSIT:
        # The deposit itself is used up; what it was paid with went into a drawer long ago.
        money, refundable = True, False
    if money and way is Way.STORED_VALUE:
        return (Tender(TenderKind.STORED_VALUE, -amount, of_tender=part.place),)
    if money and (way is Way.CASH or not refundable):
        # It was not paid in coins: what comes back in them is rounded, whatever it was.
        coins = rounding(amount)
        handed = Tender(TenderKind.CASH, -coins, change=coins, of_tender=part.place)
        return handed, Tender(TenderKind.ROUNDING, coins - amount, of_tender=part.place)
    back = replace(
        paid,
        amount=-amount,
        given=0,
        change=0,
        of_tender=part.place,
        tender_id="",
        refunds=paid.tender_id,
        gift=-part_of(part.gift_left, amount, part.left),
        points=-part_of(part.points_left, amount, part.left),
    )
    return (back,)


def kept_for(coupons: Iterable[EarnedCoupon], most: Fen) -> tuple[Tender, ...]:
    """What of a refund is kept for coupons that its goods earned and that are spent: `most` (≥ 0) at the most."""
    kept: list[Tender] = []
    for coupon in coupons:
        amount = min(coupon.worth, most)
        if amount > 0:
            kept.append(Tender(TenderKind.COUPON_KEPT, -amount, reference=coupon.code))
            most -= amount
    return tuple(kept)


def carried_over(tenders: Iterable[TenderLeft], amount: Fen) -> tuple[Tender, ...]:
    """What of the payments pays for the goods that go out instead: `amount` (≥ 0) in all, each above 0."""
    # What rounding cost the store is carried last, so that it is never given back as money.
    left = sorted((part for part in tenders if part.left > 0), key=lambda part: part.tender.kind is TenderKind.ROUNDING)
    parts = share(amount, [part.left for part in left], [part.left for part in left]).parts
    return tuple(
        replace(
            part.tender,
            amount=going,
            given=going if part.tender.kind is TenderKind.CASH else 0,
            change=0,
            of_tender=part.place,
            gift=part_of(part.gift_left, going, part.left),
            points=part_of(part.points_left, going, part.left),
        )
        for part, going in zip(left, parts, strict=True)
        if going
    )
