"""What a picture lacks, by its light and its edges."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from pos.ports.camera import Advice

BLACK, PLAIN = 14.0, 5.0
"""Mean and spread of shades (0..255) below which nothing is seen."""
DARK = 45.0
"""Mean shade."""
BURNT, GLARING = 250, 0.12
"""From this shade on nothing is left of a code; this share of such pixels is too much."""


def advise(grey: NDArray[np.uint8]) -> Advice:
    """What would help most. Takes a millisecond: it looks at every fourth pixel."""
    few = np.ascontiguousarray(grey[::4, ::4])
    mean, spread = float(few.mean()), float(few.std())
    if mean < BLACK and spread < PLAIN:
        return Advice.BLACK
    if mean < DARK:
        return Advice.DARK
    if float((few >= BURNT).mean()) > GLARING and spread > 3 * PLAIN:
        return Advice.GLARE
    return Advice.BLURRED if spread > 3 * PLAIN and _blurred(grey) else Advice.FINE


def _blurred(grey: NDArray[np.uint8]) -> bool:
    """Whether the strongest edges of the middle are soft: few pixels differ much from their neighbours."""
    high, wide = grey.shape
    middle = grey[high // 4 : high * 3 // 4, wide // 4 : wide * 3 // 4]
    steps = np.abs(cv2.Laplacian(np.ascontiguousarray(middle), cv2.CV_16S, ksize=1))
    strong = float(np.percentile(steps, 99.5))
    return strong < 18.0
