"""How a line's goods reach the customer: taken along, kept, altered, delivered, or owed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent

from pos.domain.cart import put
from pos.domain.document import Fulfilment
from pos.ui.desk import Desk
from pos.ui.language import translate
from pos.ui.more.fulfilment_view import FulfilmentView
from pos.ui.parts.notice import Saying
from pos.ui.step import NoScans, Primary
from pos.ui.words import fulfilment_words


class FulfilmentStep(QObject, NoScans):
    """One touch, or its number; Ctrl+Z takes it back."""

    def __init__(self, *, desk: Desk, view: FulfilmentView, leave: Callable[[Saying | None], None]) -> None:
        super().__init__()
        self.panel = view
        self._desk = desk
        self._leave = leave
        self._line_id = 0
        view.chosen.connect(lambda way: self._choose(Fulfilment(way)))
        view.back.connect(lambda: leave(None))
        self.retranslate()

    def begin(self, line_id: int) -> None:
        """Show how a line reaches the customer."""
        self._line_id = line_id
        line = self._desk.sale.cart.line(line_id)
        self.panel.aside.say(line.item.name)
        self.panel.mark(line.fulfilment)
        self.panel.buttons[line.fulfilment].setFocus()

    def primary(self) -> Primary | None:
        """Leave it as it is."""
        return Primary(translate("More", "Leave it so"), "Enter")

    def confirm(self) -> None:
        """Leave it as it is."""
        self._leave(None)

    def pressed(self, event: QKeyEvent) -> bool:
        """The number of a way."""
        place = event.key() - Qt.Key.Key_1
        ways = tuple(Fulfilment)
        if 0 <= place < len(ways):
            self._choose(ways[place])
            return True
        return False

    def retranslate(self) -> None:
        """Say everything again."""
        self.panel.heading.say(translate("More", "How the goods reach the customer"))
        self.panel.back_button.say(translate("More", "Back"))
        for way in Fulfilment:
            self.panel.buttons[way].say(fulfilment_words(way))

    def _choose(self, way: Fulfilment) -> None:
        sale = self._desk.sale
        line = sale.cart.line(self._line_id)
        if line.order_id:
            head = translate("More", "Another store holds it for the customer")
            self._leave(
                Saying("warn", head, translate("More", "It stays as it was ordered. Take it out to order it anew"))
            )
            return
        sale.put(put(sale.cart, replace(line, fulfilment=way)))
        self._leave(None)
