"""The camera that the settings describe, and those that this computer has."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path

from pos.devices.camera.settings import CameraSettings
from pos.ports.camera import Camera, CameraState, Frame

CLASS = Path("/sys/class/video4linux")
_NUMBER = re.compile(r"^\d{1,2}$", re.ASCII)
UNNAMED = 3
"""Where the system does not tell of cameras without opening them, so many numbers are offered."""


class NoCamera:
    """Implements `Camera` where none is set up."""

    def open(self) -> CameraState:
        """There is none."""
        return CameraState.NONE

    def grab(self) -> Frame | CameraState:
        """There is none."""
        return CameraState.NONE

    def close(self) -> None:
        """Nothing to let go."""


class SystemCameras:
    """Implements `Cameras`."""

    def __init__(self, folder: Path = CLASS) -> None:
        self._folder = folder

    def found(self) -> Mapping[str, str]:
        """On Linux by their names; elsewhere by numbers, as nothing tells which of them are there."""
        linux = sys.platform.startswith("linux")
        if not linux:
            return {str(number): "" for number in range(UNNAMED)}
        return {number: name for _, number, name in sorted(self._linux())}

    def _linux(self) -> list[tuple[int, str, str]]:
        cameras = []
        for entry in self._folder.glob("video*"):
            number = entry.name.removeprefix("video")
            # A camera's second node gives no pictures but data about them.
            if number.isdigit() and _read(entry / "index") in ("", "0"):
                cameras.append((int(number), number, _read(entry / "name")))
        return cameras


def camera_of(settings: CameraSettings) -> Camera:
    """The camera of these settings; nothing is opened, and OpenCV is imported here: not on the GUI thread."""
    if not settings.source:
        return NoCamera()
    if is_number(settings.source):
        from pos.devices.camera.opencv_camera import OpencvCamera

        return OpencvCamera(settings)
    from pos.devices.camera.file_camera import FileCamera

    return FileCamera(settings)


def is_number(source: str) -> bool:
    """Whether a source is a camera of this computer, not a file."""
    return _NUMBER.match(source) is not None


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
