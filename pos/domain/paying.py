"""A payment under way: what is due, what was taken towards it, what remains. Every step returns a new payment.

The tenders are kept with the open cart (`Cart.tenders`), so that what was taken survives a crash. `due` is negative
when money goes back; then every tender is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from pos.domain.errors import BadValue
from pos.domain.money import MAX_FEN, Fen, half_up
from pos.domain.tender import Reference, Tender, TenderKind, TenderMethod, cash, cash_back

LAST_DIGITS = 4
"""As much of a card's number as is ever written down."""
MAX_REFERENCE = 64
"""Characters of the other side's number."""


class Rounding(StrEnum):
    """How a cash amount is rounded."""

    DOWN = "down"
    """抹零: in the customer's favour."""
    NEAREST = "nearest"
    """四舍五入."""


@dataclass(frozen=True, slots=True)
class CashRounding:
    """The store's setting for cash."""

    step: Fen = 1
    """The smallest amount that cash settles; 1: none is rounded, 10: to 角, 100: to yuan."""
    way: Rounding = Rounding.DOWN
    """Which way."""

    def __post_init__(self) -> None:
        if not 1 <= self.step <= 10_000:
            raise BadValue(f"cash is not rounded to {self.step}")

    def __call__(self, amount: Fen) -> Fen:
        """`amount` as cash settles it; the same both ways, so that a refund gives back what was paid."""
        if self.way is Rounding.NEAREST:
            return half_up(amount, self.step) * self.step
        whole = abs(amount) // self.step * self.step
        return whole if amount >= 0 else -whole


EXACT = CashRounding()
"""No rounding."""


class Taking(StrEnum):
    """What taking a tender came to."""

    OK = "ok"
    NOTHING_DUE = "nothing_due"
    """Nothing remains to be paid."""
    BAD_AMOUNT = "bad_amount"
    """Not an amount that can be taken."""
    TOO_MUCH = "too_much"
    """More than remains, and only cash gives change."""
    REFERENCE_WANTED = "reference_wanted"
    """The other side's number has to be typed."""
    BAD_REFERENCE = "bad_reference"
    """Too long, or more of a card's number than may be kept."""


@dataclass(frozen=True, slots=True)
class Payment:
    """What is due and what was taken towards it."""

    due: Fen
    """The document's total; negative: to be given back."""
    tenders: tuple[Tender, ...] = ()
    """In the order in which they were taken."""

    @property
    def remaining(self) -> Fen:
        """Still to be paid."""
        return self.due - sum(tender.amount for tender in self.tenders)

    @property
    def change(self) -> Fen:
        """To be given back in cash."""
        return sum(tender.change for tender in self.tenders)

    @property
    def settled(self) -> bool:
        """Whether nothing remains. A document of 0.00 is settled without a tender."""
        return self.remaining == 0


@dataclass(frozen=True, slots=True)
class Taken:
    """The payment after a tender."""

    outcome: Taking
    """What it came to."""
    payment: Payment
    """Afterwards; the same one unless `OK`."""


def take_cash(payment: Payment, given: Fen, *, rounding: CashRounding = EXACT) -> Taken:
    """The payment with cash handed over: what is more than remains is change, what is less is a part.

    Cash that settles settles the rounded amount; what rounding leaves is a tender of its own, so that sums agree.
    """
    if payment.remaining <= 0:
        return Taken(Taking.NOTHING_DUE, payment)
    if not 0 <= given <= MAX_FEN:
        return Taken(Taking.BAD_AMOUNT, payment)
    rounded = rounding(payment.remaining)
    if given < rounded:
        if given == 0:
            return Taken(Taking.BAD_AMOUNT, payment)
        return _with(payment, Tender(kind=TenderKind.CASH, amount=given, given=given))
    left = payment.remaining - rounded
    rest = (Tender(kind=TenderKind.ROUNDING, amount=left),) if left else ()
    return _with(payment, *((cash(rounded, given),) if rounded or given else ()), *rest)


def give_cash_back(payment: Payment, *, rounding: CashRounding = EXACT) -> Taken:
    """The payment with all that is still to be given back given in cash."""
    back = -payment.remaining
    if back <= 0:
        return Taken(Taking.NOTHING_DUE, payment)
    rounded = rounding(back)
    rest = (Tender(kind=TenderKind.ROUNDING, amount=rounded - back),) if rounded != back else ()
    return _with(payment, *((cash_back(rounded),) if rounded else ()), *rest)


def take_recorded(
    payment: Payment, method: TenderMethod, amount: Fen, *, reference: str = "", last_digits: str = ""
) -> Taken:
    """The payment with a tender that is written down: a card on its own terminal, head office's own kinds, a voucher.

    `amount`: above 0; also what is given back of a negative due.
    """
    number, digits = reference.strip(), last_digits.strip()
    back = payment.due < 0
    remaining = -payment.remaining if back else payment.remaining
    if remaining <= 0:
        return Taken(Taking.NOTHING_DUE, payment)
    if not 0 < amount <= MAX_FEN:
        return Taken(Taking.BAD_AMOUNT, payment)
    if amount > remaining and (back or not method.keeps_rest):
        return Taken(Taking.TOO_MUCH, payment)
    if method.reference is Reference.REQUIRED and not number:
        return Taken(Taking.REFERENCE_WANTED, payment)
    whole_card = method.kind is TenderKind.CARD and number.isdigit() and len(number) >= 15
    bad_digits = digits and (len(digits) != LAST_DIGITS or not (digits.isascii() and digits.isdigit()))
    if len(number) > MAX_REFERENCE or not number.isprintable() or whole_card or bad_digits:
        return Taken(Taking.BAD_REFERENCE, payment)
    settles = min(amount, remaining)
    tender = Tender(
        kind=method.kind,
        amount=-settles if back else settles,
        given=amount if amount > settles else 0,
        reference=number,
        method="" if method.method_id == method.kind.value else method.method_id,
        name=method.name,
        last_digits=digits,
    )
    return _with(payment, tender)


def take(payment: Payment, tender: Tender) -> Taken:
    """The payment with a tender that the other side has confirmed (a payment code, stored value, points).

    The same payment twice is one tender: a `tender_id` that is there already changes nothing.
    """
    if tender.tender_id and any(tender.tender_id == taken.tender_id for taken in payment.tenders):
        return Taken(Taking.OK, payment)
    return _with(payment, tender)


def take_away(payment: Payment, place: int) -> Payment:
    """The payment without the tender at `place` (0, 1 …), nor the rounding that belonged to it.

    Money that has moved (`tender_id`) has to be given back by whoever moved it first. Raises BadValue where there is
    no such tender.
    """
    if not 0 <= place < len(payment.tenders):
        raise BadValue(f"no tender {place}")
    kept = [tender for at, tender in enumerate(payment.tenders) if at != place]
    return replace(payment, tenders=tuple(tender for tender in kept if tender.kind is not TenderKind.ROUNDING))


def _with(payment: Payment, *tenders: Tender) -> Taken:
    return Taken(Taking.OK, replace(payment, tenders=(*payment.tenders, *tenders)))
