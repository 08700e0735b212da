"""Whom an invoice is for: a company is kept, a person is not."""

from pos.domain.buyer import Buyer, buyer_of
from pos.domain.scan.invoice_title import InvoiceTitle

COMPANY = InvoiceTitle("杭州某某科技有限公司", "91330106MA2B1C2D3E", "杭州 0571-88880000", "工行 1202", checked=True)


def test_of_a_company_its_name_and_number_are_kept_and_no_more() -> None:
    assert buyer_of(COMPANY) == Buyer("杭州某某科技有限公司", "91330106MA2B1C2D3E")


def test_of_a_person_nothing_is_kept() -> None:
    assert buyer_of(InvoiceTitle("张三")) == Buyer() == Buyer(name="", tax_number="")


def test_a_screen_shows_the_ends_of_the_number() -> None:
    shown = [Buyer("A", number).masked_number for number in ("91330106MA2B1C2D3E", "123456789", "12345678", "")]

    assert shown == ["9133**********2D3E", "1234*6789", "********", ""]
