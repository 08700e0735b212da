"""The look of the moment: theme, type step, fonts and icons. Every view is handed the same one."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from pos.ui.fonts import till_font
from pos.ui.theme import Shade, load_tokens, style_sheet

WIDE = 1800
"""px from which the type grows one step."""
NARROW = 1200
"""px below which rail and right column narrow."""


class Look(QObject):
    """Colours, fonts and icons by name. `changed` tells the views to paint again."""

    changed = Signal()

    def __init__(self, *, resources: Path) -> None:
        super().__init__()
        self._icons = resources / "icons"
        self._template = (resources / "styles" / "till.qss").read_text(encoding="utf-8")
        self.tokens = load_tokens(resources / "styles")
        self.shade = Shade.LIGHT
        self.step = 0
        self._family = till_font()
        self._fonts: dict[tuple[str, bool], QFont] = {}
        self._colours = self._palette_of(self.shade)
        self._pixmap = lru_cache(maxsize=256)(self._render)

    def colour(self, token: str) -> QColor:
        """The colour of a token in the present theme. Shared: never change it."""
        return self._colours[token]

    def size(self, name: str) -> int:
        """The px of a type size at the present step."""
        return self.tokens.sizes[name][self.step]

    def font(self, name: str, *, strong: bool = False) -> QFont:
        """The typeface at a named size. Shared: copy it before changing it."""
        key = (name, strong)
        font = self._fonts.get(key)
        if font is None:
            font = QFont(self._family)
            font.setPixelSize(self.size(name))
            font.setBold(strong)
            self._fonts[key] = font
        return font

    def pixmap(self, name: str, token: str, size: int) -> QPixmap:
        """An icon in a token's colour, `size` px square, sharp on every screen."""
        return self._pixmap(name, self.colour(token).name(), size, self._ratio())

    def set_shade(self, shade: Shade) -> None:
        """Turn light or dark."""
        if shade is not self.shade:
            self.shade = shade
            self.put_on()

    def fit(self, width: int) -> None:
        """Choose the type step for a window of that width."""
        step = self.tokens.top_step if width >= WIDE else 0
        if step != self.step:
            self.step = step
            self.put_on()

    def put_on(self) -> None:
        """Give the application its font, palette and style sheet."""
        self._fonts.clear()
        self._colours = self._palette_of(self.shade)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setFont(self.font("base"))
            app.setPalette(self._palette())
            app.setStyleSheet(style_sheet(self._template, self.tokens, shade=self.shade, step=self.step))
        self.changed.emit()

    def _palette_of(self, shade: Shade) -> dict[str, QColor]:
        return {token: QColor(value) for token, value in self.tokens.colours[shade].items()}

    def _palette(self) -> QPalette:
        palette = QPalette()
        for role, token in (
            (QPalette.ColorRole.Window, "background"),
            (QPalette.ColorRole.Base, "surface"),
            (QPalette.ColorRole.AlternateBase, "sunken"),
            (QPalette.ColorRole.Button, "surface"),
            (QPalette.ColorRole.WindowText, "ink"),
            (QPalette.ColorRole.Text, "ink"),
            (QPalette.ColorRole.ButtonText, "ink"),
            (QPalette.ColorRole.PlaceholderText, "ink-2"),
            (QPalette.ColorRole.Highlight, "brand"),
            (QPalette.ColorRole.HighlightedText, "on-brand"),
        ):
            palette.setColor(role, self.colour(token))
        return palette

    @staticmethod
    def _ratio() -> float:
        app = QApplication.instance()
        return app.devicePixelRatio() if isinstance(app, QApplication) else 1.0

    def _render(self, name: str, colour: str, size: int, ratio: float) -> QPixmap:
        drawing = (self._icons / f"{name}.svg").read_bytes().replace(b"currentColor", colour.encode())
        renderer = QSvgRenderer(QByteArray(drawing))
        pixmap = QPixmap(round(size * ratio), round(size * ratio))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, pixmap.width(), pixmap.height()))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap
