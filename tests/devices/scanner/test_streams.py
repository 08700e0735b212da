"""Characters to scans: suffixes, silence, character sets."""

import pytest

from pos.devices.scanner.ends import LONGEST, SILENCE_S, Ends, decoded

EAN = "6901234500011"


@pytest.mark.parametrize("suffix", ("\r", "\n", "\r\n", "\t", "\x03"))
def test_a_scan_ends_at_its_suffix(suffix: str) -> None:
    assert Ends().feed(f"\x02{EAN}{suffix}O-1{suffix}", now=1.0) == (EAN, "O-1")


def test_a_scan_that_comes_in_pieces() -> None:
    ends = Ends()

    assert ends.feed("69012345", now=1.0) == ()
    assert ends.waiting
    assert ends.feed("00011\r", now=1.05) == (EAN,)
    assert not ends.waiting


def test_a_scanner_without_a_suffix_ends_in_silence() -> None:
    ends = Ends()
    ends.feed(EAN, now=1.0)

    assert ends.rest(now=1.0 + SILENCE_S / 2) == ()
    assert ends.feed("7", now=1.0 + SILENCE_S + 0.01) == (EAN,)
    ends.forget()
    assert ends.rest(now=9.0) == ()


def test_a_cable_that_sends_rubbish_fills_no_memory() -> None:
    ends = Ends()
    for _ in range(100):
        ends.feed("x" * 1_000, now=1.0)

    assert [len(scan) for scan in ends.feed("\r", now=1.0)] == [LONGEST]


def test_chinese_in_either_code() -> None:
    assert decoded("发票 1".encode()) == "发票 1"
    assert decoded("发票 1".encode("gb18030")) == "发票 1"
