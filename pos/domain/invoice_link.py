"""The link on a receipt with which a customer asks for the tax invoice: head office knows it by the till's signature.

    address + "/i/" + base64url(till id 16 ‖ document id 16 ‖ amount 8, big-endian ‖ Ed25519 signature 64)

The signature (RFC 8032) is over `SIGNED_FOR` and the 40 bytes before it, so that it is good for nothing else. The till
makes it offline; the page works once the sale has arrived. Base64url: RFC 4648, section 5, without padding.
"""

from __future__ import annotations

import base64
import binascii
import uuid
from dataclasses import dataclass

from pos.domain.errors import BadValue
from pos.domain.money import MAX_FEN, Fen

PATH = "/i/"
"""Where the server answers."""
SIGNED_FOR = b"guitai invoice link 1\0"
"""Keeps this signature apart from every other one of a till."""
_BODY, _SIGNATURE = 40, 64


@dataclass(frozen=True, slots=True)
class InvoiceLink:
    """Which sale, and how much of it when its receipt was printed."""

    till_id: str
    """The till that signed."""
    document_id: str
    """The sale."""
    amount: Fen
    """What could be invoiced then, above 0."""

    def signed_bytes(self) -> bytes:
        """What the till signs. Raises BadValue for ids and amounts that are none."""
        return SIGNED_FOR + self._body()

    def address(self, base: str, signature: bytes) -> str:
        """The link. `base`: head office's address as customers reach it; `signature`: 64 bytes."""
        token = base64.urlsafe_b64encode(self._body() + signature).decode().rstrip("=")
        return f"{base.rstrip('/')}{PATH}{token}"

    def _body(self) -> bytes:
        if not 0 < self.amount <= MAX_FEN:
            raise BadValue(f"{self.amount} is nothing to invoice")
        try:
            ids = uuid.UUID(self.till_id).bytes + uuid.UUID(self.document_id).bytes
        except ValueError as error:
            raise BadValue("a link is about a till and a document") from error
        return ids + self.amount.to_bytes(8, "big")


def read_invoice_link(token: str) -> tuple[InvoiceLink, bytes] | None:
    """What follows `PATH`: the link and its signature, which nobody has checked; None for a text that is none."""
    try:
        data = base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
    amount = int.from_bytes(data[32:_BODY], "big")
    if len(data) != _BODY + _SIGNATURE or not 0 < amount <= MAX_FEN:
        return None
    till_id, document_id = str(uuid.UUID(bytes=data[:16])), str(uuid.UUID(bytes=data[16:32]))
    return InvoiceLink(till_id, document_id, amount), data[_BODY:]
