"""Which line of an order a scanned piece belongs to, while picking and while handing over."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pos.domain.barcode import item_key
from pos.domain.mark import Mark
from pos.domain.order import Order, OrderLine
from pos.domain.scan import ScanKind, State, read_scan
from pos.ports.catalogue import Catalogue
from pos.usecases.selling.for_sale import ForSale, NotForSale


class MatchOutcome(StrEnum):
    """What a scanned piece is to an order."""

    MATCHED = "matched"
    NOT_ON_ORDER = "not_on_order"
    NOT_AN_ITEM = "not_an_item"
    """Nothing that could be an item's code."""
    NOT_FOR_SALE = "not_for_sale"
    """Past its last day, or recalled: `why` says which. Nobody gets it."""


@dataclass(frozen=True, slots=True)
class Matched:
    """The line of a scanned piece."""

    outcome: MatchOutcome
    """What it is to the order."""
    line: OrderLine | None = None
    """The line: the first of that item with something to pick, else the first of that item."""
    why: NotForSale | None = None
    """For `NOT_FOR_SALE`."""
    mark: Mark | None = None
    """For `MATCHED`: which lot or piece it is, where its code says so."""


class MatchScan:
    """Matches by the barcode the order came with, then by the catalogue."""

    def __init__(self, *, catalogue: Catalogue, for_sale: ForSale | None = None) -> None:
        self._catalogue = catalogue
        self._for_sale = for_sale or ForSale()

    def __call__(self, order: Order, text: str) -> Matched:
        """The line of `order` that a scanned text means."""
        scan = read_scan(text, state=State.PICKUP, layouts=self._for_sale.rules.table)
        if scan.kind in (ScanKind.NOTHING, ScanKind.PAYMENT, ScanKind.PICKUP, ScanKind.LINK):
            return Matched(MatchOutcome.NOT_AN_ITEM)
        refused = self._for_sale(scan.tag)
        if refused is not None:
            return Matched(MatchOutcome.NOT_FOR_SALE, why=refused)
        key = item_key(scan.text)
        lines = [line for line in order.lines if line.barcode and item_key(line.barcode) == key]
        if not lines:
            variants = {item.variant_id for item in self._catalogue.look_up(scan.text).items}
            # A style's code names every size of it: only a variant's own code proves which piece is in the hand.
            lines = [line for line in order.lines if {line.variant_id} == variants]
        if not lines:
            return Matched(MatchOutcome.NOT_ON_ORDER)
        line = next((line for line in lines if line.to_pick), lines[0])
        return Matched(MatchOutcome.MATCHED, line, mark=scan.mark)
