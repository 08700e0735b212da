"""What is wrong with a piece that came: one touch, or a few words."""

from __future__ import annotations

from collections.abc import Callable

from pos.domain.catalogue import Item
from pos.domain.scan import Scan
from pos.ui.language import translate
from pos.ui.parts.entry import EntryPanel
from pos.ui.parts.notice import Saying
from pos.ui.sounds import Sound
from pos.ui.step import Primary
from pos.ui.stock.page import Left, Page, Shown, Stage
from pos.ui.words import item_words


class Damaged(Page):
    """One piece."""

    def __init__(
        self,
        *,
        stage: Stage,
        item: Item | None,
        said: Callable[[str], None],
        leave: Callable[[], None],
        boxes: Callable[[], Left],
    ) -> None:
        """`said`: what is wrong with it; `leave`: nothing is."""
        self._stage = stage
        self._item = item
        self._said = said
        self._leave = leave
        self._boxes = boxes
        self._panel = EntryPanel(look=stage.desk.look, keypad=False, presets=4)
        self._panel.preset.connect(lambda place: said(_usual()[place]))
        self._panel.back.connect(leave)
        self._panel.entry.textChanged.connect(lambda _: stage.changed())

    def shown(self) -> Shown:
        """The question."""
        panel, item = self._panel, self._item
        what = translate("Receiving", "What is wrong with it?")
        panel.heading.say(item_words(item))
        panel.back_button.say(translate("Stock", "Back"))
        panel.label.say(what)
        panel.entry.setAccessibleName(what)
        panel.say_presets(_usual())
        panel.words.say(translate("Receiving", "It is on the receipt, for whoever sent it."))
        can = bool(panel.entry.text().strip())
        return Shown(
            Saying("warn", what, translate("Receiving", "Touch it, or type it")),
            primary=Primary(translate("Receiving", "One is damaged"), "Enter", can=can),
            panel=panel,
        )

    def left(self) -> Left:
        """The boxes, as before."""
        return self._boxes()

    def scanned(self, scan: Scan) -> bool:
        """First this one."""
        self._stage.desk.sounds.play(Sound.ATTENTION)
        return True

    def confirm(self) -> None:
        """As typed."""
        note = self._panel.entry.text().strip()
        if note:
            self._said(note)

    def back(self) -> None:
        """It is good after all."""
        self._leave()


def _usual() -> list[str]:
    return [
        translate("Receiving", "Torn"),
        translate("Receiving", "Stained"),
        translate("Receiving", "Wet, crushed on the way"),
        translate("Receiving", "Zip, button or seam broken"),
    ]
