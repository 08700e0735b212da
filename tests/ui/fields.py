"""Scans with the focus in every field of a window: nothing of one may be typed, and its suffix may confirm nothing."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from tests.ui.hands import Hands

STRANGE = "+7/A*B-99"
"""Belongs to nobody; its signs are commands when they are typed."""
COMPOSED = "gpabcdefgh"
"""What an input method makes its composition of: letters."""
SUFFIXES = {"Enter": Qt.Key.Key_Return, "Tab": Qt.Key.Key_Tab, "no suffix": None}


def scans_typed(hands: Hands) -> list[str]:
    """What went wrong, field by field: each suffix, and (synthetic) an input method that is switched on.

    The screens hear no scan meanwhile, so that each field keeps its place. Ends the window's use.
    """
    wedge, heard, entered = hands.ui.wedge, list[str](), list[str]()
    wedge.scanned.disconnect()
    wedge.scanned.connect(heard.append)
    faults = []
    for field in _fields(hands.ui.window):
        name = f"{type(field).__name__} {field.accessibleName() or field.objectName()!r}"
        if isinstance(field, QLineEdit):
            field.returnPressed.connect(lambda name=name: entered.append(name))
        for way in (*SUFFIXES, "composed"):
            field.setFocus()
            before = _text(field)
            if way == "composed":
                _compose(hands, field)
            else:
                _scan(hands, SUFFIXES[way])
            hands.now_s += 0.5
            if not wedge.resting:
                wedge._end_all()
            expected = COMPOSED if way == "composed" else STRANGE
            if heard != [expected]:
                faults.append(f"{name}, {way}: heard {heard}")
            if _text(field) != before:
                faults.append(f"{name}, {way}: {before!r} became {_text(field)!r}")
            heard.clear()
    return [*faults, *(f"{name}: a suffix was an Enter" for name in entered)]


def _fields(window: QWidget) -> Iterator[QWidget]:
    for kind in (QLineEdit, QTextEdit, QPlainTextEdit):
        for field in window.findChildren(kind):
            if field.isVisible() and field.isEnabled() and field.focusPolicy() != Qt.FocusPolicy.NoFocus:
                yield field


def _text(field: QWidget) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()  # type: ignore[attr-defined]


def _scan(hands: Hands, suffix: Qt.Key | None) -> None:
    hands.now_s += 0.5
    for letter in STRANGE:
        hands.now_s += 0.004
        hands._key(letter)
    if suffix is not None:
        hands.now_s += 0.004
        hands._send(suffix, "\r" if suffix is Qt.Key.Key_Return else "\t", Qt.KeyboardModifier.NoModifier)


def _compose(hands: Hands, field: QWidget) -> None:
    hands.now_s += 0.5
    for end in range(1, len(COMPOSED) + 1):
        hands.now_s += 0.005
        QApplication.sendEvent(field, QInputMethodEvent(COMPOSED[:end], []))
