"""zbar: slower, sees linear codes at any angle, does not know Data Matrix."""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import c_void_p, string_at
from typing import Any

import numpy as np
from pyzbar import wrapper

from pos.domain.reading import Corners, Reading, Voice
from pos.domain.scan.upc_e import expand

_NAMES = {
    "EAN13": ("]E0", "EAN-13"),
    "EAN8": ("]E4", "EAN-8"),
    "UPCE": ("]E0", "UPC-E"),
    "CODE128": ("]C0", "Code 128"),
    "I25": ("]I1", "ITF"),
    "QRCODE": ("]Q1", "QR Code"),
    "DATABAR": ("]e0", "DataBar"),
    "DATABAR_EXP": ("]e0", "DataBar Expanded"),
    "CODE39": ("]A0", "Code 39"),
    "CODE93": ("]G0", "Code 93"),
    "CODABAR": ("]F0", "Codabar"),
}
"""zbar's word → identifier and name. It does not tell GS1-128 from Code 128: zxing-cpp does."""
_GREY = int.from_bytes(b"Y800", "little")
"""The only form of picture that zbar scans."""
_ALL = 0
"""For a setting of every symbology."""
_KINDS = {int(symbol): symbol.name for symbol in wrapper.ZBarSymbol}
RETAIL = ("EAN13", "EAN8", "UPCE", "CODE128", "I25", "QRCODE", "DATABAR", "DATABAR_EXP")
"""UPC-E stays on: switched off, zbar passes such codes off as EAN-13."""


class ZbarDecoder:
    """Implements `Decoder`. One for each thread."""

    voice = Voice.ZBAR

    def __init__(self, *, everything: bool = False, upc_e: bool = False) -> None:
        """`everything`: also what is not on goods. `upc_e`: also short UPC codes."""
        self._upc_e = upc_e or everything
        self._scanner = wrapper.zbar_image_scanner_create()
        wanted = {wrapper.ZBarSymbol[name] for name in (_NAMES if everything else RETAIL)}
        for symbol in wrapper.ZBarSymbol:
            self._set(symbol, wrapper.ZBarConfig.CFG_ENABLE, int(symbol in wanted))

    def __del__(self) -> None:
        wrapper.zbar_image_scanner_destroy(self._scanner)

    def read(self, grey: memoryview, *, hard: bool = False) -> tuple[Reading, ...]:
        """The codes it sees. Not hard: along rows only, which is enough for a code that lies straight."""
        picture = np.ascontiguousarray(grey)
        self._set(_ALL, wrapper.ZBarConfig.CFG_Y_DENSITY, 1)
        self._set(_ALL, wrapper.ZBarConfig.CFG_X_DENSITY, int(hard))
        image = wrapper.zbar_image_create()
        try:
            wrapper.zbar_image_set_format(image, _GREY)
            wrapper.zbar_image_set_size(image, picture.shape[1], picture.shape[0])
            wrapper.zbar_image_set_data(image, picture.ctypes.data_as(c_void_p), picture.size, None)
            wrapper.zbar_scan_image(self._scanner, image)
            return tuple(self._readings(wrapper.zbar_image_first_symbol(image)))
        finally:
            wrapper.zbar_image_destroy(image)

    def _set(self, symbol: int, config: int, value: int) -> None:
        wrapper.zbar_image_scanner_set_config(self._scanner, symbol, config, value)

    def _readings(self, symbol: Any) -> Iterator[Reading]:
        while symbol:
            kind = _KINDS.get(symbol.contents.type, "")
            data = string_at(wrapper.zbar_symbol_get_data(symbol), wrapper.zbar_symbol_get_data_length(symbol))
            text: str | None = data.decode("utf-8", errors="replace")
            if kind == "UPCE":
                upc = expand(text or "") if self._upc_e else None
                text = None if upc is None else f"0{upc}"
            if kind in _NAMES and text is not None:
                yield Reading(self.voice, *_NAMES[kind], text, _corners(symbol))
            symbol = wrapper.zbar_symbol_next(symbol)


def _corners(symbol: Any) -> Corners:
    """The box around zbar's points, turned so that reading begins at its first corner."""
    count = wrapper.zbar_symbol_get_loc_size(symbol)
    xs = [wrapper.zbar_symbol_get_loc_x(symbol, number) for number in range(count)] or [0]
    ys = [wrapper.zbar_symbol_get_loc_y(symbol, number) for number in range(count)] or [0]
    left, top, right, bottom = min(xs), min(ys), max(xs), max(ys)
    ring = ((left, top), (right, top), (right, bottom), (left, bottom))
    turn = wrapper.zbar_symbol_get_orientation
    # -1 is "unknown"; libraries before 0.11 do not tell at all.
    first = max(0, turn(symbol)) % 4 if turn is not None else 0
    return (ring[first], ring[(first + 1) % 4], ring[(first + 2) % 4], ring[(first + 3) % 4])
