"""One look of the camera after the other: open it, read a picture, hand on what counts, show what was seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from pos.domain.reading import Corners, Sighting
from pos.ports.camera import Advice, Camera, CameraState, Frame
from pos.ports.clock import Clock
from pos.ports.decoding import CodeReader
from pos.usecases.scanning.code_watch import CodeWatch

AGAIN_S = 1.0
"""After so long a camera that failed is tried again: it may be plugged in by now."""
LASTING_S = 0.8
"""Advice that holds for so long is given; shorter, and the words would flicker."""
TURNED = 3
"""So many codes one after the other upside down mean that the camera is."""


@dataclass(frozen=True, slots=True)
class Look:
    """What the screen shows of one look."""

    state: CameraState
    """How the camera is."""
    frame: Frame | None = None
    """The picture; None when there is none."""
    seen: tuple[Sighting, ...] = ()
    """The codes in it, in the picture's pixels; `confirmed` for those that may be believed."""
    counted: tuple[Sighting, ...] = ()
    """Those handed on now."""
    advice: Advice = Advice.FINE
    """What would help."""


class WatchCamera:
    """A worker's step. `scanned` and `show` are called on the worker's thread and must return at once."""

    def __init__(
        self,
        *,
        camera: Callable[[], Camera],
        reader: Callable[[], CodeReader],
        clock: Clock,
        known: Callable[[str], bool],
        scanned: Callable[[str], None],
        show: Callable[[Look], None],
    ) -> None:
        """`camera` and `reader` are called once, on the worker's thread: what they need takes its time to load."""
        self._make_camera = camera
        self._make_reader = reader
        self._camera: Camera | None = None
        self._reader: CodeReader | None = None
        self._clock = clock
        self._watch = CodeWatch(known=known)
        self._scanned = scanned
        self._show = show
        self._live = False
        self._advice = Advice.FINE
        self._advised_at = 0.0
        self._turned = 0

    def step(self) -> float:
        """Look once; after how many seconds to look again."""
        if self._camera is None or self._reader is None:
            self._show(Look(CameraState.OPENING))
            self._camera, self._reader = self._make_camera(), self._make_reader()
        if not self._live:
            state = self._camera.open()
            if state is not CameraState.LIVE:
                return self._failed(state)
            self._live = True
        frame = self._camera.grab()
        if isinstance(frame, CameraState):
            return self._failed(frame)
        self._look(frame, self._reader)
        return 0.0

    def finish(self) -> None:
        """Let the camera go."""
        if self._camera is not None:
            self._camera.close()
        self._live = False

    def _failed(self, state: CameraState) -> float:
        self.finish()
        self._show(Look(state))
        return AGAIN_S

    def _look(self, frame: Frame, reader: CodeReader) -> None:
        now = self._clock.monotonic()
        sightings = tuple(
            replace(each, corners=_moved(each.corners, frame))
            for each in reader.look(frame.grey, sure=self._watch.sure)
        )
        counted = self._watch.see(sightings, now=now)
        for sighting in counted:
            self._scanned(sighting.scan)
        self._count_turned(counted)
        seen = tuple(replace(each, confirmed=self._watch.believes(each.text)) for each in sightings)
        self._show(Look(CameraState.LIVE, frame, seen, counted, self._advise(frame, seen, now)))

    def _count_turned(self, counted: tuple[Sighting, ...]) -> None:
        for sighting in counted:
            self._turned = self._turned + 1 if upside_down(sighting.corners) else 0

    def _advise(self, frame: Frame, seen: tuple[Sighting, ...], now: float) -> Advice:
        """What would help, once it holds for a while; while codes are read nothing would."""
        advice = frame.advice if not seen else Advice.FINE
        if advice is not self._advice:
            self._advice, self._advised_at = advice, now
        if now - self._advised_at < LASTING_S:
            advice = Advice.FINE
        return Advice.UPSIDE_DOWN if advice is Advice.FINE and self._turned >= TURNED else advice


def upside_down(corners: Corners) -> bool:
    """Whether a code is read from right to left, give or take 45 degrees."""
    (x, y), (right, down) = corners[0], corners[1]
    return right - x < 0 and abs(down - y) <= x - right


def _moved(corners: Corners, frame: Frame) -> Corners:
    scale = frame.scale
    first, second, third, fourth = (
        (round((x + frame.left) / scale), round((y + frame.top) / scale)) for x, y in corners
    )
    return (first, second, third, fourth)
