"""One application identifier: how long its value is, and what makes it right."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pos.domain.scan.gs1_table import TABLE
from pos.domain.scan.gs1_values import CHECKS
from pos.domain.scan.kinds import Refusal

_SETS = {"N": "[0-9]", "X": r"[!-\"%-?A-Z_a-z]", "Y": r"[#\-/0-9A-Z]", "Z": r"[\-0-9=A-Z_a-z]"}
"""Types to the characters they may hold (GS1 General Specifications, 7.11)."""
_COMPONENT = re.compile(r"^(\[?)([NXYZ])(\.\.)?(\d+)\]?((?:,\w+)*)$")
_LENGTHS = (2, 3, 4)


@dataclass(frozen=True, slots=True)
class Identifier:
    """An application identifier."""

    ai: str
    """Two to four digits."""
    needs_end: bool
    """Whether FNC1 has to follow unless it comes last."""
    shortest: int
    """Characters of its value at least."""
    longest: int
    """Characters of its value at most."""
    pattern: re.Pattern[str]
    """The form of its value, a group for each component."""
    checks: tuple[tuple[int, str], ...]
    """(group, check of `gs1_values.CHECKS`)."""
    paths: tuple[tuple[str, ...], ...] | None
    """Of a Digital Link's primary key: the sequences of qualifiers that may follow it; None: it is no such key."""

    def flaw(self, value: str) -> Refusal | None:
        """What is wrong with a value; None where it may have it."""
        match = self.pattern.fullmatch(value)
        if match is None:
            return Refusal.BAD_VALUE
        for group, check in self.checks:
            if match[group] is not None and not CHECKS[check](match[group]):
                return Refusal.CHECK_DIGIT if check == "csum" else Refusal.BAD_VALUE
        return None


@cache
def identifiers() -> Mapping[str, Identifier]:
    """All of them, by their digits."""
    found = {}
    for row in TABLE.strip().splitlines():
        names, columns = row[:10].strip(), row[10:].partition("#")[0].split()
        fixed = columns[0] == "*"
        spec = [column for column in columns if column != "*" and not column.startswith("dlpkey")]
        key = next((column for column in columns if column.startswith("dlpkey")), None)
        first, _, last = names.partition("-")
        for number in range(int(first), int(last or first) + 1):
            ai = str(number).rjust(len(first), "0")
            found[ai] = _identifier(ai, spec, key, fixed=fixed)
    return found


def at(text: str, place: int) -> Identifier | None:
    """The identifier that begins at a place; none begins with another."""
    known = identifiers()
    for length in _LENGTHS:
        found = known.get(text[place : place + length])
        if found is not None:
            return found
    return None


def _identifier(ai: str, spec: list[str], key: str | None, *, fixed: bool) -> Identifier:
    pattern, checks, shortest, longest = "", [], 0, 0
    for group, column in enumerate(spec, start=1):
        match = _COMPONENT.match(column)
        assert match is not None, f"a row of the table that cannot be read: {ai}"  # noqa: S101 - a programmer's slip
        optional, kind, open_ended, length, names = match.groups()
        pattern += f"({_SETS[kind]}{{{1 if open_ended else length},{length}}}){'?' if optional else ''}"
        shortest += 0 if optional else 1 if open_ended else int(length)
        longest += int(length)
        checks += [(group, name) for name in names.split(",") if name]
    paths = None
    if key is not None:
        paths = tuple(tuple(path.split(",")) for path in key.partition("=")[2].split("|") if path)
    return Identifier(
        ai=ai,
        needs_end=not fixed,
        shortest=shortest,
        longest=longest,
        pattern=re.compile(pattern, re.ASCII),
        checks=tuple(checks),
        paths=paths,
    )
