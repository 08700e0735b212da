"""Recognises a keyboard-wedge scanner by its rhythm, whatever has the focus.

A scanner types like a keyboard, only faster than any hand. Every character is held back for `GAP_MS`; what comes as a
burst of `SHORTEST` characters or more is a scan, and no field ever sees a part of it: `+`, `*` and `/` inside it are
data, and its suffix (Enter, Tab, both, or none) confirms nothing. Everything else is passed on, in order.

With an input method on, letters reach us as its composition; what was composed at a scanner's speed is taken back.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

GAP_MS = 45.0
"""The longest pause between two characters of a scan. Hands need 80 ms and more."""
SHORTEST = 4
"""Fewer characters are never a scan."""
GROUP_SEPARATOR = "\x1d"
"""FNC1 between the fields of a GS1 code; some scanners send it as Ctrl+], some as Alt+029."""

_PRESS, _RELEASE, _INPUT_METHOD = QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.InputMethod
_SUFFIXES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_SILENT = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_CapsLock)


@dataclass(frozen=True, slots=True)
class _Held:
    """A character that is held back."""

    text: str
    key: int
    modifiers: Qt.KeyboardModifier
    composed: bool = False
    """Already in the input method's composition: taken back, never passed on."""


class Wedge(QObject):
    """An event filter of the whole application."""

    scanned = Signal(str)

    def __init__(self, *, clock: Callable[[], float] = time.perf_counter) -> None:
        super().__init__()
        self._clock = clock
        self._held: list[_Held] = []
        self._down: set[int] = set()
        self._last_ms = 0.0
        self._quiet_until_ms = 0.0
        self._alt_digits = ""
        self._preedit = ""
        self._passing = False
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._silence)
        # Keys may be waiting behind a late timer: they are let through before a burst is called ended.
        self._second_look = QTimer(self, singleShot=True, interval=0)
        self._second_look.timeout.connect(self._end)

    @property
    def resting(self) -> bool:
        """Whether nothing is held back."""
        return not self._held

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: True where the event is held back."""
        # Every event of the program comes by here: the usual ones must cost next to nothing.
        kind = event.type()
        if (kind is not _PRESS and kind is not _RELEASE and kind is not _INPUT_METHOD) or self._passing:
            return False
        if isinstance(event, QKeyEvent):
            return self._pressed(event) if kind is _PRESS else self._released(event)
        return isinstance(event, QInputMethodEvent) and self._input_method(event)

    def _pressed(self, event: QKeyEvent) -> bool:
        stamp = self._stamp(event)
        key, text, modifiers = event.key(), event.text(), event.modifiers()
        if key in _SUFFIXES:
            return self._suffix(key, stamp)
        if key in _SILENT:
            return False
        if self._held and modifiers & Qt.KeyboardModifier.AltModifier and Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            self._alt_digits += chr(key)
            return True
        commanding = modifiers & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        is_character = text == GROUP_SEPARATOR or (len(text) == 1 and text.isprintable() and not commanding)
        if not is_character or event.isAutoRepeat():
            self._pass_on()
            return False
        self._take(_Held(text, key, modifiers), stamp)
        self._down.add(key)
        return True

    def _released(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Alt and self._alt_digits:
            code = int(self._alt_digits)
            self._alt_digits = ""
            if code < 128:
                self._take(_Held(chr(code), 0, Qt.KeyboardModifier.NoModifier), self._stamp(event))
            return False
        if event.key() in self._down and not event.isAutoRepeat():
            self._down.discard(event.key())
            return True
        return False

    def _input_method(self, event: QInputMethodEvent) -> bool:
        stamp = self._clock() * 1000
        commit, preedit, before = event.commitString(), event.preeditString(), self._preedit
        self._preedit = preedit
        if commit:
            composed = any(held.composed for held in self._held)
            if composed and self._is_burst(stamp):
                self._finish()
                return True
            if commit.isascii() and commit.isprintable() and not composed:
                for letter in commit:
                    self._take(_Held(letter, 0, Qt.KeyboardModifier.NoModifier), stamp)
                return True
            self._pass_on()
            return False
        grown = preedit.removeprefix(before) if preedit.startswith(before) else ""
        if grown and grown.isascii() and grown.isalnum():
            for letter in grown:
                self._take(_Held(letter, 0, Qt.KeyboardModifier.NoModifier, composed=True), stamp)
        return False

    def _take(self, held: _Held, stamp: float) -> None:
        if self._held and stamp - self._last_ms > GAP_MS:
            self._end()
        self._held.append(held)
        self._last_ms = stamp
        self._second_look.stop()
        self._timer.start(round(GAP_MS))

    def _suffix(self, key: int, stamp: float) -> bool:
        if self._is_burst(stamp):
            self._finish()
            self._quiet_until_ms = stamp + GAP_MS
            self._down.add(key)
            return True
        if stamp <= self._quiet_until_ms:
            self._down.add(key)
            return True
        self._pass_on()
        return False

    def _is_burst(self, stamp: float) -> bool:
        return len(self._held) >= SHORTEST and stamp - self._last_ms <= 2 * GAP_MS

    def _silence(self) -> None:
        self._second_look.start()

    def _end(self) -> None:
        if len(self._held) >= SHORTEST:
            self._finish()
        else:
            self._pass_on()

    def _finish(self) -> None:
        text = "".join(held.text for held in self._held)
        composed = any(held.composed for held in self._held)
        self._forget()
        if composed:
            self._take_back()
        self.scanned.emit(text)

    def _take_back(self) -> None:
        self._preedit = ""
        QGuiApplication.inputMethod().reset()
        if focus := QApplication.focusWidget():
            self._send(focus, QInputMethodEvent("", []))

    def _pass_on(self) -> None:
        held, focus = tuple(self._held), QApplication.focusWidget() or QApplication.activeWindow()
        self._forget()
        if focus is None:
            return
        for character in held:
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

    def _forget(self) -> None:
        self._held.clear()
        self._alt_digits = ""
        self._timer.stop()
        self._second_look.stop()

    def _stamp(self, event: QKeyEvent) -> float:
        # The system's time of the key press counts, not when we came round to it.
        return float(event.timestamp()) if event.spontaneous() and event.timestamp() else self._clock() * 1000
