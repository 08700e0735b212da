"""Text as the bytes a Chinese receipt printer prints: ASCII, and two-byte GB18030 between `FS &` and `FS .`.

python-escpos' own `text()` is not used: it sends `?` for `￥12.00`, `：` and `℃` where no 汉字 stands beside them, and
four-byte codes that print as other letters.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from pos.devices.printer.settings import Chinese, Lacking
from pos.domain.ticket.measure import width

CHINESE_ON = b"\x1c&"
"""FS &: two bytes from 0x81 on are one character."""
CHINESE_OFF = b"\x1c."
"""FS ."""


@lru_cache(maxsize=32_768)
def is_printable(letter: str) -> bool:
    """Whether a printer with a Chinese font has the character.

    GBK is the part of GB18030's two-byte range that every such printer has, with the same codes; the few that GB18030
    added to it (€ among them) are missing in older ones.
    """
    if " " <= letter <= "~":
        return True
    try:
        return len(letter.encode("gbk")) == 2
    except UnicodeEncodeError:
        return False


def encoded(text: str) -> bytes | None:
    """The bytes of cleaned text, without the switches; None where a character is outside and needs a picture."""
    try:
        return text.encode("gbk")
    except UnicodeEncodeError:
        return None


@dataclass(frozen=True, slots=True)
class Writing:
    """How one printer is written to."""

    chinese: Chinese = Chinese.SWITCHED
    """What it does with Chinese."""
    lacking: Lacking = Lacking.LINE
    """How what it lacks is printed."""
    code_page: int = 0
    """`ESC t`, where it has no Chinese."""
    encoding: str = "cp437"
    """Python's name of that page."""

    @property
    def start(self) -> bytes:
        """What a ticket begins with."""
        return b"\x1bt" + bytes((self.code_page,)) if self.chinese is Chinese.NONE else b""

    def of(self, text: str) -> bytes | None:
        """The bytes of cleaned text; None where it needs a picture."""
        if self.chinese is Chinese.NONE:
            return self._in_code_page(text)
        data = encoded(text)
        if data is None or data.isascii() or self.chinese is Chinese.ALWAYS:
            return data
        return CHINESE_ON + data + CHINESE_OFF

    def _in_code_page(self, text: str) -> bytes | None:
        try:
            data = text.encode(self.encoding)
        except (UnicodeEncodeError, LookupError):
            return None
        # Text is laid out for a Chinese printer: letters that are wide there would shift the columns here.
        return data if len(data) == len(text) == width(text) else None


MOST = Writing()
"""Most printers sold in China."""


def parts_of(text: str) -> Iterator[str]:
    """A line cut where what a printer with Chinese has ends or begins."""
    for _, letters in groupby(text, key=is_printable):
        yield "".join(letters)
