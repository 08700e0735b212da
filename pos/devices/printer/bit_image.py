"""ESC *: a picture in a line of text, 24 dots high."""

from __future__ import annotations

from PIL import Image, ImageChops

from pos.devices.printer.picture import black_and_white

HEIGHT = 24
"""Dots of the line's letters."""


def bit_image(tile: Image.Image) -> bytes:
    """A picture of 24 rows, mode `L`, as ESC * 33 (24 dots, double density): three bytes for each column, top first."""
    # Turned on its side the columns are rows, and Pillow packs the bits.
    columns = ImageChops.invert(black_and_white(tile)).transpose(Image.Transpose.TRANSPOSE)
    return b"\x1b*\x21" + tile.width.to_bytes(2, "little") + columns.tobytes()
