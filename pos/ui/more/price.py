"""A typed price, by permission: of an item that has none, or another one on a line."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from pos.domain.catalogue import Item
from pos.domain.errors import BadValue
from pos.domain.money import Fen, parse_yuan, yuan
from pos.domain.quantity import ONE, Milli
from pos.domain.staff import Approval, Leave
from pos.ui.approval.controller import Ask
from pos.ui.desk import Desk
from pos.ui.language import translate
from pos.ui.parts.entry import EntryPanel
from pos.ui.parts.notice import Saying
from pos.ui.sounds import Sound
from pos.ui.step import NoKeys, NoScans, Primary
from pos.ui.words import dotted
from pos.usecases.selling.add_item import Scanned
from pos.usecases.selling.type_price import Repriced, changing_price, opening_price


class PriceStep(QObject, NoKeys, NoScans):
    """The big button adds it; a manager's yes is asked for where the role needs one."""

    def __init__(
        self,
        *,
        desk: Desk,
        view: EntryPanel,
        ask: Ask,
        added: Callable[[Scanned], None],
        leave: Callable[[Saying | None], None],
        changed: Callable[[], None],
    ) -> None:
        super().__init__()
        self.panel = view
        self._desk = desk
        self._ask = ask
        self._added = added
        self._leave = leave
        self._changed = changed
        self._item: Item | None = None
        self._code = ""
        self._quantity = ONE
        self._line_id: int | None = None
        view.entry.setMaxLength(14)
        view.entry.textChanged.connect(lambda _: self._changed())
        view.back.connect(lambda: leave(None))
        self.retranslate()

    def begin(self, item: Item, code: str, quantity: Milli) -> None:
        """Ask for the price of an item that has none."""
        self._item, self._code, self._quantity, self._line_id = item, code, quantity, None
        self._open(item.name, "")

    def begin_change(self, line_id: int) -> None:
        """Ask for another price of a line."""
        line = self._desk.sale.cart.line(line_id)
        self._item, self._code, self._quantity, self._line_id = line.item, line.code, line.quantity, line_id
        was = translate("More", "{price} until now").format(price=yuan(line.unit_price))
        self._open(dotted(line.item.name, line.item.colour, line.item.size), was)

    def primary(self) -> Primary | None:
        """Add it, or give it that price."""
        words = translate("More", "Add to the sale") if self._line_id is None else translate("More", "Change the price")
        return Primary(words, "Enter", can=self._price() is not None)

    def confirm(self) -> None:
        """Do it, or ask a manager first."""
        price = self._price()
        if price is None:
            self._desk.sounds.play(Sound.ATTENTION)
        else:
            self._take(price, None)

    def retranslate(self) -> None:
        """Say everything again."""
        self.panel.back_button.say(translate("More", "Back"))
        self.panel.label.say(translate("More", "Price of one"))
        self.panel.entry.setAccessibleName(translate("More", "Price of one"))

    def _price(self) -> Fen | None:
        try:
            price = parse_yuan(self.panel.entry.text())
        except BadValue:
            return None
        return price if price >= 0 else None

    def _open(self, heading: str, words: str) -> None:
        self.panel.heading.say(heading)
        self.panel.words.say(words)
        self.panel.entry.clear()
        self.panel.entry.setFocus()

    def _take(self, price: Fen, approval: Approval | None) -> None:
        duty, item, sale, typing = self._desk.session.duty, self._item, self._desk.sale, self._desk.counter.type_price
        if duty is None or item is None:
            return
        if self._line_id is None:
            deed = opening_price(sale.cart, item, price)
            repriced = typing.new(
                sale.cart, item, code=self._code, quantity=self._quantity, unit_price=price, staff=duty.staff,
                approval=approval,
            )  # fmt: skip
        else:
            deed = changing_price(sale.cart, self._line_id, price)
            repriced = typing.change(sale.cart, self._line_id, price, staff=duty.staff, approval=approval)
        match repriced.leave:
            case Leave.NEEDS_APPROVAL:
                words = translate("More", "{name} for {price}").format(name=item.name, price=yuan(price))
                self._ask(words, deed, words, lambda yes: self._take(price, yes))
            case Leave.DENIED:
                self._desk.sounds.play(Sound.REFUSED)
                self._leave(Saying("stop", translate("More", "Your role types no prices")))
            case Leave.GIVEN:
                self._done(repriced, price)

    def _done(self, repriced: Repriced, price: Fen) -> None:
        self._desk.sale.put(repriced.cart)
        if repriced.scanned is not None:
            self._added(repriced.scanned)
        else:
            self._leave(Saying("ok", translate("More", "The price was changed"), yuan(price)))
