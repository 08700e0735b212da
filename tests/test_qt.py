"""What the installed Qt must be able to do before any screen is built on it."""

import subprocess
import sys

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication

HUNDRED_THOUSAND_CALLS = """
from PySide6.QtCore import QObject
thing = QObject()
for number in range(100_000):
    thing.setObjectName("x")
print(number + 1)
"""


def test_qt_survives_a_hundred_thousand_calls() -> None:
    """PySide6 6.12 loses a reference to None at every void call and aborts on Python below 3.12."""
    done = subprocess.run([sys.executable, "-c", HUNDRED_THOUSAND_CALLS], capture_output=True, text=True, timeout=60)

    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "100000", "")


@pytest.mark.usefixtures("qapp")
def test_chinese_glyphs_are_drawn() -> None:
    """Without a Chinese font Qt draws the same box for every character, and says nothing."""
    assert drawn("会") != drawn("员")
    assert drawn("会") == drawn("会")


def drawn(text: str) -> QImage:
    image = QImage(64, 64, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    font = QFont(QApplication.font())
    font.setPixelSize(48)
    painter.setFont(font)
    painter.drawText(QRect(0, 0, 64, 64), Qt.AlignmentFlag.AlignCenter, text)
    painter.end()
    return image
