"""Code 128."""

import pytest

from pos.domain.ticket.code128 import modules, split, symbols, widths


@pytest.mark.parametrize(
    "code, pieces",
    (
        ("A", [("B", "A")]),
        ("123", [("B", "123")]),
        ("1234", [("C", "1234")]),
        ("12345", [("C", "1234"), ("B", "5")]),
        ("R12-261122-000007", [("B", "R12-"), ("C", "261122"), ("B", "-"), ("C", "000007")]),
    ),
)
def test_digits_go_two_to_a_symbol(code: str, pieces: list[tuple[str, str]]) -> None:
    assert split(code) == pieces


def test_symbols_of_a_worked_example() -> None:
    # "PJJ123C" in code set A or B: Wikipedia's example has check symbol 54 in set A (start 103); in B (start 104) 55.
    assert symbols("PJJ123C") == [104, 48, 42, 42, 17, 18, 19, 35, 55, 106]
    assert symbols("1234") == [105, 12, 34, (105 + 12 + 2 * 34) % 103, 106]


def test_width() -> None:
    assert modules("A") == 11 * 3 + 13


def test_bars_and_spaces_of_a_worked_example() -> None:
    # ISO/IEC 15417, table 1: start B 211214, "A" 111323, check symbol (104 + 33) mod 103 = 34 "B" 131123, stop 2331112.
    assert "".join(map(str, widths("A"))) == "211214" + "111323" + "131123" + "2331112"
    assert sum(widths("A")) == modules("A")
