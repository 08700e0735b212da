"""zxing-cpp: the only one that reads Data Matrix, and the first voice for everything else.

It looks along rows (and columns, when told to), so that linear codes at 30 to 45 degrees escape it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import zxingcpp

from pos.domain.reading import Corners, Reading, Voice

if TYPE_CHECKING:
    from collections.abc import Iterable

_F = zxingcpp.BarcodeFormat
RETAIL = (_F.EAN13, _F.EAN8, _F.UPCA, _F.Code128, _F.ITF, _F.QRCode, _F.DataMatrix, _F.DataBar, _F.DataBarExp)
"""What stands on goods, tags, vouchers and phones."""
OTHERS = (
    _F.UPCE, _F.Code39, _F.Code93, _F.Codabar, _F.DataBarLtd, _F.DataBarStk, _F.DataBarExpStk, _F.Aztec, _F.PDF417,
    _F.MaxiCode,
)  # fmt: skip
"""What else may be in a picture that is examined. Micro QR and its like are left out: they are found everywhere."""


class ZxingDecoder:
    """Implements `Decoder`."""

    voice = Voice.ZXING

    def __init__(self, *, everything: bool = False, upc_e: bool = False) -> None:
        """`everything`: also what is not on goods. `upc_e`: also short UPC codes."""
        chosen = [*RETAIL, *(OTHERS if everything else ()), *([_F.UPCE] if upc_e else ())]
        self._formats: Any = zxingcpp.BarcodeFormats(list(dict.fromkeys(chosen)))

    def read(self, grey: memoryview, *, hard: bool = False) -> tuple[Reading, ...]:
        """The codes it sees. Not hard: light on dark, upright columns and coarse ones are left out."""
        found: Iterable[Any] = zxingcpp.read_barcodes(
            np.asarray(grey),
            formats=self._formats,
            try_rotate=hard,
            try_downscale=hard,
            try_invert=hard,
            text_mode=zxingcpp.TextMode.Plain,
        )
        return tuple(
            Reading(self.voice, each.symbology_identifier, str(each.format), each.text, _corners(each.position))
            for each in found
            if each.symbology_identifier
        )


def _corners(place: Any) -> Corners:
    return (
        (place.top_left.x, place.top_left.y),
        (place.top_right.x, place.top_right.y),
        (place.bottom_right.x, place.bottom_right.y),
        (place.bottom_left.x, place.bottom_left.y),
    )
