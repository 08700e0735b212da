"""A button can be read, and seen to have the focus or to wait, in each of its roles and both themes."""

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from pos.ui.look import Look
from pos.ui.parts.key_button import KeyButton
from pos.ui.theme import Shade, contrast
from tests.ui.shop import RESOURCES

ROLES = ("", "primary", "ok", "quiet", "stop")
AA_TEXT = 4.5
AA_EDGE = 3.0


def seen(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def strongest(image: QImage) -> float:
    """The contrast of the words: of whatever stands out most from the ground, left of the middle of the left edge."""
    ground = image.pixelColor(8, image.height() // 2).name()
    inside = (
        image.pixelColor(x, y).name() for x in range(10, image.width() - 10) for y in range(8, image.height() - 8)
    )
    return max(contrast(colour, ground) for colour in set(inside))


@pytest.mark.parametrize("shade", Shade)
def test_a_button_says_how_it_stands(qtbot: QtBot, shade: Shade) -> None:
    look = Look(resources=RESOURCES)
    look.shade = shade
    look.put_on()
    ground = QWidget()
    ground.setObjectName("ground")
    qtbot.addWidget(ground)
    ground.resize(420, 800)
    elsewhere = QLineEdit(ground)
    ground.show()
    ground.activateWindow()
    qtbot.waitUntil(ground.isActiveWindow)
    faults = []
    for role in (*ROLES, "chosen"):
        button = KeyButton(look=look, role=role if role in ROLES else "", key="F9", parent=ground)
        button.say("Hand over")
        button.setCheckable(role == "chosen")
        button.setChecked(role == "chosen")
        button.setGeometry(0, 100, 300, 60)
        button.show()
        elsewhere.setFocus()
        QApplication.processEvents()
        at_rest = seen(button)
        button.setFocus()
        QApplication.processEvents()
        chosen = seen(button)
        elsewhere.setFocus()
        button.setEnabled(False)
        QApplication.processEvents()
        waiting = seen(button)

        changes = [contrast(chosen.pixelColor(150, y).name(), at_rest.pixelColor(150, y).name()) for y in range(8)]
        if max(changes) < AA_EDGE:
            faults.append(f"{role}: the focus is not seen: {max(changes):.1f}")
        if role != "chosen" and waiting == at_rest:
            faults.append(f"{role}: does not look as if it waits")
        faults += [
            f"{role} {state}: {strongest(image):.1f}"
            for state, image in (("at rest", at_rest), ("waiting", waiting))
            if strongest(image) < AA_TEXT
        ]
        button.deleteLater()

    assert faults == []


@pytest.mark.parametrize("shade", Shade)
def test_what_a_field_waits_for_can_be_read(qtbot: QtBot, shade: Shade) -> None:
    look = Look(resources=RESOURCES)
    look.shade = shade
    look.put_on()
    field = QLineEdit()
    qtbot.addWidget(field)
    field.setPlaceholderText("■■■■■■■■")
    field.resize(300, 60)

    assert strongest(seen(field)) >= AA_TEXT
