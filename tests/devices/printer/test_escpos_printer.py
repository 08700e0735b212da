"""A printer on the network that is well, ill, or gone. Nothing it does is an exception, and the answer is true."""

import os
import socket
import sys
import threading
from pathlib import Path

import pytest

from pos.devices.printer import connection, fonts
from pos.devices.printer.escpos_printer import EscposPrinter
from pos.devices.printer.settings import PrinterSettings, Way
from pos.devices.printer.setup import printer_of
from pos.domain.ticket.paper import Paper
from pos.domain.ticket.rows import Blank, Cut, Rule, Text, Ticket
from pos.ports.drawer import Kick
from pos.ports.printing import PrintAnswer, Printed, PrinterStatus, PrintFault, Tri
from tests.devices.printer.stand_in import (
    LID_OPEN,
    NEAR_END,
    OFFLINE,
    OK,
    PAPER_OUT,
    Behaviour,
    PrinterStandIn,
)
from tests.escpos_reader import Cut as ReadCut
from tests.escpos_reader import Pulse, lines, read

TICKET = Ticket((Text("会员价￥12.00"), Cut()))
LONG = Ticket((*(Text(f"第{number}行 一张很长的小票") for number in range(3_000)), Cut()))


def printer_at(port: int, *, patience_s: float = 5) -> EscposPrinter:
    return EscposPrinter(
        settings=PrinterSettings(way=Way.NETWORK, address="127.0.0.1", port=port, patience_s=patience_s)
    )


def test_a_ticket_comes_out() -> None:
    with PrinterStandIn(Behaviour(status=OK)) as there:
        assert printer_at(there.port).print_ticket(TICKET) == PrintAnswer(Printed.PRINTED)
    assert lines(there.paper) == ["会员价￥12.00"]
    assert isinstance(read(there.paper)[-1], ReadCut)


def test_a_roll_that_is_near_its_end_still_prints() -> None:
    with PrinterStandIn(Behaviour(status=NEAR_END, paper_byte=0x03)) as there:
        printer = printer_at(there.port)
        assert printer.print_ticket(TICKET) == PrintAnswer(Printed.PRINTED)
        assert printer.status() == PrinterStatus(
            online=Tri.YES, lid_open=Tri.NO, paper_near_end=Tri.YES, paper_out=Tri.NO
        )


@pytest.mark.parametrize(
    "status, fault",
    ((PAPER_OUT, PrintFault.PAPER_OUT), (LID_OPEN, PrintFault.LID_OPEN), (OFFLINE, PrintFault.OFFLINE)),
)
def test_a_printer_that_says_it_cannot_gets_nothing(status: dict[int, int], fault: PrintFault) -> None:
    with PrinterStandIn(Behaviour(status=status)) as there:
        printer = printer_at(there.port)
        assert printer.print_ticket(TICKET) == PrintAnswer(Printed.NOT_PRINTED, fault)
        assert printer.kick() is Kick.NOT_SENT
    assert there.paper == b""


def test_switched_off() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    printer = printer_at(port)
    assert printer.print_ticket(TICKET) == PrintAnswer(Printed.NOT_PRINTED, PrintFault.NOT_REACHED)
    assert printer.kick() is Kick.NOT_SENT
    assert printer.status() == PrinterStatus(reached=False)


def test_hangs_up_at_once() -> None:
    with PrinterStandIn(Behaviour(hangs_up=True)) as there:
        answer = printer_at(there.port).print_ticket(TICKET)
    assert answer == PrintAnswer(Printed.NOT_PRINTED, PrintFault.NOT_REACHED)


def test_dies_in_the_middle_of_a_ticket() -> None:
    with PrinterStandIn(Behaviour(status=OK, dies_after=100)) as there:
        answer = printer_at(there.port).print_ticket(LONG)
    assert answer == PrintAnswer(Printed.UNKNOWN, PrintFault.LOST)


def test_comes_back_after_it_was_gone() -> None:
    with PrinterStandIn(Behaviour(status=OK, dies_after=100)) as there:
        printer = printer_at(there.port)
        assert printer.print_ticket(LONG).printed is Printed.UNKNOWN
        there.behaviour = Behaviour(status=OK)
        assert printer.print_ticket(TICKET) == PrintAnswer(Printed.PRINTED)


def test_never_answers() -> None:
    with PrinterStandIn(Behaviour()) as there:
        printer = printer_at(there.port)
        assert printer.print_ticket(TICKET) == PrintAnswer(Printed.UNKNOWN, PrintFault.NO_ANSWER)
        assert printer.status() == PrinterStatus()
    assert lines(there.paper) == ["会员价￥12.00"]


def test_answers_rubbish() -> None:
    with PrinterStandIn(Behaviour(rubbish=b"HTTP/1.1 400 Bad Request\r\n\r\n\x00\xff")) as there:
        printer = printer_at(there.port)
        assert printer.print_ticket(TICKET) == PrintAnswer(Printed.UNKNOWN, PrintFault.NO_ANSWER)
        assert printer.status() == PrinterStatus()


def test_takes_the_ticket_and_says_no_more() -> None:
    with PrinterStandIn(Behaviour(status=OK, confirms=False)) as there:
        answer = printer_at(there.port, patience_s=0.3).print_ticket(TICKET)
    assert answer == PrintAnswer(Printed.UNKNOWN, PrintFault.NO_ANSWER)


