"""Figures for a finger: types into whatever field it was given."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QSizePolicy, QWidget

from pos.ui.look import Look
from pos.ui.parts.key_button import KeyButton

_KEYS = ("7", "8", "9", "4", "5", "6", "1", "2", "3", ".", "0", "delete")


class Keypad(QWidget):
    """Three columns of figures, a point and a step back."""

    touched = Signal()

    def __init__(self, *, look: Look, field: QLineEdit, point: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for place, key in enumerate(_KEYS):
            if key == "." and not point:
                continue
            button = KeyButton(look=look, stature="pad", icon="delete" if key == "delete" else "")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
            if key == "delete":
                button.setAccessibleName("⌫")
            else:
                button.say(key)
            button.clicked.connect(lambda _=False, key=key: self._type(key))
            grid.addWidget(button, place // 3, place % 3)

    def type_into(self, field: QLineEdit) -> None:
        """From now on the keys go into another field."""
        self._field = field

    def _type(self, key: str) -> None:
        self._field.setFocus()
        if key == "delete":
            self._field.backspace()
        elif key == "." and "." in self._field.text():
            return
        else:
            self._field.insert(key)
        self.touched.emit()
