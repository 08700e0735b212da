"""Void, undo, note, clear, drawer, and the quick keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent

from pos.domain.buying import emptied
from pos.domain.cart import set_quantity
from pos.domain.catalogue import Item, ItemKind
from pos.domain.money import yuan
from pos.domain.quantity import pieces
from pos.ports.scale import Weighing, Weight
from pos.ui.desk import Desk
from pos.ui.language import translate
from pos.ui.letting_go import put_and_let_go
from pos.ui.more.view import MoreView
from pos.ui.offload import Lane
from pos.ui.parts.choices import Choice
from pos.ui.parts.notice import Saying
from pos.ui.step import NoScans, Primary
from pos.ui.words import dotted


class MoreStep(QObject, NoScans):
    """Everything here can be undone, so nothing asks twice."""

    def __init__(
        self,
        *,
        desk: Desk,
        view: MoreView,
        chosen: Callable[[Item], None],
        leave: Callable[[Saying | None], None],
        changed: Callable[[], None],
    ) -> None:
        super().__init__()
        self.panel = view
        self._desk = desk
        self._chosen = chosen
        self._leave = leave
        self._changed = changed
        self._items: tuple[Item, ...] = ()
        view.quick.chosen.connect(self._choose)
        view.empty.clicked.connect(self._empty)
        view.weigh.clicked.connect(self._weigh)
        view.takings.clicked.connect(lambda: desk.go("takings"))
        view.back.connect(lambda: leave(None))
        self.retranslate()

    def begin(self) -> None:
        """Read the quick keys; a scale is offered where there is one and something to weigh."""
        self.panel.weigh.setVisible(self._desk.scale.is_there() and not self._desk.sale.empty)
        self._desk.offload.run(Lane.READER, self._desk.counter.quick_items, self._arrived)

    def primary(self) -> Primary | None:
        """Add the marked quick key."""
        return Primary(translate("More", "Add to the sale"), "Enter", can=bool(self._items))

    def confirm(self) -> None:
        """Add the marked quick key."""
        key = self.panel.quick.marked_key
        if key is not None:
            self._choose(key)

    def pressed(self, event: QKeyEvent) -> bool:
        """Arrows mark another quick key; Ctrl+T is for money that is not a sale."""
        if event.key() == Qt.Key.Key_T and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._desk.go("takings")
            return True
        return self.panel.quick.arrow(event)

    def retranslate(self) -> None:
        """Say everything again."""
        view = self.panel
        view.heading.say(translate("More", "More"))
        view.back_button.say(translate("More", "Back"))
        view.void.say(translate("More", "Take the line out"))
        view.undo.say(translate("More", "Undo"))
        view.note.say(translate("More", "Note on the line"))
        view.takings.say(translate("More", "Recharge, deposit"))
        view.fulfilment.say(translate("More", "How it is handed over"))
        view.empty.say(translate("More", "Empty the cart"))
        view.drawer.say(translate("More", "Open the drawer"))
        view.price.say(translate("More", "Another price"))
        view.written.say(translate("More", "From paper"))
        view.weigh.say(translate("More", "Weigh the last item"))
        view.quick_label.say(translate("More", "Without a barcode"))
        self._show()

    def _arrived(self, items: tuple[Item, ...]) -> None:
        self._items = items
        self._show()
        self._changed()

    def _show(self) -> None:
        self.panel.quick.show_rows(
            [_row(item) for item in self._items],
            empty=translate("More", "Head office has set up no quick keys."),
        )

    def _choose(self, key: str) -> None:
        item = next((item for item in self._items if item.variant_id == key), None)
        if item is not None:
            self._chosen(item)

    def _weigh(self) -> None:
        """The last item's quantity is what lies on the scale."""
        if self._desk.sale.empty:
            return
        line_id, weigh = self._desk.sale.cart.lines[-1].line_id, self._desk.scale.weigh
        self._desk.offload.run(Lane.DEVICE, weigh, lambda weight: self._weighed(line_id, weight))

    def _weighed(self, line_id: int, weight: Weight) -> None:
        sale = self._desk.sale
        if all(line.line_id != line_id for line in sale.cart.lines):
            return  # taken out meanwhile
        if weight.outcome is Weighing.STABLE and weight.quantity > 0:
            sale.put(set_quantity(sale.cart, line_id, weight.quantity))
            kilograms = translate("More", "{kg} kg on the scale").format(kg=pieces(weight.quantity))
            self._leave(Saying("ok", kilograms))
            return
        words = {
            Weighing.STABLE: translate("More", "Nothing is on the scale"),
            Weighing.MOVING: translate("More", "The scale is not still yet: weigh again"),
            Weighing.OVER: translate("More", "Too heavy for the scale"),
            Weighing.UNDER: translate("More", "The scale is below zero: set it to zero"),
        }
        unread = translate("More", "The scale cannot be read: type the weight and * before the code")
        self._leave(Saying("warn", words.get(weight.outcome, unread)))

    def _empty(self) -> None:
        sale = self._desk.sale
        if sale.empty:
            self._leave(None)
            return
        put_and_let_go(self._desk, emptied(sale.cart))
        self._leave(
            Saying("info", translate("More", "The cart is empty now"), translate("More", "Ctrl+Z brings it all back"))
        )


def _row(item: Item) -> Choice:
    typed = item.kind is ItemKind.OPEN_PRICE
    return Choice(
        key=item.variant_id,
        title=item.name,
        detail=dotted(item.colour, item.size, item.style_code),
        right="" if typed else yuan(item.retail_price),
        right_note=translate("More", "type the price") if typed else "",
        picture=item.picture,
    )
