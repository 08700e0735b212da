"""A pole display at a serial port: two lines of 20 characters (CD5220), or eight figures (LED8, common in China).

Neither has Chinese: figures and short English words are what all of them show.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pos.domain.money import yuan
from pos.ports.customer_display import CustomerView, Showing

COLUMNS = 20
"""Characters in a line of a CD5220."""
WITHIN_S = 1.0
"""How long a port may take."""
_CLEAR = b"\x0c"
_UPPER, _LOWER = b"\x1bQA", b"\x1bQB"
"""ESC Q A, ESC Q B: a line, up to CR."""
_LIGHTS = b"\x1bs"
"""ESC s n of an LED8: which word is lit: 0 none, 1 price, 2 total, 3 received, 4 change."""

_log = logging.getLogger(__name__)


class PoleDialect(StrEnum):
    """What a pole display speaks."""

    NONE = "none"
    """There is none."""
    CD5220 = "cd5220"
    """Two lines of 20 characters; most VFD displays can be switched to it."""
    LED8 = "led8"
    """Eight figures and four lights (单价 总计 收款 找零)."""


@dataclass(frozen=True, slots=True)
class PoleSettings:
    """A pole display as it is set up."""

    dialect: PoleDialect = PoleDialect.NONE
    """What it speaks."""
    port: str = ""
    """Serial port."""
    baud: int = 2400
    """Bits a second: 2400 for most LED8, 9600 for most CD5220."""
    welcome: str = "WELCOME"
    """The upper line between two customers; ASCII."""


class PoleDisplay:
    """Implements `CustomerDisplay`; never raises. A port that fails is opened anew for the next view."""

    def __init__(self, *, settings: PoleSettings) -> None:
        """`settings`: of a display that is there."""
        self._settings = settings
        self._one_at_a_time = threading.Lock()
        self._line: Any = None

    def show(self, view: CustomerView) -> bool:
        """Show it; whether the port took the bytes."""
        data = pole_bytes(view, self._settings)
        with self._one_at_a_time:
            try:
                if self._line is None:
                    import serial

                    self._line = serial.Serial(self._settings.port, self._settings.baud, write_timeout=WITHIN_S)
                self._line.write(data)
            # pyserial's own errors are OSErrors and ValueErrors; a port that vanishes raises termios' and others still.
            except Exception as error:  # noqa: BLE001
                _log.info("pole display: %s: %s", type(error).__name__, error)
                self._let_go()
                return False
        return True

    def close(self) -> None:
        """Let go of the port."""
        with self._one_at_a_time:
            self._let_go()

    def _let_go(self) -> None:
        line, self._line = self._line, None
        if line is not None:
            with suppress(Exception):
                line.close()


def pole_bytes(view: CustomerView, settings: PoleSettings) -> bytes:
    """The bytes that show a view."""
    if settings.dialect is PoleDialect.LED8:
        light, amount = _figure(view)
        figures = yuan(amount).replace(",", "").encode("ascii") if light else b""
        return _CLEAR + (_UPPER + figures + b"\r" + _LIGHTS + str(light).encode("ascii") if light else b"")
    upper, lower = _lines(view, settings.welcome)
    return _CLEAR + _UPPER + _plain(upper) + b"\r" + _LOWER + _plain(lower) + b"\r"


def _figure(view: CustomerView) -> tuple[int, int]:
    """The light and the amount of an LED8."""
    match view.showing:
        case Showing.SELLING if view.lines:
            return 1, view.lines[-1].amount
        case Showing.PAYING:
            return 2, view.due
        case Showing.DONE:
            return 4, view.change
        case _:
            return 0, 0


def _lines(view: CustomerView, welcome: str) -> tuple[str, str]:
    match view.showing:
        case Showing.SELLING if view.lines:
            last = view.lines[-1]
            return _pair(f"{last.quantity} x", yuan(last.amount)), _pair("TOTAL", yuan(view.total))
        case Showing.PAYING:
            return _pair("TOTAL", yuan(view.total)), _pair("TO PAY", yuan(view.due))
        case Showing.DONE:
            return _pair("RECEIVED", yuan(view.received)), _pair("CHANGE", yuan(view.change))
        case _:
            return welcome.center(COLUMNS).rstrip(), ""


def _pair(label: str, value: str) -> str:
    return label[: max(0, COLUMNS - len(value) - 1)].ljust(COLUMNS - len(value)) + value


def _plain(text: str) -> bytes:
    """Printable ASCII, one line of it: a name with commands in it must not switch the display off."""
    return bytes(_ascii(text))[:COLUMNS]


def _ascii(text: str) -> Iterator[int]:
    return (ord(letter) if " " <= letter <= "~" else ord(" ") for letter in text)
