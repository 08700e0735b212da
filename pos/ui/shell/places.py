"""The screens of the till as the rail shows them: one row each, from top to bottom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt

from pos.domain.scan import ScanKind
from pos.ui.language import translate


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A screen's place on the rail."""

    name: str
    """What the shell calls it."""
    icon: str
    """A file's name in `resources/icons`."""
    key: Qt.Key | None
    """The key that goes there; None: by touch only."""
    words: Callable[[], str]
    """Its name, in the language of the moment."""
    go: Callable[[], str]
    """What the button of an offer to go there says."""
    home_of: frozenset[ScanKind] = frozenset()
    """The scans that belong there, whatever screen is shown."""
    foot: bool = False
    """At the rail's bottom."""
    with_control: Qt.Key | None = None
    """The key that does it together with Ctrl, as all function keys are taken."""

    @property
    def key_words(self) -> str:
        """`F1`; empty without a key."""
        if self.with_control is not None:
            return f"Ctrl+{self.with_control.name.removeprefix('Key_')}"
        return "" if self.key is None else self.key.name.removeprefix("Key_")


HOME = "sell"
"""Where a scan goes that no other screen claims."""
CAMERA = "camera"
"""No screen: its picture lies over whichever is shown."""

PLACES: tuple[Place, ...] = (
    Place(
        name=HOME,
        icon="shopping-cart",
        key=Qt.Key.Key_F1,
        words=lambda: translate("Shell", "Sell"),
        go=lambda: translate("Shell", "Go to selling"),
        home_of=frozenset({ScanKind.BADGE, ScanKind.MEMBER}),
    ),
    Place(
        name="pickup",
        icon="package-check",
        key=Qt.Key.Key_F2,
        words=lambda: translate("Shell", "Pickup"),
        go=lambda: translate("Shell", "Go to pickup"),
        home_of=frozenset({ScanKind.PICKUP, ScanKind.ORDER}),
    ),
    Place(
        name="returning",
        icon="undo-2",
        key=Qt.Key.Key_F3,
        words=lambda: translate("Shell", "Returns"),
        go=lambda: translate("Shell", "Go to returns"),
        home_of=frozenset({ScanKind.RECEIPT}),
    ),
    Place(
        name="stock",
        icon="package",
        key=Qt.Key.Key_F4,
        words=lambda: translate("Shell", "Stock"),
        go=lambda: translate("Shell", "Go to the stock"),
        home_of=frozenset({ScanKind.SHELF, ScanKind.TRANSFER, ScanKind.LOGISTIC}),
    ),
    Place(
        name="members",
        icon="users",
        key=Qt.Key.Key_F5,
        words=lambda: translate("Shell", "Members"),
        go=lambda: translate("Shell", "Go to members"),
    ),
    Place(
        name="shift",
        icon="clock",
        key=Qt.Key.Key_F6,
        words=lambda: translate("Shell", "Shift"),
        go=lambda: translate("Shell", "Go to the shift"),
    ),
    Place(
        name="labels",
        icon="tag",
        key=None,
        with_control=Qt.Key.Key_G,
        words=lambda: translate("Shell", "Labels"),
        go=lambda: translate("Shell", "Go to labels"),
    ),
    Place(
        name=CAMERA,
        icon="camera",
        key=None,
        with_control=Qt.Key.Key_L,
        words=lambda: translate("Shell", "Camera"),
        go=lambda: translate("Shell", "Camera"),
        foot=True,
    ),
    Place(
        name="settings",
        icon="settings",
        key=None,
        words=lambda: translate("Shell", "Settings"),
        go=lambda: translate("Shell", "Go to settings"),
        foot=True,
    ),
)


def place(name: str) -> Place:
    """The place of that name. Raises KeyError where there is none."""
    return {each.name: each for each in PLACES}[name]


def home_of(kind: ScanKind) -> str:
    """The name of the screen that such a scan belongs to."""
    return next((each.name for each in PLACES if kind in each.home_of), HOME)
