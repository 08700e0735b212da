"""Ring up what was scanned or typed."""

from __future__ import annotations

from pos.domain.cart import Cart
from pos.domain.catalogue import Found, Item, LookUp
from pos.domain.errors import CentralError
from pos.domain.quantity import ONE, Milli
from pos.domain.scan import ScanKind, read_scan
from pos.ports.catalogue import Catalogue
from pos.ports.central import Central
from pos.usecases.selling.add_item import AddItem, Scanned, ScanOutcome


class ScanItem:
    """Looks a code up in the till's catalogue, and at the server only while that is still being filled."""

    def __init__(self, *, catalogue: Catalogue, central: Central | None = None) -> None:
        self._catalogue = catalogue
        self._central = central
        self._add = AddItem()

    def __call__(self, cart: Cart, text: str, *, quantity: Milli = ONE) -> Scanned:
        """The cart with `quantity` (thousandths) more of what `text` names, or what to do instead.

        A text that is a payment code names no item and is not repeated in the answer.
        """
        scan = read_scan(text)
        if scan.kind in (ScanKind.NOTHING, ScanKind.PAYMENT):
            return Scanned(ScanOutcome.NOT_FOUND, cart)
        answer = self._catalogue.look_up(scan.text)
        if answer.found is Found.NONE and not answer.complete:
            answer = self._ask_server(scan.text)
        if answer.found is Found.ONE:
            return self._add(cart, answer.items[0], code=scan.text, quantity=quantity)
        if answer.found is Found.SEVERAL:
            return Scanned(ScanOutcome.CHOOSE, cart, choices=answer.items, text=scan.text)
        outcome = ScanOutcome.NOT_FOUND if answer.complete else ScanOutcome.NOT_YET
        return Scanned(outcome, cart, text=scan.text)

    def _ask_server(self, code: str) -> LookUp:
        if self._central is None:
            return LookUp(Found.NONE, complete=False)
        try:
            items: tuple[Item, ...] = tuple(record.item for record in self._central.items(code=code))
        except CentralError:
            return LookUp(Found.NONE, complete=False)
        found = Found.NONE if not items else Found.ONE if len(items) == 1 else Found.SEVERAL
        return LookUp(found, items)
