"""What reaches the paper, read back by an independent reader."""

import unicodedata
from pathlib import Path

import numpy as np
import pytest
import zxingcpp
from PIL import Image

from pos.devices.printer.commands import TicketBytes
from pos.devices.printer.picture import TicketDrawing
from pos.domain.ticket.paper import Paper
from pos.domain.ticket.rows import (
    Align,
    Barcode,
    Blank,
    Cell,
    Columns,
    Cut,
    Logo,
    Mark,
    Pair,
    Qr,
    Row,
    Rule,
    Size,
    Text,
    Ticket,
)
from tests.escpos_reader import Bars, Line, Pulse, Raster, lines, read
from tests.escpos_reader import Cut as ReadCut
from tests.escpos_reader import Qr as ReadQr

GB2312 = [
    code.decode("gb18030")
    for row in (*range(0xA1, 0xAA), *range(0xB0, 0xF8))
    for cell in range(0xA1, 0xFF)
    if len((code := bytes((row, cell))).decode("gb2312", "ignore")) == 1
]
"""Every character of GB 2312-80: 682 signs and 6,763 汉字."""


def bytes_of(*rows: Row, paper: Paper = Paper.MM80, as_picture: bool = False, cuts: bool = True) -> bytes:
    drawing = TicketDrawing()
    return TicketBytes(paper=paper, drawing=drawing, as_picture=as_picture, cuts=cuts).of(Ticket(rows))


def pictures(data: bytes) -> list[Raster]:
    return [item for item in read(data) if isinstance(item, Raster)]


def test_every_character_of_gb_2312_is_printed_as_itself() -> None:
    assert len(GB2312) == 682 + 6763
    printed = [line for letter in GB2312 for line in (lines(bytes_of(Text(f"字{letter}字"))) or [""])]
    wanted = ["字 字" if letter == "\u3000" else f"字{letter}字" for letter in GB2312]
    assert [line.replace("\u3000", " ") for line in printed] == wanted


@pytest.mark.parametrize("text", ("￥12.00", "：", "℃", "（）", "㎡", "—", "“引号”", "会员价￥12.00", "①㈱×÷±·…"))
def test_signs_without_a_hanzi_beside_them_are_printed_too(text: str) -> None:
    assert lines(bytes_of(Text(text))) == [text]


def test_the_yuan_sign_people_type_is_printed_full_width() -> None:
    data = bytes_of(Text("¥12.00"))
    assert lines(data) == ["￥12.00"]
    assert b"\xa3\xa4" in data  # GB 2312 row 3, cell 4; never four bytes


@pytest.mark.parametrize("text", ("สวัสดี", "مرحبا", "😀", "ñandú", "𠮷野家", "한국어", "€5", "👩\u200d👧"))
def test_what_a_printer_lacks_is_a_picture_of_its_line(text: str) -> None:
    items = read(bytes_of(Text("前"), Text(text), Text("后")))
    assert [item.text for item in items if isinstance(item, Line)] == ["前", "后"]
    (picture,) = [item for item in items if isinstance(item, Raster)]
    assert picture.width == 576
    assert picture.ink > 20


@pytest.mark.parametrize("text", ("Привет", "ΑΒΓ", "あいう", "āáǎà"))
def test_other_scripts_of_gb_2312_are_text(text: str) -> None:
    assert lines(bytes_of(Text(text))) == [text]


def test_nothing_ever_becomes_a_question_mark() -> None:
    codes = (*range(0x20, 0x250), *range(0x250, 0x3000, 7), *range(0x1F300, 0x1F700, 11))
    every = "".join(chr(code) for code in codes if unicodedata.category(chr(code)) != "Cn")
    asked = every.count("?")
    data = bytes_of(*(Text(every[at : at + 20]) for at in range(0, len(every), 20)))
    assert sum(line.count("?") for line in lines(data)) <= asked == 1


def test_control_bytes_in_a_name_do_nothing() -> None:
    nasty = "大\x1b@衣\x1dV\x00\x10\x04\x01\x1bp\x00\x19\xfa\n\x07\x9b"
    items = read(bytes_of(Text(nasty), Pair(nasty, nasty), Columns((Cell(nasty),))))
    assert {type(item) for item in items} == {Line}


