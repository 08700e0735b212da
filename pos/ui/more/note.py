"""A note on a line: Chinese may be typed here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject

from pos.domain.cart import put
from pos.ui.desk import Desk
from pos.ui.language import translate
from pos.ui.parts.entry import EntryPanel
from pos.ui.parts.notice import Saying
from pos.ui.step import NoKeys, NoScans, Primary


class NoteStep(QObject, NoKeys, NoScans):
    """An empty note takes the old one off."""

    def __init__(self, *, desk: Desk, view: EntryPanel, leave: Callable[[Saying | None], None]) -> None:
        super().__init__()
        self.panel = view
        self._desk = desk
        self._leave = leave
        self._line_id = 0
        view.entry.setMaxLength(60)
        view.preset.connect(self._preset)
        view.back.connect(lambda: leave(None))
        self.retranslate()

    def begin(self, line_id: int) -> None:
        """Show the note of a line."""
        self._line_id = line_id
        line = self._desk.sale.cart.line(line_id)
        self.panel.aside.say(line.item.name)
        self.panel.entry.setText(line.note)
        self.panel.entry.selectAll()
        self.panel.entry.setFocus()

    def primary(self) -> Primary | None:
        """Keep it."""
        return Primary(translate("More", "Keep the note"), "Enter")

    def confirm(self) -> None:
        """Keep it."""
        sale = self._desk.sale
        line = sale.cart.line(self._line_id)
        sale.put(put(sale.cart, replace(line, note=self.panel.entry.text().strip())))
        self._leave(None)

    def retranslate(self) -> None:
        """Say everything again."""
        view = self.panel
        view.heading.say(translate("More", "Note on the line"))
        view.back_button.say(translate("More", "Back"))
        view.label.say(translate("More", "Printed on the receipt"))
        view.entry.setAccessibleName(translate("More", "Note on the line"))
        view.say_presets(self._presets())

    def _presets(self) -> list[str]:
        return [
            translate("More", "Gift wrapping"),
            translate("More", "To be altered"),
            translate("More", "Small flaw, customer knows"),
            translate("More", "Collected later"),
        ]

    def _preset(self, place: int) -> None:
        self.panel.entry.setText(self._presets()[place])
        self.confirm()
