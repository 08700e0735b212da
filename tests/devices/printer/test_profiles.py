"""Printers that are not like most: no Chinese, always Chinese, pictures in the line, no answers."""

from pathlib import Path

import pytest

from pos.bootstrap.texts import load_texts
from pos.devices.printer.charset import Writing
from pos.devices.printer.commands import TicketBytes
from pos.devices.printer.escpos_printer import EscposPrinter
from pos.devices.printer.picture import TicketDrawing
from pos.devices.printer.settings import Chinese, Lacking, PrinterSettings, Way
from pos.domain.ticket.paper import Paper
from pos.domain.ticket.rows import Align, Cell, Columns, Cut, Row, Size, Text, Ticket
from pos.ports.drawer import Kick
from pos.ports.printing import JobKind, PrintAnswer, Printed, PrinterStatus, PrintFault
from pos.usecases.printing.samples.goods import Sample
from pos.usecases.printing.samples.sample_ticket import sample_ticket
from tests.devices.printer.stand_in import Behaviour, PrinterStandIn
from tests.escpos_reader import IN_LINE, Line, Raster, lines, read


def bytes_of(*rows: Row, writing: Writing) -> bytes:
    return TicketBytes(paper=Paper.MM58, drawing=TicketDrawing(), writing=writing).of(Ticket(rows))


def test_without_chinese_only_what_its_code_page_has_is_text() -> None:
    writing = Writing(chinese=Chinese.NONE, code_page=2, encoding="cp850")
    data = bytes_of(Text("Total 12.00"), Text("合计 12.00"), Text("Café"), Text("Price £"), writing=writing)
    items = read(data.replace(b"\x9c", b"L"))  # £ in code page 850
    assert [item.text if isinstance(item, Line) else "picture" for item in items] == [
        "Total 12.00",
        "picture",
        "picture",
        "Price L",
    ]
    assert data.startswith(b"\x1b@\x1bR\x00\x1bt\x02")


def test_a_code_page_that_nobody_knows_makes_pictures() -> None:
    assert lines(bytes_of(Text("Total"), writing=Writing(chinese=Chinese.NONE, encoding="cp-nobody"))) == []


def test_always_in_chinese_no_switch_is_sent() -> None:
    data = bytes_of(Text("会员价￥12.00"), writing=Writing(chinese=Chinese.ALWAYS))
    assert b"\x1c" not in data
    assert "会员价￥12.00".encode("gb18030") in data


@pytest.mark.parametrize(
    "text, seen",
    (
        ("会员 😀 价 12.00", f"会员 {IN_LINE * 2} 价 12.00"),
        ("𠮷野家", f"{IN_LINE * 2}野家"),
        ("ไทย", IN_LINE * 3),
        ("好", "好"),
    ),
)
def test_pictures_in_the_line_take_the_room_of_their_letters(text: str, seen: str) -> None:
    writing = Writing(lacking=Lacking.GLYPH)
    assert lines(bytes_of(Text(text), writing=writing)) == [seen]
    row = Columns((Cell(text, weight=3), Cell("1.00", align=Align.RIGHT)))
    (line,) = lines(bytes_of(row, writing=writing))
    assert line.startswith(seen)
    assert line.endswith("1.00")


def test_a_double_line_is_a_picture_as_a_whole() -> None:
    items = read(bytes_of(Text("好😀", size=Size.DOUBLE), writing=Writing(lacking=Lacking.GLYPH)))
    assert [type(item) for item in items] == [Raster]


def test_pictures_in_the_line_are_fewer_bytes() -> None:
    ticket = sample_ticket(JobKind.RECEIPT, Sample.EMOJI, texts=load_texts())
    sizes = {
        lacking: len(bytes_of(*ticket.rows, writing=Writing(lacking=lacking)))
        for lacking in (Lacking.LINE, Lacking.GLYPH)
    }
    assert 2 * sizes[Lacking.GLYPH] < sizes[Lacking.LINE]


def test_one_that_does_not_answer_is_not_asked() -> None:
    with PrinterStandIn(Behaviour()) as there:
        settings = PrinterSettings(way=Way.NETWORK, address="127.0.0.1", port=there.port, answers=False)
        printer = EscposPrinter(settings=settings)
        assert printer.print_ticket(Ticket((Text("好"), Cut()))) == PrintAnswer(Printed.UNKNOWN, PrintFault.NO_ANSWER)
        assert printer.kick() is Kick.SENT
        assert printer.status() == PrinterStatus()
    assert b"\x10\x04" not in there.paper
    assert lines(there.paper) == ["好"]


def test_the_settings_say_how_it_is_written_to(tmp_path: Path) -> None:
    file = tmp_path / "lp0"
    settings = PrinterSettings(way=Way.FILE, address=str(file), chinese=Chinese.NONE, code_page=16, encoding="cp1252")
    EscposPrinter(settings=settings).print_ticket(Ticket((Text("A"), Text("好"))))
    items = read(file.read_bytes())
    assert [type(item) for item in items] == [Line, Raster]
    assert file.read_bytes().startswith(b"\x1b@\x1bR\x00\x1bt\x10")
