"""Cut-outs of a picture: straightened, treated, and how what is read in one is told in the whole picture's pixels."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from pos.domain.reading import Corners, Reading

Grey = NDArray[np.uint8]
Map = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Cutout:
    """A part of a picture."""

    picture: Grey
    """Its pixels."""
    back: Map
    """2 × 3: from its pixels to those of the whole."""

    def placed(self, readings: tuple[Reading, ...]) -> list[Reading]:
        """Readings in it, in the whole picture's pixels."""
        return [replace(each, corners=_moved(each.corners, self.back)) for each in readings]

    def strip(self, rows: int) -> Cutout:
        """The `rows` rows in its middle."""
        spare = (self.picture.shape[0] - rows) // 2
        if spare <= 0:
            return self
        down = self.back.copy()
        down[:, 2] += down[:, 1] * spare
        return Cutout(self.picture[spare : spare + rows], down)

    def treated(self, picture: Grey, *, scale: float = 1.0) -> Cutout:
        """The same place after a treatment that made it `scale` times as large."""
        return Cutout(picture, _scaled(self.back, 1 / scale))


def whole(picture: Grey) -> Cutout:
    """All of it."""
    return Cutout(picture, np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]]))


def cut(picture: Grey, left: int, top: int, right: int, bottom: int, *, margin: int) -> Cutout:
    """An upright part with a margin."""
    high, wide = picture.shape
    x, y = max(0, left - margin), max(0, top - margin)
    part = picture[y : min(high, bottom + margin), x : min(wide, right + margin)]
    return Cutout(part, np.array([[1.0, 0.0, x], [0.0, 1.0, y]]))


def turned(picture: Grey, left: int, top: int, right: int, bottom: int, *, angle: float, margin: int) -> Cutout:
    """A part turned by `angle` degrees, so that what runs askew there runs upright here."""
    middle = ((left + right) / 2, (top + bottom) / 2)
    wide, high = right - left + 2 * margin, bottom - top + 2 * margin
    turn = math.radians(angle)
    cos, sin = abs(math.cos(turn)), abs(math.sin(turn))
    size = (math.ceil(wide * cos + high * sin), math.ceil(wide * sin + high * cos))
    there = cv2.getRotationMatrix2D(middle, angle, 1.0)
    there[0, 2] += size[0] / 2 - middle[0]
    there[1, 2] += size[1] / 2 - middle[1]
    part = cv2.warpAffine(
        picture, there, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=(255,)
    )
    return Cutout(np.asarray(part, np.uint8), np.asarray(cv2.invertAffineTransform(there), np.float64))


def stretched(picture: Grey) -> Grey:
    """All shades from black to white used: 2 % of the pixels at each end are given up."""
    shades = np.bincount(picture[::2, ::2].ravel(), minlength=256).cumsum()
    low, high = (int(np.searchsorted(shades, shades[-1] * share)) for share in (0.02, 0.98))
    if high - low >= 230 or high <= low:
        return picture
    gain = 255.0 / (high - low)
    table = np.clip((np.arange(256) - low) * gain, 0, 255).astype(np.uint8)
    return np.asarray(cv2.LUT(picture, table), np.uint8)


def calmed(picture: Grey) -> Grey:
    """Without the grain of a dark picture, its edges kept."""
    return np.asarray(cv2.medianBlur(np.ascontiguousarray(picture), 3), np.uint8)


def enlarged(picture: Grey, scale: float) -> Grey:
    """Larger or smaller."""
    way = cv2.INTER_CUBIC if scale > 1 else cv2.INTER_AREA
    return np.asarray(cv2.resize(picture, None, fx=scale, fy=scale, interpolation=way), np.uint8)


def _moved(corners: Corners, back: Map) -> Corners:
    (a, b, c), (d, e, f) = back.tolist()
    first, second, third, fourth = ((round(a * x + b * y + c), round(d * x + e * y + f)) for x, y in corners)
    return (first, second, third, fourth)


def _scaled(back: Map, scale: float) -> Map:
    copy = back.copy()
    copy[:, :2] *= scale
    return copy
