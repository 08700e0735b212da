"""The camera's thread, as a test plays it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from random import Random

import cv2
import numpy as np

from pos.commands.bench.scenes import KINDS, code, ground, put, taken
from pos.domain.reading import Sighting, Voice
from pos.ports.camera import CameraState, Frame
from pos.ports.scanner import FoundScanner, ScannerWay
from pos.ui.camera.control import CameraChoice, CameraControl, Stop
from pos.ui.scanner_control import ScannerControl, Told
from pos.usecases.scanning.watch_camera import Look


def picture(text: str) -> Frame:
    """A tag with that EAN-13 under a camera."""
    grey = taken(put(ground(Random(4)), code(text, KINDS[0].writer, scale=4), 640, 360), Random(4))
    return Frame(np.ascontiguousarray(cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR)).data, grey.data)


class Scanners:
    """Scanners of their own, and what is chosen of them."""

    def __init__(self) -> None:
        self.there: tuple[FoundScanner, ...] = (
            FoundScanner(ScannerWay.HID, "/dev/hidraw3", "Honeywell 1950"),
            FoundScanner(ScannerWay.SERIAL, "/dev/ttyACM0", "USB Serial Scanner"),
            FoundScanner(ScannerWay.DEVICE, "/dev/input/event2", "USB Barcode Scanner"),
        )
        self.chosen: tuple[FoundScanner, ...] = ()
        self.scanned: Callable[[str], None] = lambda _text: None
        self.told: Told = lambda _address, _state: None
        self.begun = self.ended = 0

    @property
    def control(self) -> ScannerControl:
        """What the screens get."""
        return ScannerControl(held=lambda: self.chosen, found=lambda: self.there, use=self._use, listen=self._listen)

    def _use(self, chosen: tuple[FoundScanner, ...]) -> None:
        self.chosen = chosen

    def _listen(self, scanned: Callable[[str], None], told: Told) -> Stop:
        self.scanned, self.told = scanned, told
        self.begun += 1
        return self._end

    def _end(self) -> None:
        self.ended += 1


class Eye:
    """Says what the camera sees."""

    def __init__(self) -> None:
        self.scanned: Callable[[str], None] = lambda _text: None
        self.show: Callable[[Look], None] = lambda _look: None
        self.starts = 0
        self.stopped = threading.Event()
        self.chosen = CameraChoice()
        self.cameras = {"0": "HD Webcam", "2": "Desk Camera"}

    @property
    def control(self) -> CameraControl:
        """What the screens get."""
        return CameraControl(held=lambda: self.chosen, found=lambda: self.cameras, use=self._use, start=self._start)

    def sees(self, text: str, *, counted: bool = True) -> None:
        """On another thread, as the camera's is."""
        corners = ((498, 268), (782, 268), (782, 452), (498, 452))
        seen = (Sighting("]E0", "EAN-13", text, (Voice.ZXING, Voice.ZBAR), corners, confirmed=True),)
        look = Look(CameraState.LIVE, picture(text), seen, seen if counted else ())

        def tell() -> None:
            if counted:
                self.scanned(f"]E0{text}")
            self.show(look)

        thread = threading.Thread(target=tell)
        thread.start()
        thread.join()

    def _use(self, choice: CameraChoice) -> None:
        self.chosen = choice

    def _start(self, scanned: Callable[[str], None], show: Callable[[Look], None]) -> Stop:
        self.scanned, self.show, self.starts = scanned, show, self.starts + 1
        self.stopped.clear()
        return self.stopped.set
