"""A camera that shows what the test holds in front of it."""

from __future__ import annotations

from collections.abc import Mapping

from pos.ports.camera import CameraState, Frame


def blank(wide: int = 64, high: int = 48) -> Frame:
    """A white picture."""
    return Frame(
        memoryview(b"\xff" * (wide * high * 3)).cast("B", (high, wide, 3)),
        memoryview(b"\xff" * (wide * high)).cast("B", (high, wide)),
    )


class Camera:
    """`ports.camera.Camera`."""

    def __init__(self) -> None:
        self.state = CameraState.LIVE
        """What opening says."""
        self.shows: Frame | CameraState = blank()
        self.opened = 0
        self.closed = 0

    def open(self) -> CameraState:
        self.opened += 1
        return self.state

    def grab(self) -> Frame | CameraState:
        return self.shows

    def close(self) -> None:
        self.closed += 1


class Cameras:
    """`ports.camera.Cameras`."""

    def __init__(self, **found: str) -> None:
        self.all: Mapping[str, str] = found

    def found(self) -> Mapping[str, str]:
        return self.all
