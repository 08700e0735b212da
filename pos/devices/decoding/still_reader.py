"""Codes in a still picture: nobody waits for the next frame, so everything is tried.

First each decoder looks at the whole picture as it is; so no fewer codes are read than by any of them alone. What is
then not certain, or where nothing was read, is tried turned, larger, smaller, brighter, sharper and in black and white.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator

import cv2
import numpy as np

from pos.devices.decoding.cutout import Cutout, Grey, calmed, cut, enlarged, stretched, turned, whole
from pos.devices.decoding.regions import find_regions
from pos.domain.reading import Reading, Sighting, box, weigh
from pos.ports.decoding import Decoder

PATIENCE_S = 4.0
"""After so long on one picture nothing new is tried."""
MARGIN = 32
"""Pixels around a place, for the quiet zone."""
LEAST_SIDE, MOST_SIDE = 500, 1800
"""Pixels: pictures with a longer side below the one are enlarged, above the other made smaller, too."""
ANGLES = (45.0, 20.0, -20.0, 70.0)


class StillReader:
    """Implements `CodeReader`. One for each thread."""

    def __init__(
        self,
        *,
        decoders: tuple[Decoder, ...],
        patience_s: float = PATIENCE_S,
        clock: Callable[[], float] = time.perf_counter,
        trust_upc_e: bool = False,
    ) -> None:
        self._decoders = decoders
        self._patience_s = patience_s
        self._clock = clock
        self._trust_upc_e = trust_upc_e

    def look(self, grey: memoryview, *, sure: Collection[str] = ()) -> tuple[Sighting, ...]:
        """The codes in a picture."""
        until = self._clock() + self._patience_s
        picture = np.ascontiguousarray(grey, np.uint8)
        readings = self._read(whole(picture))
        seen = self._weigh(readings)
        for attempt in self._attempts(picture, seen):
            if self._clock() >= until or (seen and all(each.confirmed for each in seen)):
                break
            readings += self._read(attempt)
            seen = self._weigh(readings)
        return seen

    def _weigh(self, readings: list[Reading]) -> tuple[Sighting, ...]:
        return weigh(readings, trust_upc_e=self._trust_upc_e)

    def _read(self, part: Cutout) -> list[Reading]:
        view = np.ascontiguousarray(part.picture).data
        return [reading for decoder in self._decoders for reading in part.placed(decoder.read(view, hard=True))]

    def _attempts(self, picture: Grey, seen: tuple[Sighting, ...]) -> Iterator[Cutout]:
        """Where something was read, that place; then places that look like codes; then all of it."""
        for sighting in seen:
            if not sighting.confirmed:
                yield from _treatments(cut(picture, *box(sighting.corners), margin=MARGIN))
        for region in find_regions(picture, most=5):
            place = (region.left, region.top, region.left + region.width, region.top + region.height)
            if region.bars and abs(region.angle) > 4:
                yield from _treatments(turned(picture, *place, angle=region.angle, margin=MARGIN))
            elif region.width * region.height * 2 < picture.size:
                yield from _treatments(cut(picture, *place, margin=MARGIN))
        all_of_it = whole(picture)
        yield from _treatments(all_of_it)
        high, wide = picture.shape
        for angle in ANGLES:
            yield turned(picture, 0, 0, wide, high, angle=angle, margin=0)


def _treatments(place: Cutout) -> Iterator[Cutout]:
    """What may help, the cheapest first."""
    picture = place.picture
    longer = max(picture.shape)
    if min(picture.shape) < 8:
        return
    if longer > MOST_SIDE:
        scale = MOST_SIDE / 2 / longer
        yield place.treated(enlarged(picture, scale), scale=scale)
    clear = stretched(picture)
    yield place.treated(clear)
    yield place.treated(calmed(clear))
    if longer < LEAST_SIDE * 2:
        scale = 2.0 if longer > LEAST_SIDE else 3.0
        yield place.treated(enlarged(clear, scale), scale=scale)
        yield place.treated(_sharpened(enlarged(clear, scale)), scale=scale)
    yield place.treated(_sharpened(clear))
    yield place.treated(_black_and_white(clear))
    yield place.treated(enlarged(clear, 0.5), scale=0.5)
    yield place.treated(np.asarray(cv2.bitwise_not(clear), np.uint8))


def _sharpened(picture: Grey) -> Grey:
    """Against a lens out of focus: more of what a blur would take away."""
    return np.asarray(cv2.addWeighted(picture, 2.2, cv2.GaussianBlur(picture, (0, 0), 2.5), -1.2, 0), np.uint8)


def _black_and_white(picture: Grey) -> Grey:
    """Each place against its own surroundings: for light that falls on one side."""
    side = max(11, (min(picture.shape) // 12) | 1)
    level = cv2.adaptiveThreshold(picture, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY, side, 6)
    return np.asarray(level, np.uint8)
