"""Other tills' receipts, over HTTP."""

from __future__ import annotations

from pos.remote.central import HttpCentral
from pos.wire.codec import encode
from pos.wire.returns import AskDocument, AskTaking, ClaimReturn, DocumentAnswer, ReturnClaimed, TakingAnswer


class HttpReceipts:
    """Implements `ports.receipts.Receipts` in the sessions of a till."""

    def __init__(self, central: HttpCentral) -> None:
        self._central = central

    def find(self, text: str) -> DocumentAnswer:
        """A document by its number, or what was handed over of an order."""
        return self._central.ask("POST", "/v1/documents/find", DocumentAnswer, body=encode(AskDocument(text=text)))

    def claim(self, claim: ClaimReturn) -> ReturnClaimed:
        """Ask leave to take goods back."""
        return self._central.ask("POST", "/v1/documents/claim", ReturnClaimed, body=encode(claim))

    def taking(self, number: str) -> TakingAnswer:
        """A deposit by its number."""
        return self._central.ask("POST", "/v1/takings/find", TakingAnswer, body=encode(AskTaking(number=number)))
