"""Codes over time: which of those in front of the camera are new and may be believed.

A code counts once until it has left the picture. A linear code that two decoders agree on counts at once; one that a
single decoder reads counts when the catalogue knows it and the next picture repeats it. Two codes of one tag count
once: the one that says more, so a linear code waits for a moment whether its brother appears.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pos.domain.reading import Sighting
from pos.domain.scan import read_scan

GONE_S = 1.0
"""A code that was not read for so long has left the picture: decoders miss a picture now and then."""
REPEAT_S = 0.5
"""The next picture is one that follows within so long."""
BROTHER_S = 0.12
"""So long a linear code waits for a matrix code of the same tag: three or four pictures."""


@dataclass(slots=True)
class _Code:
    """A code that is in the picture."""

    sighting: Sighting
    """As it was seen last."""
    gtin: str
    """14 digits; empty for what is no code of goods."""
    first: float
    """Seconds on the clock when it was first believed; before that, first seen."""
    last: float
    """Seconds on the clock when it was last seen."""
    believed: bool = False
    """Whether it may be handed on."""
    counted: bool = False
    """Whether it was handed on, or another code of its tag was."""


class CodeWatch:
    """One for each time that the camera is switched on."""

    def __init__(self, *, known: Callable[[str], bool]) -> None:
        """`known`: whether the catalogue has what this scan names."""
        self._known = known
        self._codes: dict[str, _Code] = {}

    @property
    def sure(self) -> frozenset[str]:
        """Texts in the picture that need no second voice any more."""
        return frozenset(code.sighting.text for code in self._codes.values() if code.believed)

    def see(self, sightings: Iterable[Sighting], *, now: float) -> tuple[Sighting, ...]:
        """The codes that count now. `now`: seconds on a clock that only grows."""
        for text in [text for text, code in self._codes.items() if now - code.last > GONE_S]:
            del self._codes[text]
        for sighting in sightings:
            self._meet(sighting, now)
        # Matrix codes first: they say more than the linear one beside them.
        in_turn = sorted(self._codes.values(), key=lambda code: not code.sighting.matrix)
        return tuple(code.sighting for code in in_turn if self._counts(code, now))

    def believes(self, text: str) -> bool:
        """Whether a text in the picture may be believed."""
        code = self._codes.get(text)
        return code is not None and code.believed

    def _meet(self, sighting: Sighting, now: float) -> None:
        code = self._codes.get(sighting.text)
        if code is None:
            tag = read_scan(sighting.scan).tag
            code = _Code(sighting, tag.gtin if tag is not None else "", now, now)
            self._codes[sighting.text] = code
            code.believed = sighting.confirmed
            return
        repeated = not sighting.disputed and 0 < now - code.last <= REPEAT_S
        if not code.believed and (sighting.confirmed or (repeated and self._known(sighting.scan))):
            code.believed, code.first = True, now
        code.last = now
        # What was confirmed once knows its symbol best.
        if sighting.confirmed or not code.sighting.confirmed:
            code.sighting = sighting

    def _counts(self, code: _Code, now: float) -> bool:
        if code.counted or not code.believed:
            return False
        brothers = [other for other in self._codes.values() if code.gtin and other.gtin == code.gtin]
        another = any(other.counted and other.sighting.matrix != code.sighting.matrix for other in brothers)
        if code.gtin and not code.sighting.matrix and not another and now - code.first < BROTHER_S:
            return False
        code.counted = True
        return not another
