"""A photograph out of a file: from a phone by cable, a stick, or a folder."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, QStandardPaths, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter
from PySide6.QtWidgets import QFileDialog, QWidget

from pos.ui.camera.photo import LONGEST, QUALITY, jpeg_of
from pos.ui.language import translate

MOST_BYTES = 256 * 1024
"""What head office takes of one photograph."""
POORER = (QUALITY, 55, 35, 15)
"""JPEG qualities, tried in turn until it is small enough."""


def choose_photo(window: QWidget, chosen: Callable[[str], None]) -> QFileDialog:
    """Ask for a picture file in the system's own way; `chosen` hears its path, nobody when the question is closed."""
    pictures = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    kinds = translate("Receiving", "Pictures ({kinds})").format(kinds="*.jpg *.jpeg *.png *.webp *.bmp")
    dialog = QFileDialog(window, translate("Receiving", "Choose a photo"), pictures, kinds)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(chosen)
    dialog.open()
    return dialog


def read_photo(path: str) -> bytes | None:
    """The picture in a file as a JPEG no side of which is longer than `LONGEST`, upright, without what else the file
    said (where it was taken, with what); None where there is no picture in it. Not for the GUI thread."""
    reader = QImageReader(path)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    if max(size.width(), size.height()) > LONGEST:
        reader.setScaledSize(size.scaled(QSize(LONGEST, LONGEST), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        return None
    opaque = QImage(image.size(), QImage.Format.Format_RGB888)
    opaque.fill(QColor("white"))  # a JPEG has nothing to look through
    painter = QPainter(opaque)
    painter.drawImage(0, 0, image)
    painter.end()
    made = (jpeg_of(opaque, quality) for quality in POORER)
    return next((each for each in made if len(each) <= MOST_BYTES), None)
