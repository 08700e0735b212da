"""GS1 element strings: application identifiers and values, one after the other, FNC1 where a length is open.

    ]d2 01 06901234567892 17 261231 10 AB12 <GS> 21 0007

Many scanners lose FNC1 or send something else for it. What they are known to send is read where only one reading is
possible; anything else is refused, because half a lot number is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pos.domain.scan.clean import GS
from pos.domain.scan.gs1_ai import at, identifiers
from pos.domain.scan.kinds import Refusal

_SPELLED = re.compile(
    r"\{GS\}|<GS>|\[GS\]|\(GS\)|\{FNC1\}|<FNC1>|\[FNC1\]|<0x1D>|\{0x1D\}|\\x1D|\\u001D|\\035|%1D|_x001D_|&#29;|&#x1D;"
    r"|<?Alt\+?029>?|\]C1",
    re.ASCII | re.IGNORECASE,
)
"""FNC1 in words: of wedge software, logs, spreadsheets, and of Alt+029 where nobody composed it."""
_NOT_IN_CODES = re.compile(r"[^!-\"%-?A-Z_a-z\x1d]")
"""Characters that no value has; one that stands for FNC1 is among them (`^`, `|`, `~`, `#`, `@`, `␝`, `↔`, a blank)."""
_BRACKETED = re.compile(r" *\((\d{2,4})\) *((?:[^(]|\((?!\d{2,4}\)))*)", re.ASCII)
_HIDDEN_DATE = re.compile(r"(?=(1[13567]\d{6}))", re.ASCII)
_COMMON = frozenset(("10", "11", "13", "15", "16", "17", "20", "21", "22", "30", "240", "241"))
"""Identifiers at which a text without separators may be cut; and all weights, measures and prices, `3…`."""
_MOST_TRIES = 300


@dataclass(frozen=True, slots=True)
class Element:
    """An application identifier and its value."""

    ai: str
    """Two to four digits."""
    value: str
    """As it stands in the code."""


@dataclass(frozen=True, slots=True)
class Elements:
    """An element string, or why it is none."""

    found: tuple[Element, ...] = ()
    """In their order, each identifier once."""
    refusal: Refusal | None = None
    """Why it was not read."""
    doubtful: bool = False
    """A separator seems to be missing: what stands in the last field may be two."""

    def value(self, ai: str) -> str:
        """The value of an identifier; empty where it is missing."""
        return next((element.value for element in self.found if element.ai == ai), "")


def read_elements(text: str) -> Elements:
    """The elements of a text, which may begin with FNC1."""
    bracketed = _bracketed(text)
    if bracketed is not None:
        return bracketed
    if GS in text:
        return _separated(text)
    tries = [*map(_separated, _mended(text)), _separated(text)]
    read = next((each for each in tries if each.refusal is None), tries[0])
    if read is not tries[-1]:
        return read
    if read.refusal is None and _runs_on(read.found[-1]):
        return replace(read, doubtful=True)
    if read.refusal in (Refusal.BAD_VALUE, Refusal.UNKNOWN_IDENTIFIER):
        return _cut(text) or read
    return read


def write_elements(elements: tuple[Element, ...]) -> str:
    """The element string as a GS1 symbol carries it, without the leading FNC1; fixed lengths first, as GS1 asks for."""
    ordered = sorted(elements, key=lambda element: identifiers()[element.ai].needs_end)
    text = ""
    for place, element in enumerate(ordered):
        ends = identifiers()[element.ai].needs_end and place < len(ordered) - 1
        text += element.ai + element.value + (GS if ends else "")
    return text


def flaw(element: Element) -> Refusal | None:
    """What is wrong with an element; None where there is that identifier and it may have that value."""
    known = identifiers().get(element.ai)
    return known.flaw(element.value) if known is not None else Refusal.UNKNOWN_IDENTIFIER


def together(elements: list[Element]) -> Elements:
    """Each identifier once; the same one with another value is a contradiction."""
    values: dict[str, str] = {}
    for element in elements:
        if values.setdefault(element.ai, element.value) != element.value:
            return Elements(refusal=Refusal.CONTRADICTION)
    return Elements(found=tuple(Element(ai, value) for ai, value in values.items()))


def _separated(text: str) -> Elements:
    """Elements whose separators are where they must be; one too many after a fixed length is passed over."""
    found: list[Element] = []
    place, end = 0, len(text)
    while place < end:
        if text[place] == GS:
            place += 1
            continue
        known = at(text, place)
        if known is None:
            return Elements(refusal=Refusal.UNKNOWN_IDENTIFIER)
        place += len(known.ai)
        stop = text.find(GS, place)
        upto = end if stop < 0 else stop
        if not known.needs_end or known.shortest == known.longest:
            upto = min(upto, place + known.longest)
        value = text[place:upto]
        wrong = known.flaw(value)
        if wrong is not None:
            return Elements(refusal=wrong)
        found.append(Element(known.ai, value))
        place = upto
    return together(found) if found else Elements(refusal=Refusal.UNREADABLE)


def _bracketed(text: str) -> Elements | None:
    """`(01)06901234567892(10)AB12`, as it stands under the bars, with or without blanks; None for another form."""
    if not text.startswith("("):
        return None
    parts = list(_BRACKETED.finditer(text))
    if not parts or sum(len(part[0]) for part in parts) != len(text):
        return None
    elements = [Element(part[1], part[2].rstrip(" ")) for part in parts]
    wrong = next((each for each in map(flaw, elements) if each is not None), None)
    return together(elements) if wrong is None else Elements(refusal=wrong)


def _mended(text: str) -> Iterator[str]:
    """The text with FNC1 where something stands for it."""
    spelled = _SPELLED.sub(GS, text)
    if spelled != text:
        yield spelled
    strange = set(_NOT_IN_CODES.findall(text))
    if len(strange) == 1:
        yield text.replace(strange.pop(), GS)


def _runs_on(last: Element) -> bool:
    """Whether a date with its identifier may be hidden in a value that runs to the end."""
    known = identifiers()[last.ai]
    if known.shortest == known.longest:
        return False
    for match in _HIDDEN_DATE.finditer(last.value):
        rest = last.value[match.start() :]
        if match.start() and _separated(rest).refusal is None:
            return True
    return False


def _cut(text: str) -> Elements | None:
    """The one way in which a text without separators can be cut; `AMBIGUOUS` where there are several."""
    ways: list[list[Element]] = []
    tries = 0

    def go_on(place: int, found: list[Element]) -> None:
        nonlocal tries
        if place == len(text):
            ways.append(found)
            return
        known = at(text, place)
        if known is None or any(element.ai == known.ai for element in found):
            return
        if found and known.ai not in _COMMON and known.ai[0] != "3":
            return
        start = place + len(known.ai)
        for upto in range(start + known.shortest, min(start + known.longest, len(text)) + 1):
            tries += 1
            if tries > _MOST_TRIES or len(ways) > 1:
                return
            if known.flaw(text[start:upto]) is None:
                go_on(upto, [*found, Element(known.ai, text[start:upto])])

    go_on(0, [])
    if len(ways) == 1 and tries <= _MOST_TRIES:
        return Elements(found=tuple(ways[0]))
    return Elements(refusal=Refusal.AMBIGUOUS) if ways else None
