"""Camera and scanners are chosen on the settings screen; scanners of their own are listened to."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from pos.ports.scanner import ScannerState, ScannerWay
from pos.ui.camera.control import CameraChoice
from pos.ui.settings.scanning_panel import MIDDLE, YES, ScanningPanel
from pos.ui.settings.view import SettingsView
from tests.ui.hands import Hands
from tests.ui.shop import JEANS, Shop


@pytest.fixture
def hands(qtbot: QtBot) -> Iterator[Hands]:
    made = Hands(qtbot=qtbot, shop=Shop())
    made.begin_work()
    yield made
    made.leave()


def opened(hands: Hands) -> ScanningPanel:
    hands.ui.shell.go("settings")
    view = hands.ui.window.screens.currentWidget()
    assert isinstance(view, SettingsView)
    view.scanning.click()
    hands.settle()
    panel = view.pages.currentWidget()
    assert isinstance(panel, ScanningPanel)
    return panel


def rows(panel: ScanningPanel) -> list[tuple[str, str, str]]:
    return [(row.title, row.chip, row.right_note) for row in panel.scanners.rows.rows]


def test_a_camera_is_chosen(hands: Hands) -> None:
    panel = opened(hands)
    assert [row.title for row in panel.cameras.rows.rows] == [
        "None", "HD Webcam", "Desk Camera", "A picture or a film",
    ]  # fmt: skip

    panel.cameras.chosen.emit("2")
    panel.turned.buttons[YES].click()
    panel.area.buttons[MIDDLE].click()
    hands.press(Qt.Key.Key_Return)

    assert hands.eye.chosen == CameraChoice("2", turned=True, middle=True)
    assert not panel.isVisible()


def test_a_film_in_its_place(hands: Hands) -> None:
    panel = opened(hands)
    panel.cameras.chosen.emit("file")
    panel.file.setText("/tmp/tags.mp4")
    panel.keep.click()
    hands.settle()

    assert hands.eye.chosen.source == "/tmp/tags.mp4"
    assert opened(hands).file.text() == "/tmp/tags.mp4"


def test_leaving_keeps_what_was(hands: Hands) -> None:
    panel = opened(hands)
    panel.cameras.chosen.emit("0")
    panel.scanners.chosen.emit("/dev/hidraw3")
    hands.press(Qt.Key.Key_Escape)

    assert hands.eye.chosen == CameraChoice()
    assert hands.scanners.chosen == ()


def test_scanners_are_chosen_shown_and_listened_to(hands: Hands) -> None:
    panel = opened(hands)
    panel.scanners.chosen.emit("/dev/hidraw3")
    panel.scanners.chosen.emit("/dev/ttyACM0")
    panel.scanners.chosen.emit("/dev/ttyACM0")
    hands.press(Qt.Key.Key_Return)

    assert [each.way for each in hands.scanners.chosen] == [ScannerWay.HID]
    assert (hands.scanners.begun, hands.scanners.ended) == (2, 1)
    hands.scanners.told("/dev/hidraw3", ScannerState.LISTENING)
    hands.settle()
    assert rows(opened(hands))[0] == ("Honeywell 1950", "in use", "ready")
    hands.scanners.told("/dev/hidraw3", ScannerState.DENIED)
    hands.settle()
    assert rows(panel)[0] == ("Honeywell 1950", "in use", "not allowed")
    hands.scanners.there = ()
    panel.search.click()
    hands.settle()
    assert rows(panel) == [("Honeywell 1950", "in use", "not allowed")]


def test_what_one_reads_is_a_scan(hands: Hands) -> None:
    thread = threading.Thread(target=lambda: hands.scanners.scanned(f"]E0{JEANS}"))
    thread.start()
    thread.join()
    hands.qtbot.waitUntil(lambda: len(hands.lines) == 1)

    assert hands.lines[0][0].startswith("直筒牛仔裤")


def test_they_are_let_go_with_the_window(hands: Hands) -> None:
    late = hands.scanners.scanned
    hands.leave()
    late(JEANS)

    assert hands.scanners.ended == hands.scanners.begun == 1
