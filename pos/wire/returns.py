"""Documents of any store, what came back of them, and leave to take more back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pos.domain.coming_back import Chosen
from pos.domain.document import Document, InvoiceState
from pos.domain.earned import EarnedCoupon
from pos.domain.money import Fen
from pos.domain.takings import Taking


@dataclass(frozen=True, slots=True)
class AskDocument:
    """`POST /v1/documents/find`."""

    text: str
    """A receipt's number, an order's number, or an order's id."""


@dataclass(frozen=True, slots=True)
class DocumentAnswer:
    """A document of any store, and everything the server knows to have touched it."""

    document: Document | None
    """None: there is none (or it has not arrived yet)."""
    later: tuple[Document, ...] = ()
    """What returned, protected or corrected something of it."""
    store_name: str = ""
    """Where it was sold."""
    invoice: InvoiceState = InvoiceState.NONE
    """Where its tax invoice stands now."""
    coupons: tuple[EarnedCoupon, ...] = ()
    """Coupons that it earned, and where they stand."""


class Permit(StrEnum):
    """Whether something may come back."""

    GRANTED = "granted"
    TAKEN = "taken"
    """It came back already, or another till is taking it back."""
    UNKNOWN = "unknown"
    """The server does not know the document (yet)."""


@dataclass(frozen=True, slots=True)
class ClaimReturn:
    """`POST /v1/documents/claim`: a till is about to take goods back. Safe to repeat with the same id."""

    return_id: str
    """The id of the document that it will be."""
    document_id: str
    """Of which."""
    lines: tuple[Chosen, ...]
    """What of it."""


@dataclass(frozen=True, slots=True)
class ReturnClaimed:
    """What the server decided."""

    permit: Permit
    """`GRANTED`: held for this till for a quarter of an hour."""


@dataclass(frozen=True, slots=True)
class AskTaking:
    """`POST /v1/takings/find`."""

    number: str
    """A deposit's number."""


@dataclass(frozen=True, slots=True)
class TakingAnswer:
    """Money that was paid ahead, and what is left of it."""

    taking: Taking | None
    """None: there is none."""
    left: Fen = 0
    """Not yet used or given back."""
