"""Shapes of goods on a square of 100 × 100: what each picture of the demo chain shows, flat and without a line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a silhouette."""

    points: tuple[Point, ...]
    """Polygon, or two corners of a box."""
    shade: float = 0.0
    """−1 darker … +1 lighter than the colour of the goods."""
    radius: float = -1.0
    """Rounding of a box's corners; −1: a polygon; 50: an ellipse."""


def _polygon(*numbers: float, shade: float = 0.0) -> Part:
    return Part(points=tuple(zip(numbers[::2], numbers[1::2], strict=True)), shade=shade)


def _mirrored(*numbers: float, shade: float = 0.0) -> Part:
    """A polygon whose right half is given, from the top down."""
    right = tuple(zip(numbers[::2], numbers[1::2], strict=True))
    return Part(points=right + tuple((100 - x, y) for x, y in reversed(right)), shade=shade)


def _box(x0: float, y0: float, x1: float, y1: float, radius: float = 3.0, shade: float = 0.0) -> Part:
    return Part(points=((x0, y0), (x1, y1)), shade=shade, radius=radius)


def _round(x0: float, y0: float, x1: float, y1: float, shade: float = 0.0) -> Part:
    return Part(points=((x0, y0), (x1, y1)), shade=shade, radius=50.0)


def _legs(*edges: float, top: float, bottom: float, width: float = 3.5) -> tuple[Part, ...]:
    return tuple(_box(x, top, x + width, bottom, 1.5, shade=-0.45) for x in edges)


_TEE = _mirrored(58, 24, 66, 26, 82, 38, 75, 50, 67, 46, 67, 78)
_LONG_SLEEVES = _mirrored(58, 22, 67, 25, 76, 44, 82, 70, 74, 72, 67, 50, 67, 80)
_NECK = _round(43, 18, 57, 30, shade=0.75)