def test_lines_carry_their_style_and_leave_none_behind() -> None:
    items = read(
        bytes_of(Text("店", bold=True, size=Size.DOUBLE), Text("票"), Mark("副本"), Text("末", align=Align.RIGHT))
    )
    assert items == [
        Line("店", bold=True, double=True, reverse=False, align="left"),
        Line("票", bold=False, double=False, reverse=False, align="left"),
        Line(" " * 10 + "副本" + " " * 10, bold=True, double=True, reverse=True, align="left"),
        Line(" " * 46 + "末", bold=False, double=False, reverse=False, align="left"),
    ]


def test_rules_and_blanks() -> None:
    assert lines(bytes_of(Rule(), Blank(), Rule(heavy=True), paper=Paper.MM58)) == ["-" * 32, "", "=" * 32]


def test_barcode_and_qr() -> None:
    items = read(bytes_of(Barcode("RBJ01-02-261122-000007"), Qr("会员 https://guitai.example"), Text("后")))
    bars, _, qr, _, after = items
    assert bars == Bars(b"{BRBJ01-02-{C\x1a\x0b\x16{B-{C\x00\x00\x07", height=72, module=2)
    assert qr == ReadQr("会员 https://guitai.example".encode(), module=6)
    assert isinstance(after, Line)
    assert after.align == "left"


def test_a_brace_in_a_barcode_is_doubled() -> None:
    assert read(bytes_of(Barcode("a{b")))[0] == Bars(b"{Ba{{b", height=72, module=2)


def test_cut_or_fed_out() -> None:
    assert [item for item in read(bytes_of(Cut())) if isinstance(item, ReadCut)] == [ReadCut(partial=True)]
    assert read(bytes_of(Cut(), cuts=False)) == []


@pytest.mark.parametrize("pin", (2, 5))
def test_drawer_pulse(pin: int) -> None:
    built = TicketBytes(paper=Paper.MM80, drawing=TicketDrawing())
    assert read(built.drawer_pulse(pin)) == [Pulse(pin)]


def test_a_printer_without_chinese_gets_pictures_only() -> None:
    number = "RBJ01-02-261122-000007"
    data = bytes_of(Text("双面羊绒大衣"), Rule(), Barcode(number), Qr("https://guitai.example"), Cut(), as_picture=True)
    assert lines(data) == []
    strips = pictures(data)
    paper = np.vstack([np.unpackbits(np.frombuffer(s.rows, np.uint8)).reshape(s.height, s.width) for s in strips])
    seen = zxingcpp.read_barcodes(Image.fromarray(np.where(paper, 0, 255).astype(np.uint8)))
    assert {code.text for code in seen} == {number, "https://guitai.example"}


def test_a_high_picture_is_sent_in_bands(tmp_path: Path) -> None:
    logo = tmp_path / "logo.png"
    Image.new("RGBA", (100, 600), (0, 0, 0, 255)).save(logo)
    drawing = TicketDrawing(logo=logo)
    strips = pictures(TicketBytes(paper=Paper.MM80, drawing=drawing).of(Ticket((Logo(),))))
    assert [strip.height for strip in strips] == [192]
    assert sum(strip.ink for strip in strips) == 32 * 192
    assert bytes_of(Logo()) == bytes_of()


def test_a_logo_that_cannot_be_read_is_left_out(tmp_path: Path) -> None:
    drawing = TicketDrawing(logo=tmp_path / "none.png")
    built = TicketBytes(paper=Paper.MM80, drawing=drawing).of(Ticket((Logo(), Text("票"))))
    assert lines(built) == ["票"]
    assert sum(strip.ink for strip in pictures(built)) == 0


@pytest.mark.parametrize("paper", (Paper.MM58, Paper.MM80))
def test_a_picture_of_a_line_stands_where_text_would(paper: Paper) -> None:
    """Prices under each other, whether their line is text or a picture."""
    row = Columns((Cell("大衣", weight=2), Cell("12.00", align=Align.RIGHT)))
    foreign = Columns((Cell("대의", weight=2), Cell("12.00", align=Align.RIGHT)))
    (strip,) = pictures(bytes_of(foreign, paper=paper))
    (plain,) = pictures(bytes_of(row, paper=paper, as_picture=True))
    right_half = [
        [strip.dot(x, y) for y in range(strip.height) for x in range(paper.dots - 60, paper.dots)],
        [plain.dot(x, y) for y in range(plain.height) for x in range(paper.dots - 60, paper.dots)],
    ]
    assert right_half[0] == right_half[1]
    assert any(right_half[0])
