"""Codes in a still picture: nobody waits for the next frame, so everything is tried.

First each decoder looks at the whole picture as it is; so no fewer codes are read than by any of them alone. Then they
look at smaller versions of large pictures, and at places that look like codes and where none was read, straightened and
enlarged: of hard pictures that gives most for the least work. What is then not certain is tried sharper, calmer,
brighter and in black and white; where nothing is certain after that, places full of bars on whatever ground, and the
whole picture turned, enlarged and inverted.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Collection, Iterator

import cv2
import numpy as np

from pos.devices.decoding.cutout import Cutout, Grey, calmed, cut, enlarged, stretched, turned, whole
from pos.devices.decoding.regions import Region, find_bars, find_regions
from pos.domain.reading import Reading, Sighting, Voice, box, middle, weigh
from pos.ports.decoding import Decoder

PATIENCE_S = 8.0
"""After so long on one picture, beyond the first look at it, nothing new is tried."""
MARGIN = 32
"""Pixels around a place, for the quiet zone."""
OVERVIEW = 1400
"""Pixels: pictures with a longer side above this are halved until they are below it, and looked at each time."""
PLACES = 6
"""So many places that look like codes are looked at."""
SMALL = 900
"""Pixels: what is smaller is enlarged, too."""
ALL_ENLARGED = 2_000_000
"""Pixels: larger pictures are not enlarged as a whole."""
ANGLES = (22.5, -22.5, 45.0, 67.5)


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
        picture = np.ascontiguousarray(grey, np.uint8)
        levels = list(_levels(picture))
        readings = self._read(levels[0])
        until = self._clock() + self._patience_s
        for smaller in levels[1:]:
            if self._clock() < until:
                readings += self._read(smaller)
        places = _places(picture, levels[-1], find_regions(levels[-1].picture, most=PLACES))
        for place in places:
            if not _covered(place, readings):
                readings = self._try(_first_looks(_straight(picture, place)), readings, until, place)
        for sighting in self._open(readings):
            readings = self._try(_treatments(_around(picture, sighting)), readings, until, sighting)
        if not readings or self._open(readings):
            for place in places:
                if not _covered(place, readings):
                    readings = self._try(_treatments(_straight(picture, place)), readings, until, place)
        if len(self._open(readings)) == len(self._weigh(readings)):
            for place in _places(picture, levels[-1], find_bars(levels[-1].picture, most=PLACES)):
                readings = self._try(_first_looks(_straight(picture, place)), readings, until, place)
        if len(self._open(readings)) == len(self._weigh(readings)):
            readings = self._try(_all_of_it(levels[-1]), readings, until, None)
        return self._weigh(readings)

    def _try(
        self, parts: Iterator[Cutout], readings: list[Reading], until: float, what: Region | Sighting | None
    ) -> list[Reading]:
        """With what is read in these, up to the first that settles it."""
        for part in parts:
            if self._clock() >= until:
                break
            readings = [*readings, *self._read(part)]
            if self._settled(readings, what):
                break
        return readings

    def _settled(self, readings: list[Reading], what: Region | Sighting | None) -> bool:
        seen = self._weigh(readings)
        if isinstance(what, Sighting):
            return any(each.text == what.text and each.confirmed for each in seen)
        if what is None:
            return any(each.confirmed for each in seen)
        return any(each.confirmed and _meets(what, each) for each in seen)

    def _open(self, readings: list[Reading]) -> list[Sighting]:
        """What is not certain yet."""
        return [each for each in self._weigh(readings) if not each.confirmed]

    def _weigh(self, readings: list[Reading]) -> tuple[Sighting, ...]:
        return weigh(readings, trust_upc_e=self._trust_upc_e)

    def _read(self, part: Cutout) -> list[Reading]:
        view = np.ascontiguousarray(part.picture).data
        return [reading for decoder in self._decoders for reading in part.placed(decoder.read(view, hard=True))]


def _levels(picture: Grey) -> Iterator[Cutout]:
    """The picture, and what it is halved, halved again: what blur and grain hide at full size often shows there."""
    level = whole(picture)
    yield level
    while max(level.picture.shape) > OVERVIEW and min(level.picture.shape) > 2:
        level = level.treated(enlarged(level.picture, 0.5), scale=0.5)
        yield level


def _places(picture: Grey, overview: Cutout, found: list[Region]) -> list[Region]:
    """Where codes may be, in the picture's own pixels. Bars of a large picture are told from its overview only."""
    scale = round(max(picture.shape) / max(overview.picture.shape))
    return [
        Region(
            each.left * scale, each.top * scale, each.width * scale, each.height * scale,
            each.angle, each.bars, each.score,
        )
        for each in found
    ]  # fmt: skip


def _covered(place: Region, readings: list[Reading]) -> bool:
    """Whether a code was read there; a place far larger than the code may hold another one."""
    for reading in readings:
        left, top, right, bottom = box(reading.corners)
        large = max(place.width, place.height) > 2.5 * max(right - left, bottom - top)
        if not large and _meets(place, reading):
            return True
    return False


