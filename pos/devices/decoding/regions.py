"""Where in a picture codes may be: places full of edges, and which way their bars run.

Costs a few milliseconds on 1280×720, so that decoders which would need 50 ms for all of it can look at cut-outs.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]

STEP = 8
"""Pixels of the picture to one of the map."""
LEAST_EDGE = 22.0
"""Mean strength of edges (0..510) below which a place is plain."""
LEAST_SIDE = 4
"""In the map: 32 pixels. Nothing smaller can be read."""
ALIKE = 0.55
"""From this share of edges in one direction on they are bars."""
ONE_SIDED = 0.4
"""Bars are bright on one side as often as on the other; the edge of a sheet is not."""
BAND = 22.5
"""Degrees: bars are looked for in one direction after the other."""


@dataclass(frozen=True, slots=True)
class Region:
    """A place that looks like a code."""

    left: int
    """Pixels, as the next three: the upright box around it."""
    top: int
    width: int
    height: int
    angle: float
    """Degrees that bars are turned against upright ones, -90..90, clockwise; 0 for what has none."""
    bars: bool
    """Whether its edges run one way."""
    score: float
    """Strength of edges × area: what to look at first."""


def find_regions(grey: Grey, *, most: int = 8) -> list[Region]:
    """The places that look most like codes, best first."""
    high, wide = grey.shape[0] // STEP, grey.shape[1] // STEP
    if high < LEAST_SIDE or wide < LEAST_SIDE:
        return []
    along, down = (np.asarray(each, np.int16) for each in cv2.spatialGradient(grey[: high * STEP, : wide * STEP]))
    edges = cv2.add(cv2.convertScaleAbs(along, alpha=0.25), cv2.convertScaleAbs(down, alpha=0.25))
    # Halving three times takes a fifth of the time that one step to an eighth does.
    for part in (STEP // 2, STEP // 4, 1):
        edges = cv2.resize(edges, (wide * part, high * part), interpolation=cv2.INTER_AREA)
    rough = cv2.blur(edges, (5, 5))
    mean = float(rough.mean())
    limit = max(LEAST_EDGE, min(mean * 1.6, 90.0))
    full = (rough >= limit).astype(np.uint8)
    islands = cv2.morphologyEx(full, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
    count, _labels, stats, _middles = cv2.connectedComponentsWithStats(islands, connectivity=8)
    found = []
    for number in range(1, count):
        x, y, w, h, area = (int(value) for value in stats[number])
        if min(w, h) < LEAST_SIDE or area < LEAST_SIDE * LEAST_SIDE:
            continue
        score = float(rough[y : y + h, x : x + w].mean()) * math.sqrt(area)
        found.append((score, x * STEP, y * STEP, w * STEP, h * STEP))
    found.sort(reverse=True)
    return [_region(along, down, *each) for each in found[:most]]


def find_bars(grey: Grey, *, most: int = 6) -> list[Region]:
    """Places whose edges all run one way, whatever is around them: print, cloth and wood are full of edges, too.

    Takes ten times as long as `find_regions`: for still pictures.
    """
    high, wide = grey.shape[0] // STEP, grey.shape[1] // STEP
    if high < LEAST_SIDE or wide < LEAST_SIDE:
        return []
    along, down = (np.asarray(each, np.float32) for each in cv2.spatialGradient(grey[: high * STEP, : wide * STEP]))
    parts = (along * along, down * down, along * down, along, down, np.hypot(along, down))
    xx, yy, xy, dx, dy, all_of_it = (
        cv2.blur(cv2.resize(each, (wide, high), interpolation=cv2.INTER_AREA), (3, 3)) for each in parts
    )
    whole = xx + yy
    alike = np.hypot(xx - yy, 2 * xy) >= ALIKE * whole
    strong = whole >= max(LEAST_EDGE**2, float(np.percentile(whole, 95)) * 0.1)
    angles = np.degrees(0.5 * np.arctan2(2 * xy, xx - yy))
    found: list[Region] = []
    for middle in np.arange(-90.0, 90.0, BAND):
        # The bands overlap, so that no code is cut in two.
        near = np.abs((angles - middle + 90) % 180 - 90) <= BAND * 0.75
        full = cv2.morphologyEx((alike & strong & near).astype(np.uint8), cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
        count, labels, stats, _middles = cv2.connectedComponentsWithStats(full, connectivity=8)
        for number in range(1, count):
            x, y, w, h, area = (int(value) for value in stats[number])
            if min(w, h) < LEAST_SIDE or area < LEAST_SIDE * LEAST_SIDE:
                continue
            inside = labels[y : y + h, x : x + w] == number
            a, b, c, right, below, total = (
                float(each[y : y + h, x : x + w][inside].sum()) for each in (xx, yy, xy, dx, dy, all_of_it)
            )
            if math.hypot(right, below) > ONE_SIDED * total:
                continue
            angle = math.degrees(0.5 * math.atan2(2 * c, a - b))
            found.append(Region(x * STEP, y * STEP, w * STEP, h * STEP, angle, True, math.sqrt(a + b)))
    found.sort(key=lambda each: -each.score)
    apart: list[Region] = []
    for each in found:
        if len(apart) < most and not any(_same(each, other) for other in apart):
            apart.append(each)
    return apart


def _same(one: Region, other: Region) -> bool:
    """Whether two bands have found one code."""
    x, y = one.left + one.width / 2, one.top + one.height / 2
    inside = other.left <= x <= other.left + other.width and other.top <= y <= other.top + other.height
    return inside and abs((one.angle - other.angle + 90) % 180 - 90) <= BAND


def _region(
    along: NDArray[np.int16], down: NDArray[np.int16], score: float, left: int, top: int, width: int, height: int
) -> Region:
    """With the direction of its edges: the main axis of the structure tensor."""
    dx = along[top : top + height : 2, left : left + width : 2].astype(np.float32)
    dy = down[top : top + height : 2, left : left + width : 2].astype(np.float32)
    xx, yy, xy = float((dx * dx).sum()), float((dy * dy).sum()), float((dx * dy).sum())
    whole = xx + yy
    alike = math.hypot(xx - yy, 2 * xy) / whole if whole else 0.0
    bars = alike >= ALIKE
    angle = math.degrees(0.5 * math.atan2(2 * xy, xx - yy)) if bars else 0.0
    return Region(left, top, width, height, angle, bars, score)
