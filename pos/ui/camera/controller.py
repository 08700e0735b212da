"""Switches the camera on and off, shows what it sees, and hands its scans on as if a scanner had read them."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from pos.ports.camera import Advice, CameraState
from pos.ui.camera.control import CameraControl, Stop
from pos.ui.camera.preview import Mark
from pos.ui.camera.view import CameraPanel
from pos.ui.language import Language, translate
from pos.ui.offload import Lane, Offload
from pos.usecases.scanning.watch_camera import Look

LIT_MS = 450
"""So long the frame around the picture is green after a scan."""
SILENT_AFTER_S = 6.0
"""Nothing heard from the camera's thread for so long: its driver hangs."""
EVERY_S = 0.04
"""Pictures are painted 25 times a second at most, however many come."""


class CameraController(QObject):
    """Its thread talks to `_show` and `_read`; everything else happens on the GUI thread."""

    scanned = Signal(str)
    changed = Signal(bool)
    """Whether it is on now."""
    _came = Signal()
    _heard = Signal(str)

    def __init__(
        self,
        *,
        control: CameraControl,
        panel: CameraPanel,
        offload: Offload,
        language: Language,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self.panel = panel
        self._control = control
        self._offload = offload
        self._clock = clock
        self._stop: Stop | None = None
        self._turn = 0
        # The newest look only: what the screen had no time for is dropped.
        self._looks: deque[tuple[int, Look]] = deque(maxlen=1)
        self._last = Look(CameraState.OFF)
        self._last_at = self._painted_at = self._lit_until = 0.0
        self._came.connect(self._shown, Qt.ConnectionType.QueuedConnection)
        self._heard.connect(self._hear, Qt.ConnectionType.QueuedConnection)
        self._pulse = QTimer(self, interval=1_000)
        self._pulse.timeout.connect(self._look_after)
        panel.put_away.connect(self.switch_off)
        language.changed.connect(self.retranslate)
        holder = panel.parentWidget()
        if holder is not None:
            holder.installEventFilter(self)
        self.retranslate()

    @property
    def on(self) -> bool:
        """Whether it looks."""
        return self._stop is not None

    def toggle(self) -> None:
        """On or off."""
        if self.on:
            self.switch_off()
        else:
            self.switch_on()

    def switch_on(self) -> None:
        """Look, and show what is seen."""
        if self.on:
            return
        self._turn += 1
        turn = self._turn
        self._last, self._last_at = Look(CameraState.OPENING), self._clock()
        self._stop = self._control.start(self._heard.emit, lambda look: self._show(turn, look))
        self._pulse.start()
        self.panel.place()
        self.panel.show()
        self.panel.raise_()
        self._paint()
        self.changed.emit(True)

    def switch_off(self) -> None:
        """Let the camera go."""
        if self._stop is None:
            return
        stop, self._stop = self._stop, None
        self._turn += 1
        self._pulse.stop()
        self._looks.clear()
        self.panel.hide()
        self.panel.preview.show_picture(None)
        # Waiting for the camera's thread is nothing for this one.
        self._offload.run(Lane.DEVICE, stop)
        self.changed.emit(False)

    def pressed(self, event: object) -> None:
        """Ctrl+L, whatever screen is shown."""
        if (
            isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_L
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.toggle()

    def retranslate(self) -> None:
        """Say everything again."""
        self.panel.setAccessibleName(translate("Camera", "Camera"))
        self.panel.hide_button.setAccessibleName(translate("Camera", "Camera off"))
        self._say()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the panel follows the window's size."""
        if event.type() is QEvent.Type.Resize:
            self.panel.place()
        return False

    def _show(self, turn: int, look: Look) -> None:
        """On the camera's thread."""
        self._looks.append((turn, look))
        self._came.emit()

    def _shown(self) -> None:
        if not self._looks:
            return
        turn, look = self._looks.pop()
        if turn != self._turn or not self.on:
            return
        now = self._clock()
        calm = look.state is self._last.state and not look.counted and look.advice is self._last.advice
        self._last, self._last_at = look, now
        if not calm or now - self._painted_at >= EVERY_S:
            self._paint()

    def _hear(self, text: str) -> None:
        if self.on:
            self._lit_until = self._clock() + LIT_MS / 1000
            self.scanned.emit(text)

    def _paint(self) -> None:
        look = self._last
        self._painted_at = self._clock()
        marks = tuple(Mark(each.corners, each.confirmed) for each in look.seen)
        pixels = look.frame.picture if look.frame is not None else None
        self.panel.preview.show_picture(pixels, marks, lit=self._painted_at < self._lit_until)
        self._say()

    def _say(self) -> None:
        words, tone = _advice_words()[self._last.advice], "ink"
        if self._last.state is not CameraState.LIVE:
            words, tone = _state_words()[self._last.state], "warn"
        elif self._last.advice is not Advice.FINE:
            tone = "warn"
        if self._last.state in (CameraState.OPENING, CameraState.OFF):
            tone = "ink-2"
        self.panel.words.say(words, tone)

    def _look_after(self) -> None:
        """Once a second: does its thread still live?"""
        if self._last.state is not CameraState.OPENING and self._clock() - self._last_at > SILENT_AFTER_S:
            self._last = Look(CameraState.SILENT)
            self._paint()


def _state_words() -> dict[CameraState, str]:
    return {
        CameraState.OFF: "",
        CameraState.LIVE: "",
        CameraState.NONE: translate("Camera", "No camera is set up. Choose one in Settings."),
        CameraState.OPENING: translate("Camera", "The camera is being switched on …"),
        CameraState.MISSING: translate("Camera", "The camera is not there. Plug it in; it goes on by itself."),
        CameraState.BUSY: translate("Camera", "Another program uses the camera. Close it; this goes on by itself."),
        CameraState.DENIED: translate("Camera", "This computer does not let Guitai use the camera. Ask your manager."),
        CameraState.UNOPENED: translate("Camera", "The camera cannot be opened. Unplug it and plug it in again."),
        CameraState.SILENT: translate("Camera", "The camera sends no picture. Unplug it and plug it in again."),
        CameraState.UNREADABLE: translate("Camera", "The file is neither a picture nor a film."),
    }


def _advice_words() -> dict[Advice, str]:
    return {
        Advice.FINE: translate("Camera", "Hold a code in front of the camera"),
        Advice.BLACK: translate("Camera", "The picture is black. Take the cover off, or make light."),
        Advice.DARK: translate("Camera", "Too dark: more light, please"),
        Advice.GLARE: translate("Camera", "A lamp is reflected: tilt the code a little"),
        Advice.BLURRED: translate("Camera", "Out of focus: a little farther away, and hold still"),
        Advice.UPSIDE_DOWN: translate("Camera", "The picture stands on its head. Turn it round in Settings."),
    }
