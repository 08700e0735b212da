"""Text as the bytes a Chinese receipt printer prints: ASCII, and two-byte GB18030 between `FS &` and `FS .`.

python-escpos' own `text()` is not used: it sends `?` for `￥12.00`, `：` and `℃` where no 汉字 stands beside them, and
four-byte codes that print as other letters.
"""

from __future__ import annotations

from functools import lru_cache

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
