"""What the QR on a tag opens on a customer's phone."""

from __future__ import annotations

import pytest
import requests

from pos.domain.barcode import gtin14
from pos.domain.scan.digital_link import write_link
from pos.domain.scan.gs1_elements import Element
from pos.server.catalogue.entries import ColourEntry, StyleEntry, VariantEntry
from tests.server.conftest import Chain
from tests.server.phone_page import Page

CODES = ("6901234567892", "4006381333931")
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40
NAME = "真丝<衬衫> & 领结"


@pytest.fixture
def shirt(chain: Chain) -> str:
    """The GTIN of a shirt with a picture, reduced; another colour of it is no longer for sale."""
    (picture,) = chain.central.pictures.put(PNG)
    white, black = (gtin14(code) for code in CODES)
    chain.central.catalogue.put(
        [
            StyleEntry(
                code="CS-77",
                name=NAME,
                retail_price=45_900,
                list_price=69_900,
                cost=12_345,
                matching=("A1", "NONE", "CS-78"),
                colours=(ColourEntry("白", picture=picture),),
                variants=(
                    VariantEntry(colour="白", size="M", barcodes=(white,)),
                    VariantEntry(colour="黑", size="M", barcodes=(black,), on_sale=False),
                ),
            )
        ]
    )
    return white


def opened(address: str, *elements: Element, language: str = "zh-CN", **credited: str) -> requests.Response:
    link = write_link(address, elements, **credited)
    return requests.get(link, headers={"Accept-Language": language}, timeout=10)


@pytest.mark.parametrize("language,price", (("zh-CN", "今日售价"), ("en-GB", "Price today")))
def test_a_tag_opens_its_item_on_any_phone(address: str, shirt: str, language: str, price: str) -> None:
    tag = (Element("01", shirt), Element("10", "A/1"), Element("21", "S%7"))
    answer = opened(address, *tag, language=language, store="BJ01", assistant="0190a000-0000-7000-8000-000000000001")
    page = Page(answer.text)

    assert answer.status_code == 200
    for shown in (NAME, "CS-77", "白", "¥459.00", "¥699.00", price, "女士风衣 A1", "¥599.00"):
        assert shown in page.words
    assert "123.45" not in answer.text  # what it cost us
    assert [each["alt"] for each in page.all("img")] == [NAME]
    assert str(page.all("img")[0]["src"]).startswith("data:image/png;base64,")
    assert page.all("script") == []
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_what_is_not_for_sale_has_no_price(address: str, shirt: str) -> None:
    answer = opened(address, Element("01", gtin14(CODES[1])))

    assert answer.status_code == 200
    assert "已停售" in answer.text
    assert "459.00" not in answer.text


@pytest.mark.parametrize(
    "path",
    (
        "01/06901234567892x",
        "01/",
        "01/%00",
        "01/04006381333930",
        "01/00012345678905",
        "01/" + "1" * 5_000,
        "01/%F0%9F%8E%89",
    ),
)
def test_an_address_that_names_no_item_says_so(address: str, shirt: str, path: str) -> None:
    answer = requests.get(f"{address}/01/{path}", timeout=10)

    assert answer.status_code == 404
    assert "没有这个编号的商品" in Page(answer.text).words
