"""CSV as it comes from spreadsheets: UTF-8 with or without a mark, GBK, UTF-16; comma, semicolon or tab."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from pathlib import Path

from pos.server.importing.table import Fault, FileFault, TableRow

_CHUNK = 1 << 20
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CONVINCED = 8
"""Characters beyond ASCII read as UTF-8 before the first error: GBK text does not get that far by chance."""
_SEPARATORS = ",;\t"
MAX_CELL = 64 * 1024
"""Characters of a cell; more means that a quote was left open."""
MAX_LINE = 1 << 20
"""Characters of a line that are read at once."""


class CsvTable:
    """A CSV file, streamed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.encoding = detect_encoding(path)

    def rows(self) -> Iterator[TableRow]:
        """Every row that is not blank. Bytes that are no text become U+FFFD, which every cell reader refuses.

        A row is a line: a quote that is still open at its end breaks that row and not the ones below it.
        """
        csv.field_size_limit(MAX_CELL)
        with self._path.open(encoding=self.encoding, errors="replace", newline="") as file:
            first = file.readline(MAX_CELL)
            separator = max(_SEPARATORS, key=first.count)
            file.seek(0)
            for number, line in enumerate(iter(lambda: file.readline(MAX_LINE), ""), start=1):
                try:
                    cells = next(csv.reader((line,), delimiter=separator, strict=True))
                except csv.Error:
                    yield TableRow(number, (line.strip(),), broken=True)
                    continue
                if any(cells) and any(map(str.strip, cells)):
                    yield TableRow(number, tuple(cells))


def detect_encoding(path: Path) -> str:
    """`utf-8-sig`, `utf-8`, `utf-16` or `gb18030`, by reading the file once. Raises FileFault."""
    with path.open("rb") as file:
        head = file.read(4096)
        if not head.strip(b"\x00 \r\n\t"):
            raise FileFault(Fault.EMPTY)
        for mark, encoding in _MARKS:
            if head.startswith(mark):
                return encoding
        if b"\x00" in head:
            raise FileFault(Fault.NOT_TEXT)
        file.seek(0)
        decoder = codecs.getincrementaldecoder("utf-8")()
        beyond_ascii = 0
        try:
            while chunk := file.read(_CHUNK):
                text = decoder.decode(chunk)
                if not chunk.isascii():
                    beyond_ascii += sum(letter > "\x7f" for letter in text) if beyond_ascii < _CONVINCED else 0
            decoder.decode(b"", final=True)
        except UnicodeDecodeError as error:
            good = bytes(error.object[: error.start]).decode("utf-8")
            beyond_ascii += sum(letter > "\x7f" for letter in good)
            return "utf-8" if beyond_ascii >= _CONVINCED else "gb18030"
    return "utf-8"
