"""A voucher that a customer bought on another platform (团购券): what it is worth, what was paid for it, by whom."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from enum import StrEnum

from pos.domain.money import Fen
from pos.domain.scan.third_party import Platform


class VoucherSaid(StrEnum):
    """What a platform says of a voucher, or of what it was asked to do with one."""

    OK = "ok"
    UNKNOWN = "unknown"
    """It has no such voucher."""
    USED = "used"
    EXPIRED = "expired"
    OTHER_STORE = "other_store"
    """Good, but not here."""
    REFUSED = "refused"
    """A no for any other reason, or too late for it."""
    UNREACHABLE = "unreachable"
    """No answer: nobody knows whether it was done. Ask again; it is done once."""


@dataclass(frozen=True, slots=True)
class PlatformVoucher:
    """A voucher that is ready to be used."""

    platform: Platform
    """Who sold it."""
    code: str
    """What the customer showed."""
    token: str
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


def request_id(sale_id: str, code: str) -> str:
    """The id under which a voucher is used in a sale: the same one each time, so that it is used once."""
    return str(uuid.uuid5(uuid.UUID(sale_id), code))
