"""Every kind of ticket, on both widths, in both languages, over TCP, read back by a printer that others wrote."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pos.bootstrap.texts import LANGUAGES, load_texts
from pos.devices.printer.charset import encoded
from pos.domain.ticket.layout import Line, lay_out
from pos.domain.ticket.measure import width
from pos.domain.ticket.paper import Paper
from pos.domain.ticket.rows import Barcode, Qr, Rule, Text, Ticket
from pos.ports.printing import JobKind, PrintAnswer, Printed, PrintFault
from pos.usecases.printing.samples.goods import Sample, goods_of
from pos.usecases.printing.samples.sample_ticket import sample_ticket
from tests.devices.printer.emulator import (
    PICTURE,
    Emupos,
    OwnReader,
    Reader,
    emupos_command,
    newer_python,
    running_emupos,
)

WITH_GOODS = {
    *(JobKind.RECEIPT, JobKind.GIFT_RECEIPT, JobKind.RETURN, JobKind.VOID, JobKind.HOLD),
    *(JobKind.PICK_LIST, JobKind.STOCKTAKE, JobKind.RECEIVING, JobKind.TRANSFER),
}
"""Kinds that name all goods in their order."""


def test_emupos_is_there_wherever_it_can_be() -> None:
    """Without it a reader of our own stands in below, and a ticket is judged by those who wrote it."""
    if not newer_python():
        pytest.skip("this machine has no Python 3.13: a reader of our own stands in for emupos below")
    assert emupos_command(), "run: bash packaging/install_emupos.sh .venv/emupos"


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    if not emupos_command():
        yield OwnReader()
        return
    with running_emupos(tmp_path_factory.mktemp("emupos")) as emupos:
        yield emupos


def expected_lines(ticket: Ticket, paper: Paper) -> list[str]:
    """What has to be read, in its order: text as text where a printer with GBK has it, else a picture."""
    lines = []
    for laid in lay_out(ticket, paper):
        if isinstance(laid, Line) and laid.text.strip():
            lines.append(PICTURE if encoded(laid.text) is None else laid.text.strip())
        elif isinstance(laid, Rule):
            lines.append(("=" if laid.heavy else "-") * paper.columns)
    return lines


def expected_codes(ticket: Ticket) -> list[str]:
    return [
        row.code if isinstance(row, Barcode) else row.content for row in ticket.rows if isinstance(row, Barcode | Qr)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("kind", list(JobKind))
def test_what_is_read_is_what_was_meant(
    reader: Reader, kind: JobKind, paper: Paper, language: str, record_property: Callable[[str, object], None]
) -> None:
    record_property("read by", reader.name)
    texts = load_texts(language)
    ticket = sample_ticket(kind, Sample.NORMAL, texts=texts)
    answer, seen = reader.print_ticket(ticket, paper)
    assert answer == PrintAnswer(Printed.PRINTED)
    assert seen.lines == expected_lines(ticket, paper)
    assert seen.codes == expected_codes(ticket)
    assert seen.cut
    assert not any("?" in line for line in seen.lines)
    assert all(width(line) <= paper.columns for line in seen.lines)
    if kind in WITH_GOODS:
        whole = "".join(seen.lines).replace(" ", "")
        places = [whole.find(good.name.replace(" ", "")) for good in goods_of(Sample.NORMAL)]
        assert places == sorted(places)
        assert -1 not in places


@pytest.mark.parametrize("sample", [sample for sample in Sample if sample is not Sample.NORMAL])
def test_whatever_a_name_holds(reader: Reader, sample: Sample) -> None:
    ticket = sample_ticket(JobKind.RECEIPT, sample, texts=load_texts())
    answer, seen = reader.print_ticket(ticket, Paper.MM58)
    assert answer == PrintAnswer(Printed.PRINTED)
    assert seen.lines == expected_lines(ticket, Paper.MM58)
    assert seen.codes == expected_codes(ticket)
    assert seen.cut
    assert not any("?" in line for line in seen.lines)


def test_the_drawer_opens_when_it_is_told_to_and_not_with_a_ticket(reader: Reader) -> None:
    assert reader.drawer_is_open()


@pytest.mark.parametrize(
    "fault, said",
    (("paper-out", PrintFault.PAPER_OUT), ("cover-open", PrintFault.LID_OPEN), ("offline", PrintFault.OFFLINE)),
)
def test_a_printer_that_cannot_print_gets_nothing_and_prints_nothing_later(
    reader: Reader, fault: str, said: PrintFault
) -> None:
    if not isinstance(reader, Emupos):
        pytest.skip("emupos needs Python 3.13, which this machine has not; test_escpos_printer.py has these faults too")
    before = len(reader.receipts(Paper.MM80))
    reader.call(Paper.MM80, f"/faults/{fault}", "PUT")
    try:
        answer = reader.printers[Paper.MM80].print_ticket(Ticket((Text("不印"),)))
    finally:
        reader.call(Paper.MM80, f"/faults/{fault}", "DELETE")
    assert answer == PrintAnswer(Printed.NOT_PRINTED, said)
    assert len(reader.receipts(Paper.MM80)) == before


def test_a_roll_near_its_end_is_told_and_prints(reader: Reader) -> None:
    if not isinstance(reader, Emupos):
        pytest.skip("emupos needs Python 3.13, which this machine has not; test_escpos_printer.py has this too")
    reader.call(Paper.MM58, "/faults/paper-near-end", "PUT")
    try:
        answer, seen = reader.print_ticket(sample_ticket(JobKind.TRIAL, Sample.NORMAL, texts=load_texts()), Paper.MM58)
        status = reader.printers[Paper.MM58].status()
    finally:
        reader.call(Paper.MM58, "/faults/paper-near-end", "DELETE")
    assert answer == PrintAnswer(Printed.PRINTED)
    assert (status.paper_near_end, status.paper_out, status.online) == ("yes", "no", "yes")
    assert seen.cut


def test_two_readers_agree(reader: Reader, tmp_path: Path) -> None:
    ticket = sample_ticket(JobKind.RECEIPT, Sample.LONG, texts=load_texts())
    _, ours = OwnReader().print_ticket(ticket, Paper.MM80)
    _, theirs = reader.print_ticket(ticket, Paper.MM80)
    assert (ours.lines, ours.codes, ours.cut) == (theirs.lines, theirs.codes, theirs.cut)
