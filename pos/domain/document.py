"""One kind of document with signed lines: sale, return, exchange, void and price protection.

A sale's lines are positive. What comes back is negative. A finished document is never changed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from pos.domain.buyer import Buyer
from pos.domain.earned import Earned
from pos.domain.entitlement import EntitlementUse
from pos.domain.mark import Mark, mark_of
from pos.domain.money import Fen
from pos.domain.quantity import Milli
from pos.domain.staff import Approval
from pos.domain.swiftly_made import swiftly_made
from pos.domain.tender import Tender


class DocumentKind(StrEnum):
    """What a document is."""

    SALE = "sale"
    RETURN = "return"
    EXCHANGE = "exchange"
    VOID = "void"
    PRICE_PROTECTION = "price_protection"
    CORRECTION = "correction"
    """A wrong tender or assistant put right the same day: what was wrong off, what is right on; no goods move."""


class Funder(StrEnum):
    """Who pays for a discount."""

    CHAIN = "chain"
    STORE = "store"
    SUPPLIER = "supplier"
    PLATFORM = "platform"


class Fulfilment(StrEnum):
    """How a line's goods reach the customer."""

    TAKEN = "taken"
    KEPT = "kept"
    ALTERED = "altered"
    DELIVERED = "delivered"
    OWED = "owed"


class InvoiceState(StrEnum):
    """Where the buyer's tax invoice stands."""

    NONE = "none"
    ASKED = "asked"
    ISSUED = "issued"
    REVERSED = "reversed"


@swiftly_made
@dataclass(frozen=True, slots=True)
class Allocation:
    """A rule's discount on one line."""

    rule_id: str
    """The rule; `manual` for a discount given by hand."""
    rule_name: str
    """As it stood on the screen."""
    amount: Fen
    """What it took off the line; same sign as the line."""
    funder: Funder
    """Who pays for it."""


@dataclass(frozen=True, slots=True)
class AssistantShare:
    """An assistant's part in a line."""

    staff_id: str
    """Who is credited."""
    weight: int = 1
    """Parts by weight: 1 and 1 is half each."""


@swiftly_made
@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A line of a finished document. `extend(retail_price, quantity) - sum(allocations) = paid`."""

    line: int
    """1, 2, 3 …"""
    variant_id: str
    """What was sold."""
    style_code: str
    """货号."""
    name: str
    """As sold."""
    colour: str
    """As sold."""
    size: str
    """As sold."""
    quantity: Milli
    """Signed thousandths."""
    list_price: Fen
    """吊牌价 of one unit."""
    retail_price: Fen
    """零售价 of one unit at that moment."""
    paid: Fen
    """实收 for the whole line, after all discounts, tax included."""
    tax_rate: int
    """In 1/10,000 of the net amount."""
    tax_amount: Fen
    """The tax within (or on top of) `paid`."""
    tax_included: bool = True
    """Whether `paid` contains `tax_amount`."""
    allocations: tuple[Allocation, ...] = ()
    """Each rule's discount on it."""
    assistants: tuple[AssistantShare, ...] = ()
    """Who is credited; empty: nobody."""
    fulfilment: Fulfilment = Fulfilment.TAKEN
    """How the goods reach the customer."""
    code: str = ""
    """The code it was rung up with, as scanned or typed."""
    note: str = ""
    """The clerk's note."""
    order_id: str = ""
    """The online order it fulfils."""
    order_line: int = 0
    """That order's line; 0: none."""
    returns_document: str = ""
    """The document whose line it returns or exchanges."""
    returns_line: int = 0
    """That document's line; 0: none."""
    covers: Milli = 0
    """Of price protection: the pieces whose difference it gives back, thousandths; its `quantity` is 0."""
    lot: str = ""
    """Batch, where it was scanned."""
    serial: str = ""
    """Serial number, where it was scanned."""
    expiry: date | None = None
    """Best before or use by."""
    tag_store: str = ""
    """Code of the store whose tag or shelf label was scanned, where its link says so."""
    tag_assistant: str = ""
    """Id of the assistant whose label it was, as its link says, wherever they work; `assistants` are credited."""

    @property
    def mark(self) -> Mark | None:
        """What its movement keeps of lot, expiry and serial number; None where none was scanned."""
        return mark_of(self.lot, self.expiry, self.serial)

    def marked(self, mark: Mark | None) -> DocumentLine:
        """The line of a piece of that mark."""
        said = mark or Mark()
        return replace(self, lot=said.lot, expiry=said.expiry, serial=said.serial)

    @property
    def from_elsewhere(self) -> bool:
        """Whether its goods are another store's, ordered there: selling it, or taking it back, moves no stock here."""
        return bool(self.order_id) and self.fulfilment in (Fulfilment.DELIVERED, Fulfilment.OWED)


@swiftly_made
@dataclass(frozen=True, slots=True)
class Document:
    """A finished, immutable document. `sum(tenders.amount) = total = sum(lines.paid) (+ tax where not included)`."""

    document_id: str
    """UUIDv7, born with the cart."""
    number: str
    """What people read and say."""
    kind: DocumentKind
    """What it is."""
    store_id: str
    """The store that sold."""
    till_id: str
    """The till that sold."""
    shift_id: str
    """The drawer's open-to-close period."""
    staff_id: str
    """The clerk."""
    moment: datetime
    """When it was completed."""
    offset_minutes: int
    """The store's offset from UTC then."""
    business_date: date
    """The store's day."""
    lines: tuple[DocumentLine, ...]
    """At least one; none in the correction of a tender."""
    tenders: tuple[Tender, ...]
    """Payments; empty for a total of 0."""
    total: Fen
    """What was paid."""
    currency: str = "CNY"
    """ISO 4217."""
    member_id: str = ""
    """The member; empty: none."""
    approvals: tuple[Approval, ...] = ()
    """Each manager's yes that it needed."""
    fulfilled_store_id: str = ""
    """The store that handed the goods over, where it is another."""
    collected_store_id: str = ""
    """The store that took the money, where it is another."""
    invoice: InvoiceState = InvoiceState.NONE
    """Where the tax invoice stands."""
    training: bool = False
    """Practice: never leaves the till."""
    carried: tuple[Tender, ...] = ()
    """Of an exchange: what had been paid for the goods that came back and now pays for those that went out. It moves no
    money and is in no total; a later return gives it back."""
    corrects: str = ""
    """Of a correction: the document it puts right."""
    reason: str = ""
    """Why, where somebody had to say: of a void, a correction, a return without a receipt."""
    invoiceable: Fen = 0
    """How much of it a tax invoice may be issued for: what was paid with money or paid-in value."""
    invoice_issuer: str = ""
    """Tax number of the legal entity that issues; empty: none is known."""
    uses: tuple[EntitlementUse, ...] = ()
    """What it took from (or gave back to) what the customer is entitled to; stored value and points taken as a payment
    stand in `tenders`."""
    points_times: int = 100
    """By how much a campaign multiplies the points it earns, in hundredths."""
    written_on: date | None = None
    """When it was written by hand, where it was entered later; `business_date` is the day it was entered."""
    paper: str = ""
    """The number on that paper."""
    buyer: Buyer | None = None
    """Whom the tax invoice is for, where it was asked for at the till."""
    newer_rules: tuple[str, ...] = ()
    """Promotions, by id, that the till was too old for: it sold without them."""
    earned: tuple[Earned, ...] = ()
    """What promotions gave beside the price, and what they had asked for."""
