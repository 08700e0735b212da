"""Pictures as people take them: labels on cloth, wood and print, askew and bent, in bad light, as JPEG.

Drawn from a seed, with what each says: no photographs, but all that makes photographs hard to read, one on top of the
other. `hardness` 0.0 is a careful picture in daylight, 1.0 one that nobody should have kept.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np
import zxingcpp
from numpy.typing import NDArray

from pos.commands.bench.scenes import KINDS, Grey, Kind, code, text_of
from pos.domain.barcode import check_digit
from pos.domain.scan.upc_e import expand

if TYPE_CHECKING:
    from collections.abc import Callable

_F = zxingcpp.BarcodeFormat
Shades = NDArray[np.float32]
SIZES = ((320, 240), (640, 480), (640, 480), (960, 1280), (1280, 960), (1000, 400), (1600, 1200), (2016, 1512))
"""Pixels, wide and high: from a thumbnail to a telephone's camera at half its size."""
SEVERAL = 0.25
"""Share of the pictures with two codes or three."""


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture, and what is in it."""

    picture: Grey
    """Its pixels."""
    texts: dict[str, str]
    """What its codes say → the symbology's name."""


_OWN = {
    "UPC-A": _F.UPCA,
    "UPC-E": _F.UPCE,
    "DataBar Expanded": _F.DataBarExp,
    "GS1 link": _F.QRCode,
}
SHOT_KINDS = (*KINDS, *(Kind(name, writer, gs1=name == "DataBar Expanded") for name, writer in _OWN.items()))
"""Those of the camera's bench, and what else stands on packets."""


def shot(kind: Kind, rng: Random, *, hardness: float = 1.0, sizes: tuple[tuple[int, int], ...] = SIZES) -> Shot:
    """A picture of one of these sizes with a code of that kind, and sometimes with others."""
    wide, high = rng.choice(sizes)
    picture = _ground(rng, wide, high)
    others = rng.sample(SHOT_KINDS, rng.randrange(1, 3)) if rng.random() < SEVERAL else []
    kinds, texts = [kind, *others], {}
    for number, each in enumerate(kinds):
        written, read = _text_of(each, rng)
        place = (wide * (2 * number + 1) / (2 * len(kinds)), high / 2)
        if high > wide:
            place = (wide / 2, high * (2 * number + 1) / (2 * len(kinds)))
        room = (wide / len(kinds), high) if wide >= high else (wide, high / len(kinds))
        picture = _laid(picture, _label(each, written, rng, hardness), place, room, rng, hardness)
        texts[read] = each.name
    return Shot(_photographed(picture, rng, hardness), texts)


def _text_of(kind: Kind, rng: Random) -> tuple[str, str]:
    figures = "".join(str(rng.randrange(10)) for _ in range(12))
    if kind.name == "UPC-A":
        upc = figures[:11] + str(check_digit(figures[:11]))
        return upc, f"0{upc}"
    if kind.name == "UPC-E":
        # A last figure of 5 to 9 after another than 0: the form that any five figures may have.
        body = f"0{figures[:4]}{rng.randrange(1, 10)}{rng.randrange(5, 10)}"
        short = next(f"{body}{last}" for last in range(10) if expand(f"{body}{last}") is not None)
        return short, f"0{expand(short)}"
    gtin = f"06{figures[1:12]}{check_digit('6' + figures[1:12])}"
    if kind.name == "GS1 link":
        link = f"https://id.gs1.example/01/{gtin}/10/{figures[:6]}?17=271231&store=BJ01"
        return link, link
    if kind.name == "DataBar Expanded":
        return f"(01){gtin}(3103){figures[:6]}", f"01{gtin}3103{figures[:6]}"
    return text_of(kind, rng)


