"""10,000 scans between typing, on the wedge's own clock: none lost, none doubled, none typed, no typing taken for one.

Every timing here is synthetic: made up after what cables and radios do and what typing studies say of hands. Recorded
keystrokes of real scanners could not be had.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from math import log
from random import Random

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pos.domain.barcode import check_digit
from pos.ui.wedge import Wedge

PLAIN = Qt.KeyboardModifier.NoModifier
SCANS = 10_000
KINDS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
CONTROL = Qt.KeyboardModifier.ControlModifier
KEYS = {"\r": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab}


@dataclass(frozen=True)
class Scanner:
    """A synthetic scanner."""

    name: str
    pause: Callable[[Random], float]
    """Milliseconds between two characters."""
    suffix: str
    """`\\r`, `\\t`, both or none."""
    stalls: bool = False
    """Whether its radio has to repeat itself once in every fifth scan, not after the very first character."""


def radio(rng: Random, pace: float) -> float:
    """Bluetooth: jitter."""
    return min(max(1.0, rng.gauss(pace, pace / 4)), 1.9 * pace)


SCANNERS = (
    Scanner("cable", lambda rng: rng.uniform(0.5, 3), "\r"),
    Scanner("cable, a poll each", lambda rng: rng.choice((8.0, 8.0, 16.0)), "\t"),
    Scanner("cable, no suffix", lambda rng: rng.uniform(1, 4), ""),
    Scanner("cable, two suffixes", lambda rng: rng.uniform(1, 10), "\t\r"),
    Scanner("Bluetooth", lambda rng: radio(rng, 18), "\r", stalls=True),
    Scanner("slow Bluetooth", lambda rng: min(radio(rng, 45), 68.0), "\r"),
    Scanner("Bluetooth, no suffix", lambda rng: radio(rng, 14), ""),
)


class Field(QWidget):
    """What has the focus; remembers what came."""

    def __init__(self) -> None:
        super().__init__()
        self.typed: list[str] = []
        self.entered = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Return:
            self.entered += 1
        else:
            self.typed.append(event.text())


@cache
def strokes(letter: str) -> tuple[QKeyEvent, ...]:
    """A key's press and release."""
    code = KEYS.get(letter) or ord(letter.upper())
    return tuple(QKeyEvent(kind, code, CONTROL if letter == "\x1d" else PLAIN, letter) for kind in KINDS)


class Keyboard:
    """Sends keys to the wedge as Qt does, without a window system between."""

    def __init__(self, field: Field) -> None:
        self.field = field
        self.now_ms = 100_000.0
        self.wedge = Wedge(clock=lambda: self.now_ms / 1000)
        self.scans: list[str] = []
        self.wedge.scanned.connect(self.scans.append)

    def key(self, letter: str, pause: float) -> None:
        self.now_ms += pause
        for event in strokes(letter):
            if not self.wedge.eventFilter(self.field, event):
                QApplication.sendEvent(self.field, event)

    def rest(self, ms: float) -> None:
        """Nothing is pressed for so long."""
        self.now_ms += ms
        if not self.wedge.resting:
            self.wedge._end_all()


@pytest.fixture
def keyboard(qtbot: QtBot) -> Iterator[Keyboard]:
    field = Field()
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    made = Keyboard(field)
    yield made
    made.wedge.deleteLater()


def code(rng: Random) -> str:
    """What is printed on things."""
    digits = "".join(rng.choices("0123456789", k=11))
    ean = f"6{digits}{check_digit('6' + digits)}"
    return rng.choice(
        (
            ean,
            ean,
            ean,
            ean,
            f"]E0{ean}",
            f"https://t.example/01/0{ean}/21/{digits[:5]}",
            f"]d2010{ean}10L+{digits[:4]}\x1d21{digits[4:9]}",
            f"O-{''.join(rng.choices('23456789ABCDEFGH', k=6))}",
            f"K{digits[:4]}-{digits[4:6]}",
            f"A/{digits[:3]}*+{digits[3:5]}",
        )
    )


def hand(rng: Random) -> float:
    """Milliseconds between two keys of a person: 140 in the middle, a quick one rolls two keys."""
    return rng.uniform(18, 45) if rng.random() < 0.04 else max(50.0, rng.lognormvariate(log(140), 0.4))


def test_ten_thousand_scans_between_typing(keyboard: Keyboard) -> None:
    rng = Random(20261122)
    sent: list[str] = []
    typed = ""
    entered = 0
    for number in range(SCANS):
        scanner = SCANNERS[number % len(SCANNERS)]
        text = code(rng)
        sent.append(text)
        stall = rng.randrange(2, len(text)) if scanner.stalls and number % 5 == 0 else 0
        for place, letter in enumerate(text):
            keyboard.key(letter, rng.uniform(90, 150) if stall and place == stall else scanner.pause(rng))
        for letter in scanner.suffix:
            keyboard.key(letter, min(scanner.pause(rng), 60.0))
        keyboard.rest(rng.uniform(300, 900))
        if number % 10 == 0:
            words = rng.choice(("3*", "12.5", "2046", "13800002046", "niuzaiku", "K2601"))
            for letter in words:
                keyboard.key(letter, hand(rng))
            keyboard.rest(200)
            typed += words
            if number % 20 == 0:
                keyboard.key("\r", 300)
                entered += 1

    assert keyboard.scans == sent
    assert "".join(keyboard.field.typed) == typed
    assert keyboard.field.entered == entered


def test_nobody_types_like_a_scanner(keyboard: Keyboard) -> None:
    """The quickest hands: 90 ms in the middle, and every tenth word has three keys rolled at once."""
    rng = Random(7)
    typed = ""
    for number in range(1_500):
        word = "".join(rng.choices("0123456789abcdefghij", k=rng.choice((3, 4, 6, 11, 13))))
        for place, letter in enumerate(word):
            rolled = number % 10 == 0 and place in (1, 2)
            keyboard.key(letter, rng.uniform(20, 40) if rolled else max(62.0, rng.lognormvariate(log(95), 0.25)))
        keyboard.rest(150)
        typed += word

    assert keyboard.scans == []
    assert "".join(keyboard.field.typed) == typed
