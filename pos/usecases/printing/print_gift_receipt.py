"""Print the gift receipt of a sale: beside its receipt, or days later from the receipt's number."""

from __future__ import annotations

from collections.abc import Callable

from pos.domain.document import Document
from pos.ports.ledger import Ledger
from pos.ports.printing import PrintJob

GiftTicket = Callable[[Document], PrintJob]
"""Builds the gift receipt of a document."""


def can_be_given(document: Document) -> bool:
    """Whether something went out with it that can be a gift."""
    return any(line.quantity > 0 for line in document.lines)


class PrintGiftReceipt:
    """It shows no price and is worth nothing: anybody who sells may print it, as often as it is wanted."""

    def __init__(self, *, ledger: Ledger, ticket: GiftTicket) -> None:
        self._ledger = ledger
        self._ticket = ticket

    def __call__(self, document: Document) -> PrintJob | None:
        """Queue it; None where nothing went out with the document. Raises StorageError."""
        if not can_be_given(document):
            return None
        job = self._ticket(document)
        with self._ledger.transaction() as step:
            step.queue_print(job)
        return job
