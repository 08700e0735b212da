"""From the QR on a receipt to the invoice, and to the red one when goods come back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from pos.commands import dispatch
from pos.domain.buyer import Buyer
from pos.domain.document import Document, InvoiceState
from pos.domain.errors import BadValue
from pos.domain.ids import new_id
from pos.domain.invoice_link import InvoiceLink, read_invoice_link
from pos.domain.journal import EventKind
from pos.server.invoices.office import Asking
from pos.wire.event import DocumentDone
from pos.wire.returns import AskDocument, DocumentAnswer
from tests.server.conftest import Chain
from tests.server.member_shop import bring_back
from tests.server.wire_till import WireTill

NewTill = Callable[..., WireTill]
COMPANY = {"title": "杭州某某科技有限公司", "tax_number": "91330100MA2ABCDE1X", "contact": "cw@example.com"}


def sale_of(till: WireTill, chain: Chain) -> Document:
    done = till.sale([(chain.variants[0], 2, 59_900)])
    document = replace(done.document, invoiceable=119_800, invoice_issuer="91110000MA01XXXXXX")
    till.write(EventKind.DOCUMENT, DocumentDone(document, done.movements))
    return document


def link_of(till: WireTill, sale: Document, *, amount: int = 119_800) -> str:
    link = InvoiceLink(till.till_id, sale.document_id, amount)
    return link.address(till.address, till.key.sign(link.signed_bytes()))


def returned(till: WireTill, sale: Document) -> None:
    back = bring_back(till, sale, part=1, of=2)
    till.journal.pop()
    till.write(EventKind.DOCUMENT, DocumentDone(replace(back, invoiceable=-59_900), ()))
    till.upload_all()


def state(till: WireTill, sale: Document) -> InvoiceState:
    return till.post("/v1/documents/find", AskDocument(sale.number), DocumentAnswer).invoice


def test_an_invoice_is_asked_for_issued_and_reversed_with_the_goods(chain: Chain, new_till: NewTill) -> None:
    till, store, office = new_till(), chain.near.store_id, chain.central.invoices
    sale = sale_of(till, chain)
    link = link_of(till, sale)
    english = {"Accept-Language": "en-GB"}
    early = till.http.get(link, headers=english, timeout=10)
    assert "not sent this sale" in early.text
    till.upload_all()
    page = till.http.get(link, timeout=10)
    assert (page.status_code, "¥1,198.00" in page.text, "91110000MA01XXXXXX" in page.text) == (200, True, True)
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    assert state(till, sale) is InvoiceState.NONE

    typed = {**COMPANY, "title": "<b>公司</b>", "tax_number": "123"}
    wrong = till.http.post(link, data=typed, timeout=10)
    assert "&lt;b&gt;公司&lt;/b&gt;" in wrong.text
    assert "<b>公司" not in wrong.text
    assert office.to_issue(store) == ()
    assert "已收到" not in wrong.text
    asked = till.http.post(link, data=COMPANY, timeout=10)
    assert "已收到申请" in asked.text
    assert "<form" not in asked.text
    assert state(till, sale) is InvoiceState.ASKED
    assert (
        "不要重复" in till.http.post(link, data=COMPANY, timeout=10).text or office.to_issue(store)[0].amount == 119_800
    )

    (waiting,) = office.to_issue(store)
    assert (waiting.amount, waiting.title, waiting.contact) == (119_800, COMPANY["title"], COMPANY["contact"])
    returned(till, sale)
    assert [each.amount for each in office.to_issue(store)] == [59_900]
    office.issued(store, sale.number.lower(), "26312000000123456789")
    assert (state(till, sale), office.to_issue(store)) == (InvoiceState.ISSUED, ())
    returned(till, sale)
    (red,) = office.to_issue(store)
    assert (red.amount, red.number, state(till, sale)) == (-59_900, sale.number, InvoiceState.REVERSED)
    office.issued(store, sale.number, "26312000000123456790")
    assert office.to_issue(store) == ()
    with pytest.raises(BadValue):
        office.issued(store, sale.number, "1")
    assert "红冲" in till.http.get(link, timeout=10).text


def test_only_what_a_till_signed_opens_the_page(chain: Chain, new_till: NewTill) -> None:
    till, other = new_till(), new_till()
    sale = sale_of(till, chain)
    till.upload_all()
    link = link_of(till, sale)
    token = link.rsplit("/", 1)[1]
    for wrong in ("x", token[:-4] + "AAAA", "A" * len(token)):
        page = till.http.get(f"{till.address}/i/{wrong}", timeout=10)
        assert (page.status_code, "form" in page.text.partition("</style>")[2]) == (404, False)
    assert till.http.post(f"{till.address}/i/{token[:-4]}AAAA", data=COMPANY, timeout=10).status_code == 404
    foreign = replace(sale, till_id=other.till_id)
    strange = InvoiceLink(other.till_id, foreign.document_id, 1)
    read = chain.central.invoices.read(strange.address("", other.key.sign(strange.signed_bytes())).rsplit("/", 1)[1])
    assert read is not None
    assert chain.central.invoices.ask(read, title="赵女士") is Asking.NOT_ARRIVED


def test_what_cannot_be_asked_for(chain: Chain, new_till: NewTill) -> None:
    till, office = new_till(), chain.central.invoices
    done = till.sale([(chain.variants[0], 1, 59_900)])
    till.write(EventKind.DOCUMENT, done)
    till.upload_all()
    link = InvoiceLink(till.till_id, done.document.document_id, 1)
    assert office.ask(link, title=" ") is Asking.BAD_TITLE
    assert office.ask(link, title="赵女士", contact="nobody") is Asking.BAD_CONTACT
    assert office.ask(link, title="赵女士") is Asking.NOTHING
    assert read_invoice_link("A" * 139) is None
    assert read_invoice_link("é") is None
    for bad in (InvoiceLink("x", new_id(), 1), InvoiceLink(new_id(), new_id(), 0)):
        with pytest.raises(BadValue):
            bad.signed_bytes()


def test_head_office_lists_and_marks_them(
    chain: Chain, new_till: NewTill, capsys: pytest.CaptureFixture[str], database_url: str | None
) -> None:
    till = new_till()
    sale = sale_of(till, chain)
    till.upload_all()
    till.http.post(link_of(till, sale), data=COMPANY, timeout=10)
    place = ["--data", str(chain.central.folder), *(["--database", database_url] if database_url else [])]
    assert dispatch(["office", "invoices", "--store", "BJ01", *place]) == 0
    assert capsys.readouterr().out.split("\t")[:3] == [sale.number, "1,198.00", COMPANY["title"]]
    assert dispatch(["office", "invoices", "--store", "BJ01", "--issued", sale.number, "2631", *place]) == 0
    assert capsys.readouterr().out == "-\n"
    assert state(till, sale) is InvoiceState.ISSUED


def shown(till: WireTill, chain: Chain, buyer: Buyer) -> Document:
    done = till.sale([(chain.variants[0], 2, 59_900)])
    document = replace(done.document, invoiceable=119_800, invoice=InvoiceState.ASKED, buyer=buyer)
    till.write(EventKind.DOCUMENT, DocumentDone(document, done.movements))
    return document


def test_whom_it_is_for_shown_at_the_till_is_asked_for_when_the_sale_arrives(chain: Chain, new_till: NewTill) -> None:
    till, office = new_till(), chain.central.invoices
    company = Buyer("杭州某某科技有限公司", "91330100MA2ABCDE1X")
    sale = shown(till, chain, company)
    shown(till, chain, Buyer())
    till.upload_all()

    told = {(each.title, each.tax_number, each.amount, each.contact) for each in office.to_issue(chain.near.store_id)}
    assert told == {(company.name, company.tax_number, 119_800, ""), ("个人", "", 119_800, "")}
    assert state(till, sale) is InvoiceState.ASKED
    page = till.http.post(link_of(till, sale), data=COMPANY, timeout=10)
    assert len(office.to_issue(chain.near.store_id)) == 2, "asked for once"
    assert page.status_code == 200
