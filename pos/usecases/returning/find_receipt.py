"""Find the receipt that goods come back with: in this till's own ledger, and at head office for what others know."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from pos.domain.document import Document, InvoiceState
from pos.domain.earned import EarnedCoupon
from pos.domain.errors import BadValue, CentralError
from pos.domain.order import Order
from pos.domain.order_sale import order_as_sale
from pos.domain.own_code import OwnCode
from pos.domain.pickup import parse_pickup_code
from pos.domain.refund import Refundable, refundable
from pos.ports.catalogue import Catalogue
from pos.ports.ledger import Ledger
from pos.ports.receipts import Receipts
from pos.ports.returns import Returns
from pos.wire.returns import DocumentAnswer


class ReceiptOutcome(StrEnum):
    """What looking for a receipt came to."""

    FOUND = "found"
    NOTHING_LEFT = "nothing_left"
    """All of it came back already, or nothing went out with it."""
    NOT_FOUND = "not_found"
    """Neither this till nor head office knows it."""
    OUT_OF_REACH = "out_of_reach"
    """It is not this till's, and head office cannot be asked."""


@dataclass(frozen=True, slots=True)
class FoundReceipt:
    """A receipt and what can still come back of it."""

    outcome: ReceiptOutcome
    """What it came to."""
    refundable: Refundable | None = None
    """For `FOUND` and `NOTHING_LEFT`."""
    store_name: str = ""
    """Where it was sold, where that is another store."""
    invoice: InvoiceState = InvoiceState.NONE
    """Where its tax invoice stands, as far as is known."""
    asked: bool = False
    """Whether head office was asked; without it, another till may have taken the same back."""
    coupons: tuple[EarnedCoupon, ...] = ()
    """Coupons that it earned, as head office knows them."""


class FindReceipt:
    """Looks a receipt up by its number, an order's number, or the pickup code of an order that was handed over."""

    def __init__(
        self,
        *,
        ledger: Ledger,
        returns: Returns,
        receipts: Receipts,
        catalogue: Catalogue,
        orders: Callable[[], tuple[Order, ...]],
    ) -> None:
        """`orders`: this store's online orders with what this till did to them."""
        self._ledger = ledger
        self._returns = returns
        self._receipts = receipts
        self._catalogue = catalogue
        self._orders = orders

    def __call__(self, text: str) -> FoundReceipt:
        """What can still come back of what `text` names."""
        wanted = text.strip().upper()
        own = self._own(wanted)
        try:
            told, asked = self._receipts.find(own.number if own is not None else _name(wanted)), True
        except CentralError:
            told, asked = DocumentAnswer(document=None), False
        document = own if own is not None else told.document
        if document is None:
            return FoundReceipt(ReceiptOutcome.NOT_FOUND if asked else ReceiptOutcome.OUT_OF_REACH, asked=asked)
        left = refundable(document, (*told.later, *self._returns.touching(document.document_id)))
        return FoundReceipt(
            outcome=ReceiptOutcome.NOTHING_LEFT if left.nothing_left else ReceiptOutcome.FOUND,
            refundable=left,
            store_name=told.store_name,
            invoice=told.invoice if asked else document.invoice,
            asked=asked,
            coupons=told.coupons,
        )

    def _own(self, text: str) -> Document | None:
        """This till's document, or what is handed over of an order that this till knows and nobody paid here."""
        document = self._ledger.document_by_number(text)
        if document is not None or not text.startswith((f"{OwnCode.ORDER}-", OwnCode.PICKUP)):
            return document
        name = _name(text)
        order = next((each for each in self._orders() if name in (each.number, each.order_id)), None)
        if order is None:
            return None
        sold = self._returns.sold_of_order(order.order_id)
        return sold if sold is not None else order_as_sale(order, self._catalogue.item)


def _name(text: str) -> str:
    """What head office looks up: a pickup code is kept to itself, the order's id says as much."""
    if text.startswith(OwnCode.PICKUP):
        try:
            return parse_pickup_code(text).order_id
        except BadValue:
            return text
    return text
