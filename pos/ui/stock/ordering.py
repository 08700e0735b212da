"""有货直发: what the nearest store has is held there, goes into the sale, and is sent to the customer or kept there."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from functools import partial

from PySide6.QtCore import QObject

from pos.domain.catalogue import Item
from pos.domain.scan import Scan, ScanKind
from pos.ui.desk import Desk
from pos.ui.language import translate
from pos.ui.offload import Lane
from pos.ui.outcomes import of_fault
from pos.ui.parts.entry import EntryPanel
from pos.ui.parts.notice import Saying
from pos.ui.sounds import Sound
from pos.ui.step import Primary
from pos.ui.stock.page import Page, Shown, Stage
from pos.ui.words import item_words
from pos.usecases.stock.order_elsewhere import ForWhom, Held, Ordered, into_cart, ordered
from pos.wire.catalogue import StoreStock

LONGEST_PHONE, LONGEST_NAME, LONGEST_ADDRESS = 20, 100, 200


class _Asked(Enum):
    """What is asked for, in that order."""

    PHONE = auto()
    NAME = auto()
    ADDRESS = auto()


class Ordering(Page):
    """Three questions, each answered by typing, a touch or a scan."""

    def __init__(self, *, stage: Stage, item: Item, store: StoreStock, leave: Callable[[], None]) -> None:
        self._stage = stage
        self._item = item
        self._store = store
        self._leave = leave
        self._asked = _Asked.PHONE
        self._busy = False
        self._why: Callable[[], Saying] | None = None
        look = stage.desk.look
        self._panels = {
            _Asked.PHONE: EntryPanel(look=look, keypad=True, point=False),
            _Asked.NAME: EntryPanel(look=look, keypad=False, presets=1),
            _Asked.ADDRESS: EntryPanel(look=look, keypad=False, presets=1),
        }
        for panel, longest in zip(self._panels.values(), (LONGEST_PHONE, LONGEST_NAME, LONGEST_ADDRESS), strict=True):
            panel.entry.setMaxLength(longest)
            panel.entry.textChanged.connect(lambda _: stage.changed())
            panel.preset.connect(lambda _: self._usual())
            panel.back.connect(self.back)

    def shown(self) -> Shown:
        """The question of the moment."""
        panel, question = self._panels[self._asked], self._question()
        panel.heading.say(item_words(self._item))
        panel.back_button.say(translate("Stock", "Back"))
        panel.label.say(question)
        panel.entry.setAccessibleName(question)
        panel.words.say(
            translate("Stock", "{store} holds it while the customer pays").format(store=self._store.store_name)
        )
        if self._asked is not _Asked.PHONE:
            panel.say_presets([self._preset()] if self._preset() else [])
        head = translate("Stock", "Ordered from {store}").format(store=self._store.store_name)
        saying = self._why() if self._why is not None else Saying("info", head, question)
        can = bool(panel.entry.text().strip()) and not self._busy
        words = translate("Stock", "Hold it there") if self._asked is _Asked.ADDRESS else translate("Stock", "Next")
        if self._busy:
            words = translate("Stock", "Asking {store} …").format(store=self._store.store_name)
        return Shown(saying, primary=Primary(words, "Enter", can=can), panel=panel)

    def scanned(self, scan: Scan) -> bool:
        """Phone, name or address as a code on the customer's own phone says it; a tag or a payment code is none."""
        if self._answers(scan):
            self._panels[self._asked].entry.setText(scan.text)
        else:
            self._stage.desk.sounds.play(Sound.ATTENTION)
        return True

    def confirm(self) -> None:
        """The next question, or hold it."""
        if self._busy or not self._said(self._asked):
            return
        self._why = None
        if self._asked is _Asked.ADDRESS:
            self._hold(self._said(_Asked.ADDRESS))
            return
        self._turn(_Asked(self._asked.value + 1))

    def back(self) -> None:
        """The question before."""
        if self._busy:
            return
        if self._asked is _Asked.PHONE:
            self._leave()
            return
        self._why = None
        self._turn(_Asked(self._asked.value - 1))

    def _answers(self, scan: Scan) -> bool:
        if self._asked is _Asked.PHONE:
            return scan.kind is ScanKind.PHONE
        words = " " in scan.text or not scan.text.isascii()
        return scan.kind is ScanKind.ITEM and words

    def _turn(self, asked: _Asked) -> None:
        self._asked = asked
        self._stage.turn_to(self)

    def _said(self, asked: _Asked) -> str:
        return self._panels[asked].entry.text().strip()

    def _question(self) -> str:
        return {
            _Asked.PHONE: translate("Stock", "The customer's phone number"),
            _Asked.NAME: translate("Stock", "The customer's name"),
            _Asked.ADDRESS: translate("Stock", "Where is it sent? Type or scan the address"),
        }[self._asked]

    def _preset(self) -> str:
        """A usual answer; empty: there is none."""
        if self._asked is _Asked.NAME:
            member = self._stage.desk.sale.cart.member
            return member.name if member is not None else ""
        return translate("Stock", "Collected at {store}").format(store=self._store.store_name)

    def _usual(self) -> None:
        if self._asked is _Asked.ADDRESS:
            self._hold("")
        else:
            self._panels[_Asked.NAME].entry.setText(self._preset())
            self.confirm()

    def _hold(self, address: str) -> None:
        if self._busy:
            return
        self._busy, self._why = True, None
        whom = ForWhom(self._said(_Asked.PHONE), self._said(_Asked.NAME), address)
        order, item, store_id = self._stage.desk.counter.stock.order, self._item, self._store.store_id
        self._stage.changed()
        self._stage.desk.offload.run(Lane.NETWORK, lambda: order(item, store_id, whom), self._held, self._failed)

    def _held(self, held: Held) -> None:
        self._busy = False
        desk = self._stage.desk
        if held.outcome is not Ordered.HELD or held.order is None:
            self._tell(partial(_not_held, held.outcome, self._store.store_name))
            return
        words = (
            translate("Stock", "{number}, sent by {store}")
            if held.order.deliver
            else translate("Stock", "{number}, collected at {store}")
        )
        note = words.format(number=held.order.number, store=self._store.store_name)
        desk.sale.put(into_cart(desk.sale.cart, self._item, held.order, note=note, collect=held.collect))
        desk.sounds.play(Sound.FOUND)
        self._leave()
        desk.go("sell")

    def _failed(self, fault: Exception) -> None:
        self._busy = False
        self._tell(partial(of_fault, fault))

    def _tell(self, why: Callable[[], Saying]) -> None:
        self._why = why
        self._stage.desk.sounds.play(Sound.REFUSED)
        self._stage.changed()


