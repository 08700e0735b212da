"""Cameras: plugged in or not, and the files in their place."""

import threading
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import cv2
import numpy as np
import pytest

from pos.commands.bench.scenes import KINDS, Grey, code, ground, put, taken
from pos.devices.camera.advice import advise
from pos.devices.camera.file_camera import FileCamera
from pos.devices.camera.opencv_camera import OpencvCamera, framed, in_use, why_not
from pos.devices.camera.settings import Area, CameraSettings
from pos.devices.camera.setup import NoCamera, SystemCameras, camera_of, is_number
from pos.ports.camera import Advice, CameraState, Frame

FIRST = CameraSettings(source="0")


def tag(**how: Any) -> Grey:
    rng = Random(3)
    picture = put(ground(rng), code("6901234500011", KINDS[0].writer, scale=4), 640, 360)
    return taken(picture, rng, **how)


class Driver:
    """cv2.VideoCapture, as a test drives it."""

    def __init__(self, *, opens: bool = True, hangs: bool = False) -> None:
        self.opens = opens
        self.hangs = hangs
        self.let_go = threading.Event()
        self.pictures: list[int] = []
        self.taken = 0
        self.more = threading.Semaphore(0)
        self.plugged = True

    def __call__(self, number: int) -> "Driver":
        assert number == 0
        return self

    def isOpened(self) -> bool:
        if self.hangs:
            self.let_go.wait(10)
        return self.opens

    def read(self) -> tuple[bool, Any]:
        self.more.acquire(timeout=10)
        self.taken += 1
        return self.plugged, np.full((72, 128, 3), self.taken, np.uint8)

    def release(self) -> None:
        self.let_go.set()


@pytest.fixture
def driver() -> Iterator[Driver]:
    made = Driver()
    yield made
    made.plugged = False
    made.let_go.set()
    made.more.release(5)


def here(_number: int) -> CameraState:
    return CameraState.LIVE


def shade(frame: Frame | CameraState) -> int:
    assert isinstance(frame, Frame)
    return int(np.asarray(frame.picture)[0, 0, 0])


def test_old_pictures_are_dropped(driver: Driver) -> None:
    camera = OpencvCamera(FIRST, capture=driver, device=here, patience_s=5)

    assert camera.open() is CameraState.LIVE
    driver.more.release(1)
    assert shade(camera.grab()) == 1
    driver.more.release(7)
    wait = threading.Event()
    while driver.taken < 8:
        wait.wait(0.001)
    # The thread may still be about to put the last one down.
    assert shade(camera.grab()) in (7, 8)
    camera.close()


def test_unplugged_while_it_runs_and_plugged_in_again(driver: Driver) -> None:
    present = [CameraState.LIVE]
    camera = OpencvCamera(FIRST, capture=driver, device=lambda _number: present[0], patience_s=2)
    camera.open()
    driver.plugged, present[0] = False, CameraState.MISSING
    driver.more.release(1)

    assert camera.grab() is CameraState.MISSING
    camera.close()
    assert camera.open() is CameraState.MISSING
    driver.plugged, present[0] = True, CameraState.LIVE
    assert camera.open() is CameraState.LIVE
    camera.close()


@pytest.mark.parametrize("state", (CameraState.MISSING, CameraState.BUSY, CameraState.DENIED))
def test_the_system_says_why_not(driver: Driver, state: CameraState) -> None:
    camera = OpencvCamera(FIRST, capture=driver, device=lambda _number: state)

    assert camera.open() is state
    assert isinstance(camera.grab(), CameraState)


def test_a_camera_that_cannot_be_opened_for_reasons_of_its_own(driver: Driver) -> None:
    driver.opens = False

    assert OpencvCamera(FIRST, capture=driver, device=here).open() is CameraState.UNOPENED


def test_a_camera_that_another_program_holds(tmp_path: Path) -> None:
    for process, device in (("41", "/dev/null"), ("42", "/dev/video0")):
        (tmp_path / process / "fd").mkdir(parents=True)
        (tmp_path / process / "fd" / "3").symlink_to(device)
        (tmp_path / process / "fd" / "4").touch()

    assert in_use("/dev/video0", processes=tmp_path)
    assert not in_use("/dev/video1", processes=tmp_path)


def test_a_driver_that_hangs_hangs_nobody(driver: Driver) -> None:
    driver.hangs = True
    camera = OpencvCamera(FIRST, capture=driver, device=here, patience_s=0.05)

    assert camera.open() is CameraState.SILENT


