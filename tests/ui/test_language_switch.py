"""The language changes while the till runs, whatever was done before."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from pos.ui.language import Tongue, translate
from pos.ui.parts.key_button import KeyButton
from pos.ui.parts.notice import Notice
from pos.ui.parts.text import Text
from pos.ui.preferences import Preferences
from tests.ui.hands import Hands
from tests.ui.screens import SCREENS
from tests.ui.shop import CARDIGAN, JEANS, MANAGER_PIN

KEPT = {"full", "paying_much", "approval", "pickup_manager", "day_asked", "stock_manager"}
"""Screens that show more of the same, and those where a manager is asked: that stays as it was asked."""
ENGLISH = re.compile(
    r"\b(?!Enter|Ctrl|Guitai|English|Esc|Del|Ins|json|settings|shop|USB|Windows|Toledo|SMA|COM|LED|dev|tty"
    r"|TSPL|TSC|Gprinter|ZPL|Zebra|ESC|POS)[A-Za-z]{3,}\b"
)
"""A word that is no key, name or code."""


def test_a_discount_of_an_earlier_sale_is_no_hindrance(selling: Hands) -> None:
    """The discount panel remembers a line; that line is gone when the words are said again."""
    selling.scan(JEANS)
    selling.scan(CARDIGAN)
    selling.press(Qt.Key.Key_F9)
    selling.type("85")
    selling.press(Qt.Key.Key_Return)
    selling.type(MANAGER_PIN)
    selling.press(Qt.Key.Key_Plus)
    selling.press(Qt.Key.Key_Return)
    selling.scan(JEANS)

    selling.ui.set_preferences(Preferences(tongue=Tongue.CHINESE))
    selling.settle()

    assert "挂单" in selling.sell.view.hold.accessibleName()
    assert selling.lines == [("直筒牛仔裤", "1", "299.00")]


@pytest.mark.parametrize("name", sorted({*SCREENS} - KEPT))
def test_nothing_stays_in_the_language_before(selling: Hands, name: str) -> None:
    """Every word on the window, the line that says what happened included, is said again or taken back."""
    SCREENS[name](selling)
    selling.settle()

    selling.ui.set_preferences(Preferences(tongue=Tongue.CHINESE, sounds=False))
    selling.settle()

    assert [words for words in seen(selling.ui.window) if ENGLISH.search(words)] == []


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


def test_a_closed_window_leaves_its_language_to_nobody(hands: Hands) -> None:
    hands.begin_work()
    hands.ui.set_preferences(Preferences(tongue=Tongue.CHINESE))
    hands.settle()
    spoken = translate("Sell", "Hold")

    hands.leave()

    assert (spoken, translate("Sell", "Hold")) == ("挂单", "Hold")
