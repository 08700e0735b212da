"""Other tills' receipts, as head office knows them. May take as long as the network does: never on the GUI thread."""

from __future__ import annotations

from typing import Protocol

from pos.wire.returns import ClaimReturn, DocumentAnswer, ReturnClaimed, TakingAnswer


class Receipts(Protocol):
    """Raises Unreachable, Refused or NotEnrolled, as `Central` does."""

    def find(self, text: str) -> DocumentAnswer:
        """A document by its number, or what was handed over of an order."""

    def claim(self, claim: ClaimReturn) -> ReturnClaimed:
        """Ask leave to take goods back."""

    def taking(self, number: str) -> TakingAnswer:
        """A deposit by its number."""
