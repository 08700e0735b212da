"""Deliveries and what differs, in the shop's words."""

from __future__ import annotations

from pos.domain.quantity import pieces
from pos.domain.receiving import Begun, Delivery, Difference, Differing, Source
from pos.ui.desk import Desk
from pos.ui.language import translate
from pos.ui.parts.choices import Choice
from pos.ui.words import day_and_time, dotted

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


def began_words(begun: Begun | None, desk: Desk) -> str:
    """`Till 2 · Lin · Today 14:03`; None: nobody."""
    if begun is None:
        return ""
    return dotted(
        translate("Receiving", "Till {n}").format(n=begun.till_number),
        desk.names.get(begun.staff_id, ""),
        day_and_time(begun.moment, desk.clock.now(), desk.session.offset_minutes),
    )


def delivery_row(delivery: Delivery, sender: str, *, begun: bool, elsewhere: str) -> Choice:
    """A delivery in the list. `sender`: as people call it; `elsewhere`: who began it at another till, or empty."""
    boxes = len({line.box for line in delivery.lines if line.box})
    words = translate("Receiving", "{n} pcs") if not boxes else translate("Receiving", "{n} pcs in {boxes} boxes")
    total = pieces(sum(line.quantity for line in delivery.lines))
    return Choice(
        key=delivery.delivery_id,
        title=sender or source_words(delivery.source),
        detail=dotted(delivery.number, words.format(n=total, boxes=boxes), elsewhere),
        chip=translate("Receiving", "begun") if begun or elsewhere else "",
        chip_tone="warn" if elsewhere else "brand",
    )
