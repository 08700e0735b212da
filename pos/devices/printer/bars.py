"""Code 128 as a picture."""

from __future__ import annotations

from PIL import Image, ImageDraw

from pos.domain.ticket.code128 import STOP, symbols

_WIDTHS = (
    "212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222"
    "123122123221223211221132221231213212223112312131311222321122321221312212322112322211212123212321"
    "232121111323131123131321112313132113132311211313231113231311112133112331132131113123113321133121"
    "313121211331231131213113213311213131311123311321331121312113312311332111314111221411431111111224"
    "111422121124121421141122141221112214112412122114122411142112142211241211221114413111241112134111"
    "111242121142121241114212124112124211411212421112421211212141214121412121111143111341131141114113"
    "1143114111134113111131411141313111414111312114122112142112322331112"
)
"""Widths of bar, space, bar … of each symbol, six digits to a symbol, seven for the stop (ISO/IEC 15417, table 1)."""


def bars(code: str, *, dots: int, height: int) -> Image.Image:
    """The bars, without quiet zones; `dots` to a module, `height` dots high; mode `L`."""
    widths = [int(digit) * dots for value in symbols(code) for digit in _pattern(value)]
    picture = Image.new("L", (sum(widths), height), 255)
    pen = ImageDraw.Draw(picture)
    left = 0
    for number, wide in enumerate(widths):
        if number % 2 == 0:
            pen.rectangle((left, 0, left + wide - 1, height), fill=0)
        left += wide
    return picture


def _pattern(value: int) -> str:
    return _WIDTHS[6 * value :] if value == STOP else _WIDTHS[6 * value : 6 * value + 6]
