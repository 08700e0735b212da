"""Labels in the languages of label printers: TSPL (TSC, Gprinter, Xprinter …), ZPL (Zebra), ESC/POS with label paper.

Bars and QR codes are made by the printer. Text is sent as pictures: what Chinese fonts a label printer has, under which
names, nobody knows; a picture is right on all of them.
"""

from __future__ import annotations

from typing import Protocol

from pos.devices.labels.letters import Letters, dots_of
from pos.devices.labels.picture import QUIET, LabelPictures, qr_module, qr_modules
from pos.devices.labels.settings import LabelLanguage
from pos.devices.printer.commands import raster
from pos.domain.labels.bars import Symbology, digits_of, symbology_of
from pos.domain.labels.content import LabelContent
from pos.domain.labels.layout import Placed, PlacedBars, PlacedLine, PlacedQr, PlacedText, lay_out
from pos.domain.labels.template import LabelTemplate


class LabelBytes(Protocol):
    """Builds the bytes of labels."""

    def of(self, template: LabelTemplate, content: LabelContent) -> bytes:
        """All copies of one label. Raises DeviceError where no font is found."""
        ...


def label_bytes(language: LabelLanguage) -> LabelBytes:
    """The builder for a language."""
    match language:
        case LabelLanguage.TSPL:
            return Tspl()
        case LabelLanguage.ZPL:
            return Zpl()
        case LabelLanguage.ESCPOS:
            return EscposLabels()


class Tspl:
    """TSPL/TSPL2."""

    def __init__(self) -> None:
        self._letters = Letters()

    def of(self, template: LabelTemplate, content: LabelContent) -> bytes:
        """All copies of one label."""
        head = (
            f"SIZE {template.width:g} mm,{template.height:g} mm\r\nGAP {template.gap:g} mm,0\r\nDIRECTION 1\r\nCLS\r\n"
        )
        parts = b"".join(self._part(placed) for placed in lay_out(template, content))
        return head.encode("ascii") + parts + f"PRINT 1,{max(1, content.copies)}\r\n".encode("ascii")

    def _part(self, placed: Placed) -> bytes:
        x, y = dots_of(placed.x), dots_of(placed.y)
        match placed:
            case PlacedText():
                # Mode 0 overwrites; a 0 bit is black.
                wide, bits, left, top = self._letters.bits_of(placed, black=0)
                return f"BITMAP {left},{top},{wide},{len(bits) // wide},0,".encode("ascii") + bits + b"\r\n"
            case PlacedBars():
                kind = {Symbology.EAN13: "EAN13", Symbology.EAN8: "EAN8"}.get(symbology_of(placed.code), "128")
                code = digits_of(placed.code).replace('"', '\\["]')
                high, narrow = dots_of(placed.height), placed.dots
                return f'BARCODE {x},{y},"{kind}",{high},0,0,{narrow},{narrow},"{code}"\r\n'.encode("ascii")
            case PlacedQr():
                module = qr_module(placed.side, qr_modules(placed.content))
                at = QUIET * module
                text = placed.content.replace('"', '\\["]')
                return f'QRCODE {x + at},{y + at},M,{module},A,0,M2,S7,"{text}"\r\n'.encode()
            case PlacedLine():
                wide, high = max(1, dots_of(placed.width)), max(1, dots_of(placed.height))
                return f"BAR {x},{y},{wide},{high}\r\n".encode("ascii")


class Zpl:
    """ZPL II, UTF-8 (^CI28)."""

    def __init__(self) -> None:
        self._letters = Letters()

    def of(self, template: LabelTemplate, content: LabelContent) -> bytes:
        """All copies of one label."""
        head = f"^XA^CI28^PW{dots_of(template.width)}^LL{dots_of(template.height)}^LH0,0\n"
        parts = "".join(self._part(placed) for placed in lay_out(template, content))
        return f"{head}{parts}^PQ{max(1, content.copies)}^XZ\n".encode()

    def _part(self, placed: Placed) -> str:
        x, y = dots_of(placed.x), dots_of(placed.y)
        match placed:
            case PlacedText():
                wide, bits, left, top = self._letters.bits_of(placed, black=1)
                return f"^FO{left},{top}^GFA,{len(bits)},{len(bits)},{wide},{bits.hex().upper()}^FS\n"
            case PlacedBars():
                kind = {Symbology.EAN13: "^BEN", Symbology.EAN8: "^B8N"}.get(symbology_of(placed.code), "^BCN")
                code = _zpl_data(
                    digits_of(placed.code)[:-1] if kind != "^BCN" else placed.code
                )  # it adds the check digit itself
                return f"^FO{x},{y}^BY{placed.dots}{kind},{dots_of(placed.height)},N^FH_^FD{code}^FS\n"
            case PlacedQr():
                module = qr_module(placed.side, qr_modules(placed.content))
                at = QUIET * module
                return f"^FO{x + at},{y + at}^BQN,2,{min(module, 10)}^FH_^FDMA,{_zpl_data(placed.content)}^FS\n"
            case PlacedLine():
                wide, high = max(1, dots_of(placed.width)), max(1, dots_of(placed.height))
                return f"^FO{x},{y}^GB{wide},{high},{min(wide, high)}^FS\n"


class EscposLabels:
    """ESC/POS printers with label paper: each label a picture, then on to the next (GS FF)."""

    def __init__(self) -> None:
        self._pictures = LabelPictures()

    def of(self, template: LabelTemplate, content: LabelContent) -> bytes:
        """All copies of one label."""
        return (b"\x1b@" + raster(self._pictures.picture(template, content)) + b"\x1d\x0c") * max(1, content.copies)


def _zpl_data(text: str) -> str:
    """Field data with what ZPL would take for commands as hexadecimal (^FH_)."""
    return "".join(f"_{ord(letter):02X}" if letter in "^~_" else letter for letter in text)
