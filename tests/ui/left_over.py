"""Words on a window that stayed in the language before."""

from __future__ import annotations

import re

from PySide6.QtWidgets import QLineEdit, QWidget

from pos.ui.parts.key_button import KeyButton
from pos.ui.parts.notice import Notice
from pos.ui.parts.text import Text

ENGLISH = re.compile(
    r"\b(?!Enter|Ctrl|Guitai|English|Esc|Del|Ins|json|settings|USB|Windows|Toledo|SMA|COM|LED|dev|tty"
    r"|TSPL|TSC|Gprinter|ZPL|Zebra|ESC|POS|[A-Z]{10,}\b)[A-Za-z]{3,}\b"
)
"""A word that is no key, name or code."""


def still_english(window: QWidget) -> list[str]:
    """What can be read on a Chinese window and is English."""
    return [f"not said again: {words!r}" for words in seen(window) if ENGLISH.search(words)]


def seen(window: QWidget) -> list[str]:
    """What can be read on the window."""
    parts = [part for part in window.findChildren(QWidget) if part.isVisible()]
    words = [part.text() for part in parts if isinstance(part, Text | KeyButton)]
    words += [part.accessibleName() for part in parts]
    words += [part.placeholderText() for part in parts if isinstance(part, QLineEdit)]
    words += [
        f"{part.saying.headline} {part.saying.rest}" for part in parts if isinstance(part, Notice) and part.saying
    ]
    return words
