"""The two widths of receipt paper, at 203 dots an inch."""

from __future__ import annotations

from enum import StrEnum


class Paper(StrEnum):
    """Receipt paper, by its width in millimetres."""

    MM58 = "58"
    MM80 = "80"

    @property
    def columns(self) -> int:
        """Narrow characters in a line: 32 or 48, each 12 dots wide."""
        return self.dots // 12

    @property
    def dots(self) -> int:
        """Printable dots in a line: 384 or 576."""
        return 384 if self is Paper.MM58 else 576
