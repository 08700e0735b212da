"""Where a picked order waits."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from pos.domain.scan import Scan
from pos.ui.language import translate
from pos.ui.look import Look
from pos.ui.parts.entry import EntryPanel
from pos.ui.step import NoKeys, Primary

USUAL_SHELVES = ("A-01", "A-02", "A-03", "B-01", "B-02", "B-03")


class ShelfStep(QObject, NoKeys):
    """A shelf may be typed, touched, or scanned off its label."""

    def __init__(self, *, look: Look, leave: Callable[[], None]) -> None:
        super().__init__()
        self.panel = EntryPanel(look=look, keypad=False, presets=len(USUAL_SHELVES))
        self.panel.entry.setMaxLength(16)
        self.panel.say_presets(list(USUAL_SHELVES))
        self.panel.preset.connect(self._preset)
        self.panel.back.connect(leave)
        self._leave = leave
        self._then: Callable[[str], None] | None = None
        self.retranslate()

    def ask(self, then: Callable[[str], None]) -> None:
        """Ask for the shelf."""
        self._then = then
        self.panel.entry.clear()
        self.panel.entry.setFocus()

    def primary(self) -> Primary | None:
        """It is there."""
        return Primary(translate("Pickup", "Ready, tell the customer"), "Enter")

    def confirm(self) -> None:
        """It is there."""
        self._answer(self.panel.entry.text())

    def scanned(self, scan: Scan) -> bool:
        """A shelf's label."""
        self._answer(scan.text[:16])
        return True

    def retranslate(self) -> None:
        """Say everything again."""
        self.panel.heading.say(translate("Pickup", "On which shelf does it wait?"))
        self.panel.back_button.say(translate("Pickup", "Back"))
        self.panel.label.say(translate("Pickup", "Shelf, may stay empty"))
        self.panel.entry.setAccessibleName(translate("Pickup", "Shelf"))

    def _preset(self, place: int) -> None:
        self._answer(USUAL_SHELVES[place])

    def _answer(self, shelf: str) -> None:
        then, self._then = self._then, None
        self._leave()
        if then is not None:
            then(shelf.strip())
