"""A pole display, read back byte by byte."""

import os
import re
import sys
from pathlib import Path

import pytest

from pos.devices.display.pole import COLUMNS, PoleDialect, PoleDisplay, PoleSettings, pole_bytes
from pos.ports.customer_display import NOBODY, CustomerView, Showing, ShownLine

LINES = (ShownLine("双面羊绒大衣 驼色 M", "1", 239_900), ShownLine("龙井\x1b@散装", "0.25", 20_000))
SELLING = CustomerView(showing=Showing.SELLING, lines=LINES, total=259_900)
PAYING = CustomerView(showing=Showing.PAYING, lines=LINES, total=259_900, due=159_900)
DONE = CustomerView(showing=Showing.DONE, total=259_900, received=260_000, change=100)


def two_lines(data: bytes) -> list[str]:
    """What a CD5220 shows."""
    read = re.fullmatch(rb"\x0c\x1bQA([ -~]*)\r\x1bQB([ -~]*)\r", data)
    assert read is not None
    return [part.decode() for part in read.groups()]


@pytest.mark.parametrize(
    "view, upper, lower",
    (
        (SELLING, "0.25 x        200.00", "TOTAL       2,599.00"),
        (PAYING, "TOTAL       2,599.00", "TO PAY      1,599.00"),
        (DONE, "RECEIVED    2,600.00", "CHANGE          1.00"),
        (NOBODY, "      WELCOME", ""),
        (CustomerView(showing=Showing.SELLING), "      WELCOME", ""),
    ),
)
def test_two_lines_of_twenty(view: CustomerView, upper: str, lower: str) -> None:
    shown = two_lines(pole_bytes(view, PoleSettings(PoleDialect.CD5220)))
    assert shown == [upper, lower]
    assert all(len(line) <= COLUMNS for line in shown)


def test_an_amount_wider_than_the_display_keeps_its_figures() -> None:
    dear = CustomerView(showing=Showing.PAYING, total=10**12, due=10**12)
    assert two_lines(pole_bytes(dear, PoleSettings(PoleDialect.CD5220)))[1].endswith("10,000,000,000.00")


def test_control_bytes_and_chinese_do_nothing() -> None:
    settings = PoleSettings(PoleDialect.CD5220, welcome="欢迎\x1b@ WELCOME")
    assert two_lines(pole_bytes(NOBODY, settings))[0].strip().endswith("WELCOME")


@pytest.mark.parametrize(
    "view, data",
    (
        (SELLING, b"\x0c\x1bQA200.00\r\x1bs1"),
        (PAYING, b"\x0c\x1bQA1599.00\r\x1bs2"),
        (DONE, b"\x0c\x1bQA1.00\r\x1bs4"),
        (NOBODY, b"\x0c"),
    ),
)
def test_eight_figures_and_a_light(view: CustomerView, data: bytes) -> None:
    assert pole_bytes(view, PoleSettings(PoleDialect.LED8)) == data


def test_a_port_that_is_not_there() -> None:
    display = PoleDisplay(settings=PoleSettings(PoleDialect.LED8, "/dev/no-such-port"))
    assert not display.show(SELLING)
    display.close()


if sys.platform != "win32":  # which has no pseudo-terminals

    def test_unplugged_and_plugged_in_again(tmp_path: Path) -> None:
        link = tmp_path / "ttyUSB1"
        display = PoleDisplay(settings=PoleSettings(PoleDialect.LED8, str(link)))
        for view in (SELLING, DONE):
            assert not display.show(view)
            ours, theirs = os.openpty()
            link.symlink_to(os.ttyname(theirs))
            assert display.show(view)
            assert os.read(ours, 64) == pole_bytes(view, PoleSettings(PoleDialect.LED8))
            os.close(ours)
            os.close(theirs)
            link.unlink()
            assert not display.show(view)
        display.close()
