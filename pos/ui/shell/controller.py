"""Which screen is shown, and where scans and keys go."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from pos.domain.scan import ScanKind, read_scan
from pos.ui.language import Language, translate
from pos.ui.shell.places import CAMERA, PLACES, home_of, place
from pos.ui.shell.screen import Screen
from pos.ui.shell.view import TillWindow

GATE = "gate"
"""The screen before a clerk is on duty."""

_KEYS = {each.key: each.name for each in PLACES if each.key is not None}
_WITH_CONTROL = {each.with_control: each.name for each in PLACES if each.with_control and each.name != CAMERA}


class ShellController(QObject):
    """Knows the screens by name."""

    locking = Signal()
    """F11: the clerk leaves the till."""

    def __init__(self, *, window: TillWindow, language: Language) -> None:
        super().__init__()
        self._window = window
        self._screens: dict[str, Screen] = {}
        self._to_make: dict[str, Callable[[], Screen]] = {}
        self._free: dict[str, Callable[[], bool]] = {}
        self._current = ""
        self._offered: tuple[str, str] | None = None
        self._locked = True
        window.pressed_key.connect(self._pressed)
        window.rail.asked.connect(self.go)
        window.offer.taken.connect(self._take_offer)
        language.changed.connect(self.retranslate)

    @property
    def current(self) -> str:
        """The name of the screen that is shown."""
        return self._current

    def screen(self, name: str) -> Screen:
        """A screen that is made. Raises KeyError."""
        return self._screens[name]

    def add(self, name: str, screen: Screen, *, free: Callable[[], bool] = lambda: False) -> None:
        """A screen. `free`: whether nothing is begun on it, so that a scan for another one may leave it unasked."""
        self._screens[name] = screen
        self._free[name] = free
        self._window.screens.addWidget(screen.view)

    def add_later(self, name: str, make: Callable[[], Screen]) -> None:
        """A screen that is made when it is first asked for, or when there is time."""
        self._to_make[name] = make

    def make_next(self) -> bool:
        """Make one of the screens that were put off; whether there was one."""
        if self.whole:
            return False
        self._make(next(iter(self._to_make)))
        return True

    @property
    def whole(self) -> bool:
        """Whether every screen is there."""
        return not self._to_make

    def _make(self, name: str) -> None:
        make = self._to_make.pop(name, None)
        if make is not None:
            self.add(name, make())

    def lock(self, *, locked: bool) -> None:
        """While locked only the gate is shown."""
        self._locked = locked
        for button in self._window.rail.buttons.values():
            button.setEnabled(not locked)

    def go(self, name: str) -> None:
        """Show a screen."""
        self._make(name)
        if name not in self._screens or (self._locked and name != GATE):
            return
        if self._current and self._current != name:
            self._screens[self._current].leave()
        self._current = name
        self._drop_offer()
        self._window.show_screen(self._screens[name].view)
        self._window.rail.mark(name)
        self._screens[name].enter()

    def scanned(self, text: str) -> None:
        """A scan, from whatever field had the focus."""
        self._drop_offer()
        if not self._current:
            return
        free = self._free[self._current]()
        if self._screens[self._current].scanned(text) or self._locked:
            return
        home = home_of(read_scan(text).kind)
        self._make(home)
        if home not in self._screens or home == self._current:
            return
        if free:
            self.go(home)
            self._screens[home].scanned(text)
            return
        self._offered = (home, text)
        self._say_offer()

    def retranslate(self) -> None:
        """Say everything again."""
        for name, button in self._window.rail.buttons.items():
            button.say(place(name).words())
        for screen in self._screens.values():
            screen.retranslate()
        if self._offered is not None:
            self._say_offer()

    def _pressed(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self._offered is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            if key == Qt.Key.Key_Escape:
                self._drop_offer()
            else:
                self._take_offer()
            return
        if key in _KEYS:
            self.go(_KEYS[key])
        elif key in _WITH_CONTROL and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.go(_WITH_CONTROL[key])
        elif key == Qt.Key.Key_F11 and not self._locked:
            self.locking.emit()
        elif key == Qt.Key.Key_F12:
            self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)
        elif self._current:
            self._screens[self._current].pressed(event)

    def _say_offer(self) -> None:
        if self._offered is None:
            return
        home, text = self._offered
        what = {
            ScanKind.ITEM: translate("Shell", "That was a code of goods"),
            ScanKind.PICKUP: translate("Shell", "That was a pickup code"),
            ScanKind.ORDER: translate("Shell", "That was an order number"),
            ScanKind.RECEIPT: translate("Shell", "That was the number of a receipt"),
            ScanKind.BADGE: translate("Shell", "That was a staff badge"),
            ScanKind.MEMBER: translate("Shell", "That was a member code"),
            ScanKind.PHONE: translate("Shell", "That was a phone number"),
            ScanKind.COUPON: translate("Shell", "That was a coupon"),
            ScanKind.VOUCHER: translate("Shell", "That was a voucher"),
            ScanKind.HOLD: translate("Shell", "That was the slip of a sale on hold"),
            ScanKind.PAYMENT: translate("Shell", "That was a customer's payment code. It was not used"),
        }.get(read_scan(text).kind, translate("Shell", "That was no code of goods"))
        self._window.offer.say(what, place(home).go(), "Enter", translate("Shell", "Stay here"))

    def _take_offer(self) -> None:
        if self._offered is None:
            return
        home, text = self._offered
        self.go(home)
        self._screens[home].scanned(text)

    def _drop_offer(self) -> None:
        self._offered = None
        self._window.offer.hide()
