"""Ring up what was scanned or typed, with what its code says: lot, serial number, expiry, weight, price."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from pos.domain.cart import Cart
from pos.domain.catalogue import Found, Item, LookUp
from pos.domain.document import AssistantShare
from pos.domain.errors import CentralError
from pos.domain.label import NO_LABEL, Label
from pos.domain.quantity import ONE, Milli
from pos.domain.scan import Refusal, Scan, ScanKind, Tag, read_scan
from pos.domain.scan.in_store import InStore
from pos.domain.scan.rules import ScanRules
from pos.ports.catalogue import Catalogue
from pos.ports.central import Central
from pos.ports.ledger import Ledger
from pos.ports.mirror import Mirror
from pos.usecases.selling.add_item import AddItem, Caution, Scanned, ScanOutcome
from pos.usecases.selling.for_sale import ForSale

_NO_CODES_OF_GOODS = (ScanKind.NOTHING, ScanKind.PAYMENT, ScanKind.LINK)


class ScanItem:
    """Looks a code up in the till's catalogue, and at the server only while that is still being filled.

    Goods past their last day and recalled goods are not rung up. Who gives no `today` has no dates looked at; who gives
    no `mirror`, no recalls; no `ledger`, no serial numbers.
    """

    def __init__(
        self,
        *,
        catalogue: Catalogue,
        central: Central | None = None,
        mirror: Mirror | None = None,
        ledger: Ledger | None = None,
        today: Callable[[], date] | None = None,
    ) -> None:
        self._catalogue = catalogue
        self._central = central
        self._mirror = mirror
        self._ledger = ledger
        self._for_sale = ForSale(mirror=mirror, today=today)
        self._add = AddItem()

    def __call__(self, cart: Cart, text: str, *, quantity: Milli = ONE) -> Scanned:
        """The cart with `quantity` (thousandths) more of what `text` names, or what to do instead.

        A text that is a payment code names no item and is not repeated in the answer.
        """
        rules = self._for_sale.rules
        scan = read_scan(text, layouts=rules.table)
        if scan.kind in _NO_CODES_OF_GOODS:
            return Scanned(ScanOutcome.NOT_FOUND, cart, misread=scan.refusal is Refusal.CHECK_DIGIT)
        refused = self._for_sale(scan.tag)
        if refused is not None:
            outcome = ScanOutcome.EXPIRED if refused.last_day is not None else ScanOutcome.RECALLED
            return Scanned(outcome, cart, text=scan.text, last_day=refused.last_day, reason=refused.reason)
        answer, label = self._look_up(scan)
        if answer.found is Found.ONE:
            return self._ring_up(cart, scan, answer.items[0], label, rules, quantity)
        if answer.found is Found.SEVERAL:
            return Scanned(ScanOutcome.CHOOSE, cart, choices=answer.items, text=scan.text, label=label)
        outcome = ScanOutcome.NOT_FOUND if answer.complete else ScanOutcome.NOT_YET
        return Scanned(outcome, cart, text=scan.text, misread=scan.doubt is Refusal.CHECK_DIGIT)

    def _look_up(self, scan: Scan) -> tuple[LookUp, Label]:
        """Who answers to a scan, and what its code adds. What is known as a whole is not taken apart."""
        tag = scan.tag
        if tag is None:
            return self._one_key(scan.text), NO_LABEL
        answer = LookUp(Found.NONE)
        for key in tag.keys:
            answer = self._one_key(key)
            if answer.found is not Found.NONE:
                return answer, self._label(tag, tag.in_store if key not in (tag.gtin, tag.instead) else None)
        return answer, NO_LABEL

    def _one_key(self, key: str) -> LookUp:
        answer = self._catalogue.look_up(key)
        if answer.found is Found.NONE and not answer.complete:
            return self._ask_server(key)
        return answer

    def _label(self, tag: Tag, apart: InStore | None) -> Label:
        said = tag if apart is None else apart
        price, weight, pieces = said.price, said.weight, said.count * ONE if said.count else None
        return Label(
            trace=tag.trace,
            price=price,
            # A price on the label is that of the piece, whatever it weighs.
            quantity=None if price is not None else weight or pieces,
            assistants=self._credited(tag.assistant),
        )

    def _credited(self, staff_id: str) -> tuple[AssistantShare, ...]:
        """The assistant whose code it was, where they work here."""
        if not staff_id or self._mirror is None or self._mirror.staff_member(staff_id) is None:
            return ()
        return (AssistantShare(staff_id=staff_id),)

    def _ring_up(self, cart: Cart, scan: Scan, item: Item, label: Label, rules: ScanRules, quantity: Milli) -> Scanned:
        scanned = self._add(cart, item, code=scan.text, quantity=quantity, label=label)
        if scan.tag is None or scanned.outcome not in (ScanOutcome.ADDED, ScanOutcome.ATTENTION):
            return scanned
        serial = label.trace.serial
        number = self._ledger.sold_with(item.variant_id, serial) if self._ledger is not None and serial else ""
        if number:
            return replace(scanned, outcome=ScanOutcome.ATTENTION, caution=Caution.SOLD_BEFORE, number=number)
        recalled = rules.recalled(scan.tag)
        if recalled is not None:
            reason = recalled[1].reason
            return replace(scanned, outcome=ScanOutcome.ATTENTION, caution=Caution.LOT_UNSAID, reason=reason)
        if scan.tag.doubtful:
            return replace(scanned, outcome=ScanOutcome.ATTENTION, caution=Caution.DOUBTFUL)
        return scanned

    def _ask_server(self, code: str) -> LookUp:
        if self._central is None:
            return LookUp(Found.NONE, complete=False)
        try:
            items: tuple[Item, ...] = tuple(record.item for record in self._central.items(code=code))
        except CentralError:
            return LookUp(Found.NONE, complete=False)
        found = Found.NONE if not items else Found.ONE if len(items) == 1 else Found.SEVERAL
        return LookUp(found, items)
