"""What the window asks of every screen."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget


class Screen(Protocol):
    """A view and what decides in it."""

    @property
    def view(self) -> QWidget:
        """What is shown."""

    def enter(self) -> None:
        """It is shown now."""

    def leave(self) -> None:
        """Another one is shown."""

    def scanned(self, text: str) -> bool:
        """A scan; False: it belongs to another screen."""

    def pressed(self, event: QKeyEvent) -> bool:
        """A key that no field took; whether it was for this screen."""

    def retranslate(self) -> None:
        """Say everything again, in the language of the moment."""
