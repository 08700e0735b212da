"""A camera through OpenCV.

A thread of its own takes pictures as they come and keeps the newest, so that slow reading drops pictures instead of
lagging behind, and a driver that hangs hangs nobody else.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

import cv2
import numpy as np
from numpy.typing import NDArray

from pos.devices.camera.advice import advise
from pos.devices.camera.settings import Area, CameraSettings
from pos.ports.camera import CameraState, Frame

WIDTH, HEIGHT, RATE = 1280, 720, 30
"""What is asked of a camera; it gives what it can."""
SHOWN = 640
"""Pixels across of what is handed to the window."""
PATIENCE_S = 3.0
"""No new picture for so long: unplugged, or the driver hangs."""

logger = logging.getLogger(__name__)

Colours = NDArray[np.uint8]


class Capture(Protocol):
    """What is used of cv2.VideoCapture."""

    def isOpened(self) -> bool:  # noqa: N802 -- OpenCV's names
        """Whether it works."""

    def read(self) -> tuple[bool, Any]:
        """The next picture."""

    def release(self) -> None:
        """Let it go."""


class OpencvCamera:
    """Implements `Camera`."""

    def __init__(
        self,
        settings: CameraSettings,
        *,
        capture: Callable[[int], Capture] | None = None,
        device: Callable[[int], CameraState] | None = None,
        patience_s: float = PATIENCE_S,
    ) -> None:
        """`capture` opens camera number N; `device` says beforehand whether the system lets us."""
        self._settings = settings
        self._capture = capture or _capture
        self._device = device or why_not
        self._patience_s = patience_s
        self._takes: _Taking | None = None

    def open(self) -> CameraState:
        """Begin to take pictures."""
        self.close()
        number = int(self._settings.source)
        state = self._device(number)
        if state is not CameraState.LIVE:
            return state
        taking = _Taking(lambda: self._capture(number))
        opened = taking.opened(self._patience_s)
        if opened is None:
            taking.stop()
            return CameraState.SILENT
        if not opened:
            taking.stop()
            # It went while it was being opened, or the system keeps its reasons to itself.
            state = self._device(number)
            if state is not CameraState.LIVE:
                return state
            return CameraState.BUSY if in_use(f"/dev/video{number}") else CameraState.UNOPENED
        self._takes = taking
        return CameraState.LIVE

    def grab(self) -> Frame | CameraState:
        """The newest picture."""
        picture = self._takes.newest(self._patience_s) if self._takes is not None else None
        if picture is None:
            state = self._device(int(self._settings.source))
            return state if state is CameraState.MISSING else CameraState.SILENT
        return framed(picture, self._settings)

    def close(self) -> None:
        """Let the camera go; its thread ends by itself when its driver lets it."""
        if self._takes is not None:
            self._takes.stop()
            self._takes = None


class _Taking:
    """The thread that takes pictures and keeps the newest."""

    def __init__(self, capture: Callable[[], Capture]) -> None:
        self._make = capture
        self._changed = threading.Condition()
        self._opened: bool | None = None
        self._picture: Colours | None = None
        self._ended = False
        threading.Thread(target=self._run, name="camera", daemon=True).start()

    def opened(self, wait_s: float) -> bool | None:
        """Whether it could be opened; None while nobody knows."""
        with self._changed:
            self._changed.wait_for(lambda: self._opened is not None, wait_s)
            return self._opened

    def newest(self, wait_s: float) -> Colours | None:
        """A picture that was not handed out yet; None when none comes."""
        with self._changed:
            self._changed.wait_for(lambda: self._picture is not None or self._ended, wait_s)
            picture, self._picture = self._picture, None
            return picture

    def stop(self) -> None:
        """Take no more."""
        with self._changed:
            self._ended = True
            self._changed.notify_all()

    def _run(self) -> None:
        capture = self._make()
        try:
            opened = capture.isOpened()
            with self._changed:
                self._opened = opened
                self._changed.notify_all()
            while not self._ended and self._opened:
                came, picture = capture.read()
                with self._changed:
                    self._picture = np.asarray(picture, np.uint8) if came else None
                    if not came:
                        self._ended = True
                    self._changed.notify_all()
        finally:
            capture.release()


def framed(picture: Colours, settings: CameraSettings) -> Frame:
    """A picture as the till looks at it: the right way up, and the part where codes are looked for in grey."""
    if settings.turned:
        picture = np.asarray(cv2.rotate(picture, cv2.ROTATE_180), np.uint8)
    high, wide = picture.shape[:2]
    left, top = (wide // 6, high // 6) if settings.area is Area.MIDDLE else (0, 0)
    part = picture[top : high - top, left : wide - left]
    grey = np.asarray(cv2.cvtColor(part, cv2.COLOR_BGR2GRAY), np.uint8)
    # The window shows little of it: made smaller here, it costs the screen's thread next to nothing.
    scale = max(1.0, wide / SHOWN)
    size = (round(wide / scale), round(high / scale))
    shown = cv2.resize(picture, size, interpolation=cv2.INTER_AREA) if scale > 1 else picture
    return Frame(np.ascontiguousarray(shown, np.uint8).data, grey.data, left, top, scale, advise(grey))


def why_not(number: int) -> CameraState:
    """Whether the system has a camera of that number and lets us use it; `LIVE` where it does not tell."""
    linux = sys.platform.startswith("linux")
    if not linux:
        return CameraState.LIVE
    path = Path(f"/dev/video{number}")
    if not path.exists():
        return CameraState.MISSING
    try:
        os.close(os.open(path, os.O_RDWR | getattr(os, "O_NONBLOCK", 0)))
    except PermissionError:
        return CameraState.DENIED
    except FileNotFoundError:
        return CameraState.MISSING
    except OSError as fault:
        logger.warning("%s: %s", path, fault)
        return CameraState.BUSY
    return CameraState.LIVE


def in_use(device: str, *, processes: Path = Path("/proc")) -> bool:
    """Whether another program of this user holds a device open (Linux lets several open a camera, one use it)."""
    own = str(os.getpid())
    for held in processes.glob("[0-9]*/fd/*"):
        try:
            if held.parts[-3] != own and str(held.readlink()) == device:
                return True
        except OSError:
            continue
    return False


def _capture(number: int) -> Capture:
    """OpenCV's own, asked for what a code needs."""
    api = cv2.CAP_DSHOW if sys.platform == "win32" else cv2.CAP_V4L2 if sys.platform.startswith("linux") else 0
    capture = cv2.VideoCapture(number, api)
    # Compressed pictures: raw ones of this size come at ten a second over USB 2.
    capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
    for what, value in (
        (cv2.CAP_PROP_FRAME_WIDTH, WIDTH),
        (cv2.CAP_PROP_FRAME_HEIGHT, HEIGHT),
        (cv2.CAP_PROP_FPS, RATE),
        (cv2.CAP_PROP_BUFFERSIZE, 1),
    ):
        capture.set(what, value)
    return capture
