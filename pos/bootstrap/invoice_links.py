"""The link on a receipt with which a customer asks for the tax invoice, signed by the till."""

from __future__ import annotations

from collections.abc import Callable

from pos.domain.document import Document, DocumentKind
from pos.domain.invoice_link import InvoiceLink
from pos.ports.keys import Signer


class InvoiceLinks:
    """Signs them; works without the network."""

    def __init__(self, *, signer: Signer, address: Callable[[], str]) -> None:
        """`address`: head office's as customers reach it; empty: no receipt has a link."""
        self._signer = signer
        self._address = address

    def __call__(self, document: Document) -> str:
        """The link of a sale of which something can be invoiced; empty: there is none. What an exchange brings on top
        is invoiced with the sale."""
        address = self._address()
        if not address or document.training or document.kind is not DocumentKind.SALE or document.invoiceable <= 0:
            return ""
        link = InvoiceLink(document.till_id, document.document_id, document.invoiceable)
        return link.address(address, self._signer.sign(link.signed_bytes()))
