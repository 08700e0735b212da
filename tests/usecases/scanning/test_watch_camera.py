"""The camera's loop: opened, lost, tried again; codes handed on; advice that holds."""

from dataclasses import replace

import pytest

from pos.domain.reading import Corners, Sighting, Voice
from pos.ports.camera import Advice, CameraState
from pos.usecases.scanning.watch_camera import AGAIN_S, LASTING_S, TURNED, Look, WatchCamera, upside_down
from tests.fakes.camera import Camera, blank
from tests.fakes.clock import Clock
from tests.fakes.decoding import CodeReader

UPRIGHT: Corners = ((10, 10), (50, 10), (50, 30), (10, 30))
ON_ITS_HEAD: Corners = ((50, 30), (10, 30), (10, 10), (50, 10))


class Counter:
    """A camera over a counter."""

    def __init__(self) -> None:
        self.camera, self.reader, self.clock = Camera(), CodeReader(), Clock()
        self.scans: list[str] = []
        self.looks: list[Look] = []
        self.watch = WatchCamera(
            camera=lambda: self.camera,
            reader=lambda: self.reader,
            clock=self.clock,
            known=lambda _scan: False,
            scanned=self.scans.append,
            show=self.looks.append,
        )

    def look(self, *, seconds: float = 0.033) -> Look:
        self.watch.step()
        self.clock.pass_by(seconds)
        return self.looks[-1]

    def holds(self, text: str, corners: Corners = UPRIGHT) -> None:
        self.reader.sees = (Sighting("]Q1", "QR Code", text, (Voice.ZXING,), corners, confirmed=True),)


def test_a_code_is_handed_on_with_its_symbology_once() -> None:
    counter = Counter()
    counter.holds("O-7K2M9P")

    looks = [counter.look() for _ in range(5)]

    assert counter.scans == ["]Q1O-7K2M9P"]
    assert [len(look.counted) for look in looks] == [1, 0, 0, 0, 0]
    assert all(look.state is CameraState.LIVE and look.seen[0].confirmed for look in looks)
    assert counter.looks[0].state is CameraState.OPENING
    assert counter.camera.opened == 1
    assert counter.reader.sure == {"O-7K2M9P"}


def test_places_are_told_in_the_whole_picture() -> None:
    counter = Counter()
    counter.camera.shows = replace(blank(), left=100, top=20, scale=0.5)
    counter.holds("O-7K2M9P")

    assert counter.look().seen[0].corners == ((220, 60), (300, 60), (300, 100), (220, 100))


@pytest.mark.parametrize(
    "state", (CameraState.MISSING, CameraState.BUSY, CameraState.DENIED, CameraState.UNOPENED, CameraState.NONE)
)
def test_a_camera_that_does_not_open_is_tried_again(state: CameraState) -> None:
    counter = Counter()
    counter.camera.state = state

    assert counter.watch.step() == AGAIN_S
    assert counter.looks[-1] == Look(state)
    counter.camera.state = CameraState.LIVE
    assert counter.watch.step() == 0
    assert counter.looks[-1].state is CameraState.LIVE


def test_a_camera_that_was_never_opened_needs_no_letting_go() -> None:
    counter = Counter()

    counter.watch.finish()

    assert counter.camera.closed == 0


def test_unplugged_and_plugged_in_again() -> None:
    counter = Counter()
    counter.look()
    counter.camera.shows = CameraState.MISSING

    assert counter.watch.step() == AGAIN_S
    assert counter.looks[-1].state is CameraState.MISSING
    assert counter.camera.closed == 1
    counter.camera.shows = blank()
    assert counter.look().state is CameraState.LIVE
    assert counter.camera.opened == 2
    counter.watch.finish()
    assert counter.camera.closed == 2


def test_advice_is_given_when_it_holds_and_nothing_is_read() -> None:
    counter = Counter()
    counter.camera.shows = replace(blank(), advice=Advice.DARK)

    assert counter.look(seconds=LASTING_S / 2).advice is Advice.FINE
    assert counter.look(seconds=LASTING_S).advice is Advice.FINE
    assert counter.look().advice is Advice.DARK
    counter.holds("O-7K2M9P")
    assert counter.look().advice is Advice.FINE


def test_upside_down_is_said_after_some_codes_and_taken_back() -> None:
    counter = Counter()
    for number in range(TURNED):
        counter.holds(f"https://shop.example/{number}", ON_ITS_HEAD)
        assert counter.look().advice is (Advice.UPSIDE_DOWN if number == TURNED - 1 else Advice.FINE)

    counter.holds("https://shop.example/upright")
    assert counter.look().advice is Advice.FINE


def test_which_way_up() -> None:
    assert upside_down(ON_ITS_HEAD)
    assert not upside_down(UPRIGHT)
    assert not upside_down(((10, 10), (10, 50), (0, 50), (0, 10)))
