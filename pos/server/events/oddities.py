"""What is odd about a document. It is accepted all the same: a sale that happened is never refused."""

from __future__ import annotations

from collections.abc import Iterator

from pos.domain.document import Document, DocumentKind
from pos.domain.quantity import extend

UNKNOWN_ITEM = "unknown_item"
LINE_SUM = "line_sum"
"""A line's price less its allocations is not what was paid."""
DOCUMENT_SUM = "document_sum"
"""The lines do not add up to the total."""
TENDER_SUM = "tender_sum"
"""The payments do not add up to the total."""
NEGATIVE_PRICE = "negative_price"
FOREIGN_DOCUMENT = "foreign_document"
"""It names another store or till than the one that sent it."""
TRAINING = "training_document"
"""Practice should never leave the till; it is not counted."""
REPEATED_DOCUMENT = "document_repeated"
"""Another event has brought this document already; it is counted once."""
FOREIGN_MOVEMENT = "foreign_movement"
"""It moves another store's stock; that is not counted."""
UNKNOWN_ORDER = "unknown_order"
NEWER_RULE = "newer_rule"
"""The till was too old for a promotion and sold without it."""
CLOCK_AHEAD = "clock_ahead"
"""It happened in the future, by the server's clock."""


def oddities(document: Document, *, store_id: str, till_id: str) -> Iterator[tuple[str, str]]:
    """(code, what it is about) of everything that does not add up in a document."""
    if (document.store_id, document.till_id) != (store_id, till_id):
        yield FOREIGN_DOCUMENT, document.number
    total = 0
    for line in document.lines:
        subject = f"{document.number}/{line.line}"
        if extend(line.retail_price, line.quantity) - sum(part.amount for part in line.allocations) != line.paid:
            yield LINE_SUM, subject
        sold_below_nothing = document.kind is DocumentKind.SALE and line.paid < 0
        if line.retail_price < 0 or line.list_price < 0 or sold_below_nothing:
            yield NEGATIVE_PRICE, subject
        total += line.paid if line.tax_included else line.paid + line.tax_amount
    if total != document.total:
        yield DOCUMENT_SUM, document.number
    if sum(tender.amount for tender in document.tenders) != document.total:
        yield TENDER_SUM, document.number
    for rule_id in document.newer_rules:
        yield NEWER_RULE, f"{document.number}/{rule_id}"
