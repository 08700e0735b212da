"""Pictures with codes in them, made in memory: for the benches of decoders, and for their tests."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

import cv2
import numpy as np
import zxingcpp
from numpy.typing import NDArray

from pos.domain.barcode import check_digit

Grey = NDArray[np.uint8]
WIDTH, HEIGHT = 1280, 720
_F = zxingcpp.BarcodeFormat


@dataclass(frozen=True, slots=True)
class Kind:
    """A symbology of the generated pictures."""

    name: str
    """In the bench's note."""
    writer: zxingcpp.BarcodeFormat
    """zxing-cpp's format."""
    gs1: bool = False
    """Whether its text has bracketed AIs."""


KINDS = (
    Kind("EAN-13", _F.EAN13),
    Kind("EAN-8", _F.EAN8),
    Kind("Code 128", _F.Code128),
    Kind("GS1-128", _F.Code128, gs1=True),
    Kind("ITF-14", _F.ITF),
    Kind("DataBar", _F.DataBarOmni),
    Kind("QR", _F.QRCode),
    Kind("Data Matrix", _F.DataMatrix, gs1=True),
)


def code(text: str, writer: zxingcpp.BarcodeFormat, *, scale: int = 2, gs1: bool = False) -> Grey:
    """A code, black on white, with its quiet zone; `scale` pixels a module."""
    made = zxingcpp.create_barcode(text, writer, **({"gs1": True} if gs1 else {}))
    drawn = np.array(made.to_image(scale=scale, add_quiet_zones=True), np.uint8)
    return np.pad(drawn, 4 * scale, constant_values=255)


def ground(rng: Random, *, busy: bool = False) -> Grey:
    """What a camera over a counter sees where there is no code: soft light, or print and packets."""
    shades = np.random.default_rng(rng.randrange(1 << 30))
    patches = shades.integers(90, 190, (6, 10), dtype=np.uint8)
    picture = cv2.resize(patches, (WIDTH, HEIGHT), interpolation=cv2.INTER_CUBIC)
    for _ in range(50 if busy else 0):
        x, y, shade = rng.randrange(WIDTH), rng.randrange(HEIGHT), (rng.randrange(256),)
        cv2.rectangle(picture, (x, y), (x + rng.randrange(20, 200), y + rng.randrange(20, 200)), shade, -1)
        words = "Guitai 12.90 sale"[: rng.randrange(4, 17)]
        place = (rng.randrange(WIDTH - 200), rng.randrange(HEIGHT))
        cv2.putText(picture, words, place, cv2.FONT_HERSHEY_SIMPLEX, rng.uniform(0.4, 1.6), (rng.randrange(256),), 2)
    return np.asarray(picture, np.uint8)


def put(picture: Grey, drawn: Grey, x: int, y: int, *, angle: float = 0.0, size: float = 1.0) -> Grey:
    """The picture with a code whose middle is at (x, y), turned by `angle` degrees."""
    high, wide = drawn.shape
    turn = cv2.getRotationMatrix2D((wide / 2, high / 2), angle, size)
    turn[0, 2] += x - wide / 2
    turn[1, 2] += y - high / 2
    whole = (picture.shape[1], picture.shape[0])
    laid = cv2.warpAffine(drawn, turn, whole, flags=cv2.INTER_AREA if size < 1 else cv2.INTER_LINEAR)
    under = cv2.warpAffine(np.full_like(drawn, 255), turn, whole)
    return np.asarray(np.where(under > 128, laid, picture), np.uint8)


def taken(
    picture: Grey, rng: Random, *, blur: float = 0.6, noise: float = 3.0, light: float = 1.0, glare: bool = False
) -> Grey:
    """As a camera takes it: out of focus by `blur` pixels, grain, `light` 1.0 is day, a lamp in the film around it."""
    seen = cv2.GaussianBlur(picture, (0, 0), blur).astype(np.float32) * light
    if glare:
        spot = np.zeros_like(seen)
        middle = (rng.randrange(WIDTH // 4, WIDTH * 3 // 4), rng.randrange(HEIGHT // 4, HEIGHT * 3 // 4))
        cv2.ellipse(spot, middle, (rng.randrange(60, 160), 24), rng.randrange(180), 0, 360, (220.0,), -1)
        seen += cv2.GaussianBlur(spot, (0, 0), 12)
    grain = np.random.default_rng(rng.randrange(1 << 30)).normal(0, noise, seen.shape)
    return np.asarray(np.clip(seen + grain, 0, 255), np.uint8)


def text_of(kind: Kind, rng: Random) -> tuple[str, str]:
    """A text for a code of that kind: as it is written, and as it is read (FNC1 as 0x1D)."""
    figures = "".join(str(rng.randrange(10)) for _ in range(12))
    gtin = f"6{figures[1:12]}{check_digit('6' + figures[1:12])}"
    if kind.name == "EAN-13":
        return gtin, gtin
    if kind.name == "EAN-8":
        short = f"{figures[:7]}{check_digit(figures[:7])}"
        return short, short
    if kind.name == "ITF-14":
        case = f"1{figures}"
        return f"{case}{check_digit(case)}", f"{case}{check_digit(case)}"
    if kind.name == "DataBar":
        return f"0{gtin}", f"010{gtin}"
    if kind.gs1:
        lot, serial = figures[:5], figures[5:]
        return f"(01)0{gtin}(10)L{lot}(21){serial}", f"010{gtin}10L{lot}\x1d21{serial}"
    if kind.name == "QR":
        link = f"https://shop.example/01/0{gtin}/21/{figures[:6]}"
        return link, link
    return f"K{figures[:4]}-{figures[4:9]}", f"K{figures[:4]}-{figures[4:9]}"
