"""Drives the window as people and scanners do: with key events."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pos.ui.desk import Desk
from pos.ui.language import Tongue
from pos.ui.look import Look
from pos.ui.preferences import Preferences
from pos.ui.sell.controller import SellController
from pos.ui.shell.view import TillWindow
from pos.ui.surroundings import Surroundings
from pos.ui.theme import Shade
from pos.ui.till import TillUi
from tests.ui.eye import Eye, Scanners
from tests.ui.shop import CLERK_PIN, RESOURCES, Shop

PLAIN = Qt.KeyboardModifier.NoModifier
PATIENCE_MS = 20_000
"""How long a condition may take to come: the first window of a run imports all screens, on a machine that is busy."""

AT_WORK: list[Hands] = []
"""Whose window is open; a test that fails in the middle leaves its own here."""


class Hands:
    """Time between keys is made up, so that a test types as slowly as a person in no time."""

    def __init__(
        self,
        *,
        qtbot: QtBot,
        shop: Shop,
        tongue: Tongue = Tongue.ENGLISH,
        shade: Shade = Shade.LIGHT,
        size: tuple[int, int] = (1366, 768),
    ) -> None:
        self.qtbot = qtbot
        self.shop = shop
        self.eye = Eye()
        self.scanners = Scanners()
        self.now_s = 1_000.0
        self.kept: list[Preferences] = []
        self.woken = 0
        self.enrolled_again = 0
        self._left = False
        AT_WORK.append(self)
        look = Look(resources=RESOURCES)
        look.shade = shade
        look.put_on()
        self.ui = TillUi(
            window=TillWindow(look=look),
            resources=RESOURCES,
            clock=shop.clock,
            preferences=Preferences(tongue=tongue, shade=shade, sounds=False),
            keep_preferences=self.kept.append,
            wedge_clock=lambda: self.now_s,
        )
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.ui.listen(application)
        self.ui.window.resize(*size)
        self.ui.window.show()
        self.ui.window.activateWindow()
        qtbot.waitUntil(self.ui.window.isActiveWindow, timeout=PATIENCE_MS)

    def open(self) -> None:
        """Open the counter behind the window."""
        self.ui.furnish(
            self.shop.counter,
            Surroundings(
                labels=lambda: self.shop.label_shop.desk,
                fetch_picture=self.shop.picture,
                newest_pictures=lambda: self.shop.catalogue.newest_pictures(9),
                parked=lambda: tuple(self.shop.parked),
                printing=self.shop.printing,
                devices=self.shop.devices,
                label_printing=self.shop.label_printing,
                scale=self.shop.scale,
                way=self.shop.way,
                enrol_again=self._enrol_again,
                wake_sync=self._wake,
                camera=self.eye.control,
                scanners=self.scanners.control,
            ),
        )
        self.settle()

    def begin_work(self) -> None:
        """Open the counter, sign in, open the shift."""
        self.open()
        if self.shop.ledger.current_shift() is None:
            self.shop.counter.open_shift(self.shop.till, self.shop.clerk, 30_000)
            self.ui.session.in_shift(self.shop.ledger.current_shift())
        self.type(CLERK_PIN)
        assert self.ui.shell.current == "sell"

    def leave(self) -> None:
        """Close the window and end the lanes; once."""
        if self._left:
            return
        self._left = True
        AT_WORK.remove(self)
        self.ui.language.speak(Tongue.ENGLISH)
        self.ui.close_lanes()
        # What listens to the application would hear of every window after this one.
        for listening in (self.ui.wedge, self.ui._idle):
            listening.deleteLater()
        self.ui.window.close()
        # The window, and every panel that no screen has shown: each is a widget more for the next look to dress. While
        # somebody is at the window of another till, only this one goes.
        for widget in [self.ui.window] if AT_WORK else QApplication.topLevelWidgets():
            widget.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    # What hands do.

    def type(self, text: str) -> None:
        """Type as a person does."""
        for letter in text:
            self.now_s += 0.2
            self._key(letter)
        self.settle()

    def scan(self, code: str, *, suffix: Qt.Key | None = Qt.Key.Key_Return, gap_ms: float = 4.0) -> None:
        """Scan: a burst of keys and a suffix."""
        self.now_s += 0.5
        for letter in code:
            self.now_s += gap_ms / 1000
            self._key(letter)
        if suffix is not None:
            self.now_s += gap_ms / 1000
            self._send(suffix, "\r" if suffix is Qt.Key.Key_Return else "\t", PLAIN)
        self.settle()

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        """Press one key."""
        self.now_s += 0.5
        texts = {Qt.Key.Key_Plus: "+", Qt.Key.Key_Slash: "/", Qt.Key.Key_Return: "\r"}
        self._send(key, texts.get(key, ""), modifiers)
        self.settle()

    def settle(self) -> None:
        """Wait until held keys are passed on and all work has arrived."""
        self._until(lambda: self.ui.wedge.resting and self.ui.idle)
        QApplication.processEvents()
        self._until(lambda: self.ui.idle)

    def _until(self, holds: Callable[[], bool]) -> None:
        """Let the window live until it is so, asked after all that happens: `waitUntil` sleeps ten ms in between."""
        patience = QTimer(singleShot=True, interval=PATIENCE_MS)
        patience.start()
        while not holds():
            assert patience.isActive(), "waited in vain"
            # The silence after the last key, and the moment that a new window leaves to a clerk, are made up as well.
            for pause in (self.ui.wedge._timer, self.ui._rest):
                if pause.isActive() and pause.interval():
                    pause.start(0)
            QEventLoop().processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    # What is seen.

    @property
    def sell(self) -> SellController:
        """The sell screen."""
        assert self.ui.sell is not None
        return self.ui.sell

    @property
    def desk(self) -> Desk:
        """What the screens work with."""
        assert self.ui.desk is not None
        return self.ui.desk

    @property
    def notice(self) -> str:
        """What the sell screen's line says."""
        saying = self.sell.view.notice.saying
        return f"{saying.headline} {saying.rest}".strip() if saying else ""

    @property
    def lines(self) -> list[tuple[str, str, str]]:
        """Name, quantity and amount of each line, as they are read."""
        return [(row.name, row.quantity, row.paid) for row in self.sell.view.cart.rows.rows]

    @property
    def panel(self) -> Any:
        """What is in the middle of the sell screen."""
        return self.sell.view.centre.currentWidget()

    @property
    def focused(self) -> QWidget:
        """What has the focus."""
        return QApplication.focusWidget() or self.ui.window

    def _key(self, letter: str) -> None:
        code = Qt.Key(ord(letter.upper())) if letter.isascii() and letter.isprintable() else Qt.Key.Key_unknown
        control = Qt.KeyboardModifier.ControlModifier if letter == "\x1d" else PLAIN
        self._send(Qt.Key.Key_BracketRight if letter == "\x1d" else code, letter, control)

    def _send(self, key: Qt.Key, text: str, modifiers: Qt.KeyboardModifier) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(self.focused, QKeyEvent(kind, key, modifiers, text))

    def _enrol_again(self) -> None:
        self.enrolled_again += 1

    def _wake(self) -> None:
        self.woken += 1
