"""By which ways money goes back: by the payments it came with, each as far as it has something left."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
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
    cash, others = _told_apart(tenders)
    room = [cash.left, *(part.left for part in others)]
    shares = share(amount, room, room)
    back = list(_cash_back(cash, shares.parts[0] + shares.remainder, way, rounding))
    for part, going in zip(others, shares.parts[1:], strict=True):
        if going:
            back += _back(part, going, way, methods, rounding)
    return tuple(tender for tender in back if tender.amount)


@dataclass(frozen=True, slots=True)
class _CashLeft:
    """What was paid in cash and rounded with it, taken as one: only together they are what the goods cost."""

    cash: TenderLeft | None
    """What is left of the coins; None: none were paid."""
    rest: TenderLeft | None
    """What is left of rounding; None: none was."""
    left: Fen
    """What both come to, 0 or more."""

    @property
    def coins(self) -> Fen:
        """What was really paid of it, 0 or more: no more of it ever goes back."""
        return max(0, self.cash.left) if self.cash else 0

    @property
    def place(self) -> int:
        """Where the coins stand; 0: nowhere."""
        return self.cash.place if self.cash else 0

    @property
    def rest_place(self) -> int:
        """Where what is rounded belongs: to the cash, where the sale itself had nothing rounded."""
        return self.rest.place if self.rest else self.place


def _told_apart(tenders: Iterable[TenderLeft]) -> tuple[_CashLeft, list[TenderLeft]]:
    """Cash with its rounding, and the other payments that have something left."""
    left = tuple(tenders)
    parts = [part for part in left if part.tender.kind in (TenderKind.CASH, TenderKind.ROUNDING)]
    cash = next((part for part in parts if part.tender.kind is TenderKind.CASH), None)
    rest = next((part for part in parts if part.tender.kind is TenderKind.ROUNDING), None)
    others = [part for part in left if part not in parts and part.left > 0]
    return _CashLeft(cash, rest, max(0, sum(part.left for part in parts))), others


def _cash_back(of: _CashLeft, amount: Fen, way: Way, rounding: CashRounding) -> Iterable[Tender]:
    """What was paid in cash goes back in cash; onto the account to the fen, as much of it as was paid of `amount`."""
    if way is Way.STORED_VALUE:
        # What the sale rounded away was never paid, and what it rounded up was: both go with the coins.
        paid = part_of(of.coins, min(amount, of.left), of.left) + max(0, amount - of.left)
        yield Tender(TenderKind.STORED_VALUE, -paid, of_tender=of.place)
        yield Tender(TenderKind.ROUNDING, paid - amount, of_tender=of.rest_place)
        return
    if of.cash is None and of.rest is None:
        coins = rounding(amount)
    elif amount == of.left and of.cash and not of.cash.uneven:
        coins = of.coins
    else:
        # No more than were paid; and where what is left of those is no amount in coins, the whole coins of it.
        most = of.coins - of.coins % rounding.step if of.cash and of.cash.uneven else of.coins
        coins = min(rounding(amount), most)
    yield Tender(TenderKind.CASH, -coins, change=coins, of_tender=of.place)
    yield Tender(TenderKind.ROUNDING, coins - amount, of_tender=of.rest_place)


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
    """What of the payments pays for the goods that go out instead: `amount` (≥ 0) in all.

    Each is above 0, but for what rounding put on top of the coins: that goes with them, below 0.
    """
    cash, others = _told_apart(tenders)
    room = [cash.left, *(part.left for part in others)]
    shares = share(amount, room, room).parts
    coins = part_of(cash.coins, shares[0], cash.left)
    over = [_carried(part, going) for part, going in zip(others, shares[1:], strict=True)]
    if cash.cash:
        over.append(_carried(cash.cash, coins))
    if shares[0] != coins:
        over.append(Tender(TenderKind.ROUNDING, shares[0] - coins, of_tender=cash.rest_place))
    return tuple(tender for tender in over if tender.amount)


def _carried(part: TenderLeft, going: Fen) -> Tender:
    return replace(
        part.tender,
        amount=going,
        given=going if part.tender.kind is TenderKind.CASH else 0,
        change=0,
        of_tender=part.place,
        gift=part_of(part.gift_left, going, part.left),
        points=part_of(part.points_left, going, part.left),
    )
