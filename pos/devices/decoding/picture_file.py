"""Pictures from files, grey and upright, within what a decoder can chew."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from pos.devices.decoding.cutout import Grey
from pos.domain.errors import DeviceError

MOST_PIXELS = 170_000_000
"""More are refused before they are unpacked: a file of a few kilobytes can claim any size."""
WORKED_PIXELS = 50_000_000
"""Larger pictures are made smaller first."""
MOST_BYTES = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class StillPicture:
    """A picture from a file."""

    grey: Grey
    """Its pixels, light ones high; what was transparent is white."""
    scale: float
    """Of the file's pixels to these: 2.0 where it was halved."""


def open_picture(path: Path) -> StillPicture:
    """Read a picture. Raises DeviceError with a sentence for what is none, OSError where the file cannot be read."""
    if path.is_dir():
        raise DeviceError("this is a folder, not a picture")
    if not path.exists():
        raise DeviceError("there is no such file")
    if not path.is_file():
        raise DeviceError("this is no file but a device or a pipe")
    if path.stat().st_size > MOST_BYTES:
        raise DeviceError("the file is too large for a picture")
    data = path.read_bytes()
    if not data:
        raise DeviceError("the file is empty")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(io.BytesIO(data)) as image:
                return _grey(image)
        # Pillow's formats raise whatever they meet: OSError, SyntaxError, struct.error, RuntimeError for AVIF.
        except Exception as fault:
            raise DeviceError(_why(fault)) from fault


def _grey(image: Image.Image) -> StillPicture:
    wide, high = image.size
    if wide * high > MOST_PIXELS:
        raise DeviceError(f"the picture is too large: {wide} × {high} pixels")
    image.draft("L", (4000, 4000))
    upright = ImageOps.exif_transpose(image)
    if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
        colours = upright.convert("RGBA")
        ground = Image.new("RGBA", colours.size, "white")
        upright = Image.alpha_composite(ground, colours)
    if upright.mode.startswith("I;16") or upright.mode in ("I", "F"):
        deep = np.asarray(upright, np.float64)
        most = float(deep.max()) or 1.0
        upright = Image.fromarray((deep * (255.0 / most)).clip(0, 255).astype(np.uint8))
    plain = upright.convert("L")
    if plain.width * plain.height > WORKED_PIXELS:
        share = (WORKED_PIXELS / (plain.width * plain.height)) ** 0.5
        small = (max(1, int(plain.width * share)), max(1, int(plain.height * share)))
        plain = plain.resize(small, Image.Resampling.BOX)
    return StillPicture(np.ascontiguousarray(plain, np.uint8), max(wide, high) / max(plain.size))


def _why(fault: Exception) -> str:
    if isinstance(fault, UnidentifiedImageError):
        return "this is no picture of a known kind"
    if isinstance(fault, Image.DecompressionBombError):
        return "the picture is too large"
    return "the picture is damaged"
