"""What is printed when goods are sent, and when they are received."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from pos.domain.catalogue import Item
from pos.domain.quantity import Milli, pieces
from pos.domain.receiving import Difference, GoodsReceipt, ReceivedLine
from pos.domain.transfer import Transfer
from pos.usecases.printing.stock_sheets import SheetLine, StockSheet

ItemOf = Callable[[str], Item | None]
"""A variant by its id."""


def slip_of(transfer: Transfer, *, item_of: ItemOf, by: str, moment: datetime, source: str, target: str) -> StockSheet:
    """What travels with a box. `by`: who packed it; `source`, `target`: stores as people call them."""
    sent = [line for line in transfer.lines if line.sent]
    return StockSheet(
        number=transfer.number,
        moment=moment,
        by=by,
        lines=tuple(_line(item_of, line.variant_id, line.asked or None, line.sent) for line in sent),
        source=source,
        target=target,
        boxes=len({line.box for line in sent if line.box}),
        note=transfer.note,
    )


def sheet_of(receipt: GoodsReceipt, *, item_of: ItemOf, by: str, document: str) -> StockSheet:
    """What came, against what should have come. `document`: the number of the delivery; empty: nobody announced it."""
    came: dict[str, Milli] = {}
    for line in receipt.lines:
        came[line.variant_id] = came.get(line.variant_id, 0) + line.quantity
    gaps: dict[str, Milli] = {}
    for each in receipt.differences:
        if each.kind is not Difference.DAMAGED:
            gap = each.quantity if each.kind is Difference.SHORT else -each.quantity
            gaps[each.variant_id] = gaps.get(each.variant_id, 0) + gap
    compared = bool(receipt.delivery_id) and receipt.final
    variants = [*came, *(each for each in gaps if each not in came)]
    return StockSheet(
        number=receipt.number,
        moment=receipt.moment,
        by=by,
        lines=tuple(
            _line(item_of, each, came.get(each, 0) + gaps.get(each, 0) if compared else None, came.get(each, 0))
            for each in variants
        ),
        document=document,
        boxes=len({line.box for line in receipt.lines if line.box}),
        note="; ".join(_wrong(item_of, line) for line in receipt.lines if line.note),
    )


def _wrong(item_of: ItemOf, line: ReceivedLine) -> str:
    """`Scarf M × 1: torn`."""
    item = item_of(line.variant_id)
    name = " ".join(filter(None, (item.name, item.size))) if item is not None else line.variant_id
    return f"{name} × {pieces(line.quantity)}: {line.note}"


def _line(item_of: ItemOf, variant_id: str, expected: Milli | None, found: Milli) -> SheetLine:
    item = item_of(variant_id)
    if item is None:
        return SheetLine(variant_id, "", "", "", expected, found)
    return SheetLine(item.name, item.colour, item.size, item.barcode or item.style_code, expected, found)