def test_a_camera_that_sends_nothing(driver: Driver) -> None:
    camera = OpencvCamera(FIRST, capture=driver, device=here, patience_s=0.05)

    assert camera.open() is CameraState.LIVE
    assert camera.grab() is CameraState.SILENT
    camera.close()


def test_no_camera_of_that_number_is_missing() -> None:
    assert why_not(97) in (CameraState.MISSING, CameraState.LIVE)
    assert OpencvCamera(CameraSettings(source="97"), patience_s=2).open() is not CameraState.LIVE


def test_turned_and_only_the_middle() -> None:
    picture = np.zeros((90, 120, 3), np.uint8)
    picture[0, 0] = 255

    whole = framed(picture, CameraSettings(source="0", turned=True))
    middle = framed(picture, CameraSettings(source="0", area=Area.MIDDLE))

    assert np.asarray(whole.picture)[-1, -1, 0] == 255
    assert whole.grey.shape == (90, 120)
    assert (middle.left, middle.top, middle.grey.shape) == (20, 15, (60, 80))


@pytest.mark.parametrize(
    "picture,advice",
    (
        (np.zeros((720, 1280), np.uint8), Advice.BLACK),
        (tag(light=0.15), Advice.DARK),
        (tag(), Advice.FINE),
        (tag(blur=9.0, noise=1.0), Advice.BLURRED),
        (np.where(np.arange(1280) < 400, 255, tag()).astype(np.uint8), Advice.GLARE),
        (np.full((720, 1280), 128, np.uint8), Advice.FINE),
    ),
    ids=("black", "dark", "fine", "blurred", "glare", "plain"),
)
def test_what_would_help(picture: Grey, advice: Advice) -> None:
    assert advise(picture) is advice


class TestFiles:
    """Pictures and films in a camera's place."""

    def test_a_picture(self, tmp_path: Path) -> None:
        cv2.imwrite(str(tmp_path / "tag.png"), tag())
        camera = camera_of(CameraSettings(source=str(tmp_path / "tag.png")))

        assert camera.open() is CameraState.LIVE
        frame = camera.grab()
        assert isinstance(frame, Frame)
        assert frame.picture.shape == (360, 640, 3)
        assert (frame.grey.shape, frame.scale) == ((720, 1280), 2.0)
        camera.close()
        assert camera.grab() is CameraState.UNREADABLE

    def test_a_film_keeps_its_pace_and_begins_again(self, tmp_path: Path) -> None:
        path = tmp_path / "film.avi"
        film = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 10.0, (64, 48))
        for number in range(10):
            film.write(np.full((48, 64, 3), number * 20, np.uint8))
        film.release()
        now = [100.0]
        camera = FileCamera(CameraSettings(source=str(path)), clock=lambda: now[0])
        assert camera.open() is CameraState.LIVE

        seen = []
        for _ in range(4):
            seen.append(round(shade(camera.grab()) / 20))
            now[0] += 0.3
        now[0] += 5.0

        assert seen == [0, 3, 6, 9]
        assert round(shade(camera.grab()) / 20) == 0
        camera.close()

    def test_what_is_no_picture(self, tmp_path: Path) -> None:
        (tmp_path / "words.txt").write_text("no film")
        (tmp_path / "empty.png").touch()

        for name in ("words.txt", "empty.png"):
            assert FileCamera(CameraSettings(source=str(tmp_path / name))).open() is CameraState.UNREADABLE
        assert FileCamera(CameraSettings(source=str(tmp_path / "gone.png"))).open() is CameraState.MISSING


def test_no_camera_is_set_up() -> None:
    camera = camera_of(CameraSettings())

    assert isinstance(camera, NoCamera)
    assert camera.open() is CameraState.NONE
    assert camera.grab() is CameraState.NONE
    camera.close()


def test_a_number_is_a_camera_and_anything_else_a_file() -> None:
    assert isinstance(camera_of(FIRST), OpencvCamera)
    assert [is_number(source) for source in ("0", "12", "", "/tmp/1", "-1", "٣")] == [True, True, *[False] * 4]


def test_the_cameras_of_this_computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, index, said in (("video0", "0", "HD Webcam"), ("video1", "1", "HD Webcam"), ("video2", "0", "Desk 台")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index").write_text(index)
        (tmp_path / name / "name").write_text(f"{said}\n", encoding="utf-8")
    monkeypatch.setattr("sys.platform", "linux")

    assert SystemCameras(tmp_path).found() == {"0": "HD Webcam", "2": "Desk 台"}
    assert SystemCameras(tmp_path / "none").found() == {}
    monkeypatch.setattr("sys.platform", "win32")
    assert set(SystemCameras(tmp_path).found()) == {"0", "1", "2"}
