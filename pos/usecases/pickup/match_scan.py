"""Which line of an order a scanned piece belongs to, while picking and while handing over."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pos.domain.barcode import item_key
from pos.domain.order import Order, OrderLine
from pos.domain.scan import ScanKind, read_scan
from pos.ports.catalogue import Catalogue


class MatchOutcome(StrEnum):
    """What a scanned piece is to an order."""

    MATCHED = "matched"
    NOT_ON_ORDER = "not_on_order"
    NOT_AN_ITEM = "not_an_item"
    """Nothing that could be an item's code."""


@dataclass(frozen=True, slots=True)
class Matched:
    """The line of a scanned piece."""

    outcome: MatchOutcome
    """What it is to the order."""
    line: OrderLine | None = None
    """The line: the first of that item with something to pick, else the first of that item."""


class MatchScan:
    """Matches by the barcode the order came with, then by the catalogue."""

    def __init__(self, *, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def __call__(self, order: Order, text: str) -> Matched:
        """The line of `order` that a scanned text means."""
        scan = read_scan(text)
        if scan.kind in (ScanKind.NOTHING, ScanKind.PAYMENT, ScanKind.PICKUP):
            return Matched(MatchOutcome.NOT_AN_ITEM)
        key = item_key(scan.text)
        lines = [line for line in order.lines if line.barcode and item_key(line.barcode) == key]
        if not lines:
            variants = {item.variant_id for item in self._catalogue.look_up(scan.text).items}
            # A style's code names every size of it: only a variant's own code proves which piece is in the hand.
            lines = [line for line in order.lines if {line.variant_id} == variants]
        if not lines:
            return Matched(MatchOutcome.NOT_ON_ORDER)
        return Matched(MatchOutcome.MATCHED, next((line for line in lines if line.to_pick), lines[0]))
