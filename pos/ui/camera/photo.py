"""One photograph with the till's camera: aim, touch, and it is a small JPEG."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Qt, Signal
from PySide6.QtGui import QImage

from pos.ports.camera import CameraState, Frame
from pos.ui.camera.control import CameraControl, Stop
from pos.ui.offload import Lane, Offload
from pos.usecases.scanning.watch_camera import Look

LONGEST = 1_280
"""Pixels of the longer side: enough to see a torn seam."""
QUALITY = 75
"""Of the JPEG; about 100 kB."""


class Photo(QObject):
    """`changed` when there is another picture, or none any more."""

    changed = Signal()
    _came = Signal()

    def __init__(self, *, control: CameraControl, offload: Offload) -> None:
        super().__init__()
        self._control = control
        self._offload = offload
        self._stop: Stop | None = None
        # The newest look only: what the screen had no time for is dropped.
        self._looks: deque[Look] = deque(maxlen=1)
        self.state = CameraState.OFF
        self._frame: Frame | None = None
        self._came.connect(self._shown, Qt.ConnectionType.QueuedConnection)

    @property
    def pixels(self) -> memoryview | None:
        """What the camera sees: rows × columns × blue, green, red."""
        return self._frame.picture if self._frame is not None else None

    def begin(self) -> None:
        """Switch the camera on."""
        if self._stop is None:
            self.state = CameraState.OPENING
            self._stop = self._control.start(lambda _text: None, self._look)
            self.changed.emit()

    def take(self) -> bytes | None:
        """What is seen now, as a JPEG; None while nothing is."""
        pixels = self.pixels
        return as_jpeg(pixels) if pixels is not None else None

    def end(self) -> None:
        """Let the camera go."""
        if self._stop is not None:
            stop, self._stop = self._stop, None
            self._looks.clear()
            self._frame, self.state = None, CameraState.OFF
            # Waiting for the camera's thread is nothing for this one.
            self._offload.run(Lane.DEVICE, stop)
            self.changed.emit()

    def _look(self, look: Look) -> None:
        """On the camera's thread."""
        self._looks.append(look)
        self._came.emit()

    def _shown(self) -> None:
        if self._looks and self._stop is not None:
            look = self._looks.pop()
            self.state, self._frame = look.state, look.frame
            self.changed.emit()


def as_jpeg(pixels: memoryview) -> bytes:
    """Rows × columns × blue, green, red as a JPEG with no side longer than `LONGEST`."""
    high, wide = (pixels.shape or (0, 0))[:2]
    image = QImage(pixels, wide, high, wide * 3, QImage.Format.Format_BGR888)
    if max(wide, high) > LONGEST:
        how = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        image = image.scaled(LONGEST, LONGEST, *how)
    return jpeg_of(image, QUALITY)


def jpeg_of(image: QImage, quality: int) -> bytes:
    """A picture as a JPEG of a quality, 0 to 100."""
    room = QByteArray()
    buffer = QBuffer(room)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPEG", quality)  # type: ignore[call-overload,unused-ignore]
    return bytes(room.data())
