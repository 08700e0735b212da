"""A voucher that a customer bought on another platform (团购券): what it is worth, what was paid for it, by whom."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from pos.domain.money import Fen
from pos.domain.scan.third_party import Platform
from pos.domain.tender import METHODS, Tender, TenderKind

_NAMES = {Platform(method.method_id): method.name for method in METHODS if method.method_id in set(Platform)}


class VoucherSaid(StrEnum):
    """What a platform says of a voucher that it is shown."""

    OK = "ok"
    UNKNOWN = "unknown"
    """It has no such voucher."""
    USED = "used"
    EXPIRED = "expired"
    OTHER_STORE = "other_store"
    """Good, but not here."""
    REFUSED = "refused"
    """A no for any other reason."""
    NOT_SET_UP = "not_set_up"
    """Head office has no contract with any platform that could know it."""
    UNREACHABLE = "unreachable"
    """No answer, or none that can be believed."""


@dataclass(frozen=True, slots=True)
class PlatformVoucher:
    """A voucher that is ready to be used. Nothing has happened to it yet."""

    platform: Platform
    """Who sold it."""
    code: str = field(repr=False)
    """What the customer showed."""
    token: str = field(repr=False)
    """The platform's own name for it in this preparation."""
    title: str
    """Shown: what it is for."""
    face_value: Fen
    """What it is worth here."""
    paid: Fen
    """What the customer paid the platform for it."""

    def settles(self, due: Fen) -> Fen:
        """How much of what is due it pays; what it is worth beyond that is lost."""
        return min(self.face_value, max(due, 0))

    def tender(self, amount: Fen, *, number: str, payment_id: str) -> Tender:
        """What goes into the sale once it is used up. `number`: ours at the platform, under which it was used."""
        return Tender(
            kind=TenderKind.PLATFORM_VOUCHER,
            amount=amount,
            given=self.face_value,
            reference=number,
            method=self.platform.value,
            name=_NAMES[self.platform],
            tender_id=payment_id,
            bought_for=self.paid,
        )


@dataclass(frozen=True, slots=True)
class Prepared:
    """What a code came to."""

    said: VoucherSaid
    """`OK`, or why there is nothing to use."""
    vouchers: tuple[PlatformVoucher, ...] = ()
    """For `OK`: one; several where more than one platform knows the digits, and a person has to say whose it is."""


def whose(answers: tuple[PlatformVoucher | VoucherSaid, ...]) -> Prepared:
    """What the platforms that were asked came to together.

    A platform that could not be asked makes `unknown` of the others worth nothing.
    """
    if not answers:
        return Prepared(VoucherSaid.NOT_SET_UP)
    found = tuple(answer for answer in answers if isinstance(answer, PlatformVoucher))
    if found:
        return Prepared(VoucherSaid.OK, found)
    told = [answer for answer in answers if isinstance(answer, VoucherSaid) and answer is not VoucherSaid.UNKNOWN]
    known = [answer for answer in told if answer is not VoucherSaid.UNREACHABLE]
    return Prepared((known or told or [VoucherSaid.UNKNOWN])[0])