def _label(kind: Kind, written: str, rng: Random, hardness: float) -> Shades:
    """A printed label with its code and some words; ink is seldom black and paper seldom white."""
    drawn = code(written, kind.writer, scale=6, gs1=kind.gs1)
    above = rng.randrange(0, 90)
    label = np.pad(drawn, ((above + 12, rng.randrange(12, 60)), (rng.randrange(12, 70),) * 2), constant_values=255)
    words = rng.choice(("GUITAI 129.00", "Made in China", "SIZE M 165/88A", "LOT 2611 / EXP 2027-03"))
    cv2.putText(label, words, (14, max(14, above)), cv2.FONT_HERSHEY_SIMPLEX, max(0.3, above / 60), (40.0,), 2)
    ink, paper = rng.uniform(0, 20 + 60 * hardness), rng.uniform(255 - 75 * hardness, 255)
    shades = np.asarray(ink + label.astype(np.float32) * ((paper - ink) / 255), np.float32)
    return _bent(shades, rng) if rng.random() < 0.3 * hardness else shades


def _bent(label: Shades, rng: Random) -> Shades:
    """As around a bottle: narrower towards its sides."""
    high, wide = label.shape
    reach = rng.uniform(0.5, 1.1)
    across = (np.arange(wide, dtype=np.float32) / (wide - 1) * 2 - 1) * math.sin(reach)
    xs = (np.arcsin(across) / reach + 1) / 2 * (wide - 1)
    rows = np.repeat(np.arange(high, dtype=np.float32)[:, None], wide, axis=1)
    columns = np.repeat(np.asarray(xs, np.float32)[None, :], high, axis=0)
    return np.asarray(cv2.remap(label, columns, rows, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE), np.float32)


def _laid(
    picture: Shades, label: Shades, place: tuple[float, float], room: tuple[float, float], rng: Random, hardness: float
) -> Shades:
    """The picture with the label in its room: turned, tilted away, near or far."""
    high, wide = label.shape
    turn = math.radians(rng.gauss(0, 8) if rng.random() < 0.5 else rng.uniform(0, 360))
    cos, sin = math.cos(turn), math.sin(turn)
    # The largest that fits as it is turned; at its hardest a third of that.
    fit = min(
        room[0] / (wide * abs(cos) + high * abs(sin)), room[1] / (wide * abs(sin) + high * abs(cos)), 1.2
    ) * rng.uniform(0.95 - 0.62 * hardness, 0.95)
    tilt = 0.22 * hardness
    corners = []
    for x, y in ((-wide, -high), (wide, -high), (wide, high), (-wide, high)):
        near = 1 - rng.uniform(0, tilt)
        corners.append(
            (place[0] + fit * near * (x * cos - y * sin) / 2, place[1] + fit * near * (x * sin + y * cos) / 2)
        )
    flat = np.array(((0, 0), (wide, 0), (wide, high), (0, high)), np.float32)
    there = cv2.getPerspectiveTransform(flat, np.array(corners, np.float32))
    size = (picture.shape[1], picture.shape[0])
    # A lens gathers all light that falls on a pixel: what is made much smaller is blurred first.
    soft = cv2.GaussianBlur(label, (0, 0), max(0.3, 0.4 / fit))
    seen = cv2.warpPerspective(soft, there, size, flags=cv2.INTER_LINEAR)
    under = cv2.warpPerspective(np.ones_like(label), there, size, flags=cv2.INTER_LINEAR)
    return np.asarray(picture * (1 - under) + seen * under, np.float32)


def _ground(rng: Random, wide: int, high: int) -> Shades:
    made: tuple[Callable[[np.random.Generator, int, int], Any], ...] = (_cloth, _wood, _print, _shelf)
    grain = np.random.default_rng(rng.randrange(1 << 30))
    return np.asarray(rng.choice(made)(grain, wide, high), np.float32)


def _clouds(grain: np.random.Generator, wide: int, high: int, across: int, down: int) -> Shades:
    patches = grain.uniform(0, 1, (down, across)).astype(np.float32)
    return np.asarray(cv2.resize(patches, (wide, high), interpolation=cv2.INTER_CUBIC), np.float32)


def _cloth(grain: np.random.Generator, wide: int, high: int) -> Shades:
    """A weave with folds; at some distances its threads look like bars."""
    x, y = np.arange(wide, dtype=np.float32), np.arange(high, dtype=np.float32)[:, None]
    step = grain.uniform(4, 14)
    threads = np.sin(x * (6.28 / step)) * np.sin(y * (6.28 / step / grain.uniform(0.5, 2)))
    folds = _clouds(grain, wide, high, 7, 5)
    return np.asarray(70 + 120 * folds + 22 * threads + grain.normal(0, 8, (high, wide)), np.float32)


