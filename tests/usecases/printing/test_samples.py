"""Every kind of ticket with every sample: no word missing, nothing wider than the paper, the number to scan."""

from dataclasses import replace

import pytest

from pos.bootstrap.texts import LANGUAGES, load_texts
from pos.domain.document import DocumentKind
from pos.domain.figures import Figures
from pos.domain.tally import Tally
from pos.domain.ticket.layout import Line, lay_out
from pos.domain.ticket.measure import width
from pos.domain.ticket.paper import Paper
from pos.domain.ticket.rows import Barcode, Mark, Pair, Qr, Size, Text, Ticket
from pos.domain.ticket.template import OwnBlock, Templates, TicketTemplate
from pos.ports.printing import JobKind
from pos.usecases.printing.gift_receipt import gift_receipt
from pos.usecases.printing.hold_slip import hold_slip
from pos.usecases.printing.samples.documents import MOMENT, STORE, TILL, cart_of, document_of
from pos.usecases.printing.samples.goods import Sample
from pos.usecases.printing.samples.reports import day_report_of, shift_report_of
from pos.usecases.printing.samples.sample_ticket import sample_ticket

WITHOUT_NUMBER = {JobKind.PICK_LIST, JobKind.DRAWER_ENTRY}
TEXTS = [load_texts(language) for language in LANGUAGES]
EVERY = [(kind, sample) for kind in JobKind for sample in Sample]


def lines_of(ticket: Ticket, paper: Paper) -> list[Line]:
    return [row for row in lay_out(ticket, paper) if isinstance(row, Line)]


@pytest.mark.parametrize("kind, sample", EVERY)
def test_every_sample_of_every_kind(kind: JobKind, sample: Sample) -> None:
    for texts in TEXTS:
        ticket = sample_ticket(kind, sample, texts=texts)
        shown = [row.text for row in ticket.rows if isinstance(row, Text)]
        assert not [text for text in shown if text in texts.entries or f"{texts.language}." in text]
        for paper in Paper:
            for line in lines_of(ticket, paper):
                room = paper.columns // (2 if line.size is Size.DOUBLE else 1)
                assert width(line.text) <= room, line.text
        assert bool([row for row in ticket.rows if isinstance(row, Barcode)]) == (kind not in WITHOUT_NUMBER)
        marks = {row.text for row in ticket.rows if isinstance(row, Mark)}
        wanted = {Sample.TRAINING: {texts("ticket.training")}, Sample.COPY: {texts("ticket.copy")}}
        assert marks == wanted.get(sample, set())


@pytest.mark.parametrize("kind", list(DocumentKind))
@pytest.mark.parametrize("sample", list(Sample))
def test_the_documents_of_the_samples_add_up(kind: DocumentKind, sample: Sample) -> None:
    document = document_of(kind, sample)
    assert document.total == sum(line.paid for line in document.lines) == sum(t.amount for t in document.tenders)


@pytest.mark.parametrize("closed", (False, True))
@pytest.mark.parametrize("sample", (Sample.NORMAL, Sample.ZERO))
def test_the_drawer_of_the_sample_reports_adds_up(sample: Sample, closed: bool) -> None:
    report = shift_report_of(sample, TEXTS[0], closed=closed)
    moved = Tally("drop", len(report.drawer), given=-sum(line.amount for line in report.drawer))
    assert report.expected == Figures(cash=report.cash, moves=(moved,)).expected(report.float_amount)
    assert report.total == sum(line.amount for line in report.tenders) == sum(line.amount for line in report.documents)
    if sample is Sample.NORMAL:
        assert report.expected == 734_600  # 300.00 to begin with, 12,046.00 taken, 5,000.00 to the safe
        assert report.counted == (734_550 if closed else None)


def test_the_sample_of_a_day_is_the_sum_of_its_shifts() -> None:
    day, shift = day_report_of(Sample.NORMAL, TEXTS[0]), shift_report_of(Sample.NORMAL, TEXTS[0], closed=True)
    assert day.cash_expected == 2 * shift.expected
    assert (day.sales, day.total) == (2 * shift.sales, 2 * shift.total)
    assert day.total == sum(line.amount for line in day.tenders) == sum(line.amount for line in day.documents)


def test_forty_lines_are_forty() -> None:
    assert len(document_of(DocumentKind.SALE, Sample.LONG).lines) == 40


@pytest.mark.parametrize("kind", list(JobKind))
def test_head_office_arranges_every_kind(kind: JobKind) -> None:
    own = OwnBlock(text={"en": "Join the club"}, qr="https://club.example/?r={number}&s={store_code}")
    template = TicketTemplate(blocks=("club", "title", "store"), own={"club": own})
    texts = load_texts("en")
    plain = sample_ticket(kind, Sample.NORMAL, texts=texts)
    ticket = sample_ticket(kind, Sample.NORMAL, texts=texts, templates=Templates(tickets={kind: template}))
    qr, words = ticket.rows[:2]
    assert isinstance(qr, Qr)
    assert qr.content.startswith("https://club.example/?r=")
    assert qr.content.endswith("&s=BJ01")
    assert words == Text("Join the club", align=words.align) if isinstance(words, Text) else False
    before = [row for row in plain.rows if isinstance(row, Barcode)]
    assert [row for row in ticket.rows if isinstance(row, Barcode)] == before


def test_a_gift_receipt_shows_no_amount() -> None:
    shown = "".join(
        line.text
        for line in lines_of(sample_ticket(JobKind.GIFT_RECEIPT, Sample.NORMAL, texts=load_texts()), Paper.MM80)
    )
    assert "￥" not in shown
    assert not [part for part in shown.split() if part.count(".") == 1 and part.replace(".", "").isdigit()]


def test_a_gift_receipt_of_an_exchange_names_what_went_out() -> None:
    exchange = document_of(DocumentKind.EXCHANGE, Sample.ZERO)
    ticket = gift_receipt(exchange, store=STORE, texts=TEXTS[0])
    assert [row.value for row in ticket.rows if isinstance(row, Pair) and row.value.startswith("×")] == ["×1", "×1"]


def test_a_hold_slip_without_a_note_says_nothing_of_one() -> None:
    cart = replace(cart_of(Sample.NORMAL), note="")
    ticket = hold_slip(cart, due=0, moment=MOMENT, by="王芳", till=TILL, texts=TEXTS[0])
    assert not [row for row in ticket.rows if isinstance(row, Text) and row.text.startswith("备注")]
