"""What the stock screen is busy with: asking, opening a stocktake, counting, looking at what was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from pos.domain.scan import Scan
from pos.ui.parts.choices import Choice
from pos.ui.parts.notice import Saying
from pos.ui.step import Primary


@dataclass(frozen=True, slots=True)
class Shown:
    """The right half of the screen."""

    saying: Saying | None
    """The one line above."""
    title: str = ""
    """What it is about."""
    facts: str = ""
    """More of it."""
    figure: str = ""
    """The big one."""
    rows: tuple[Choice, ...] = ()
    """What it is made of."""
    empty: str = ""
    """What to do where there is nothing."""
    undo: str = ""
    """What Del does; empty: nothing."""
    review: str = ""
    """What the middle button does; empty: nothing."""
    back: str = ""
    """What Esc does; empty: nothing."""
    primary: Primary | None = None
    """The big button."""


class Page(Protocol):
    """One of them at a time."""

    def shown(self) -> Shown:
        """As it stands."""

    def scanned(self, scan: Scan) -> bool:
        """Whether a scan was for it."""

    def confirm(self) -> None:
        """Enter, or the big button."""

    def undo(self) -> None:
        """Del."""

    def review(self) -> None:
        """The middle button."""

    def back(self) -> None:
        """Esc."""