class LetGo(QObject):
    """What was ordered and is taken out of the sale again is not held any longer."""

    def __init__(self, *, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._cart_id = desk.sale.cart.cart_id
        self._held = ordered(desk.sale.cart)
        desk.sale.changed.connect(self._look)

    def _look(self) -> None:
        cart, before = self._desk.sale.cart, self._held
        same = cart.cart_id == self._cart_id
        self._cart_id, self._held = cart.cart_id, ordered(cart)
        for order_id in sorted(before - self._held) if same else ():
            self._desk.offload.run(Lane.NETWORK, partial(self._give_up, order_id))

    def _give_up(self, order_id: str) -> None:
        """On the network's lane, where the stock's use cases may still have to be put together."""
        self._desk.counter.stock.order.give_up(order_id)


def _not_held(outcome: Ordered, store: str) -> Saying:
    if outcome is Ordered.NONE_LEFT:
        rest = translate("Stock", "Somebody else took it. Scan it again for the next store that has it")
        return Saying("stop", translate("Stock", "{store} has none left").format(store=store), rest)
    if outcome is Ordered.OFFLINE:
        rest = translate("Stock", "Only head office can hold it. Nothing was ordered; try again with the network")
        return Saying("stop", translate("Stock", "Head office cannot be reached"), rest)
    rest = translate("Stock", "Nothing was ordered. Look at the phone number, the name and the address")
    return Saying("stop", translate("Stock", "Head office does not take this order"), rest)
