"""The page behind the link on a receipt: whole HTML for a phone, in both languages, in every state it can be in."""

from __future__ import annotations

import re

import pytest

from pos.bootstrap.texts import load_texts
from pos.domain.document import InvoiceState
from pos.server.invoices.office import Asking, InvoiceView
from pos.server.invoices.page import invoice_page, refused_page
from tests.server.phone_page import Page

SALE = InvoiceView(
    InvoiceState.NONE, arrived=True, amount=59_900, number="RBJ01-01-261122-000001", store_name="北京店 & <b>友</b>",
    issuer="柜台服饰有限公司", issuer_tax_number="91110000MA01ABCD2X",
)  # fmt: skip
VIEWS = {
    "form": (SALE, None),
    "asked": (SALE, Asking.ASKED),
    "wrong": (SALE, Asking.BAD_TAX_NUMBER),
    "issued": (InvoiceView(InvoiceState.ISSUED, arrived=True, amount=59_900), None),
    "reversed": (InvoiceView(InvoiceState.REVERSED, arrived=True, amount=0), None),
    "nothing": (InvoiceView(InvoiceState.NONE, arrived=True, amount=0), None),
    "not arrived": (InvoiceView(InvoiceState.NONE, arrived=False, amount=100), None),
}


@pytest.mark.parametrize("language,lang", (("zh_CN", "zh-CN"), ("en", "en")))
@pytest.mark.parametrize("name", VIEWS)
def test_every_state_is_a_whole_page_for_a_phone(name: str, language: str, lang: str) -> None:
    view, asking = VIEWS[name]
    texts = load_texts(language)
    text = invoice_page(view, texts=texts, asking=asking, typed={"title": '"><script>'})
    page = Page(text)

    assert text.startswith("<!doctype html>")
    assert page.all("html") == [{"lang": lang}]
    assert {"name": "viewport", "content": "width=device-width,initial-scale=1"} in page.all("meta")
    assert page.all("script") == page.all("b") == []
    assert not any(key.startswith("on") or key == "src" for _, attributes in page.elements for key in attributes)
    assert bool(page.all("form")) is (name in ("form", "asked", "wrong"))
    named = [each["id"] for each in page.all("input")]
    assert [each["for"] for each in page.all("label")] == named
    said = [each for each in page.all("p") if each.get("class", "")]
    assert len(said) == (0 if name == "form" else 1)
    assert "invoice." not in page.words
    assert (re.search(r"[\u4e00-\u9fff]", texts("invoice.heading")) is None) is (language == "en")
    # The family cannot be inherited within the shorthand: a browser drops the whole of it.
    assert not re.search(r"font:[^;}]+ inherit", text)


@pytest.mark.parametrize("language", ("zh_CN", "en"))
def test_a_link_that_nobody_signed_says_so_and_asks_for_nothing(language: str) -> None:
    page = Page(refused_page(load_texts(language)))

    assert load_texts(language)("invoice.refused") in page.words
    assert page.all("form") == []
