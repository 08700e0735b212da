"""A ticket from the ledger's queue to a printer in trouble: the sale stays, nothing is printed twice without "copy"."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pos.devices.printer import connection
from pos.devices.printer.escpos_printer import EscposPrinter
from pos.devices.printer.settings import PrinterSettings, Way
from pos.domain.ticket.rows import Blank, Cut, Text, Ticket
from pos.ports.printing import JobKind, JobState, PrintFault, PrintJob
from pos.storage.ledger.ledger_file import LedgerFile
from pos.storage.ledger.print_queue import SqlPrintQueue
from pos.usecases.printing.drain_print_queue import DrainPrintQueue
from pos.usecases.printing.queue_ticket import print_job
from tests.devices.printer.stand_in import LID_OPEN, OFFLINE, OK, PAPER_OUT, Behaviour, PrinterStandIn
from tests.escpos_reader import lines
from tests.fakes.clock import Clock

NOON = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)
TICKET = Ticket((Text("合计 ￥12.00"), *(Blank(),) * 200, Cut()))
KEY = bytes(32)


@pytest.fixture
def open_queue(tmp_path: Path) -> Callable[[], LedgerFile]:
    return lambda: LedgerFile.open(tmp_path / "ledger.db", key=KEY, till_id="t1")


def job(number: int) -> PrintJob:
    return print_job(JobKind.RECEIPT, f"d{number}", TICKET, moment=NOON)


def drain(file: LedgerFile, port: int) -> DrainPrintQueue:
    settings = PrinterSettings(way=Way.NETWORK, address="127.0.0.1", port=port, patience_s=0.2)
    return DrainPrintQueue(queue=SqlPrintQueue(file=file), printer=EscposPrinter(settings=settings), clock=Clock(NOON))


@pytest.mark.parametrize(
    "trouble, state, fault",
    (
        (Behaviour(status=PAPER_OUT), JobState.NOT_PRINTED, PrintFault.PAPER_OUT),
        (Behaviour(status=LID_OPEN), JobState.NOT_PRINTED, PrintFault.LID_OPEN),
        (Behaviour(status=OFFLINE), JobState.NOT_PRINTED, PrintFault.OFFLINE),
        (Behaviour(hangs_up=True), JobState.NOT_PRINTED, PrintFault.NOT_REACHED),
        (Behaviour(status=OK, dies_after=60), JobState.UNKNOWN, PrintFault.LOST),
        (Behaviour(status=OK, confirms=False), JobState.UNKNOWN, PrintFault.NO_ANSWER),
        (Behaviour(rubbish=b"HTTP/1.1 400\r\n\r\n"), JobState.UNKNOWN, PrintFault.NO_ANSWER),
        (Behaviour(), JobState.UNKNOWN, PrintFault.NO_ANSWER),
    ),
)
def test_a_printer_in_trouble_and_well_again(
    open_queue: Callable[[], LedgerFile], trouble: Behaviour, state: JobState, fault: PrintFault
) -> None:
    with PrinterStandIn(trouble) as there:
        with closing(open_queue()) as file:
            queue = SqlPrintQueue(file=file)
            queue.add(job(1))
            drain(file, there.port).print_next()
            (first,) = queue.unfinished()
            assert (first.state, first.fault) == (state, fault)
        # The program ends and starts again, the printer is well: what is surely not out comes, and nothing else does.
        there.behaviour, before = Behaviour(status=OK), len(there.paper)
        with closing(open_queue()) as file:
            worker = drain(file, there.port)
            worker.recover()
            SqlPrintQueue(file=file).add(job(2))
            while worker.print_next() is not None:
                pass
            after = {each.document_id: each.state for each in SqlPrintQueue(file=file).recent(limit=9)}
    expected = JobState.PRINTED if state is JobState.NOT_PRINTED else JobState.UNKNOWN
    assert after == {"d1": expected, "d2": JobState.PRINTED}
    came = [line for line in lines(there.paper[before:]) if line]
    assert came == ["合计 ￥12.00"] * (2 if state is JobState.NOT_PRINTED else 1)


def test_a_slow_printer_is_waited_for_and_then_not_known(
    open_queue: Callable[[], LedgerFile], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "SEND_S", 0.2)
    with PrinterStandIn(Behaviour(status=OK, reads=False)) as there, closing(open_queue()) as file:
        queue = SqlPrintQueue(file=file)
        queue.add(job(1))
        drain(file, there.port).print_next()
        (one,) = queue.unfinished()
    assert one.state is JobState.UNKNOWN


def test_the_program_ends_in_the_middle_of_a_ticket(open_queue: Callable[[], LedgerFile]) -> None:
    with PrinterStandIn(Behaviour(status=OK)) as there:
        with closing(open_queue()) as file:
            SqlPrintQueue(file=file).add(job(1))
            SqlPrintQueue(file=file).begin(job_id := SqlPrintQueue(file=file).unfinished()[0].job_id)
        with closing(open_queue()) as file:
            worker = drain(file, there.port)
            assert worker.recover() == 1
            assert worker.print_next() is None
            found = SqlPrintQueue(file=file).get(job_id)
    assert found is not None
    assert (found.state, found.fault) == (JobState.UNKNOWN, PrintFault.INTERRUPTED)
    assert there.paper == b""
