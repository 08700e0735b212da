"""What the middle of the sell screen can be busy with: finding, paying, holding … One at a time, never a dialog."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from pos.domain.scan import Scan


@dataclass(frozen=True, slots=True)
class Primary:
    """The big button: the one next thing."""

    words: str
    """What it does."""
    key: str = ""
    """The key that does the same."""
    can: bool = True
    """Whether it can be done now."""
    role: str = "primary"
    """`primary` or `ok`."""


class Step(Protocol):
    """A panel and what decides in it."""

    @property
    def panel(self) -> QWidget:
        """What is shown."""

    def primary(self) -> Primary | None:
        """The big button meanwhile; None: it waits."""

    def confirm(self) -> None:
        """Enter, or the big button."""

    def pressed(self, event: QKeyEvent) -> bool:
        """Whether a key was for this step."""

    def scanned(self, scan: Scan) -> bool:
        """Whether a scan was for this step; what is not goes to the sale."""

    def retranslate(self) -> None:
        """Say everything again, in the language of the moment."""


class NoKeys:
    """Of a step, or a panel at the gate, that has no keys of its own."""

    def pressed(self, event: QKeyEvent) -> bool:
        """None is for it."""
        return False


class NoScans:
    """Of a step whose scans go to the sale."""

    def scanned(self, scan: Scan) -> bool:
        """None is for it."""
        return False
