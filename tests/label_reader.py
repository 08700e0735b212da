"""Reads TSPL and ZPL the way a label printer does, written from the programming manuals: what it prints is a picture.

Bars and QR codes are drawn by an encoder that is not ours. An unknown command is an error, because a printer would do
something else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import zxingcpp
from PIL import Image

DOTS_A_MM = 8


class NotALabel(AssertionError):
    """A printer would not have done what was meant."""


@dataclass
class Printed:
    picture: Image.Image
    copies: int


_EAN = {
    "EAN13": zxingcpp.BarcodeFormat.EAN13,
    "EAN8": zxingcpp.BarcodeFormat.EAN8,
    "128": zxingcpp.BarcodeFormat.Code128,
}


def _paste_bars(whole: Image.Image, kind: str, text: str, *, left: int, top: int, high: int, module: int) -> None:
    code = zxingcpp.create_barcode(text, _EAN[kind])
    row = np.asarray(code.to_image(scale=1, add_quiet_zones=False, add_hrt=False))
    row = row[row.shape[0] // 3]
    bars = Image.fromarray(np.repeat(np.repeat(row[None, :], high, 0), module, 1).astype(np.uint8))
    if left + bars.width > whole.width or top + high > whole.height:
        raise NotALabel("bars reach out of the label")
    whole.paste(bars, (left, top))


def _paste_qr(whole: Image.Image, text: str, *, left: int, top: int, module: int) -> None:
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    cells = np.asarray(code.to_image(scale=1, add_quiet_zones=False))
    picture = Image.fromarray(np.repeat(np.repeat(cells, module, 0), module, 1).astype(np.uint8))
    if left + picture.width > whole.width or top + picture.height > whole.height:
        raise NotALabel("a QR reaches out of the label")
    whole.paste(picture, (left, top))


def read_tspl(data: bytes) -> list[Printed]:
    printed: list[Printed] = []
    whole = Image.new("L", (1, 1), 255)
    while data:
        bitmap = re.match(rb"BITMAP (\d+),(\d+),(\d+),(\d+),0,", data)
        if bitmap:
            left, top, wide, high = map(int, bitmap.groups())
            rows, data = data[bitmap.end() :][: wide * high], data[bitmap.end() + wide * high :]
            strip = Image.frombytes("1", (wide * 8, high), rows)  # a 0 bit is black
            whole.paste(strip, (left, top))
            if not data.startswith(b"\r\n"):
                raise NotALabel("a bitmap of another length than it says")
            data = data[2:]
            continue
        line, _, data = data.partition(b"\r\n")
        command, _, rest = line.decode("utf-8").partition(" ")
        match command:
            case "SIZE":
                sizes = re.fullmatch(r"([\d.]+) mm,([\d.]+) mm", rest)
                assert sizes is not None
                whole = Image.new("L", (round(float(sizes[1]) * DOTS_A_MM), round(float(sizes[2]) * DOTS_A_MM)), 255)
            case "GAP" | "DIRECTION":
                pass
            case "CLS":
                whole.paste(255, (0, 0, *whole.size))
            case "BARCODE":
                fields = re.fullmatch(r'(\d+),(\d+),"(\w+)",(\d+),0,0,(\d+),(\d+),"(.*)"', rest)
                assert fields is not None, rest
                left, top, high, module = (int(fields[n]) for n in (1, 2, 4, 5))
                text = fields[7].replace('\\["]', '"')
                _paste_bars(whole, fields[3], text, left=left, top=top, high=high, module=module)
            case "QRCODE":
                fields = re.fullmatch(r'(\d+),(\d+),M,(\d+),A,0,M2,S7,"(.*)"', rest)
                assert fields is not None, rest
                _paste_qr(whole, fields[4], left=int(fields[1]), top=int(fields[2]), module=int(fields[3]))
            case "BAR":
                left, top, wide, high = map(int, rest.split(","))
                whole.paste(0, (left, top, left + wide, top + high))
            case "PRINT":
                printed.append(Printed(whole.copy(), int(rest.split(",")[1])))
            case _:
                raise NotALabel(f"TSPL {line[:60]!r}")
    return printed


def read_zpl(data: bytes) -> list[Printed]:  # noqa: C901 - a printer reads one command after the other
    printed: list[Printed] = []
    whole, size, at, module, bars, copies, escaped = Image.new("L", (1, 1), 255), [0, 0], (0, 0), 2, ("", 0), 1, False
    for command, rest in re.findall(r"\^([A-Z]{2}|B[A-Z0-9])([^^]*)", data.decode("utf-8").replace("\n", "")):
        match command:
            case "XA":
                size, copies = [0, 0], 1
            case "CI" | "LH":
                pass
            case "PW" | "LL":
                size[["PW", "LL"].index(command)] = int(rest)
                whole = Image.new("L", (max(1, size[0]), max(1, size[1])), 255)
            case "FO":
                left, top = map(int, rest.split(","))
                at = (left, top)
            case "GF":
                _, total, _, wide, bits = rest.split(",")
                raw = bytes.fromhex(bits)
                if len(raw) != int(total) or not rest.startswith("A"):
                    raise NotALabel("^GFA of another length than it says")
                strip = Image.frombytes("1", (int(wide) * 8, len(raw) // int(wide)), bytes(255 - byte for byte in raw))
                ink = strip.point(lambda value: 255 - value)  # ^GF adds black, it hides nothing
                whole.paste(0, at, ink)
            case "GB":
                wide_, high, _ = map(int, rest.split(","))
                whole.paste(0, (*at, at[0] + wide_, at[1] + high))
            case "BY":
                module = int(rest)
            case "BE" | "B8" | "BC":
                bars = ({"BE": "EAN13", "B8": "EAN8", "BC": "128"}[command], int(rest.split(",")[1]))
            case "BQ":
                bars = ("QR", int(rest.split(",")[2]))
            case "FH":
                escaped = True
            case "FD":
                text = re.sub(r"_([0-9A-F]{2})", lambda hexed: chr(int(hexed[1], 16)), rest) if escaped else rest
                escaped = False
                if bars[0] == "QR":
                    _paste_qr(whole, text.removeprefix("MA,"), left=at[0], top=at[1], module=bars[1])
                else:
                    _paste_bars(whole, bars[0], text, left=at[0], top=at[1], high=bars[1], module=module)
            case "FS":
                pass
            case "PQ":
                copies = int(rest)
            case "XZ":
                printed.append(Printed(whole.copy(), copies))
            case _:
                raise NotALabel(f"ZPL ^{command}")
    return printed


def codes_on(picture: Image.Image) -> set[str]:
    """What a scanner reads on a label that lies on something white."""
    wide = Image.new("L", (picture.width + 60, picture.height + 60), 255)
    wide.paste(picture, (30, 30))
    return {code.text for code in zxingcpp.read_barcodes(wide)}
