"""Looks for printers, and lets one that was found be picked."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QObject

from pos.ui.language import translate
from pos.ui.offload import Lane
from pos.ui.parts.choices import Choice, Choices
from pos.ui.parts.key_button import KeyButton
from pos.ui.parts.notice import Notice, Saying
from pos.ui.settings.one_at_a_time import OneAtATime
from pos.ui.settings.printer_words import way_words
from pos.ui.settings.printing import FoundDevice


class PrinterSearch(QObject):
    """The button and the list under it."""

    def __init__(
        self,
        *,
        button: KeyButton,
        found: Choices,
        notice: Notice,
        ask: OneAtATime,
        look: Callable[[], tuple[FoundDevice, ...]],
        picked: Callable[[FoundDevice], None],
        ways: Collection[str],
    ) -> None:
        """`look` waits for the network and the ports. Only what is reached in one of the `ways` is offered."""
        super().__init__()
        self._button, self._list, self._notice = button, found, notice
        self._ask = ask
        self._look = look
        self._ways = ways
        self._found: tuple[FoundDevice, ...] = ()
        button.clicked.connect(self._search)
        found.chosen.connect(lambda key: picked(self._found[int(key)]))

    def forget(self) -> None:
        """Nothing was found yet."""
        self._found = ()

    def retranslate(self) -> None:
        """Say everything again."""
        self._button.say(translate("Settings", "Look for printers"))
        self._show()

    def _search(self) -> None:
        self._notice.say(Saying("info", translate("Settings", "Looking for printers …")))
        self._ask(Lane.DEVICE, self._look, self._searched)

    def _searched(self, found: object) -> None:
        every = found if isinstance(found, tuple) else ()
        self._found = tuple(each for each in every if each.way in self._ways)
        self._show()
        if self._found:
            self._notice.say(None)
            return
        none = translate("Settings", "No printer was found")
        check = translate("Settings", "Check that it is switched on and in the same network, or type its address")
        self._notice.say(Saying("warn", none, check))

    def _show(self) -> None:
        words = way_words()
        self._list.setVisible(bool(self._found))
        rows = [
            Choice(key=str(place), title=found.address, detail=found.name, right_note=words.get(found.way, ""))
            for place, found in enumerate(self._found)
        ]
        self._list.show_rows(rows, empty="", keep="")
