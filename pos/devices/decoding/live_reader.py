"""Codes in the frames of a camera, 30 a second: a fast pass over each, the slow decoders on cut-outs.

A frame has 33 ms. The fast pass takes 6 to 9 of them; what is left goes to a second voice for linear codes and to
places that look like codes, best first; those that no time was left for come first in the next frame.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass

import numpy as np

from pos.devices.decoding.cutout import Cutout, Grey, calmed, cut, enlarged, stretched, turned
from pos.devices.decoding.regions import Region, find_regions
from pos.domain.reading import Reading, Sighting, box, middle, weigh
from pos.ports.decoding import Decoder

BUDGET_MS = 22.0
"""After so long in a frame nothing new is begun."""
MOST_FOR_ALL = 0.6
"""Share of that time for the pass over the whole frame; on a computer that needs more it is made less often."""
DARK = 70.0
"""Mean shade (0..255) below which a frame is treated before it is read."""
FLAT = 60.0
"""Spread of shades below which it is, too."""
MARGIN = 24
"""Pixels around a place, for the quiet zone."""
STRIP = 72
"""Pixels: so many rows of a straight code say all of it, in a fifth of the time."""
LARGEST = 640 * 480
"""Pixels: a place larger than that is no code but a shelf, or too near."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """The decoders."""

    first: Decoder
    """Quick; looks at every frame."""
    second: Decoder | None
    """Slow and independent; looks at cut-outs."""
    third: Decoder | None
    """Settles what the second could not read."""


class LiveReader:
    """Implements `CodeReader`. One for each thread."""

    def __init__(
        self,
        *,
        voices: Voices,
        clock: Callable[[], float] = time.perf_counter,
        budget_ms: float = BUDGET_MS,
        trust_upc_e: bool = False,
    ) -> None:
        self._voices = voices
        self._clock = clock
        self._budget_s = budget_ms / 1000
        self._trust_upc_e = trust_upc_e
        self._put_off: tuple[int, int] | None = None
        self._skip = False

    def look(self, grey: memoryview, *, sure: Collection[str] = ()) -> tuple[Sighting, ...]:
        """The codes in a frame, as many as it has time for."""
        began = self._clock()
        until = began + self._budget_s
        picture = _lit(np.asarray(grey, np.uint8))
        # Where the pass over the whole takes the time of all the rest, it is made for every second frame only.
        all_of_it = not self._skip
        readings = list(self._voices.first.read(picture.data)) if all_of_it else []
        self._skip = all_of_it and self._clock() - began > self._budget_s * MOST_FOR_ALL
        for reading in tuple(readings):
            if not reading.matrix and reading.text not in sure and self._clock() < until:
                place = cut(picture, *box(reading.corners), margin=MARGIN)
                readings += self._second_voice(place, reading.text, until)
        readings += self._elsewhere(picture, readings, until, at_least=0 if all_of_it else 1)
        return weigh(readings, trust_upc_e=self._trust_upc_e)

    def _second_voice(self, place: Cutout, text: str, until: float) -> list[Reading]:
        """What the others say of a place; they are asked until one agrees."""
        heard: list[Reading] = []
        second, third = self._voices.second, self._voices.third
        for part, voice, hard in ((place.strip(STRIP), second, False), (place, third, False), (place, second, True)):
            if voice is not None:
                heard += part.placed(voice.read(part.picture.data, hard=hard))
            if any(each.text == text for each in heard) or self._clock() >= until:
                break
        return heard

    def _elsewhere(self, picture: Grey, known: list[Reading], until: float, *, at_least: int) -> list[Reading]:
        """What is read in places that look like codes and where nothing was read yet: in `at_least` so many."""
        if self._clock() >= until and not at_least:
            return []
        heard: list[Reading] = []
        for number, region in enumerate(self._in_turn(find_regions(picture), known)):
            if self._clock() >= until and number >= at_least:
                self._put_off = (region.left, region.top)
                return heard
            # However slow the computer: one place in two frames gets all the voices it needs.
            heard += self._region(picture, region, until if number >= at_least else math.inf)
        self._put_off = None
        return heard

    def _in_turn(self, regions: list[Region], known: list[Reading]) -> list[Region]:
        open_ones = [
            region
            for region in regions
            if region.width * region.height <= LARGEST and not any(_covers(region, each) for each in known)
        ]
        if self._put_off is None:
            return open_ones
        x, y = self._put_off
        # Where the last frame ended, this one begins: a region is found again within a few pixels.
        begin = next(
            (n for n, region in enumerate(open_ones) if abs(region.left - x) + abs(region.top - y) <= 2 * MARGIN), 0
        )
        return open_ones[begin:] + open_ones[:begin]

    def _region(self, picture: Grey, region: Region, until: float) -> list[Reading]:
        right, bottom = region.left + region.width, region.top + region.height
        if region.bars and abs(region.angle) > 8:
            place = turned(picture, region.left, region.top, right, bottom, angle=region.angle, margin=MARGIN)
        else:
            place = cut(picture, region.left, region.top, right, bottom, margin=MARGIN)
        place = place.treated(stretched(place.picture))
        heard: list[Reading] = []
        for part in (place.strip(STRIP), place) if region.bars else (place,):
            heard = heard or part.placed(self._voices.first.read(part.picture.data, hard=not region.bars))
        if any(each.matrix for each in heard) or self._clock() >= until:
            return heard
        if heard:
            return heard + self._second_voice(place, heard[0].text, until)
        return self._without_first(place, until) if region.bars else []

    def _without_first(self, place: Cutout, until: float) -> list[Reading]:
        """Bars that the first voice cannot read. Looking costs the others most: at their middle only, at first."""
        strip = place.strip(STRIP)
        second, third = self._voices.second, self._voices.third
        heard = strip.placed(second.read(strip.picture.data)) if second is not None else []
        if not heard or self._clock() >= until:
            return heard
        larger = strip.treated(enlarged(strip.picture, 2.0), scale=2.0)
        heard += larger.placed(self._voices.first.read(larger.picture.data))
        if third is not None and len({each.voice for each in heard}) == 1:
            heard += place.placed(third.read(place.picture.data))
        return heard


def _lit(picture: Grey) -> Grey:
    """A frame as it is, or one that was taken in the dark made legible."""
    few = picture[::8, ::8]
    if float(few.mean()) >= DARK and float(few.std()) >= FLAT / 4:
        return picture
    return calmed(stretched(picture))


def _covers(region: Region, reading: Reading) -> bool:
    x, y = middle(reading.corners)
    return region.left <= x <= region.left + region.width and region.top <= y <= region.top + region.height
