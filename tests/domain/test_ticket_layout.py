"""Where everything stands on the paper."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.errors import BadValue
from pos.domain.ticket.layout import Laid, Line, lay_out
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
    marked,
)


def laid(*rows: Row, paper: Paper = Paper.MM58) -> list[Laid]:
    return list(lay_out(Ticket(rows), paper))


def texts(*rows: Row, paper: Paper = Paper.MM58) -> list[str]:
    return [line.text for line in laid(*rows, paper=paper) if isinstance(line, Line)]


def columns_of(text: str) -> int:
    """The width by a rule of its own: wide, full-width and ambiguous are two."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WFA" else 1 for letter in text)


def test_paper() -> None:
    assert [(paper.columns, paper.dots) for paper in (Paper.MM58, Paper.MM80)] == [(32, 384), (48, 576)]


def test_text_stands_left_in_the_middle_or_right() -> None:
    assert texts(Text("小票"), Text("小票", align=Align.CENTRE), Text("小票", align=Align.RIGHT), Text("")) == [
        "小票",
        " " * 14 + "小票",
        " " * 28 + "小票",
    ]


def test_double_text_has_half_the_columns() -> None:
    assert laid(Text("柜台", align=Align.CENTRE, size=Size.DOUBLE)) == [Line(" " * 6 + "柜台", size=Size.DOUBLE)]


def test_double_text_that_is_too_long_for_a_line_is_heavy_instead() -> None:
    assert laid(Text("柜台生活南京西路店", size=Size.DOUBLE)) == [Line("柜台生活南京西路店", bold=True)]
    assert laid(Text("柜台生活南京西路店", size=Size.DOUBLE), paper=Paper.MM80) == [
        Line("柜台生活南京西路店", size=Size.DOUBLE)
    ]


def test_a_pair_fills_the_line() -> None:
    assert texts(Pair("合计", "￥12.00")) == ["合计" + " " * 21 + "￥12.00"]
    assert texts(Pair("", "1.00")) == [" " * 28 + "1.00"]
    assert texts(Pair("只有标签", "")) == ["只有标签"]


def test_a_long_label_is_broken_beside_its_value() -> None:
    assert texts(Pair("双面羊绒大衣（长款）驼色加大码", "1,299.00")) == [
        "双面羊绒大衣（长款）驼",
        "色加大码" + " " * 16 + "1,299.00",
    ]


def test_a_value_that_leaves_no_room_gets_lines_of_its_own() -> None:
    value = "https://guitai.example/r/1"
    assert texts(Pair("订单编号", value)) == ["订单编号", " " * 6 + value]
    assert texts(Pair("号", "x" * 40)) == ["号", "x" * 32, " " * 24 + "x" * 8]


def test_columns_stand_below_each_other_with_mixed_text() -> None:
    def row(name: str, price: str) -> Columns:
        return Columns((Cell(name, weight=2), Cell("1", align=Align.CENTRE), Cell(price, align=Align.RIGHT)))

    assert texts(row("ABC", "9.90"), row("羊绒", "299.00"), row("羊x", "-0.01")) == [
        "ABC" + " " * 16 + "1" + " " * 8 + "9.90",
        "羊绒" + " " * 15 + "1" + " " * 6 + "299.00",
        "羊x" + " " * 16 + "1" + " " * 7 + "-0.01",
    ]


def test_a_figure_takes_room_from_the_text_beside_it() -> None:
    row = Columns((Cell("双面羊绒大衣"), Cell("12,345,678.00", align=Align.RIGHT), Cell("x", align=Align.RIGHT)))
    assert texts(row) == ["双面羊" + "  " + "12,345,678.00" + " " * 10 + "x", "绒大衣"]


def test_a_long_name_is_broken_inside_its_column() -> None:
    row = Columns((Cell("双面羊绒大衣"), Cell("1.00", align=Align.RIGHT)))
    assert texts(row) == ["双面羊绒大衣" + " " * 16 + "1.00"]
    assert texts(Columns((Cell("很长很长的名字要换行"), Cell("1.00", align=Align.RIGHT)))) == [
        "很长很长的名字要" + " " * 12 + "1.00",
        "换行",
    ]


