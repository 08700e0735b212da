"""Transfers in the shop's words."""

from __future__ import annotations

from collections.abc import Mapping

from pos.domain.transfer import Towards, Transfer, TransferState
from pos.ui.language import translate
from pos.ui.parts.choices import Choice
from pos.ui.stock.names import SUPPLIER, WAREHOUSE, place_words
from pos.ui.words import count, dotted


def towards_of(place: str) -> Towards:
    """What a receiver is."""
    return {WAREHOUSE: Towards.WAREHOUSE, SUPPLIER: Towards.SUPPLIER}.get(place, Towards.STORE)


def transfer_row(transfer: Transfer, store_id: str, names: Mapping[str, str]) -> Choice:
    """A transfer in the list, seen from this store."""
    ours = transfer.sender == store_id
    state = transfer.state
    other = place_words(transfer.receiver if ours else transfer.sender, names)
    if state is TransferState.ASKED:
        title = translate("Transfer", "{store} asks for goods") if ours else translate("Transfer", "Asked of {store}")
        chip, tone = (translate("Transfer", "to send"), "warn") if ours else (translate("Transfer", "waiting"), "brand")
    elif state is TransferState.SENT:
        title = translate("Transfer", "To {store}")
        chip, tone = translate("Transfer", "on its way"), "brand"
    else:
        title = translate("Transfer", "To {store}")
        chip, tone = translate("Transfer", "differs"), "stop"
    total = sum(line.asked if state is TransferState.ASKED else line.sent for line in transfer.lines)
    return Choice(
        key=transfer.transfer_id,
        title=title.format(store=other),
        detail=dotted(transfer.number, count(total)),
        chip=chip,
        chip_tone=tone,
    )


def short_box(box: str) -> str:
    """A box's label as people read it off: the end of a long one."""
    return f"…{box[-6:]}" if len(box) > 12 else box
