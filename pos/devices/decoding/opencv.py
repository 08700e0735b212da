"""OpenCV's detector of retail codes: quick, weak alone, and right where it agrees with another."""

from __future__ import annotations

import cv2
import numpy as np

from pos.domain.reading import Corners, Reading, Voice

_NAMES = {"EAN_13": ("]E0", "EAN-13"), "UPC_A": ("]E0", "EAN-13"), "EAN_8": ("]E4", "EAN-8")}
LEAST = 40
"""Pixels: smaller pictures are not looked at."""


class OpencvDecoder:
    """Implements `Decoder`. One for each thread."""

    voice = Voice.OPENCV

    def __init__(self) -> None:
        self._detector = cv2.barcode.BarcodeDetector()

    def read(self, grey: memoryview, *, hard: bool = False) -> tuple[Reading, ...]:
        """The codes it sees."""
        picture = np.ascontiguousarray(grey)
        if min(picture.shape) < LEAST:
            return ()
        try:
            told, texts, kinds, places = self._detector.detectAndDecodeWithType(picture)
        except cv2.error:
            # Some shapes of a detected region trip its own geometry.
            return ()
        if not told or places is None:
            return ()
        return tuple(
            Reading(self.voice, *_NAMES[kind], text.zfill(13) if kind == "UPC_A" else text, _corners(place))
            for text, kind, place in zip(texts, kinds, places, strict=False)
            if text and kind in _NAMES
        )


def _corners(place: np.ndarray[tuple[int, int], np.dtype[np.float32]]) -> Corners:
    """OpenCV begins at the bottom left."""
    bottom_left, top_left, top_right, bottom_right = ((round(float(x)), round(float(y))) for x, y in place[:4])
    return (top_left, top_right, bottom_right, bottom_left)