def test_a_number_is_never_broken_in_half_to_fit_beside_its_figures() -> None:
    figures = (Cell("87", align=Align.RIGHT), Cell("65,432.10", align=Align.RIGHT))
    assert texts(Columns((Cell("SBJ01-01-261122-000003"), *figures))) == [
        "SBJ01-01-261122-000003",
        " " * 19 + "87  65,432.10",
    ]
    assert texts(Columns((Cell("SBJ01 261122 000003"), *figures)))[1] == "261122"


def test_figures_too_wide_for_their_columns_are_never_cut() -> None:
    sum_of_money = Cell("123,456,789.00", align=Align.RIGHT)
    row = Columns((Cell("大衣"), sum_of_money, Cell("", align=Align.RIGHT), sum_of_money), bold=True)
    assert laid(row) == [Line("大衣", bold=True), Line("  123,456,789.00  123,456,789.00", bold=True)]


def test_no_columns_no_lines() -> None:
    assert texts(Columns(())) == []
    assert texts(Columns((Cell(""), Cell("")))) == []


def test_a_mark_is_a_band_across_the_paper() -> None:
    assert laid(Mark("副本")) == [Line(" " * 6 + "副本" + " " * 6, bold=True, size=Size.DOUBLE, band=True)]


def test_bars_that_scanners_could_not_read_become_a_qr() -> None:
    number = "RBJ01-02-261122-000007"
    assert laid(Barcode(number), paper=Paper.MM80) == [Barcode(number)]
    assert laid(Barcode(number)) == [Qr(number), Line(" " * 5 + number)]
    assert laid(Barcode("O-7K2M9P")) == [Barcode("O-7K2M9P")]


def test_what_has_no_text_passes_through() -> None:
    rows: tuple[Row, ...] = (Rule(), Rule(heavy=True), Qr("x"), Logo(), Cut())
    assert laid(*rows, Blank()) == [*rows, Line("")]


def test_marks_at_both_ends_inside_the_cut() -> None:
    assert marked(Ticket((Text("a"), Cut())), "副本").rows == (Mark("副本"), Text("a"), Mark("副本"), Cut())
    assert marked(Ticket((Text("a"),)), "副本").rows == (Mark("副本"), Text("a"), Mark("副本"))
    assert marked(Ticket(()), "副本").rows == (Mark("副本"), Mark("副本"))


@pytest.mark.parametrize("code", ("", "x" * 33, "汉", "a\x1b", "é"))
def test_not_for_code_128(code: str) -> None:
    with pytest.raises(BadValue):
        Barcode(code)


def test_not_for_a_qr_nor_a_column() -> None:
    for content in ("", "汉" * 171):
        with pytest.raises(BadValue):
            Qr(content)
    with pytest.raises(BadValue):
        Cell("x", weight=0)


TEXT = st.text(max_size=40)
ROWS = st.one_of(
    st.builds(Text, TEXT, st.sampled_from(Align), st.booleans(), st.sampled_from(Size)),
    st.builds(Pair, TEXT, TEXT, st.booleans(), st.sampled_from(Size)),
    st.builds(Mark, TEXT),
    st.lists(st.builds(Cell, TEXT, st.integers(1, 20), st.sampled_from(Align)), max_size=6).map(
        lambda cells: Columns(tuple(cells))
    ),
)


@given(st.lists(ROWS, max_size=5), st.sampled_from(Paper))
def test_no_line_is_wider_than_the_paper(rows: list[Row], paper: Paper) -> None:
    for line in laid(*rows, paper=paper):
        assert isinstance(line, Line)
        marks = sum(unicodedata.category(letter) in {"Mn", "Me", "Cf"} for letter in line.text)
        room = paper.columns // (2 if line.size is Size.DOUBLE else 1)
        assert columns_of(line.text) <= room + 2 * marks
