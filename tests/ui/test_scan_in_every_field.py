"""A scan is typed into no field, whichever has the focus, and its suffix confirms nothing there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.hands import Hands
from tests.ui.screens import SCREENS
from tests.ui.shop import Shop

SCREENS_WITH_FIELDS = ("empty", "paying", "discount", "drawer", "pickup_empty", "count", "printer", "sign_in")
STRANGE = "+7/A*B-99"
"""Belongs to nobody; its signs are commands when they are typed."""


@pytest.mark.parametrize("name", SCREENS_WITH_FIELDS)
def test_no_field_sees_a_scan(qtbot: QtBot, name: str) -> None:
    hands = Hands(qtbot=qtbot, shop=Shop())
    hands.begin_work()
    SCREENS[name](hands)
    hands.settle()
    fields = [each for each in hands.ui.window.findChildren(QLineEdit) if each.isVisible() and each.isEnabled()]
    entered: list[str] = []
    seen = []
    for field in fields:
        field.returnPressed.connect(lambda field=field: entered.append(field.accessibleName()))
        for suffix in (Qt.Key.Key_Return, Qt.Key.Key_Tab):
            if not field.isVisible():
                break
            field.setFocus()
            before = field.text()
            heard: list[str] = []
            hands.ui.wedge.scanned.connect(heard.append)
            hands.scan(STRANGE, suffix=suffix)
            hands.ui.wedge.scanned.disconnect(heard.append)
            seen.append((heard, any(letter in field.text().removeprefix(before) for letter in STRANGE)))
    application = QApplication.instance()
    hands.leave()

    assert application is not None
    assert fields
    assert entered == []
    assert all(heard == [STRANGE] and not typed for heard, typed in seen)
