"""Cameras and scanners as the doctor tells of them."""

from pathlib import Path

from pos.commands.doctor.finding import State
from pos.commands.doctor.scanning import examine
from pos.devices.camera.settings import CameraSettings
from pos.devices.scanner.settings import ScannerSettings
from pos.ports.scanner import FoundScanner, ScannerWay
from tests.fakes.camera import Cameras
from tests.fakes.scanner import Scanners

HID = FoundScanner(ScannerWay.HID, "/dev/hidraw3", "Honeywell 1950")
LINE = FoundScanner(ScannerWay.SERIAL, "/dev/ttyS0", "")
KEYS = FoundScanner(ScannerWay.DEVICE, "/dev/input/event0", "AT Keyboard")


def told(camera: CameraSettings, *scanners: ScannerSettings, there: tuple[FoundScanner, ...] = ()) -> list[str]:
    cameras = Cameras()
    cameras.all = {"0": "HD Webcam", "2": ""}
    findings = examine(camera, scanners, cameras=cameras, there=Scanners(*there))
    return [f"{each.name} {each.state}: {each.said}" for each in findings]


def test_nothing_is_set_up() -> None:
    assert told(CameraSettings(), there=(LINE, KEYS)) == [
        "camera missing: none is set up; there: 0 (HD Webcam), 2",
        "scanner good: scanners that type need no setting up; no other is known by its name",
    ]


def test_what_is_set_up_and_what_else_is_there() -> None:
    chosen = (ScannerSettings(ScannerWay.SERIAL, "/dev/ttyS0"), ScannerSettings(ScannerWay.HID, "/dev/hidraw9"))

    assert told(CameraSettings(source="0"), *chosen, there=(HID, LINE, KEYS)) == [
        "camera good: 0: there",
        "scanner good: serial /dev/ttyS0: set up",
        "scanner missing: hid /dev/hidraw9: set up, not plugged in",
        "scanner good: hid /dev/hidraw3 (Honeywell 1950): there, not set up",
    ]


def test_a_camera_that_is_not_there_and_a_film(tmp_path: Path) -> None:
    film = tmp_path / "tags.mp4"
    film.touch()

    assert told(CameraSettings(source="7"))[0] == "camera missing: 7: not there; there: 0 (HD Webcam), 2"
    assert told(CameraSettings(source=str(film)))[0] == f"camera good: {film}: there"


def test_this_computer_is_examined_without_a_fault() -> None:
    assert all(isinstance(each.state, State) for each in examine(CameraSettings(), ()))
