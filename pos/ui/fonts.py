"""The one place that decides the typeface: the platform's Chinese sans-serif, with figures of equal width."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontDatabase, QImage, QPainter

FAMILIES = (
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "PingFang SC",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
)
"""Best first: Windows, macOS, Linux."""


def chosen_family(available: Iterable[str]) -> str | None:
    """The first family of `FAMILIES` that is there; None where there is none."""
    there = set(available)
    return next((family for family in FAMILIES if family in there), None)


def till_font() -> QFont:
    """The till's typeface at its present size; the platform's own where none of ours is installed."""
    family = chosen_family(QFontDatabase.families())
    font = QFont(family) if family else QFont()
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def draws_chinese(font: QFont) -> bool:
    """Whether Chinese comes out as Chinese: without glyphs every character is the same box, and Qt says nothing."""
    return _drawn(font, "会") != _drawn(font, "员")


def _drawn(font: QFont, text: str) -> QImage:
    image = QImage(48, 48, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    large = QFont(font)
    large.setPixelSize(36)
    painter = QPainter(image)
    painter.setFont(large)
    painter.drawText(QRect(0, 0, 48, 48), Qt.AlignmentFlag.AlignCenter, text)
    painter.end()
    return image