SILHOUETTES: dict[str, tuple[Part, ...]] = {
    "tee": (_TEE, _NECK),
    "shirt": (
        _LONG_SLEEVES,
        _polygon(42, 22, 50, 32, 45, 38, shade=0.35),
        _polygon(58, 22, 50, 32, 55, 38, shade=0.35),
        _box(49.2, 32, 50.8, 80, 0.8, shade=-0.3),
    ),
    "knit": (_LONG_SLEEVES, _NECK, _box(33, 75, 67, 80, 2, shade=-0.25), _box(45, 22, 55, 28, 3, shade=-0.2)),
    "cardigan": (
        _LONG_SLEEVES,
        _polygon(43, 22, 57, 22, 50, 46, shade=0.7),
        _box(49.3, 45, 50.7, 80, 0.7, shade=-0.4),
        *(_round(51.5, y, 54, y + 2.5, shade=-0.5) for y in (50, 59, 68)),
    ),
    "coat": (
        _mirrored(58, 18, 67, 21, 77, 42, 83, 68, 75, 70, 69, 52, 73, 86),
        _polygon(42, 18, 50, 40, 38, 34, shade=-0.25),
        _polygon(58, 18, 50, 40, 62, 34, shade=-0.25),
        _box(49.3, 40, 50.7, 86, 0.7, shade=-0.35),
        _box(31, 57, 69, 60, 1, shade=-0.3),
    ),
    "jacket": (
        _LONG_SLEEVES,
        _polygon(42, 21, 50, 36, 40, 32, shade=-0.3),
        _polygon(58, 21, 50, 36, 60, 32, shade=-0.3),
        _polygon(49, 36, 52, 36, 54, 80, 51, 80, shade=-0.35),
        _box(38, 62, 46, 64, 1, shade=-0.4),
        _box(55, 62, 63, 64, 1, shade=-0.4),
    ),
    "puffer": (_LONG_SLEEVES, _NECK, *(_box(33, y, 67, y + 1.6, 0.8, shade=-0.3) for y in (38, 49, 60, 71))),
    "dress": (
        _mirrored(57, 18, 63, 24, 60, 36, 59, 44, 74, 84),
        _round(44, 12, 56, 28, shade=0.75),
        _mirrored(59, 43, 60, 46, shade=-0.35),
    ),
    "skirt": (
        _mirrored(60, 24, 76, 80),
        _mirrored(60, 24, 61, 30, shade=-0.3),
        *(
            _polygon(x, 31, x + 1.2, 31, x + 1.2 + d, 80, x + d, 80, shade=-0.18)
            for x, d in ((42, -6), (50, 0), (57, 6))
        ),
    ),
    "trousers": (
        _mirrored(63, 18, 68, 84, 55, 84, 50, 40),
        _mirrored(63, 18, 63.4, 23, shade=-0.3),
        _box(49.5, 23, 50.5, 40, 0.5, shade=-0.35),
    ),
    "shorts": (_mirrored(64, 28, 72, 68, 54, 68, 50, 46), _mirrored(64, 28, 64.6, 34, shade=-0.3)),
    "scarf": (
        _polygon(30, 24, 70, 24, 74, 34, 58, 42, 42, 42, 26, 34),
        _polygon(36, 36, 52, 42, 46, 84, 30, 80, shade=-0.15),
        _polygon(52, 42, 62, 38, 70, 76, 56, 82, shade=0.2),
    ),
    "square": (_polygon(50, 16, 84, 50, 50, 84, 16, 50), _polygon(50, 26, 74, 50, 50, 74, 26, 50, shade=0.3)),
    "cap": (
        _polygon(24, 58, 28, 42, 40, 32, 54, 31, 66, 38, 70, 56),
        _polygon(24, 56, 70, 54, 88, 62, 84, 67, 26, 64, shade=-0.3),
    ),
    "socks": (
        _polygon(30, 22, 46, 22, 46, 56, 62, 72, 54, 82, 32, 66),
        _polygon(54, 22, 68, 22, 68, 52, 82, 66, 74, 76, 54, 58, shade=0.2),
        _box(30, 22, 46, 28, 1, shade=-0.3),
        _box(54, 22, 68, 28, 1, shade=-0.15),
    ),
    "shoe": (
        _polygon(18, 40, 34, 40, 46, 50, 64, 56, 80, 60, 84, 70, 18, 70),
        _box(16, 69, 85, 76, 3, shade=0.6),
        *(
            _polygon(x, 44 + d, x + 9, 41 + d, x + 10, 43 + d, x + 1, 46 + d, shade=0.6)
            for x, d in ((40, 4), (46, 8), (52, 11))
        ),
    ),
    "belt": (_box(12, 44, 88, 56, 3), _box(38, 38, 56, 62, 3, shade=0.55), _box(43, 43, 51, 57, 2)),
    "handbag": (
        _round(34, 16, 66, 62, shade=-0.35),
        _round(38, 21, 62, 60, shade=0.85),
        _polygon(24, 42, 76, 42, 82, 80, 18, 80),
        _polygon(24, 42, 76, 42, 70, 56, 30, 56, shade=-0.2),
        _box(47, 52, 53, 59, 2, shade=0.6),
    ),
    "bottle": (
        _box(43, 16, 57, 30, 2, shade=-0.45),
        _box(46, 28, 54, 36, 1, shade=0.4),
        _box(33, 34, 67, 84, 8),
        _box(38, 50, 62, 70, 2, shade=0.6),
    ),
    "pump": (
        _polygon(38, 16, 56, 16, 56, 22, 52, 22, 52, 32, 46, 32, 46, 22, 38, 22, shade=-0.45),
        _box(42, 30, 58, 38, 2, shade=-0.3),
        _box(35, 37, 65, 86, 6),
        _box(39, 52, 61, 74, 2, shade=0.6),
    ),
    "dropper": (
        _round(44, 12, 56, 28, shade=-0.45),
        _box(43, 24, 57, 36, 2, shade=-0.3),
        _box(35, 36, 65, 84, 9),
        _box(39, 52, 61, 72, 2, shade=0.6),
    ),
    "jar": (_box(26, 32, 74, 48, 4, shade=-0.35), _box(29, 47, 71, 76, 7), _box(36, 54, 64, 66, 2, shade=0.6)),
    "tube": (
        _mirrored(63, 16, 60, 70, shade=0.0),
        _box(41, 69, 59, 84, 3, shade=-0.4),
        _box(42, 32, 58, 54, 2, shade=0.6),
    ),
    "lipstick": (
        _polygon(44, 28, 56, 16, 56, 46, 44, 46),
        _box(42, 44, 58, 58, 1, shade=0.7),
        _box(38, 56, 62, 84, 3, shade=-0.65),
    ),
    "compact": (_round(22, 26, 78, 82, shade=-0.4), _round(27, 31, 73, 77), _round(34, 36, 62, 62, shade=0.3)),
    "mask": (
        _box(30, 16, 70, 84, 4),
        _round(36, 34, 64, 70, shade=0.6),
        _round(41, 44, 47, 48),
        _round(53, 44, 59, 48),
        _round(46, 58, 54, 62),
    ),
    "brush": (
        _polygon(44, 18, 56, 18, 60, 44, 40, 44, shade=0.2),
        _box(43, 43, 57, 54, 1, shade=0.6),
        _polygon(45, 54, 55, 54, 52, 86, 48, 86, shade=-0.5),
    ),
    "chair": (
        _box(33, 18, 67, 50, 9),
        _box(29, 50, 71, 60, 4, shade=-0.2),
        *_legs(32, 64.5, top=60, bottom=86),
        *_legs(41, 56, top=60, bottom=80, width=2.5),
    ),
    "sofa": (
        _box(18, 34, 82, 60, 7, shade=-0.18),
        _box(24, 48, 50, 64, 4, shade=0.12),
        _box(50, 48, 76, 64, 4, shade=0.12),
        _box(12, 44, 26, 72, 6),
        _box(74, 44, 88, 72, 6),
        _box(20, 62, 80, 72, 3),
        *_legs(18, 78.5, top=72, bottom=80),
    ),
    "table": (_box(12, 38, 88, 46, 3), *_legs(18, 78, top=46, bottom=82, width=4)),
    "round_table": (_round(14, 34, 86, 50), _box(47, 48, 53, 78, 2, shade=-0.35), _round(32, 74, 68, 84, shade=-0.35)),
    "lamp": (_mirrored(60, 18, 72, 44), _box(48.5, 44, 51.5, 80, 1, shade=-0.5), _round(36, 77, 64, 85, shade=-0.5)),
    "shelf": (
        _box(26, 14, 74, 86, 2),
        *(_box(30, y, 70, y + 14, 1, shade=0.65) for y in (18, 35, 52, 69)),
        _box(34, 22, 39, 32, 0.5, shade=-0.3),
        _box(40, 24, 44, 32, 0.5),
        _round(58, 58, 66, 66, shade=-0.2),
    ),
    "cabinet": (
        _box(14, 32, 86, 74, 3),
        _box(17, 36, 48.5, 70, 2, shade=0.18),
        _box(51.5, 36, 83, 70, 2, shade=0.18),
        _round(44, 51, 47, 54, shade=-0.5),
        _round(53, 51, 56, 54, shade=-0.5),
        *_legs(19, 77, top=74, bottom=84),
    ),
    "bed": (
        _box(16, 26, 84, 60, 6, shade=-0.25),
        _box(20, 40, 47, 54, 5, shade=0.8),
        _box(53, 40, 80, 54, 5, shade=0.8),
        _box(14, 52, 86, 74, 4),
        *_legs(18, 78, top=74, bottom=82),
    ),
    "cushion": (
        _polygon(22, 24, 50, 28, 78, 24, 74, 50, 78, 78, 50, 74, 22, 78, 26, 50),
        _round(48, 48, 52, 52, shade=-0.35),
    ),
    "rug": (_box(14, 30, 86, 72, 2), _box(20, 36, 80, 66, 1, shade=0.3), _box(27, 43, 73, 59, 1, shade=-0.1)),
    "vase": (
        _polygon(44, 28, 56, 28, 54, 38, 66, 54, 62, 78, 56, 84, 44, 84, 38, 78, 34, 54, 46, 38),
        _box(49, 10, 50.6, 30, 0.5, shade=-0.5),
        _round(44, 8, 56, 18, shade=0.5),
    ),
    "paper_bag": (
        _round(38, 16, 62, 50, shade=-0.4),
        _round(41, 19.5, 59, 50, shade=0.85),
        _polygon(26, 34, 74, 34, 78, 84, 22, 84),
        _polygon(66, 34, 74, 34, 78, 84, 69, 84, shade=-0.2),
    ),
    "scissors": (
        _polygon(30, 18, 36, 16, 62, 66, 56, 68),
        _polygon(70, 18, 64, 16, 38, 66, 44, 68, shade=-0.2),
        _round(26, 62, 46, 84),
        _round(54, 62, 74, 84),
        _round(31, 67, 41, 79, shade=0.85),
        _round(59, 67, 69, 79, shade=0.85),
    ),
    "tag": (_polygon(24, 44, 44, 24, 80, 24, 80, 60, 60, 80), _round(64, 32, 72, 40, shade=0.85)),
    "gift": (
        _box(24, 44, 76, 82, 2),
        _box(20, 34, 80, 46, 2, shade=-0.2),
        _box(46, 34, 54, 82, 0.5, shade=0.7),
        _round(32, 18, 50, 35, shade=0.7),
        _round(50, 18, 68, 35, shade=0.7),
        _round(37, 23, 47, 32, shade=-0.1),
        _round(53, 23, 63, 32, shade=-0.1),
    ),
}
