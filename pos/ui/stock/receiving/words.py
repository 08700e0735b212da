"""Deliveries and what differs, in the shop's words."""

from __future__ import annotations

from pos.domain.quantity import pieces
from pos.domain.receiving import Delivery, Difference, Differing, Source
from pos.ui.language import translate
from pos.ui.parts.choices import Choice

DIFFERENCE_TONES = {
    Difference.SHORT: "stop",
    Difference.EXTRA: "warn",
    Difference.WRONG_SIZE: "warn",
    Difference.DAMAGED: "stop",
}


def source_words(source: Source) -> str:
    """What a delivery is."""
    return {
        Source.PURCHASE: translate("Receiving", "Delivery of a supplier"),
        Source.TRANSFER: translate("Receiving", "Transfer"),
        Source.NOTHING: translate("Receiving", "Not announced"),
    }[source]


def difference_words(kind: Difference) -> str:
    """How what came differs."""
    return {
        Difference.SHORT: translate("Receiving", "missing"),
        Difference.EXTRA: translate("Receiving", "too many"),
        Difference.WRONG_SIZE: translate("Receiving", "wrong size"),
        Difference.DAMAGED: translate("Receiving", "damaged"),
    }[kind]


def sums_words(found: tuple[Differing, ...]) -> str:
    """`missing 1 · wrong size 2`."""
    sums = {kind: sum(each.quantity for each in found if each.kind is kind) for kind in Difference}
    return " · ".join(f"{difference_words(kind)} {pieces(quantity)}" for kind, quantity in sums.items() if quantity)


def delivery_row(delivery: Delivery, sender: str, *, begun: bool) -> Choice:
    """A delivery in the list. `sender`: as people call it."""
    boxes = len({line.box for line in delivery.lines if line.box})
    words = translate("Receiving", "{n} pcs") if not boxes else translate("Receiving", "{n} pcs in {boxes} boxes")
    total = pieces(sum(line.quantity for line in delivery.lines))
    return Choice(
        key=delivery.delivery_id,
        title=sender or source_words(delivery.source),
        detail=f"{delivery.number} · {words.format(n=total, boxes=boxes)}",
        chip=translate("Receiving", "begun") if begun else "",
        chip_tone="brand",
    )
