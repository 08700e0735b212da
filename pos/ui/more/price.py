"""The price of an item that has none, by permission."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeyEvent

from pos.domain.catalogue import Item
from pos.domain.errors import BadValue
from pos.domain.money import Fen, parse_yuan, yuan
from pos.domain.quantity import ONE, Milli
from pos.domain.scan import Scan
from pos.domain.staff import Approval, Permission, Verdict, verdict
from pos.ui.desk import Desk
from pos.ui.discount.controller import Ask
from pos.ui.language import translate
from pos.ui.parts.entry import EntryPanel
from pos.ui.parts.notice import Saying
from pos.ui.sounds import Sound
from pos.ui.step import Primary
from pos.usecases.selling.add_item import Scanned


class PriceStep(QObject):
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
        view.entry.setMaxLength(14)
        view.entry.textChanged.connect(lambda _: self._changed())
        view.back.connect(lambda: leave(None))
        self.retranslate()

    def begin(self, item: Item, code: str, quantity: Milli) -> None:
        """Ask for an item's price."""
        self._item, self._code, self._quantity = item, code, quantity
        self.panel.heading.say(item.name)
        self.panel.entry.clear()
        self.panel.entry.setFocus()

    def primary(self) -> Primary | None:
        """Add it."""
        return Primary(translate("More", "Add to the sale"), "Enter", can=self._price() is not None)

    def confirm(self) -> None:
        """Add it, or ask a manager first."""
        price, duty = self._price(), self._desk.session.duty
        if price is None or duty is None or self._item is None:
            self._desk.sounds.play(Sound.ATTENTION)
            return
        allowed = verdict(duty.staff.role, Permission.OPEN_PRICE)
        if allowed is Verdict.ALLOWED:
            self._add(price, None)
        elif allowed is Verdict.APPROVAL:
            words = translate("More", "{name} for {price}").format(name=self._item.name, price=yuan(price))
            self._ask(words, Permission.OPEN_PRICE, words, lambda yes: self._add(price, yes))
        else:
            self._leave(Saying("stop", translate("More", "Your role types no prices")))

    def pressed(self, event: QKeyEvent) -> bool:
        """No keys of its own."""
        return False

    def scanned(self, scan: Scan) -> bool:
        """A scan goes to the sale."""
        return False

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

    def _add(self, price: Fen, approval: Approval | None) -> None:
        if self._item is None:
            return
        sale = self._desk.sale
        scanned = self._desk.counter.add_item(
            sale.cart, self._item, code=self._code, quantity=self._quantity, unit_price=price, approval=approval
        )
        sale.put(scanned.cart)
        self._added(scanned)
