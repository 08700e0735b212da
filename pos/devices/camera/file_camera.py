"""A picture or a film in a camera's place: for practice, for demonstrations, for tests."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np

from pos.devices.camera.opencv_camera import Colours, framed
from pos.devices.camera.settings import CameraSettings
from pos.ports.camera import CameraState, Frame

STILL_EVERY_S = 0.1
"""A picture stands still: it is looked at ten times a second."""
FILM_RATE = 25.0
"""Pictures a second of a film that does not say."""


class FileCamera:
    """Implements `Camera`. A film runs at its own speed and begins again at its end; late pictures are left out."""

    def __init__(self, settings: CameraSettings, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._settings = settings
        self._path = Path(settings.source)
        self._clock = clock
        self._picture: Colours | None = None
        self._film: cv2.VideoCapture | None = None
        self._rate = FILM_RATE
        self._began = 0.0
        self._shown = -1
        self._closed = threading.Event()

    def open(self) -> CameraState:
        """Read the picture, or begin the film."""
        self.close()
        if not self._path.is_file():
            return CameraState.MISSING
        try:
            data = np.fromfile(self._path, np.uint8)
        except PermissionError:
            return CameraState.DENIED
        except OSError:
            return CameraState.UNREADABLE
        picture = cv2.imdecode(data, cv2.IMREAD_COLOR) if data.size else None
        if picture is not None:
            self._picture = np.asarray(picture, np.uint8)
        else:
            film = cv2.VideoCapture(str(self._path))
            if not film.isOpened():
                return CameraState.UNREADABLE
            self._film, self._rate = film, film.get(cv2.CAP_PROP_FPS) or FILM_RATE
        self._began, self._shown = self._clock(), -1
        self._closed.clear()
        return CameraState.LIVE

    def grab(self) -> Frame | CameraState:
        """The picture that is due now."""
        still = self._picture
        if still is not None:
            self._closed.wait(STILL_EVERY_S)
            return framed(still, self._settings)
        picture = self._next()
        return CameraState.UNREADABLE if picture is None else framed(picture, self._settings)

    def close(self) -> None:
        """Forget it."""
        self._closed.set()
        if self._film is not None:
            self._film.release()
        self._picture = self._film = None

    def _next(self) -> Colours | None:
        film = self._film
        if film is None:
            return None
        due = int((self._clock() - self._began) * self._rate + 0.001)
        if due <= self._shown:
            self._closed.wait((self._shown + 1 - due) / self._rate)
            due = self._shown + 1
        while self._shown < due - 1 and film.grab():
            self._shown += 1
        came, picture = film.read()
        if not came:
            # Its end: from the beginning again.
            film.set(cv2.CAP_PROP_POS_FRAMES, 0)
            self._began, self._shown = self._clock(), -1
            came, picture = film.read()
        self._shown += 1
        return np.asarray(picture, np.uint8) if came else None
