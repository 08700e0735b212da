"""Why: a usual reason, or one that is typed. What was asked for goes on with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from pos.domain.scan import Scan
from pos.ui.desk import Desk
from pos.ui.language import translate
from pos.ui.parts.entry import EntryPanel
from pos.ui.sounds import Sound
from pos.ui.step import NoKeys, Primary

LONGEST = 60
"""Letters of a reason."""


class ReasonStep(QObject, NoKeys):
    """`ask` shows the question; the reason goes to `then`."""

    def __init__(self, *, desk: Desk, leave: Callable[[], None], changed: Callable[[], None]) -> None:
        super().__init__()
        self.panel = EntryPanel(look=desk.look, keypad=False, presets=4)
        self._desk = desk
        self._title: Callable[[], str] = str
        self._reasons: Callable[[], list[str]] = list
        self._then: Callable[[str], None] = lambda _: None
        self.panel.entry.setMaxLength(LONGEST)
        self.panel.entry.textChanged.connect(lambda _: changed())
        self.panel.preset.connect(lambda place: self._then(self._reasons()[place]))
        self.panel.back.connect(leave)
        self.retranslate()

    def ask(self, title: Callable[[], str], reasons: Callable[[], list[str]], then: Callable[[str], None]) -> None:
        """`title`: what is about to be done; `reasons`: the usual ones."""
        self._title, self._reasons, self._then = title, reasons, then
        self.panel.entry.clear()
        self.panel.entry.setFocus()
        self.retranslate()

    def primary(self) -> Primary:
        """Go on with the typed reason."""
        can = bool(self.panel.entry.text().strip())
        return Primary(translate("Returning", "Go on"), "Enter", can=can)

    def confirm(self) -> None:
        """Go on with the typed reason."""
        reason = self.panel.entry.text().strip()
        if reason:
            self._then(reason)
        else:
            self._desk.sounds.play(Sound.ATTENTION)

    def scanned(self, scan: Scan) -> bool:
        """A scan is never a reason."""
        self._desk.sounds.play(Sound.ATTENTION)
        return True

    def retranslate(self) -> None:
        """Say everything again."""
        view = self.panel
        view.heading.say(self._title())
        view.back_button.say(translate("Returning", "Back"))
        view.label.say(translate("Returning", "Why? It stands in the document."))
        view.entry.setAccessibleName(translate("Returning", "Why? It stands in the document."))
        view.say_presets(self._reasons())


def reasons_to_void() -> list[str]:
    """Why a sale is voided, usually."""
    return [
        translate("Returning", "Rung up by mistake"),
        translate("Returning", "The customer changed her mind"),
        translate("Returning", "Wrong price or promotion"),
        translate("Returning", "Rung up twice"),
    ]


def reasons_to_correct() -> list[str]:
    """Why something is put right, usually."""
    return [
        translate("Returning", "Wrong button touched"),
        translate("Returning", "The customer paid otherwise"),
        translate("Returning", "Somebody else advised"),
        translate("Returning", "Nobody was credited"),
    ]
