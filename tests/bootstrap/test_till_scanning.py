"""Camera and scanners of a till, put together and run: pictures from a file, codes from a pseudo-terminal."""

import os
import sys
import threading
from dataclasses import replace
from pathlib import Path
from random import Random

import cv2
import pytest

from pos.bootstrap.settings import Settings
from pos.bootstrap.till_camera import TillCamera
from pos.bootstrap.till_scanners import TillScanners
from pos.commands.bench.scenes import KINDS, code, ground, put, taken
from pos.devices.camera.settings import Area, CameraSettings
from pos.devices.scanner.settings import ScannerSettings
from pos.ports.camera import CameraState
from pos.ports.scanner import FoundScanner, ScannerState, ScannerWay
from pos.ui.camera.control import CameraChoice
from pos.usecases.labels.batch import LabelMaker
from pos.usecases.scanning.watch_camera import Look
from tests.fakes.clock import Clock

EAN = "6901234500011"


class Shelf:
    """Settings, and who keeps them."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def keep(self, settings: Settings) -> None:
        self.settings = settings


def test_a_camera_reads_a_tag_and_is_let_go(tmp_path: Path) -> None:
    picture = taken(put(ground(Random(2)), code(EAN, KINDS[0].writer, scale=4), 640, 360, angle=35), Random(2))
    cv2.imwrite(str(tmp_path / "tag.png"), picture)
    shelf = Shelf(Settings(camera=CameraSettings(source=str(tmp_path / "tag.png"))))
    clock, read, looks = Clock(), threading.Event(), []
    scans: list[str] = []

    def scanned(text: str) -> None:
        scans.append(text)
        read.set()

    def show(look: Look) -> None:
        looks.append(look)
        clock.pass_by(0.2)

    camera = TillCamera(settings=lambda: shelf.settings, keep=shelf.keep, parts=lambda: None, clock=clock)
    stop = camera.offered().start(scanned, show)
    came = read.wait(20)
    stop()

    assert came
    assert scans == [f"]E0{EAN}"]
    assert looks[0].state is CameraState.OPENING
    assert any(look.counted for look in looks)


def test_the_two_codes_of_a_tag_ring_one_piece_up(tmp_path: Path) -> None:
    qr = next(kind for kind in KINDS if kind.name == "QR")
    link = LabelMaker(stem="https://shop.example", store_code="BJ01").link(EAN)
    picture = put(ground(Random(3)), code(EAN, KINDS[0].writer, scale=3), 360, 360)
    picture = put(picture, code(link, qr.writer, scale=6), 900, 360)
    cv2.imwrite(str(tmp_path / "tag.png"), taken(picture, Random(3)))
    shelf = Shelf(Settings(camera=CameraSettings(source=str(tmp_path / "tag.png"))))
    clock, enough = Clock(), threading.Event()
    scans: list[str] = []
    since: list[Look] = []

    def show(look: Look) -> None:
        clock.pass_by(0.2)
        if scans:
            since.append(look)
        if len(since) > 10:
            enough.set()

    camera = TillCamera(settings=lambda: shelf.settings, keep=shelf.keep, parts=lambda: None, clock=clock)
    stop = camera.offered().start(scans.append, show)
    came = enough.wait(20)
    stop()

    assert came
    assert scans == [f"]Q1{link}"], "once, and as the code that says more"


def test_a_camera_that_is_not_there_says_so_and_ends(tmp_path: Path) -> None:
    told = threading.Event()
    looks: list[Look] = []
    shelf = Shelf(Settings(camera=CameraSettings(source=str(tmp_path / "gone.png"))))

    def show(look: Look) -> None:
        looks.append(look)
        if look.state is not CameraState.OPENING:
            told.set()

    camera = TillCamera(settings=lambda: shelf.settings, keep=shelf.keep, parts=lambda: None, clock=Clock())
    stop = camera.start(lambda _text: None, show)
    came = told.wait(20)
    stop()

    assert came
    assert looks[-1].state is CameraState.MISSING


def test_a_camera_is_kept_and_what_was_not_asked_stays() -> None:
    shelf = Shelf(Settings(camera=CameraSettings(upc_e=True)))
    control = TillCamera(settings=lambda: shelf.settings, keep=shelf.keep, parts=lambda: None, clock=Clock()).offered()

    control.use(CameraChoice(" 1 ", turned=True, middle=True))

    assert shelf.settings.camera == CameraSettings(source="1", turned=True, area=Area.MIDDLE, upc_e=True)
    assert control.held() == CameraChoice("1", turned=True, middle=True)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_a_serial_scanner_is_heard_and_let_go() -> None:
    ours, theirs = os.openpty()
    port = os.ttyname(theirs)
    shelf = Shelf(Settings(scanners=(ScannerSettings(ScannerWay.SERIAL, port),)))
    heard, ready = threading.Event(), threading.Event()
    scans: list[str] = []
    states: list[tuple[str, ScannerState]] = []

    def scanned(text: str) -> None:
        scans.append(text)
        heard.set()

    def told(address: str, state: ScannerState) -> None:
        states.append((address, state))
        ready.set()

    stop = TillScanners(settings=lambda: shelf.settings, keep=shelf.keep).offered().listen(scanned, told)
    assert ready.wait(20)
    os.write(ours, f"]E0{EAN}\r".encode())
    came = heard.wait(20)
    stop()
    os.close(theirs)
    os.close(ours)

    assert came
    assert scans == [f"]E0{EAN}"]
    assert states[0] == (port, ScannerState.LISTENING)


def test_scanners_are_kept_with_what_else_was_set() -> None:
    line = ScannerSettings(ScannerWay.SERIAL, "/dev/ttyS0", baud=115_200)
    shelf = Shelf(Settings(scanners=(line, ScannerSettings(ScannerWay.HID, "/dev/hidraw1"))))
    scanners = TillScanners(settings=lambda: shelf.settings, keep=shelf.keep)

    scanners.use((FoundScanner(ScannerWay.SERIAL, "/dev/ttyS0", "x"), FoundScanner(ScannerWay.DEVICE, "/dev/e", "y")))

    assert shelf.settings == replace(Settings(), scanners=(line, ScannerSettings(ScannerWay.DEVICE, "/dev/e")))
    assert [each.address for each in scanners.held()] == ["/dev/ttyS0", "/dev/e"]
