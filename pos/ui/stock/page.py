"""What the stock screen is busy with: asking, counting, receiving, sending, adjusting. One page at a time."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from pos.domain.scan import Scan, State
from pos.domain.staff import Approval, Deed
from pos.ui.desk import Desk
from pos.ui.found.squares import Squares
from pos.ui.parts.choices import Choice
from pos.ui.parts.notice import Saying
from pos.ui.step import Primary

if TYPE_CHECKING:
    from pos.ui.labels.desk import LabelDesk

AskManager = Callable[[str, Deed, Callable[[Approval], None]], None]
"""Asks for a manager's yes: what she reads, for what, and who hears it."""


@dataclass(frozen=True, slots=True)
class Left:
    """The left part of the screen: what can be chosen."""

    heading: str
    """What it is a list of."""
    rows: tuple[Choice, ...]
    """To be touched."""
    keep: str = ""
    """The key that is marked; empty: none."""
    empty: str = ""
    """What to do where there is nothing."""
    begin: str = ""
    """What the button below does; empty: nothing."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The right part of the screen."""

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
    keep: str | None = None
    """The key of the row that is marked; None: the one that was."""
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
    panel: QWidget | None = None
    """What asks for words or figures in the place of the rows."""
    squares: Squares | None = None
    """The style in hand, above the rows."""


class Page(ABC):
    """What a page does not say otherwise does nothing."""

    @property
    def state(self) -> State:
        """How scans are read."""
        return State.COUNTING

    @abstractmethod
    def shown(self) -> Shown:
        """As it stands."""

    def left(self) -> Left | None:
        """What can be chosen; None: what there is to do."""
        return None

    @abstractmethod
    def scanned(self, scan: Scan) -> bool:
        """Whether a scan was for it."""

    def typed(self, text: str) -> bool:
        """Whether something typed was for it and is no code: how many."""
        return False

    def choose(self, key: str) -> None:  # noqa: B027
        """Something at the left was touched."""

    def pick(self, key: str) -> None:  # noqa: B027
        """A row at the right was touched."""

    def touch(self, key: str) -> None:  # noqa: B027
        """A size or colour of the style in hand was touched: what is typed next is about it."""

    def begin(self) -> None:  # noqa: B027
        """The button at the left."""

    def confirm(self) -> None:  # noqa: B027
        """Enter, or the big button."""

    def undo(self) -> None:  # noqa: B027
        """Del."""

    def review(self) -> None:  # noqa: B027
        """The middle button."""

    def back(self) -> None:  # noqa: B027
        """Esc."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """What every page works with."""

    desk: Desk
    """The use cases, and who is on duty."""
    changed: Callable[[], None]
    """Show the page again."""
    home: Callable[[], None]
    """Show what there is to do."""
    turn_to: Callable[[Page], None]
    """Show another page."""
    ask_manager: AskManager
    """Where the role needs a yes."""
    marked: Callable[[], str | None]
    """The key of the marked row."""
    labels: Callable[[], LabelDesk]
    """The label printer; not asked before a label is wanted."""
