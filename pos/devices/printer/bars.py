"""Bars as a picture."""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image, ImageDraw

from pos.domain.ticket.code128 import widths


def bars(code: str, *, dots: int, height: int) -> Image.Image:
    """Code 128 without quiet zones; `dots` to a module, `height` dots high; mode `L`."""
    return drawn_bars(widths(code), dots=dots, height=height)


def drawn_bars(modules: Sequence[int], *, dots: int, height: int) -> Image.Image:
    """Bar, space, bar … of so many modules each; mode `L`."""
    picture = Image.new("L", (sum(modules) * dots, height), 255)
    pen = ImageDraw.Draw(picture)
    left = 0
    for number, wide in enumerate(modules):
        if number % 2 == 0:
            pen.rectangle((left, 0, left + wide * dots - 1, height), fill=0)
        left += wide * dots
    return picture
