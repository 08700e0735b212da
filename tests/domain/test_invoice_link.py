"""The link on a receipt: what the till signs, and what head office reads of it again."""

from base64 import urlsafe_b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.errors import BadValue
from pos.domain.invoice_link import PATH, SIGNED_FOR, InvoiceLink, read_invoice_link
from pos.domain.money import MAX_FEN

TILL, SALE = "0190b000-0000-7000-8000-000000000001", "0190b000-0000-7000-8000-0000000000ff"
SIGNATURE = bytes(range(64))


def test_what_is_signed_names_its_purpose_the_till_the_sale_and_the_amount() -> None:
    signed = InvoiceLink(TILL, SALE, 59_900).signed_bytes()

    ids = bytes.fromhex(TILL.replace("-", "") + SALE.replace("-", ""))
    assert signed == SIGNED_FOR + ids + b"\0\0\0\0\0\0\xe9\xfc"


@given(amount=st.integers(1, MAX_FEN), signature=st.binary(min_size=64, max_size=64))
def test_what_is_printed_is_read_again(amount: int, signature: bytes) -> None:
    link = InvoiceLink(TILL, SALE, amount)
    address = link.address("https://shop.example/office/", signature)

    assert address.startswith(f"https://shop.example/office{PATH}")
    assert "=" not in address
    assert read_invoice_link(address.rsplit("/", 1)[1]) == (link, signature)


@pytest.mark.parametrize("link", (InvoiceLink(TILL, SALE, 0), InvoiceLink(TILL, SALE, MAX_FEN + 1)))
def test_nothing_to_invoice_is_no_link(link: InvoiceLink) -> None:
    with pytest.raises(BadValue):
        link.signed_bytes()


def test_a_link_is_about_a_till_and_a_document() -> None:
    with pytest.raises(BadValue):
        InvoiceLink("till-1", SALE, 1).address("https://shop.example", SIGNATURE)


@given(st.one_of(st.text(max_size=200), st.binary(max_size=140).map(lambda data: urlsafe_b64encode(data).decode())))
def test_what_is_no_link_is_refused(token: str) -> None:
    read = read_invoice_link(token)

    assert read is None or token.startswith(read[0].address("", read[1]).removeprefix(PATH))


def test_an_amount_of_nothing_is_refused() -> None:
    assert read_invoice_link(urlsafe_b64encode(bytes(104)).decode()) is None
