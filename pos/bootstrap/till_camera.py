"""The till's camera, put together: its thread, its decoders, and how it is set up."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from pos.bootstrap.settings import Settings
from pos.devices.camera.settings import Area, CameraSettings
from pos.ui.camera.control import CameraChoice, CameraControl, Stop
from pos.usecases.syncing.worker import Worker

if TYPE_CHECKING:
    from pos.bootstrap.counter import TillParts
    from pos.ports.camera import Camera
    from pos.ports.clock import Clock
    from pos.ports.decoding import CodeReader
    from pos.usecases.scanning.watch_camera import Look

STOP_S = 5.0
"""How long letting go waits for a picture that is being read."""


class TillCamera:
    """Keeps the choice and begins to look when it is wanted."""

    def __init__(
        self,
        *,
        settings: Callable[[], Settings],
        keep: Callable[[Settings], None],
        parts: Callable[[], TillParts | None],
        clock: Clock,
    ) -> None:
        """`settings`: those of the moment; `keep` makes them others, on disk; `parts`: the till, once it is open."""
        self._settings = settings
        self._keep = keep
        self._parts = parts
        self._clock = clock

    def offered(self) -> CameraControl:
        """What the screens get."""
        return CameraControl(
            held=lambda: choice_of(self._settings().camera), found=_found, use=self.use, start=self.start
        )

    def use(self, choice: CameraChoice) -> None:
        """Keep a choice. Raises StorageError."""
        settings = self._settings()
        self._keep(replace(settings, camera=settings_of(choice, settings.camera)))

    def start(self, scanned: Callable[[str], None], show: Callable[[Look], None]) -> Stop:
        """Begin to look, on a thread of its own."""
        from pos.usecases.scanning.known_code import KnownCode
        from pos.usecases.scanning.watch_camera import WatchCamera

        settings, parts = self._settings().camera, self._parts()
        watch = WatchCamera(
            camera=lambda: _camera(settings),
            reader=lambda: _reader(settings),
            clock=self._clock,
            known=KnownCode(catalogue=parts.files.catalogue) if parts is not None else lambda _scan: False,
            scanned=scanned,
            show=show,
        )
        worker = Worker(name="camera", step=watch.step)
        worker.start()

        def stop() -> None:
            worker.stop()
            # A camera is let go by nobody while it is being read.
            worker.join(STOP_S)
            watch.finish()

        return stop


def choice_of(settings: CameraSettings) -> CameraChoice:
    """Settings as people choose them."""
    return CameraChoice(settings.source, settings.turned, settings.area is Area.MIDDLE)


def settings_of(choice: CameraChoice, before: CameraSettings) -> CameraSettings:
    """What a choice means; what is not asked for stays as it was."""
    area = Area.MIDDLE if choice.middle else Area.WHOLE
    return replace(before, source=choice.source.strip(), turned=choice.turned, area=area)


def _camera(settings: CameraSettings) -> Camera:
    from pos.devices.camera.setup import camera_of

    return camera_of(settings)


def _reader(settings: CameraSettings) -> CodeReader:
    from pos.bootstrap.decoders import live_reader

    return live_reader(upc_e=settings.upc_e)


def _found() -> Mapping[str, str]:
    from pos.devices.camera.setup import SystemCameras

    return SystemCameras().found()
