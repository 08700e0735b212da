"""The link on a receipt: signed by the till, printed where head office wants it, on sales that can be invoiced."""

from dataclasses import replace

import pytest

from pos.bootstrap.invoice_links import InvoiceLinks
from pos.bootstrap.texts import load_texts
from pos.bootstrap.tickets import Tickets
from pos.devices.keys import Ed25519Signer, Ed25519Verifier
from pos.domain.document import Document, DocumentKind, InvoiceState
from pos.domain.invoice_link import read_invoice_link
from pos.domain.ticket.rows import Qr, Text
from tests.usecases.printing.counter import BAG, STORE, cash, sale

SIGNER = Ed25519Signer(bytes(range(32)))
SALE = replace(
    sale(BAG, tenders=(cash(150, 150),)),
    document_id="0190f000-0000-7000-8000-00000000000d",
    till_id="0190f000-0000-7000-8000-000000000001",
    invoiceable=150,
)


def shown(document: Document, address: str = "https://pos.example/") -> list[str]:
    """What the receipt says of the invoice: its QR, and the words about it."""
    links = InvoiceLinks(signer=SIGNER, address=lambda: address)
    ticket = Tickets(texts=load_texts, people=tuple, invoice_link=links).receipt(document, None, store=STORE)
    codes = [row.content for row in ticket.rows if isinstance(row, Qr)]
    words = [row.text for row in ticket.rows if isinstance(row, Text)]
    return [*codes, *(each for each in words if "票，可开" in each or "红字" in each)]


def test_the_till_signs_which_sale_and_how_much() -> None:
    link, words = shown(SALE)
    assert link.startswith("https://pos.example/i/")
    assert words == "扫码开电子发票，可开 ￥1.50"
    read = read_invoice_link(link.rsplit("/", 1)[1])
    assert read is not None
    claim, signature = read
    assert (claim.till_id, claim.document_id, claim.amount) == (SALE.till_id, SALE.document_id, 150)
    verifier = Ed25519Verifier(SIGNER.public_key.hex())
    assert verifier.verify(claim.signed_bytes(), signature)
    assert not verifier.verify(replace(claim, amount=151).signed_bytes(), signature)


@pytest.mark.parametrize(
    "document, address",
    (
        (SALE, ""),
        (replace(SALE, training=True), "https://pos.example"),
        (replace(SALE, invoiceable=0), "https://pos.example"),
        (replace(SALE, kind=DocumentKind.RETURN), "https://pos.example"),
    ),
)
def test_there_is_no_link_to_nothing(document: Document, address: str) -> None:
    assert shown(document, address) == []


def test_a_return_says_that_the_red_invoice_is_started() -> None:
    back = replace(SALE, kind=DocumentKind.RETURN, invoice=InvoiceState.REVERSED)
    assert shown(back) == ["原发票已发起红字发票"]
