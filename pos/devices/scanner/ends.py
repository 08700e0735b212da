"""Where a scan ends in a stream of characters: at its suffix, or where the stream falls silent."""

from __future__ import annotations

SUFFIXES = frozenset("\r\n\t\x03")
"""Enter, line feed, Tab, ETX."""
PREFIXES = "\x02"
"""STX."""
SILENCE_S = 0.1
"""A scanner without a suffix has said all after so long."""
LONGEST = 4_096
"""More is no scan but a cable that sends rubbish."""


class Ends:
    """Cuts a stream into scans."""

    def __init__(self) -> None:
        self._text = ""
        self._at = 0.0

    @property
    def waiting(self) -> bool:
        """Whether a scan has begun."""
        return bool(self._text)

    def feed(self, text: str, *, now: float) -> tuple[str, ...]:
        """The scans that end with these characters. `now`: seconds on a clock that only grows."""
        done = list(self.rest(now=now))
        for letter in text:
            if letter in SUFFIXES:
                done += self._take()
            elif len(self._text) < LONGEST:
                self._text += letter
        self._at = now
        return tuple(done)

    def rest(self, *, now: float) -> tuple[str, ...]:
        """The scan that ended in silence."""
        return tuple(self._take()) if self._text and now - self._at >= SILENCE_S else ()

    def forget(self) -> None:
        """Drop what has begun."""
        self._text = ""

    def _take(self) -> list[str]:
        text, self._text = self._text.lstrip(PREFIXES), ""
        return [text] if text else []


def decoded(data: bytes) -> str:
    """Bytes of a scanner as text: UTF-8 where they are, else the Chinese standard."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("gb18030", errors="replace")
