"""Label printers that are there, that cannot print, and that vanish; what they say of themselves."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest

from pos.bootstrap.texts import load_texts
from pos.devices.labels.roll_printer import RollPrinter
from pos.devices.labels.settings import LabelLanguage, LabelPrinterSettings
from pos.devices.printer.settings import PrinterSettings, Way
from pos.domain.labels.content import LabelKind
from pos.domain.labels.template import template_of
from pos.ports.printing import PrintAnswer, Printed, PrinterStatus, PrintFault, Tri
from pos.usecases.labels.samples import sample_labels
from pos.usecases.printing.samples.goods import Sample
from tests.label_reader import codes_on, read_tspl, read_zpl

TEMPLATE = template_of(LabelKind.PRICE_TAG, load_texts())
LABELS = sample_labels(LabelKind.PRICE_TAG, Sample.NORMAL)
READY, PAPER_OUT = b"\x00", b"\x04"
ZPL_READY = (
    b"\x02030,0,0,0480,000,0,0,0,000,0,0,0\x03\r\n\x02000,0,0,0,0,2,4,0,00000000,1,000\x03\r\n\x020000,0\x03\r\n"
)
SENT = PrintAnswer(Printed.UNKNOWN, PrintFault.NO_ANSWER)


class Roll:
    """What reached the printer, and what it says when it is asked."""

    def __init__(self, question: bytes, *answers: bytes) -> None:
        self.question = question
        self.answers = list(answers)
        self.got = b""
        self.port = 0

    @property
    def labels(self) -> bytes:
        return self.got.replace(self.question, b"")


@contextmanager
def printing(roll: Roll, *, hangs_up_after: int = 0) -> Iterator[Roll]:
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        roll.port = server.getsockname()[1]

        def serve() -> None:
            link, _ = server.accept()
            with link:
                asked = 0
                while data := link.recv(4096):
                    roll.got += data
                    if hangs_up_after and len(roll.got) > hangs_up_after:
                        return
                    while roll.got.count(roll.question) > asked:
                        asked += 1
                        link.sendall(roll.answers.pop(0) if roll.answers else b"")

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield roll
        thread.join(timeout=10)


def printer(roll: Roll, speaks: LabelLanguage = LabelLanguage.TSPL, *, answers: bool = True) -> RollPrinter:
    way = PrinterSettings(way=Way.NETWORK, address="127.0.0.1", port=roll.port, answers=answers)
    return RollPrinter(settings=LabelPrinterSettings(way, speaks))


def test_all_labels_are_sent_in_one_go() -> None:
    with printing(Roll(b"\x1b!?", READY, READY)) as roll:
        assert printer(roll).print_labels(TEMPLATE, LABELS) == SENT
    came = read_tspl(roll.labels)
    assert all(label.code in codes_on(each.picture) for each, label in zip(came, LABELS, strict=True))


def test_zpl_is_asked_in_its_own_way() -> None:
    with printing(Roll(b"~HS", ZPL_READY, ZPL_READY)) as roll:
        assert printer(roll, LabelLanguage.ZPL).print_labels(TEMPLATE, LABELS[:1]) == SENT
    assert len(read_zpl(roll.labels)) == 1


@pytest.mark.parametrize(
    "answer, fault",
    ((PAPER_OUT, PrintFault.PAPER_OUT), (b"\x01", PrintFault.LID_OPEN), (b"\x10", PrintFault.OFFLINE),
     (b"\x80", PrintFault.OFFLINE)),
)  # fmt: skip
def test_who_says_that_it_cannot_print_is_sent_nothing(answer: bytes, fault: PrintFault) -> None:
    with printing(Roll(b"\x1b!?", answer)) as roll:
        assert printer(roll).print_labels(TEMPLATE, LABELS) == PrintAnswer(Printed.NOT_PRINTED, fault)
    assert roll.labels == b""


def test_what_runs_out_on_the_way_is_said() -> None:
    with printing(Roll(b"\x1b!?", READY, PAPER_OUT)) as roll:
        assert printer(roll).print_labels(TEMPLATE, LABELS) == PrintAnswer(Printed.UNKNOWN, PrintFault.PAPER_OUT)


def test_who_vanishes_leaves_it_unknown_and_who_is_not_there_has_printed_nothing() -> None:
    with printing(Roll(b"\x1b!?", READY), hangs_up_after=100) as roll:
        assert printer(roll).print_labels(TEMPLATE, LABELS) == PrintAnswer(Printed.UNKNOWN, PrintFault.LOST)
    assert printer(roll).print_labels(TEMPLATE, LABELS) == PrintAnswer(Printed.NOT_PRINTED, PrintFault.NOT_REACHED)
    assert not printer(roll).status().reached


def test_one_that_may_not_be_asked_is_not() -> None:
    with printing(Roll(b"\x1b!?")) as roll:
        deaf = printer(roll, answers=False)
        assert deaf.status() == PrinterStatus()
        assert deaf.print_labels(TEMPLATE, LABELS[:1]) == SENT
    assert b"\x1b!?" not in roll.got


def test_without_a_printer_it_says_so() -> None:
    none = RollPrinter(settings=LabelPrinterSettings())
    assert none.print_labels(TEMPLATE, LABELS) == PrintAnswer(Printed.NOT_PRINTED, PrintFault.NO_PRINTER)
    assert none.status() == PrinterStatus(reached=False)


@pytest.mark.parametrize(
    "speaks, question, answer, status",
    (
        (LabelLanguage.TSPL, b"\x1b!?", b"\x20", PrinterStatus(Tri.YES, Tri.NO, paper_out=Tri.NO)),
        (LabelLanguage.TSPL, b"\x1b!?", b"\x05", PrinterStatus(Tri.NO, Tri.YES, paper_out=Tri.YES)),
        (LabelLanguage.TSPL, b"\x1b!?", b"H", PrinterStatus()),
        (LabelLanguage.ZPL, b"~HS", ZPL_READY, PrinterStatus(Tri.YES, Tri.NO, paper_out=Tri.NO)),
        (
            LabelLanguage.ZPL,
            b"~HS",
            ZPL_READY.replace(b"030,0", b"030,1").replace(b"\x02000,0,0", b"\x02000,0,1"),
            PrinterStatus(Tri.NO, Tri.YES, paper_out=Tri.YES),
        ),
        (LabelLanguage.ZPL, b"~HS", b"HTTP/1.1 400 Bad Request\r\n\r\n", PrinterStatus()),
        (LabelLanguage.ESCPOS, b"\x10\x04", b"\x12", PrinterStatus(Tri.YES, Tri.NO, Tri.NO, Tri.NO)),
    ),
)
def test_how_it_is(speaks: LabelLanguage, question: bytes, answer: bytes, status: PrinterStatus) -> None:
    with printing(Roll(question, answer, answer, answer)) as roll:
        assert printer(roll, speaks).status() == status
