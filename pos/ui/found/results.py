"""Searches while a name is typed, off the GUI thread; only the newest answer is shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent

from pos.domain.catalogue import Item
from pos.domain.money import yuan
from pos.ui.desk import Desk
from pos.ui.found.view import ResultsView
from pos.ui.language import translate
from pos.ui.offload import Lane
from pos.ui.parts.choices import Choice
from pos.ui.step import NoScans, Primary
from pos.ui.words import dotted, signed
from pos.usecases.selling.find_items import ItemRow, Results


class ResultsStep(QObject, NoScans):
    """`chosen(item)` when a row was touched or confirmed."""

    def __init__(
        self, *, desk: Desk, view: ResultsView, chosen: Callable[[Item], None], leave: Callable[[], None]
    ) -> None:
        super().__init__()
        self.panel = view
        self._desk = desk
        self._chosen = chosen
        self._results = Results(rows=(), complete=True)
        self._asked = 0
        self._marked_by_hand = False
        view.choices.chosen.connect(self._choose)
        view.back.connect(leave)
        self.retranslate()

    def search(self, text: str, then: Callable[[Results], None] | None = None) -> None:
        """Search; results are shown, and handed to `then`, unless something newer was asked meanwhile."""
        self._asked += 1
        asked = self._asked
        find = self._desk.counter.find_items

        def arrived(results: Results) -> None:
            if asked == self._asked:
                self._show(results)
                if then is not None:
                    then(results)

        self._desk.offload.run(Lane.READER, lambda: find(text), arrived)

    def show_items(self, items: tuple[Item, ...]) -> None:
        """Show given items."""
        self._asked += 1
        self._show(Results(rows=tuple(ItemRow(item=item, stock=None) for item in items), complete=True))
        self.mark_first()

    def forget(self) -> None:
        """What is still being looked for is not wanted any more."""
        self._asked += 1

    @property
    def marked(self) -> Item | None:
        """The row that arrows, not chance, have marked."""
        return self._item(self.panel.choices.marked_key) if self._marked_by_hand else None

    @property
    def items(self) -> tuple[Item, ...]:
        """What is shown."""
        return tuple(row.item for row in self._results.rows)

    def mark_first(self) -> None:
        """Mark the first row, for the arrows to go on from."""
        if self._results.rows:
            self._marked_by_hand = True
            self.panel.choices.mark(0)

    def primary(self) -> Primary | None:
        """Add the marked row."""
        return Primary(translate("Found", "Add to the sale"), "Enter", can=self.marked is not None)

    def confirm(self) -> None:
        """Add the marked row."""
        if self.marked is not None:
            self._chosen(self.marked)

    def pressed(self, event: QKeyEvent) -> bool:
        """Arrows mark a row."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}
        by = steps.get(Qt.Key(event.key()))
        if by is None:
            return False
        if self._marked_by_hand:
            self.panel.choices.step(by)
        else:
            self.mark_first()
        return True

    def retranslate(self) -> None:
        """Say everything again."""
        self.panel.back_button.say(translate("Found", "Back"))
        self.panel.heading.say(translate("Found", "Goods found"))
        self._show(self._results)

    def _show(self, results: Results) -> None:
        self._results = results
        self._marked_by_hand = False
        empty = translate("Found", "Nothing of that name. Try a part of it, pinyin initials, or the style number.")
        if not results.complete:
            empty = translate(
                "Found", "Not found in what is here. The catalogue is still coming in: there may be more."
            )
        self.panel.choices.clearSelection()
        self.panel.choices.show_rows([_row(row) for row in results.rows], empty=empty, keep="")
        aside = "" if results.complete else translate("Found", "Catalogue incomplete")
        self.panel.aside.say(aside, "warn")

    def _choose(self, key: str) -> None:
        item = self._item(key)
        if item is not None:
            self._chosen(item)

    def _item(self, key: str | None) -> Item | None:
        return next((row.item for row in self._results.rows if row.item.variant_id == key), None)


def _row(row: ItemRow) -> Choice:
    item, stock = row.item, row.stock
    if stock is None:
        here, tone = (translate("Found", "stock unknown") if item.has_stock else ""), "ink-2"
    else:
        here = translate("Found", "{n} here").format(n=signed(stock))
        tone = "ok" if stock > 0 else "warn"
    return Choice(
        key=item.variant_id,
        title=item.name,
        detail=dotted(item.colour, item.size, item.style_code, item.barcode),
        right=yuan(item.retail_price),
        right_note=here,
        note_tone=tone,
        chip="" if item.on_sale else translate("Found", "off sale"),
        chip_tone="warn",
        picture=item.picture,
    )
