"""Tickets as pictures."""

import io
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image, ImageChops

from pos.devices.printer.bars import bars
from pos.devices.printer.fonts import Face, Faces, find_faces, font_folders
from pos.devices.printer.glyphs import Glyphs
from pos.devices.printer.no_printer import NoPrinter
from pos.devices.printer.picture import TicketDrawing
from pos.devices.printer.picture_printer import PicturePrinter
from pos.devices.printer.settings import PrinterSettings, Way
from pos.devices.printer.setup import printer_of
from pos.domain.errors import DeviceError
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
from pos.ports.drawer import Kick
from pos.ports.printing import PrintAnswer, Printed, PrinterStatus, PrintFault, Tri


def drawn(*rows: Row, paper: Paper = Paper.MM80) -> Image.Image:
    return TicketDrawing().picture(Ticket(rows), paper)


def ink_of(picture: Image.Image) -> tuple[int, int, int, int]:
    """The box around all ink. Raises AssertionError where there is none."""
    box = ImageChops.invert(picture).getbbox()
    assert box is not None
    return box


@pytest.mark.parametrize("paper, dots", ((Paper.MM58, 384), (Paper.MM80, 576)))
def test_a_png_as_wide_as_the_paper(paper: Paper, dots: int) -> None:
    png = TicketDrawing().png(Ticket((Text("票"), Cut(), Text("二"), Cut())), paper)
    picture = Image.open(io.BytesIO(png))
    # Two lines of 30 dots, the cut between them, margins; the cut at the end is the picture's own edge.
    assert (picture.format, picture.size) == ("PNG", (dots, 30 + 60 + 30 + 36))


def test_no_rows_are_a_white_dot_high() -> None:
    assert drawn().size == (576, 1)


def test_different_hanzi_are_different_pictures() -> None:
    """Without a Chinese font every one of them would be the same box."""
    assert drawn(Text("会")).tobytes() != drawn(Text("员")).tobytes()


def test_prices_end_at_the_same_dot_whatever_stands_before_them() -> None:
    ends = {
        ink_of(drawn(Columns((Cell(name, weight=3), Cell("8.88", align=Align.RIGHT)))))[2]
        for name in ("ABC", "羊绒", "羊x", "", "ｱｲ", "é—“”")
    }
    assert len(ends) == 1
    assert ends.pop() > 576 - 4


def test_double_bold_band_rule() -> None:
    plain, double = ink_of(drawn(Text("店"))), ink_of(drawn(Text("店", size=Size.DOUBLE)))
    assert double[3] - double[1] == pytest.approx(2 * (plain[3] - plain[1]), abs=3)
    heavy = ImageChops.invert(drawn(Text("店", bold=True)))
    assert sum(heavy.tobytes()) > sum(ImageChops.invert(drawn(Text("店"))).tobytes())
    assert drawn(Mark("副本")).getpixel((0, 0)) == 0
    assert ink_of(drawn(Rule()))[3] - ink_of(drawn(Rule()))[1] == 1
    assert ink_of(drawn(Rule(heavy=True)))[3] - ink_of(drawn(Rule(heavy=True)))[1] == 6


@pytest.mark.parametrize("paper", (Paper.MM58, Paper.MM80))
@pytest.mark.parametrize("code", ("O-7K2M9P", "RBJ01-02-261122-000007", "SBJ01-02-261122-000003", "12345", "a b~{}"))
def test_scanners_read_the_bars_or_the_qr_in_their_place(code: str, paper: Paper) -> None:
    seen = zxingcpp.read_barcodes(drawn(Blank(), Barcode(code), Blank(), paper=paper))
    assert [result.text for result in seen] == [code]


def test_scanners_read_every_symbol_of_code_128() -> None:
    letters = "".join(map(chr, range(32, 127)))
    for at in range(0, len(letters), 20):
        picture = Image.new("L", (1400, 160), 255)
        picture.paste(bars(letters[at : at + 20], dots=3, height=100), (60, 30))
        assert [code.text for code in zxingcpp.read_barcodes(picture)] == [letters[at : at + 20]]
    pairs = "".join(f"{number:02}" for number in range(100))
    for at in range(0, len(pairs), 20):
        picture = Image.new("L", (800, 160), 255)
        picture.paste(bars(pairs[at : at + 20], dots=3, height=100), (60, 30))
        assert [code.text for code in zxingcpp.read_barcodes(picture)] == [pairs[at : at + 20]]