def _wood(grain: np.random.Generator, wide: int, high: int) -> Shades:
    """Long fibres across a table."""
    return np.asarray(
        90 + 70 * _clouds(grain, wide, high, 3, max(8, high // 6)) + 40 * _clouds(grain, wide, high, 5, 4), np.float32
    )


def _print(grain: np.random.Generator, wide: int, high: int) -> Shades:
    """A page of small print."""
    page = np.full((high, wide), int(grain.integers(170, 250)), np.uint8)
    line = int(grain.integers(9, 26))
    letters = "abcdefghijklmnopqrstuvwxyz 0123456789 ,.-  "
    for y in range(line, high, line):
        words = "".join(letters[at] for at in grain.integers(0, len(letters), wide // max(4, line // 2)))
        cv2.putText(page, words, (6, y), cv2.FONT_HERSHEY_SIMPLEX, line / 36, (float(grain.uniform(10, 90)),), 1)
    return np.asarray(page, np.float32)


def _shelf(grain: np.random.Generator, wide: int, high: int) -> Shades:
    """Packets beside one another, striped and lettered."""
    scene = np.full((high, wide), 60, np.uint8)
    for _ in range(60):
        x, y = int(grain.integers(0, wide)), int(grain.integers(0, high))
        w, h = int(grain.integers(8, 40 + wide // 4)), int(grain.integers(20, 60 + high // 3))
        cv2.rectangle(scene, (x, y), (x + w, y + h), (float(grain.uniform(0, 255)),), -1)
        if grain.uniform() < 0.4:
            cv2.putText(scene, "MINT 500 ml", (x, y), cv2.FONT_HERSHEY_DUPLEX, grain.uniform(0.3, 1.5), (255.0,), 2)
    return np.asarray(scene, np.float32)


def _photographed(picture: Shades, rng: Random, hardness: float) -> Grey:
    """Through a lens, in some light, and kept as a JPEG."""
    high, wide = picture.shape
    grain = np.random.default_rng(rng.randrange(1 << 30))
    if rng.random() < 0.35 * hardness:
        picture = _shaken(picture, rng.uniform(1.5, 2 + 5 * hardness), rng.uniform(0, math.pi))
    seen = cv2.GaussianBlur(picture, (0, 0), 0.35 + rng.uniform(0, 1.5) * hardness * wide / 1280)
    light = rng.choice((1.0, 1.0, 0.8, 0.4, 0.15))
    # Light falls from one side.
    slope = np.linspace(1, 1 - rng.uniform(0, 0.6) * hardness, wide, dtype=np.float32)
    seen = seen * (1 - (1 - light) * hardness) * (slope if rng.random() < 0.5 else slope[::-1])
    if rng.random() < 0.25 * hardness:
        spot = np.zeros((high, wide), np.float32)
        lamp = (rng.randrange(wide // 4, wide * 3 // 4), rng.randrange(high // 4, high * 3 // 4))
        cv2.ellipse(spot, lamp, (wide // rng.randrange(8, 20), high // 30), rng.randrange(180), 0, 360, (230.0,), -1)
        seen = seen + cv2.GaussianBlur(spot, (0, 0), wide / 110)
    seen = seen + grain.normal(0, 0.5 + 9 * hardness * rng.random(), (high, wide))
    exact = np.clip(seen, 0, 255).astype(np.uint8)
    quality = int(95 - 70 * hardness * rng.random())
    _made, packed = cv2.imencode(".jpg", exact, (cv2.IMWRITE_JPEG_QUALITY, quality))
    return np.asarray(cv2.imdecode(packed, cv2.IMREAD_GRAYSCALE), np.uint8)


def _shaken(picture: Shades, reach: float, angle: float) -> Shades:
    """A hand that moved: smeared along a line."""
    side = 2 * math.ceil(reach) + 1
    path = np.zeros((side, side), np.float32)
    middle = side // 2
    end = (round(middle + reach * math.cos(angle)), round(middle + reach * math.sin(angle)))
    cv2.line(path, (2 * middle - end[0], 2 * middle - end[1]), end, (1.0,), 1)
    return np.asarray(cv2.filter2D(picture, -1, path / path.sum()), np.float32)
