"""The demo chain's small pictures: a soft ground and the goods' silhouette in their colour, drawn from shapes."""

from __future__ import annotations

import io
from typing import TypeAlias

from PIL import Image, ImageDraw, ImageFilter

from pos.server.demo.silhouettes import SILHOUETTES, Part

Rgb: TypeAlias = tuple[int, int, int]

SIDE = 112
"""Pixels of a picture's side."""
_FINE = 4
"""Drawn so many times as large, then made smaller, so that edges are smooth."""
_WHITE: Rgb = (255, 255, 255)
_PAPER: Rgb = (244, 243, 240)
_INK: Rgb = (24, 22, 26)


def draw_picture(shape: str, colour: str) -> bytes:
    """A WebP of `shape` (a key of `SILHOUETTES`) in `colour` (`#RRGGBB`), the same bytes for the same library."""
    goods = _rgb(colour)
    size = SIDE * _FINE
    picture = _ground(goods, size)
    shadow = Image.new("L", (size, size), 0)
    for part in SILHOUETTES[shape]:
        _fill(ImageDraw.Draw(shadow), part, size, 70, drop=2.2)
    picture.paste(_mixed(goods, _INK, 0.55), mask=shadow.filter(ImageFilter.GaussianBlur(size * 0.025)))
    for part in SILHOUETTES[shape]:
        mask = Image.new("L", (size, size), 0)
        _fill(ImageDraw.Draw(mask), part, size, 255)
        shaded = _shaded(goods, part.shade)
        picture.paste(_slope(_mixed(shaded, _WHITE, 0.10), _mixed(shaded, _INK, 0.10), size), mask=mask)
    small = picture.resize((SIDE, SIDE), Image.Resampling.LANCZOS)
    buffer = io.BytesIO()
    small.save(buffer, "WEBP", quality=86, method=6)
    return buffer.getvalue()


def _ground(goods: Rgb, size: int) -> Image.Image:
    """Light paper with a breath of the goods' colour, so that white goods stand out as well as black ones."""
    pale = sum(goods) > 600
    top, bottom = (0.30, 0.48) if pale else (0.10, 0.24)
    tint = _mixed(goods, (120, 112, 104), 0.55) if pale else goods
    return _slope(_mixed(_PAPER, tint, top), _mixed(_PAPER, tint, bottom), size)


def _slope(start: Rgb, end: Rgb, size: int) -> Image.Image:
    """A gradient from the upper left to the lower right."""
    ramp = Image.linear_gradient("L").resize((size, size))
    diagonal = Image.blend(ramp, ramp.rotate(90), 0.35)
    return Image.composite(Image.new("RGB", (size, size), end), Image.new("RGB", (size, size), start), diagonal)


def _fill(draw: ImageDraw.ImageDraw, part: Part, size: int, value: int, *, drop: float = 0.0) -> None:
    """Draw a part into a mask, `drop` hundredths lower."""
    points = [(x * size / 100, (y + drop) * size / 100) for x, y in part.points]
    if part.radius < 0:
        draw.polygon(points, fill=value)
    elif part.radius >= 50:
        draw.ellipse((*points[0], *points[1]), fill=value)
    else:
        draw.rounded_rectangle((*points[0], *points[1]), radius=part.radius * size / 100, fill=value)


def _shaded(goods: Rgb, shade: float) -> Rgb:
    """The colour, darker or lighter; dark goods take their lights more softly."""
    return _mixed(goods, _INK, -shade * 0.6) if shade < 0 else _mixed(goods, _WHITE, shade * 0.85)


def _mixed(one: Rgb, other: Rgb, part: float) -> Rgb:
    red, green, blue = (round(a + (b - a) * part) for a, b in zip(one, other, strict=True))
    return red, green, blue


def _rgb(colour: str) -> Rgb:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