def _meets(place: Region, seen: Reading | Sighting) -> bool:
    x, y = middle(seen.corners)
    return place.left <= x <= place.left + place.width and place.top <= y <= place.top + place.height


def _straight(picture: Grey, place: Region) -> Cutout:
    edges = (place.left, place.top, place.left + place.width, place.top + place.height)
    if place.bars and abs(place.angle) > 4:
        return turned(picture, *edges, angle=place.angle, margin=MARGIN)
    return cut(picture, *edges, margin=MARGIN)


def _around(picture: Grey, sighting: Sighting) -> Cutout:
    """A code that was read, with its surroundings; straightened where it is known how it lies."""
    (left, top), (right, bottom) = sighting.corners[0], sighting.corners[1]
    edges = box(sighting.corners)
    angle = math.degrees(math.atan2(bottom - top, right - left))
    if sighting.voices[0] is Voice.ZXING and not sighting.matrix and abs(angle) > 4:
        return turned(picture, *edges, angle=angle, margin=2 * MARGIN)
    return cut(picture, *edges, margin=2 * MARGIN)


def _first_looks(place: Cutout) -> Iterator[Cutout]:
    """As it is but clear; larger where it is small, smaller where it is large."""
    if min(place.picture.shape) < 8:
        return
    clear = stretched(place.picture)
    longer = max(clear.shape)
    scale = 2.0 if longer <= SMALL else 0.5
    if longer < 4 * SMALL:
        yield place.treated(clear)
    yield place.treated(enlarged(clear, scale), scale=scale)
    yield place.treated(_drawn_along(clear))


def _treatments(place: Cutout) -> Iterator[Cutout]:
    """What may help, the cheapest first."""
    if min(place.picture.shape) < 8:
        return
    scale = 1.0
    while max(place.picture.shape) * scale > 2 * SMALL:
        scale /= 2
    clear = stretched(enlarged(place.picture, scale) if scale < 1 else place.picture)
    yield place.treated(clear, scale=scale)
    yield place.treated(_drawn_along(clear), scale=scale)
    yield place.treated(_evened(clear), scale=scale)
    yield place.treated(_black_and_white(clear), scale=scale)
    yield place.treated(calmed(clear), scale=scale)
    if max(clear.shape) <= SMALL:
        larger = enlarged(clear, 2.0)
        yield place.treated(larger, scale=2 * scale)
        yield place.treated(_sharpened(larger), scale=2 * scale)
    yield place.treated(_sharpened(clear), scale=scale)
    yield place.treated(enlarged(clear, 0.5), scale=scale / 2)


def _all_of_it(overview: Cutout) -> Iterator[Cutout]:
    """Nothing was read anywhere."""
    picture = overview.picture
    high, wide = picture.shape
    if min(high, wide) < 8:
        return
    clear = stretched(picture)
    yield overview.treated(_evened(clear))
    if picture.size <= ALL_ENLARGED:
        yield overview.treated(enlarged(clear, 2.0), scale=2.0)
    for angle in ANGLES:
        around = turned(clear, 0, 0, wide, high, angle=angle, margin=0)
        yield Cutout(around.picture, _after(overview, around))
    yield overview.treated(calmed(clear))
    yield overview.treated(_sharpened(clear))
    yield overview.treated(_black_and_white(clear))
    yield overview.treated(np.asarray(cv2.bitwise_not(clear), np.uint8))


def _after(first: Cutout, second: Cutout) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """From the pixels of a part of a part to those of the whole."""
    full = np.vstack((first.back, (0.0, 0.0, 1.0))) @ np.vstack((second.back, (0.0, 0.0, 1.0)))
    return np.asarray(full[:2], np.float64)


def _sharpened(picture: Grey) -> Grey:
    """Against a lens out of focus: more of what a blur would take away."""
    return np.asarray(cv2.addWeighted(picture, 2.2, cv2.GaussianBlur(picture, (0, 0), 2.5), -1.2, 0), np.uint8)


def _drawn_along(picture: Grey) -> Grey:
    """Bars that stand upright, each row the mean of those around it: grain goes, and the bars stay as sharp."""
    return np.asarray(cv2.blur(picture, (1, max(5, picture.shape[0] // 12))), np.uint8)


def _evened(picture: Grey) -> Grey:
    """Each part of it as bright as the others, with contrast of its own."""
    return np.asarray(cv2.createCLAHE(3.0, (8, 8)).apply(picture), np.uint8)


def _black_and_white(picture: Grey) -> Grey:
    """Each place against its own surroundings: for light that falls on one side."""
    side = max(11, (min(picture.shape) // 12) | 1)
    level = cv2.adaptiveThreshold(picture, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY, side, 6)
    return np.asarray(level, np.uint8)
