"""`pos demo --headless`: the whole day, as `make run` plays it where there is no display."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from pos.commands.demo.phone import codes_after

TOLD = (
    "12 online orders",
    "her PIN is asked",
    "She counts 300.00",
    "is open.",
    "is at the till.",
    "one piece picked, one is not there",
    "on shelf B-02, ready",
    "one piece is still to be scanned",
    "Everything is scanned",
    "Handed over; written down",
    "The same code again is refused",
    "Typing piyi finds",
    "The member is",
    "95 is 95折",
    "the manager's PIN",
    "is due; the change shows",
    "Paid: ",
    "Paid by the code on the phone",
    "A password is asked for",
    "waits in the tray",
    "The money has come",
    "Offline: two sales done",
    "verified by its signature",
    "Handed over offline",
    "The network is back",
    "ordered on a phone",
    "English and dark",
    "The shift so far",
    "counted blind",
    "0.50 is missing",
    "The shift is closed",
    "Head office has ",
    "Events: ",
    "Stock moved: ",
    "The ledger is as it was written",
)
"""What the day has to tell, at some point of it each."""


def test_a_second_day_in_the_same_data_shows_other_codes() -> None:
    """A code pays once: with those of the day before the providers refused, and the day broke off."""
    days = [codes_after(sales) for sales in (1, 6, 11)]

    assert len({code for codes in days for code in codes}) == 6


@pytest.mark.long
@pytest.mark.timeout(300)
def test_the_day_is_played_and_all_that_it_tells_is_true(tmp_path: Path) -> None:
    build = tmp_path / "build" / "demo"
    for left in ("data/till/ledger.db", "99-yesterday.png", "tickets/yesterday.png"):
        (build / left).parent.mkdir(parents=True, exist_ok=True)
        (build / left).write_bytes(b"left")
    played = subprocess.run(
        [sys.executable, "-m", "pos", "demo", "--headless", "--data", str(tmp_path / "data")],
        cwd=tmp_path,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=280,
    )

    assert played.returncode == 0, played.stdout + played.stderr[-2000:]
    assert "NOT SO" not in played.stdout
    assert [words for words in TOLD if words not in played.stdout] == []
    assert [path.name for path in build.rglob("*yesterday*")] == []
    assert (build / "data/till/ledger.db").read_bytes() == b"left"
    named = re.findall(r"\[(\S+\.png)\]", played.stdout)
    assert len(named) == len(set(named)) >= 20
    tickets = sorted((build / "tickets").glob("*.png"))
    assert len(tickets) >= 5
    blank = [path.name for path in (*(build / name for name in named), *tickets) if colours(path) < 2]
    assert blank == []


def colours(path: Path) -> int:
    """How many different colours a picture shows; 0 where it cannot be read."""
    picture = QImage(str(path))
    return len({picture.pixel(x, y) for x in range(0, picture.width(), 3) for y in range(0, picture.height(), 3)})