def test_the_paper_ends_in_the_middle_of_a_ticket() -> None:
    behaviour = Behaviour(status=dict(OK), confirms=False)
    with PrinterStandIn(behaviour) as there:
        # The questions before the ticket find paper; those after it do not.
        behaviour.status = _RunsOut()
        answer = printer_at(there.port, patience_s=0.3).print_ticket(TICKET)
    assert answer == PrintAnswer(Printed.UNKNOWN, PrintFault.PAPER_OUT)


class _RunsOut(dict[int, int]):
    """Well for three questions, then without paper."""

    asked = 0

    def __getitem__(self, number: int) -> int:
        self.asked += 1
        return (OK if self.asked <= 3 else PAPER_OUT)[number]


def test_paper_said_to_be_out_behind_the_ticket_is_not_a_yes() -> None:
    with PrinterStandIn(Behaviour(status=OK, paper_byte=0x0C)) as there:
        answer = printer_at(there.port).print_ticket(TICKET)
    assert answer == PrintAnswer(Printed.UNKNOWN, PrintFault.NO_ANSWER)


def test_takes_bytes_too_slowly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "SEND_S", 0.3)
    more_than_sockets_hold = Ticket((Blank(),) * 6_000)
    with PrinterStandIn(Behaviour(reads=False)) as there:
        settings = PrinterSettings(way=Way.NETWORK, address="127.0.0.1", port=there.port, as_picture=True)
        answer = EscposPrinter(settings=settings).print_ticket(more_than_sockets_hold)
    assert answer == PrintAnswer(Printed.UNKNOWN, PrintFault.LOST)


def test_the_drawer_opens() -> None:
    with PrinterStandIn(Behaviour(status=OK)) as there:
        assert printer_at(there.port).kick() is Kick.SENT
    assert read(there.paper) == [Pulse(pin=2)]


def test_tickets_of_two_threads_come_out_one_after_the_other() -> None:
    with PrinterStandIn(Behaviour(status=OK)) as there:
        printer = printer_at(there.port)
        answers: list[PrintAnswer] = []
        threads = [threading.Thread(target=lambda: answers.append(printer.print_ticket(TICKET))) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(timeout=30)
    assert answers == [PrintAnswer(Printed.PRINTED)] * 4
    assert lines(there.paper) == ["会员价￥12.00"] * 4


def test_a_file_is_written_to_its_end_and_says_nothing(tmp_path: Path) -> None:
    file = tmp_path / "lp0"
    printer = EscposPrinter(settings=PrinterSettings(way=Way.FILE, address=str(file), paper=Paper.MM58))
    for _ in range(2):
        assert printer.print_ticket(TICKET) == PrintAnswer(Printed.UNKNOWN, PrintFault.NO_ANSWER)
    assert lines(file.read_bytes()) == ["会员价￥12.00"] * 2
    assert printer.status() == PrinterStatus()


@pytest.mark.parametrize(
    "settings",
    (
        PrinterSettings(way=Way.FILE, address="/nowhere/at/all"),
        PrinterSettings(way=Way.SERIAL, address="/dev/no-such-port"),
        PrinterSettings(way=Way.USB, vendor=0xFFFF, product=0xFFFF),
        PrinterSettings(way=Way.SPOOLER, address="no such queue"),
    ),
)
def test_a_way_that_leads_nowhere(settings: PrinterSettings) -> None:
    printer = EscposPrinter(settings=settings)
    assert printer.print_ticket(TICKET) == PrintAnswer(Printed.NOT_PRINTED, PrintFault.NOT_REACHED)
    assert printer.kick() is Kick.NOT_SENT


if sys.platform != "win32":  # which has no pseudo-terminals

    def test_a_serial_printer_prints_and_says_so() -> None:
        ours, theirs = os.openpty()
        taken = bytearray()

        def be_a_printer() -> None:
            waiting = b""
            while not taken.endswith(b"\x1dV\x01"):
                waiting += os.read(ours, 4096)
                while (place := waiting.find(b"\x10\x04")) >= 0 and len(waiting) >= place + 3:
                    os.write(ours, bytes((OK[waiting[place + 2]],)))
                    taken.extend(waiting[:place])
                    waiting = waiting[place + 3 :]
                if waiting.endswith(b"\x1dr\x01"):
                    taken.extend(waiting[:-3])
                    os.write(ours, b"\x00")

        printer_thread = threading.Thread(target=be_a_printer, daemon=True)
        printer_thread.start()
        try:
            printer = EscposPrinter(settings=PrinterSettings(way=Way.SERIAL, address=os.ttyname(theirs)))
            assert printer.print_ticket(TICKET) == PrintAnswer(Printed.PRINTED)
            printer_thread.join(timeout=10)
        finally:
            os.close(ours)
            os.close(theirs)
        assert lines(bytes(taken)) == ["会员价￥12.00"]


@pytest.mark.expects_log("a ticket could not be drawn")
def test_without_a_font_a_ticket_of_pictures_is_not_printed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(fonts, "font_folders", lambda: iter([tmp_path]))
    with PrinterStandIn(Behaviour(status=OK)) as there:
        answer = printer_at(there.port).print_ticket(Ticket((Text("😀"),)))
    assert answer == PrintAnswer(Printed.NOT_PRINTED, PrintFault.NO_FONT)
    assert there.paper == b""


def test_the_settings_name_the_printer() -> None:
    with PrinterStandIn(Behaviour(status=OK)) as there:
        printer = printer_of(PrinterSettings(way=Way.NETWORK, address="localhost", port=there.port, paper=Paper.MM58))
        assert printer.print_ticket(Ticket((Rule(),))) == PrintAnswer(Printed.PRINTED)
    assert lines(there.paper) == ["-" * 32]
