"""Pictures of every screen in build/screens.

Of each must be true: seen whole, nothing over another, no scan typed, no word in the language before.
"""

import os
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFont, QFontMetrics, QImage
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QStyle, QStyleOptionFrame, QWidget
from pytestqt.qtbot import QtBot

from pos.ui.language import Tongue
from pos.ui.parts.key_button import KeyButton
from pos.ui.parts.notice import Notice
from pos.ui.parts.text import Text
from pos.ui.theme import Shade
from tests.ui.fields import scans_typed
from tests.ui.hands import Hands
from tests.ui.left_over import still_english
from tests.ui.screens import SCREENS
from tests.ui.shop import Shop

OUT = Path(__file__).parents[2] / "build" / "screens"
FINGER = 44
APART = 8
NOTICE_EDGES = 16 + 26 + 10 + 16
"""px of a notice that its icon and its edges take."""
LOOKS = (
    (Tongue.CHINESE, Shade.LIGHT, (1366, 768)),
    (Tongue.ENGLISH, Shade.DARK, (1024, 768)),
    (Tongue.ENGLISH, Shade.LIGHT, (1920, 1080)),
)
"""Each language, each theme and each size at least once."""
IN_ALL = ("typical", "full", "paying", "pickup", "phone-called-off")
"""Seen in every look; the others take turns, unless GUITAI_ALL_SCREENS is set."""
KEPT = {"full", "paying_much", "approval", "pickup_manager", "day_asked", "stock_manager", "members_vouched"}
"""Screens that show more of the same, and those where a manager is asked: that stays as it was asked."""


def wanted() -> list[tuple[str, Tongue, Shade, tuple[int, int]]]:
    every = bool(os.environ.get("GUITAI_ALL_SCREENS"))
    return [
        (name, *look)
        for number, name in enumerate(SCREENS)
        for turn, look in enumerate(LOOKS)
        if every or name in IN_ALL or number % len(LOOKS) == turn
    ]


@pytest.mark.parametrize("name,tongue,shade,size", wanted())
def test_screen(qtbot: QtBot, name: str, tongue: Tongue, shade: Shade, size: tuple[int, int]) -> None:
    begun = tongue if name in KEPT else Tongue.ENGLISH
    hands = Hands(qtbot=qtbot, shop=Shop(), tongue=begun, shade=shade, size=size)
    hands.begin_work()
    SCREENS[name](hands)
    hands.settle()
    if tongue is not begun:
        switch(hands, tongue)
    image = hands.ui.window.grab().toImage()
    OUT.mkdir(parents=True, exist_ok=True)
    image.save(str(OUT / f"{name}-{tongue}-{shade}-{size[0]}.png"))
    faults = [*too_plain(image), *cut_off(hands.ui.window), *bad_targets(hands.ui.window), *scans_typed(hands)]
    if name not in KEPT:
        switch(hands, Tongue.CHINESE)
        faults += still_english(hands.ui.window)
    hands.leave()

    assert not faults, "; ".join(faults)


def switch(hands: Hands, tongue: Tongue) -> None:
    """The language changes while the till runs."""
    hands.ui.set_preferences(replace(hands.ui.preferences, tongue=tongue))
    hands.settle()


def too_plain(image: QImage) -> list[str]:
    """A picture with hardly any colours was not painted."""
    seen: set[int] = set()
    for x in range(0, image.width(), 7):
        seen.update(image.pixel(x, y) for y in range(0, image.height(), 7))
        if len(seen) > 12:
            return []
    return [f"only {len(seen)} colours"]


def cut_off(window: QWidget) -> list[str]:
    """Words and buttons that have less room than they need."""
    faults = []
    for words in window.findChildren(Text):
        if words.isVisible() and words.text() and not words.wordWrap():
            wide = max(map(QFontMetrics(words.font()).horizontalAdvance, words.text().splitlines()))
            if wide > words.contentsRect().width() + 1:
                faults.append(f"cut off: {words.text()!r} needs {wide}, has {words.contentsRect().width()}")
        elif words.isVisible() and words.heightForWidth(words.width()) > words.height() + 1:
            faults.append(f"cut off: {words.text()!r} has not the lines it needs")
    faults += [
        f"cut off: button {button.text()!r}"
        for button in window.findChildren(KeyButton)
        if button.isVisible() and button.width() < button.minimumSizeHint().width()
    ]
    return [*faults, *hints_cut_off(window), *notices_cut_off(window)]


def hints_cut_off(window: QWidget) -> list[str]:
    """What an empty field waits for, where it has less room than it needs."""
    faults = []
    for field in window.findChildren(QLineEdit):
        if field.isVisible() and not field.text():
            option = QStyleOptionFrame()
            field.initStyleOption(option)
            place = field.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, field)
            wide = QFontMetrics(field.font()).horizontalAdvance(field.placeholderText())
            if wide > place.width():
                faults.append(f"cut off: {field.placeholderText()!r} needs {wide}, has {place.width()}")
    return faults


def notices_cut_off(window: QWidget) -> list[str]:
    """Notices that are too long for a line even in their smallest type."""
    faults = []
    for notice in window.findChildren(Notice):
        if notice.isVisible() and notice.saying is not None:
            smallest = QFont(window.font())
            smallest.setPixelSize(notice._look.size("base" if notice._tall else "note"))
            for said in (notice.saying.headline, notice.saying.rest):
                wide = QFontMetrics(smallest).horizontalAdvance(said)
                if wide > notice.width() - NOTICE_EDGES:
                    faults.append(f"cut off: {said!r} needs {wide}, has {notice.width() - NOTICE_EDGES}")
    return faults


def bad_targets(window: QWidget) -> list[str]:
    """Targets too small, too close, without a name, or outside the window."""
    faults = []
    targets = [
        (part, QRect(part.mapTo(window, QPoint(0, 0)), part.size()))
        for part in window.findChildren(QWidget)
        if isinstance(part, QAbstractButton | QLineEdit) and part.isVisible() and not part.visibleRegion().isEmpty()
    ]
    for part, place in targets:
        said = part.accessibleName()
        if min(place.width(), place.height()) < FINGER:
            faults.append(f"too small: {said} {place.width()}×{place.height()}")
        if not window.rect().contains(place):
            faults.append(f"outside: {said} {place}")
        if not said:
            faults.append(f"nameless: {type(part).__name__} {place}")
    over = [found for name in ("offer", "camera") if (found := window.findChild(QWidget, name)) is not None]
    for (one, here), (other, there) in combinations(targets, 2):
        if any(part.isVisible() and part.isAncestorOf(one) != part.isAncestorOf(other) for part in over):
            continue
        if here.adjusted(-APART + 1, -APART + 1, APART - 1, APART - 1).intersects(there):
            faults.append(f"too close: {one.accessibleName()} and {other.accessibleName()}")
    return faults
