"""The camera in the window: on and off, its picture, its scans, and a sentence for every way it fails."""

import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from pos.ports.camera import Advice, CameraState
from pos.ui.camera.controller import SILENT_AFTER_S, CameraController
from pos.usecases.scanning.watch_camera import Look
from tests.ui.eye import Eye, picture
from tests.ui.hands import Hands
from tests.ui.shop import JEANS, Shop

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def selling(qtbot: QtBot) -> Iterator[Hands]:
    hands = Hands(qtbot=qtbot, shop=Shop())
    hands.begin_work()
    yield hands
    hands.leave()


@pytest.fixture
def eye(selling: Hands) -> Eye:
    return selling.eye


def camera(hands: Hands) -> CameraController:
    assert hands.ui.camera is not None
    return hands.ui.camera


def test_ctrl_l_and_the_rail_switch_it_on_and_off(selling: Hands, eye: Eye) -> None:
    assert not camera(selling).panel.isVisible()

    selling.press(Qt.Key.Key_L, CONTROL)
    assert camera(selling).panel.isVisible()
    assert selling.ui.shell.current == "sell"
    selling.press(Qt.Key.Key_L, CONTROL)
    assert not camera(selling).panel.isVisible()
    selling.qtbot.waitUntil(eye.stopped.is_set)

    selling.ui.window.rail.buttons["camera"].click()
    assert camera(selling).on
    camera(selling).panel.hide_button.click()
    assert (camera(selling).on, eye.starts) == (False, 2)


def test_what_it_reads_is_a_scan(selling: Hands, eye: Eye) -> None:
    selling.press(Qt.Key.Key_L, CONTROL)
    eye.sees(JEANS)
    selling.qtbot.waitUntil(lambda: len(selling.lines) == 1)

    assert selling.lines[0][0].startswith("直筒牛仔裤")
    shown = camera(selling).panel.preview.grab().toImage()
    green = selling.ui.look.colour("ok").rgb()
    assert shown.pixel(3, shown.height() // 2) == green


def test_it_is_let_go_with_the_window(selling: Hands, eye: Eye) -> None:
    selling.press(Qt.Key.Key_L, CONTROL)
    selling.leave()

    assert eye.stopped.wait(2)


def test_what_comes_after_it_was_switched_off_is_dropped(selling: Hands, eye: Eye) -> None:
    selling.press(Qt.Key.Key_L, CONTROL)
    selling.press(Qt.Key.Key_L, CONTROL)
    eye.sees(JEANS)
    selling.settle()

    assert selling.lines == []


def test_only_the_newest_picture_is_painted(selling: Hands, eye: Eye) -> None:
    """A window that was busy for a second shows what is there now, not a second of film."""
    selling.press(Qt.Key.Key_L, CONTROL)
    looks = [Look(CameraState.LIVE, picture(JEANS)) for _ in range(30)]
    shown: list[Look] = []
    controller = camera(selling)
    controller._came.connect(lambda: shown.append(controller._last))

    def film() -> None:
        for look in looks:
            eye.show(look)

    thread = threading.Thread(target=film)
    thread.start()
    thread.join()
    selling.settle()

    assert len(shown) == len(looks)
    assert {id(look) for look in shown} <= {id(looks[-1])}


@pytest.mark.parametrize(
    "state,words",
    (
        (CameraState.NONE, "No camera is set up"),
        (CameraState.MISSING, "not there. Plug it in"),
        (CameraState.BUSY, "Another program uses the camera"),
        (CameraState.DENIED, "does not let Guitai use the camera"),
        (CameraState.UNOPENED, "cannot be opened"),
        (CameraState.SILENT, "sends no picture"),
        (CameraState.UNREADABLE, "neither a picture nor a film"),
        (CameraState.OPENING, "being switched on"),
    ),
)
def test_a_sentence_for_every_way_it_fails(selling: Hands, eye: Eye, state: CameraState, words: str) -> None:
    selling.press(Qt.Key.Key_L, CONTROL)
    eye.show(Look(state))
    selling.qtbot.waitUntil(lambda: words in camera(selling).panel.words.text())

    selling.scan(JEANS)
    assert len(selling.lines) == 1


@pytest.mark.parametrize("advice", [each for each in Advice if each])
def test_a_sentence_for_what_would_help(selling: Hands, eye: Eye, advice: Advice) -> None:
    selling.press(Qt.Key.Key_L, CONTROL)
    eye.show(Look(CameraState.LIVE, picture(JEANS)))
    selling.qtbot.waitUntil(lambda: "Hold a code" in camera(selling).panel.words.text())
    eye.show(replace(Look(CameraState.LIVE, picture(JEANS)), advice=advice))
    selling.qtbot.waitUntil(lambda: "Hold a code" not in camera(selling).panel.words.text())

    assert camera(selling).panel.words.property("tone") == "warn"


def test_a_driver_that_hangs_is_told(qtbot: QtBot, selling: Hands, eye: Eye) -> None:
    selling.press(Qt.Key.Key_L, CONTROL)
    eye.show(Look(CameraState.LIVE, picture(JEANS)))
    selling.settle()
    controller = camera(selling)
    before = controller._clock
    controller._clock = lambda: before() + SILENT_AFTER_S + 1

    qtbot.waitUntil(lambda: "sends no picture" in controller.panel.words.text(), timeout=3_000)
    assert controller.panel.preview.accessibleName() == ""
