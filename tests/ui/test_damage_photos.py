"""What came damaged is photographed: by the till's camera, or chosen from a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QFileDialog

from pos.ports.camera import CameraState
from pos.ui.parts.key_button import KeyButton
from pos.usecases.scanning.watch_camera import Look
from pos.wire.event import GoodsReceived
from tests.ui.hands import Hands
from tests.ui.screens_stock import choose, expects, press, stock, view
from tests.ui.shop import SCARF, Shop
from tests.ui.test_stock_room import bodies, said

ENTER = Qt.Key.Key_Return


def test_what_came_damaged_is_photographed_with_the_tills_camera(selling: Hands, shop: Shop) -> None:
    expects(selling)
    stock(selling)
    choose(selling, "receive")
    choose(selling, "d-1")
    selling.scan(SCARF)
    press(selling, view(selling).review)
    press(selling, view(selling).review)  # the camera goes on
    selling.eye.show(Look(CameraState.MISSING))
    selling.settle()
    assert said(selling).startswith("The camera shows nothing")
    press(selling, view(selling).review)  # nothing is seen, nothing is taken
    assert view(selling).review.text() == "Photograph it"
    selling.eye.sees(SCARF, counted=False)
    selling.settle()
    press(selling, view(selling).review)
    assert selling.eye.stopped.is_set()
    assert said(selling).startswith("The photo goes with the receipt")
    selling.type("torn")
    selling.press(ENTER)
    selling.press(ENTER)
    selling.press(ENTER)

    (received,) = bodies(shop, GoodsReceived)
    (line,) = received.receipt.lines
    assert (line.note, len(line.photo)) == ("torn", 64)
    jpeg = shop.photos.kept[line.photo]
    assert jpeg.startswith(b"\xff\xd8\xff")
    assert len(jpeg) < 200_000


def test_a_photo_of_the_damage_is_chosen_from_a_file(selling: Hands, shop: Shop, tmp_path: Path) -> None:
    def chooses(path: Path) -> None:
        press(selling, next(each for each in selling.ui.window.findChildren(KeyButton) if "file" in each.text()))
        (dialog,) = selling.ui.window.findChildren(QFileDialog)
        assert dialog.isVisible()
        dialog.fileSelected.emit(str(path))
        dialog.close()
        selling.ui.window.activateWindow()
        selling.qtbot.waitUntil(selling.ui.window.isActiveWindow)
        selling.settle()
        selling.qtbot.waitUntil(lambda: not selling.ui.window.findChildren(QFileDialog))

    seam = QImage(4_000, 3_000, QImage.Format.Format_RGB32)
    seam.fill(QColor("darkred"))
    assert seam.save(str(tmp_path / "seam.png"))
    (tmp_path / "letter.jpg").write_text("no picture")
    expects(selling)
    stock(selling)
    choose(selling, "receive")
    choose(selling, "d-1")
    selling.scan(SCARF)
    press(selling, view(selling).review)
    chooses(tmp_path / "letter.jpg")
    assert said(selling).startswith("There is no picture in this file")
    chooses(tmp_path / "seam.png")
    assert said(selling).startswith("The photo goes with the receipt")
    selling.type("torn")
    for _ in range(3):
        selling.press(ENTER)

    (received,) = bodies(shop, GoodsReceived)
    kept = QImage.fromData(shop.photos.kept[received.receipt.lines[0].photo])
    assert (kept.width(), kept.height()) == (1_280, 960)
    assert abs(kept.pixelColor(600, 400).red() - 139) < 4
