"""One cell, one value."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.catalogue import ItemKind
from pos.server.importing.check_catalogue import KINDS, read_attributes
from pos.server.importing.problem import BadCell, Reason
from pos.server.importing.read_cell import (
    read_choice,
    read_fen,
    read_list,
    read_milli,
    read_rate,
    read_text,
    read_whole,
    read_yes,
)


@pytest.mark.parametrize(
    "cell, fen",
    (
        ("0", 0),
        ("129", 12_900),
        ("129.5", 12_950),
        ("¥1,299.00", 129_900),
        ("１２９．９０", 12_990),
        ("129元", 12_900),
        ("129.90000000000001", 12_990),
        ("129.89999999999999", 12_990),
        ("10000000000", 10**12),
        ("9,999,999,999.99", 10**12 - 1),
    ),
)
def test_amounts(cell: str, fen: int) -> None:
    assert read_fen(cell) == fen


@pytest.mark.parametrize(
    "cell, reason",
    (
        ("-0.01", Reason.NEGATIVE),
        ("10000000000.01", Reason.TOO_LARGE),
        ("9" * 30, Reason.TOO_LARGE),
        ("9" * 10_000, Reason.NOT_A_NUMBER),
        ("1.005", Reason.FRACTION_OF_FEN),
        ("1,29", Reason.NOT_A_NUMBER),
        ("abc", Reason.NOT_A_NUMBER),
        ("NaN", Reason.NOT_A_NUMBER),
        ("1e3", Reason.NOT_A_NUMBER),
        ("#VALUE!", Reason.SPREADSHEET_ERROR),
    ),
)
def test_amounts_that_are_none(cell: str, reason: Reason) -> None:
    with pytest.raises(BadCell) as refused:
        read_fen(cell)
    assert refused.value.reason is reason


@given(st.integers(0, 10**12))
def test_every_amount_is_read_back(fen: int) -> None:
    assert read_fen(f"{fen // 100}.{fen % 100:02d}") == fen


@pytest.mark.parametrize(
    "cell, rate",
    (("13%", 1300), ("13", 1300), ("0.13", 1300), ("1", 100), ("0", 0), ("免税", 0), ("６％", 600), ("0.5%", 50)),
)
def test_rates(cell: str, rate: int) -> None:
    assert read_rate(cell) == rate


@pytest.mark.parametrize("cell", ("-1", "100%", "13.123%", "x"))
def test_rates_that_are_none(cell: str) -> None:
    with pytest.raises(BadCell):
        read_rate(cell)


@pytest.mark.parametrize("cell, milli", (("2", 2000), ("-1", -1000), ("0.25", 250), ("12.0", 12_000)))
def test_quantities(cell: str, milli: int) -> None:
    assert read_milli(cell) == milli


@pytest.mark.parametrize("cell", ("0.0001", "100001", "two"))
def test_quantities_that_are_none(cell: str) -> None:
    with pytest.raises(BadCell):
        read_milli(cell)


def test_whole_numbers_have_a_bound() -> None:
    assert read_whole("30", largest=30) == 30
    for cell in ("31", "-1", "1.5"):
        with pytest.raises(BadCell):
            read_whole(cell, largest=30)


@pytest.mark.parametrize(
    "cell, text",
    (
        ("女士皮衣", "女士皮衣"),
        ("a\u3000 b\tc\r\nd", "a b c d"),
        ("夜\x00间\x1b光", "夜间光"),
        ("\u202eevil\u202c", "evil"),
        ("家庭👨\u200d👩\u200d👧装", "家庭👨\u200d👩\u200d👧装"),
        ("قميص", "قميص"),
        ("=cmd|'/C calc'!A0", "=cmd|'/C calc'!A0"),
    ),
)
def test_text_is_one_plain_line(cell: str, text: str) -> None:
    assert read_text(cell, longest=40) == text


def test_text_that_cannot_be_is_refused() -> None:
    for cell, reason in (("x" * 41, Reason.TOO_LONG), ("羽\ufffd服", Reason.DAMAGED_TEXT), ("\u202a", Reason.MISSING)):
        with pytest.raises(BadCell) as refused:
            read_text(cell, longest=40, required=True)
        assert refused.value.reason is reason


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(cell: str) -> None:
    try:
        text = read_text(cell, longest=100)
    except BadCell:
        return
    assert len(text) <= 100
    assert not any(letter in text for letter in "\r\n\t\x00\x1b\u202e")
    assert text == text.strip()


def test_yes_and_no() -> None:
    assert [read_yes(cell) for cell in ("是", "YES", "1", "在售", "否", "no", "0", "停售")] == [True] * 4 + [False] * 4
    with pytest.raises(BadCell):
        read_yes("也许")


def test_words_of_a_list() -> None:
    assert read_choice(" Goods ", KINDS) is ItemKind.GOODS
    assert read_choice("购物袋", KINDS) is ItemKind.BAG
    with pytest.raises(BadCell):
        read_choice("鱼", KINDS)


def test_lists_keep_their_order_and_lose_doubles() -> None:
    assert read_list("S/M、L，M;;XL", longest=8, most=10) == ("S", "M", "L", "XL")
    with pytest.raises(BadCell):
        read_list("S/M/L", longest=8, most=2)


def test_attributes_are_pairs() -> None:
    assert read_attributes("材质=羊毛；产地：浙江|") == (("材质", "羊毛"), ("产地", "浙江"))
    with pytest.raises(BadCell):
        read_attributes("羊毛")