@pytest.mark.parametrize("length", (1, 42, 43, 84, 85, 152, 153, 512))
def test_scanners_read_a_qr_of_any_length_on_narrow_paper(length: int) -> None:
    content = ("https://guitai.example/r?" * 30)[:length]
    picture = drawn(Qr(content), paper=Paper.MM58)
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [content]


def test_what_no_font_has_is_a_box_with_its_number() -> None:
    box = drawn(Text("\U0001f9ff\U000e0041\ue000\u0e2a"))
    other = drawn(Text("\U0001f9fe\U000e0041\ue001\u0e2b"))
    assert ink_of(box)[0] < 12
    assert box.tobytes() != other.tobytes()


def test_a_run_wider_than_its_columns_is_squeezed_into_them() -> None:
    picture = drawn(Pair("ﷺﷺﷺ", "x"))
    assert ink_of(picture.crop((0, 0, 300, 30)))[2] <= 12 * 6


def test_words_in_letters_that_are_narrower_than_their_columns_begin_at_the_left() -> None:
    for text in ("🧥👗" * 8, "ا" * 20):
        assert ink_of(drawn(Text(text)))[0] < 12


def test_a_font_without_the_size_is_passed_over(tmp_path: Path) -> None:
    broken = tmp_path / "colour.ttf"
    broken.write_bytes(b"not a font")
    chinese = find_faces().wide
    glyphs = Glyphs(faces=Faces(narrow=chinese, wide=chinese, others=(Face(broken),)))
    picture = Image.new("L", (100, 30), 255)
    glyphs.draw("😀", bold=False, onto=picture, top=0)
    assert ImageChops.invert(picture).getbbox() is not None


def test_the_logo_stands_in_the_middle(tmp_path: Path) -> None:
    file = tmp_path / "logo.png"
    Image.new("RGBA", (50, 20), (0, 0, 0, 255)).save(file)
    picture = TicketDrawing(logo=file).picture(Ticket((Logo(),)), Paper.MM80)
    assert ink_of(picture) == (263, 0, 313, 20)
    assert drawn(Logo()).height == 1


def test_without_a_chinese_font_the_error_names_it(tmp_path: Path) -> None:
    with pytest.raises(DeviceError, match=rf"wqy-microhei\.ttc.*msyh\.ttc.*PingFang\.ttc.*{tmp_path.name}"):
        find_faces([tmp_path])


def test_a_chinese_font_alone_is_enough(tmp_path: Path) -> None:
    (tmp_path / "SimHei.ttf").touch()
    face = Face(tmp_path / "SimHei.ttf")
    assert find_faces([tmp_path]) == Faces(narrow=face, wide=face, others=())


@pytest.mark.parametrize("platform, name", (("win32", "Fonts"), ("darwin", "Fonts"), ("linux", "fonts")))
def test_every_system_has_folders_for_fonts(monkeypatch: pytest.MonkeyPatch, platform: str, name: str) -> None:
    monkeypatch.setattr("sys.platform", platform)
    folders = list(font_folders())
    assert len(folders) >= 2
    assert all(name in folder.parts[-2:] or name in folder.parts for folder in folders)


def test_a_folder_of_pictures_stands_for_a_printer(tmp_path: Path) -> None:
    printer = printer_of(PrinterSettings(way=Way.PICTURES, address=str(tmp_path / "tickets"), paper=Paper.MM58))
    for _ in range(2):
        assert printer.print_ticket(Ticket((Text("票"),))) == PrintAnswer(Printed.PRINTED)
    files = sorted((tmp_path / "tickets").iterdir())
    assert [file.name for file in files] == ["ticket-0001.png", "ticket-0002.png"]
    with Image.open(files[0]) as picture:
        assert picture.width == 384
    assert printer.status().paper_out is Tri.NO
    assert printer.kick() is Kick.SENT


@pytest.mark.expects_log("could not be written")
def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    printer = PicturePrinter(folder=tmp_path / "file", paper=Paper.MM58, drawing=TicketDrawing())
    assert printer.print_ticket(Ticket(())) == PrintAnswer(Printed.NOT_PRINTED, PrintFault.NOT_REACHED)


def test_no_printer() -> None:
    printer = printer_of(PrinterSettings())
    assert isinstance(printer, NoPrinter)
    assert printer.print_ticket(Ticket(())) == PrintAnswer(Printed.NOT_PRINTED, PrintFault.NO_PRINTER)
    assert printer.status() == PrinterStatus(reached=False)
    assert printer.kick() is Kick.NOT_SENT
