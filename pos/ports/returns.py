"""What this till remembers of what came back, was put right, or was paid ahead."""

from __future__ import annotations

from typing import Protocol

from pos.domain.document import Document
from pos.domain.money import Fen
from pos.domain.takings import Taking


class Returns(Protocol):
    """Read from the till's own ledger; what other tills did, only the server knows."""

    def touching(self, document_id: str) -> tuple[Document, ...]:
        """Own documents that return, protect or correct something of a document, of whichever till, in order."""

    def sold_of_order(self, order_id: str) -> Document | None:
        """The first sale of this till that took money for an order's goods."""

    def taking(self, number: str) -> Taking | None:
        """A taking of this till by what people read, in any case."""

    def taking_by_id(self, taking_id: str) -> Taking | None:
        """A taking of this till."""

    def given_back(self, taking_id: str) -> tuple[Taking, ...]:
        """Own takings that give one back."""

    def settled_with(self, number: str) -> Fen:
        """How much of a deposit own sales were paid with, less what was given back of those."""
