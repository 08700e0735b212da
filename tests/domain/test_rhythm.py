"""Pauses of scanners and of hands. The timings are made up after data sheets and typing studies, not recorded."""

import pytest

from pos.domain.rhythm import PAUSE_MS, STALL_MS, is_scan, patience


@pytest.mark.parametrize(
    "pauses,scan",
    (
        ([], False),
        ([2.0, 2.0], False),
        ([2.0] * 3, True),
        ([33.0] * 3, False),
        ([30.0] * 12, True),
        ([55.0] * 12, True),
        # A radio that stalls: often enough it is one, too often it is a hand.
        ([12.0, 11.0, 150.0, 12.0, 13.0, 11.0, 90.0, 12.0], True),
        ([12.0, 150.0, 11.0, 13.0, 11.0, 12.0, 12.0], True),
        ([12.0, 150.0, 40.0, 13.0, 11.0, 12.0, 12.0], False),
        ([12.0, 150.0, 12.0], False),
        ([12.0, 90.0, 12.0, 90.0, 12.0, 90.0, 12.0, 90.0], False),
        # Four keys rolled by one hand, three and one, eight keys by the quickest typist there is.
        ([38.0, 35.0, 40.0], False),
        ([22.0, 25.0, 66.0], False),
        ([68.0] * 7, False),
        ([46.0] * 5, False),
    ),
)
def test_what_is_a_scan(pauses: list[float], scan: bool) -> None:
    assert is_scan(pauses) is scan


def test_how_long_to_wait() -> None:
    """A burst that is quick so far is given time for a stall, a single key is not: it would be seen late."""
    assert patience(0, 0) == PAUSE_MS
    assert patience(2, 2) == STALL_MS
    assert patience(2, 3) == STALL_MS
    assert patience(1, 2) == PAUSE_MS
