"""Recognises a keyboard-wedge scanner by its rhythm, whatever has the focus.

A scanner types like a keyboard, only faster than any hand. Every character is held back for a moment; what comes as a
burst is a scan, and no field ever sees a part of it: `+`, `*` and `/` inside it are data, and its suffix (Enter, Tab,
both, or none) confirms nothing. Everything else is passed on, in order.

With an input method on, letters reach us as its composition; what was composed at a scanner's speed is taken back.
Where the system tells which keyboard a key is of, each has a burst of its own, and two scanners may read at once.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from pos.domain.rhythm import LATE_SUFFIX_MS, PAUSE_MS
from pos.ui.burst import Burst, Held, place_of, said

GROUP_SEPARATOR = "\x1d"
"""FNC1 between the fields of a GS1 code; some scanners send it as Ctrl+], some as Alt+029."""

_PRESS, _RELEASE, _INPUT_METHOD = QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.InputMethod
# Plain numbers: joining and comparing Qt's flags for every key would cost more than all the rest.
_SUFFIXES = frozenset((Qt.Key.Key_Return.value, Qt.Key.Key_Enter.value, Qt.Key.Key_Tab.value))
_SILENT = frozenset(
    each.value for each in (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_CapsLock)
)
_ZERO, _NINE = Qt.Key.Key_0.value, Qt.Key.Key_9.value
_DEAD = range(Qt.Key.Key_Dead_Grave.value, Qt.Key.Key_Dead_Longsolidusoverlay.value + 1)
_CONTROL, _ALT = Qt.KeyboardModifier.ControlModifier.value, Qt.KeyboardModifier.AltModifier.value
_PLAIN = Qt.KeyboardModifier.NoModifier


class Wedge(QObject):
    """An event filter of whatever has the focus: all keys go there, and hardly anything else does."""

    scanned = Signal(str)

    def __init__(
        self,
        *,
        clock: Callable[[], float] = time.perf_counter,
        whose: Callable[[QKeyEvent], str] = lambda _event: "",
        place: Callable[[int], int] = place_of,
    ) -> None:
        """`whose`: the keyboard that a key is of, where the system tells. `place`: where a scan code's key lies."""
        super().__init__()
        self._clock = clock
        self._whose = whose
        self._place = place
        self._bursts: dict[str, Burst] = {}
        self._down: set[int] = set()
        self._quiet_until_ms = 0.0
        self._preedit = ""
        self._passing = False
        self._silent = False
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._silence)
        # Keys may be waiting behind a late timer: they are let through before a burst is called ended.
        self._second_look = QTimer(self, singleShot=True, interval=0)
        self._second_look.timeout.connect(self._end_all)

    def listen(self, application: QApplication, window: QWidget) -> None:
        """Begin to recognise scans. `window` has the keys where nothing has the focus."""
        self._watch(window)
        self._watch(application.focusWidget())
        application.focusObjectChanged.connect(self._watch)

    def fall_silent(self) -> None:
        """Recognise no more: what is typed goes where it went without us."""
        self._silent = True

    def _watch(self, focus: QObject | None) -> None:
        # Not the whole application: then each event of each widget, also of those that Qt makes for itself, would be
        # handed to Python. What had the focus keeps its filter: no keys reach it until it has the focus again.
        if focus is not None:
            focus.installEventFilter(self)

    def tell_apart(self, whose: Callable[[QKeyEvent], str]) -> None:
        """From now on the system says which keyboard a key is of."""
        self._whose = whose

    @property
    def resting(self) -> bool:
        """Whether nothing is held back."""
        return not self._bursts

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: True where the event is held back."""
        # A list that has the focus is painted and scrolled as well: that must cost next to nothing.
        kind = event.type()
        if (kind is not _PRESS and kind is not _RELEASE and kind is not _INPUT_METHOD) or self._passing or self._silent:
            return False
        if isinstance(event, QKeyEvent):
            return self._pressed(event) if kind is _PRESS else self._released(event)
        return isinstance(event, QInputMethodEvent) and self._input_method(event)

    def _pressed(self, event: QKeyEvent) -> bool:
        stamp, key = self._stamp(event), event.key()
        if key in _SILENT:
            return False
        modifiers = event.modifiers()
        commanding = modifiers.value & (_CONTROL | _ALT)
        whose = self._whose(event)
        if key in _SUFFIXES:
            return self._suffix(whose, key, stamp)
        burst = self._bursts.get(whose)
        if burst is not None and commanding & _ALT and _ZERO <= key <= _NINE:
            burst.alt += chr(key)
            return True
        character = self._character(Held(event.text(), key, modifiers, self._place(event.nativeScanCode())), commanding)
        if character is None or event.isAutoRepeat():
            self._pass_all_on()
            return False
        self._take(whose, character, stamp)
        self._down.add(key)
        return True

    def _character(self, held: Held, commanding: int) -> Held | None:
        """What a key types; None for one that commands."""
        text = held.text
        if text == GROUP_SEPARATOR or (not commanding and len(text) == 1 and text.isprintable()):
            return held
        # AltGr on many layouts is Ctrl+Alt; dead keys type nothing yet; Ctrl+] lies elsewhere on other layouts.
        if commanding == _CONTROL | _ALT:
            return held if len(text) == 1 and text.isprintable() else None
        if not commanding and held.key in _DEAD:
            return replace(held, text="")
        if commanding == _CONTROL and self._bursts and held.american == GROUP_SEPARATOR:
            return replace(held, text=GROUP_SEPARATOR)
        return None

    def _released(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Alt:
            whose = self._whose(event)
            burst = self._bursts.get(whose)
            if burst is not None and burst.alt:
                code, burst.alt = int(burst.alt), ""
                if code < 128:
                    self._take(whose, Held(chr(code), 0, _PLAIN), self._stamp(event))
            return False
        if event.key() in self._down and not event.isAutoRepeat():
            self._down.discard(event.key())
            return True
        return False

    def _input_method(self, event: QInputMethodEvent) -> bool:
        stamp = self._clock() * 1000
        commit, preedit, before = event.commitString(), event.preeditString(), self._preedit
        self._preedit = preedit
        burst = self._bursts.get("")
        if commit:
            composed = burst is not None and burst.composed
            if burst is not None and composed and self._ends_a_scan(burst, stamp):
                self._finish("")
                return True
            if commit.isascii() and commit.isprintable() and not composed:
                for letter in commit:
                    self._take("", Held(letter, 0, _PLAIN), stamp)
                return True
            self._pass_all_on()
            return False
        grown = preedit.removeprefix(before) if preedit.startswith(before) else ""
        if grown and grown.isascii() and grown.isalnum():
            for letter in grown:
                self._take("", Held(letter, 0, _PLAIN, composed=True), stamp)
        return False

    def _take(self, whose: str, character: Held, stamp: float) -> None:
        burst = self._bursts.get(whose)
        if burst is not None and not burst.goes_on(stamp):
            self._end(whose)
            burst = None
        if burst is None:
            burst = self._bursts.setdefault(whose, Burst())
        burst.add(character, stamp)
        self._second_look.stop()
        self._timer.start(round(max([each.ends for each in self._bursts.values()]) - stamp))

    def _suffix(self, whose: str, key: int, stamp: float) -> bool:
        burst = self._bursts.get(whose)
        if burst is not None and self._ends_a_scan(burst, stamp):
            self._finish(whose)
            self._quiet_until_ms = stamp + PAUSE_MS
            self._down.add(key)
            return True
        if burst is None and stamp <= self._quiet_until_ms:
            self._down.add(key)
            return True
        self._pass_all_on()
        return False

    @staticmethod
    def _ends_a_scan(burst: Burst, stamp: float) -> bool:
        return burst.is_scan and stamp - burst.last <= LATE_SUFFIX_MS

    def _silence(self) -> None:
        self._second_look.start()

    def _end_all(self) -> None:
        for whose in tuple(self._bursts):
            self._end(whose)

    def _end(self, whose: str) -> None:
        burst = self._bursts[whose]
        if burst.is_scan:
            self._quiet_until_ms = burst.last + LATE_SUFFIX_MS
            self._finish(whose)
        else:
            self._pass_on(whose)

    def _finish(self, whose: str) -> None:
        burst = self._forget(whose)
        if burst.composed:
            self._take_back()
        self.scanned.emit(said(burst.held))

    def _take_back(self) -> None:
        self._preedit = ""
        QGuiApplication.inputMethod().reset()
        if focus := QApplication.focusWidget():
            self._send(focus, QInputMethodEvent("", []))

    def _pass_all_on(self) -> None:
        """A key that commands comes: what was typed before it comes first. A scan that it cuts off is still one."""
        for whose in tuple(self._bursts):
            self._end(whose)

    def _pass_on(self, whose: str) -> None:
        burst, focus = self._forget(whose), QApplication.focusWidget() or QApplication.activeWindow()
        if focus is None:
            return
        for character in burst.held:
            if character.composed:
                continue
            if character.key == 0:
                event = QInputMethodEvent("", [])
                event.setCommitString(character.text)
                self._send(QApplication.focusWidget() or focus, event)
                continue
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                target = QApplication.focusWidget() or focus
                self._send(target, QKeyEvent(kind, character.key, character.modifiers, character.text))

    def _send(self, target: QWidget, event: QEvent) -> None:
        self._passing = True
        try:
            QApplication.sendEvent(target, event)
        finally:
            self._passing = False

    def _forget(self, whose: str) -> Burst:
        burst = self._bursts.pop(whose)
        if not self._bursts:
            self._timer.stop()
            self._second_look.stop()
        return burst

    def _stamp(self, event: QKeyEvent) -> float:
        # The system's time of the key press counts, not when we came round to it.
        return float(event.timestamp()) if event.spontaneous() and event.timestamp() else self._clock() * 1000
