"""A file of pricing cases: one JSON document, or a case on each line."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from pos.domain.errors import BadValue


@dataclass(frozen=True, slots=True)
class Found:
    """A case as it stands in a file."""

    place: str
    """`line 3` or `case 3`."""
    number: int
    """That number."""
    data: object
    """What stands there; None where it is not JSON."""
    fault: str = ""
    """Why it is not JSON."""


def read_text(path: str) -> str:
    """The file's text; `-` is standard input. Raises OSError, BadValue for what is not UTF-8."""
    try:
        raw = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadValue(f"{path} is not UTF-8: {error}") from None


def cases_in(text: str) -> Iterator[Found]:
    """The cases of a file's text.

    A document is one case, a list of cases, or an object with `cases`: what stands beside them holds for each one that
    does not say otherwise.
    """
    if not text.strip():
        raise BadValue("there is nothing in it")
    try:
        document = loads(text)
    except ValueError as error:
        # Only a line feed ends a line: a text in JSON may hold whatever else Unicode calls one.
        lines = [(number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
        if not any(_is_case(line) for _, line in lines):
            raise BadValue(f"not JSON: {error}") from None
        for number, line in lines:
            yield _line(number, line)
        return
    if isinstance(document, dict) and "cases" in document:
        shared = {name: value for name, value in document.items() if name not in ("cases", "note", "name")}
        document = document["cases"]
        if not isinstance(document, list):
            raise BadValue("cases: a list is wanted")
        document = [{**shared, **each} if isinstance(each, dict) else each for each in document]
    for number, data in enumerate(document if isinstance(document, list) else [document], start=1):
        yield Found(f"case {number}", number, data)


def loads(text: str) -> object:
    """JSON with exact numbers. Raises ValueError, also for NaN and Infinity, for a field that an object has twice,
    and for nesting without end."""
    try:
        return json.loads(text, parse_float=Decimal, parse_constant=_no_number, object_pairs_hook=_object)
    except RecursionError:
        raise ValueError("nested too deeply") from None


def _line(number: int, line: str) -> Found:
    try:
        return Found(f"line {number}", number, loads(line))
    except ValueError as error:
        return Found(f"line {number}", number, None, f"not JSON: {error}")


def _is_case(line: str) -> bool:
    """Whether it is a line of JSON lines: an object that begins where the line does."""
    try:
        return line.startswith("{") and isinstance(loads(line), dict)
    except ValueError:
        return False


def _object(fields: list[tuple[str, object]]) -> dict[str, object]:
    read = dict(fields)
    if len(read) < len(fields):
        names = [name for name, _ in fields]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"{twice!r:.40} stands twice in an object")
    return read


def _no_number(name: str) -> object:
    raise ValueError(f"{name} is no number")
