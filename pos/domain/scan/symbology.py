"""Symbology identifiers: three characters that a scanner may send before the text (ISO/IEC 15424).

They say what kind of symbol was read, so that a plain EAN is never taken for a GS1 element string, nor a lot for a
payment code. Scanners without them are common; then the grammar decides alone.
"""

from __future__ import annotations

import re
from enum import StrEnum

_IDENTIFIER = re.compile(r"^\]([A-Za-z])([0-9A-Za-z])", re.ASCII)


class Carrier(StrEnum):
    """What carried a text."""

    UNKNOWN = "unknown"
    """The scanner does not say, or it was typed."""
    EAN_UPC = "ean_upc"
    """EAN-13, UPC-A or UPC-E (sent as 13 digits by scanners that keep to the standard)."""
    EAN_8 = "ean_8"
    EAN_ADD_ON = "ean_add_on"
    """EAN-13 or UPC with its add-on of two or five digits in one text."""
    ADD_ON = "add_on"
    """Only the add-on: the price or issue of a magazine, never what it is."""
    ITF = "itf"
    """Interleaved 2 of 5; ITF-14 on cases."""
    GS1 = "gs1"
    """GS1-128, GS1 DataBar, GS1 DataMatrix, GS1 QR, GS1 DotCode: element strings and nothing else."""
    LINEAR = "linear"
    """Code 128, Code 39 and others that carry any text."""
    MATRIX = "matrix"
    """QR, DataMatrix, Aztec, PDF417 …: any text."""


_BY_LETTER = {
    "A": Carrier.LINEAR,
    "C": Carrier.LINEAR,
    "F": Carrier.LINEAR,
    "G": Carrier.LINEAR,
    "I": Carrier.ITF,
    "Q": Carrier.MATRIX,
    "d": Carrier.MATRIX,
    "z": Carrier.MATRIX,
    "L": Carrier.MATRIX,
    "J": Carrier.MATRIX,
}
_EXACT = {
    "E0": Carrier.EAN_UPC,
    "E1": Carrier.ADD_ON,
    "E2": Carrier.ADD_ON,
    "E3": Carrier.EAN_ADD_ON,
    "E4": Carrier.EAN_8,
    "C1": Carrier.GS1,
    "e0": Carrier.GS1,
    "e1": Carrier.GS1,
    "e2": Carrier.GS1,
    "d2": Carrier.GS1,
    "Q3": Carrier.GS1,
    "J1": Carrier.GS1,
}


def split_identifier(text: str) -> tuple[str, str]:
    """The identifier (`]E0`, empty where there is none) and the rest."""
    match = _IDENTIFIER.match(text)
    return (text[:3], text[3:]) if match else ("", text)


def carrier(identifier: str) -> Carrier:
    """What an identifier names; `UNKNOWN` for an empty or foreign one."""
    return _EXACT.get(identifier[1:]) or _BY_LETTER.get(identifier[1:2], Carrier.UNKNOWN)
