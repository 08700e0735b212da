"""Events that head office could not take, as rows for the manager."""

from __future__ import annotations

from datetime import datetime

from pos.domain.journal import EventKind
from pos.ports.ledger import Parked
from pos.ui.language import translate
from pos.ui.parts.choices import Choice
from pos.ui.words import day_and_time


def parked_rows(parked: tuple[Parked, ...], now: datetime, offset_minutes: int) -> list[Choice]:
    """A row for each."""
    return [
        Choice(
            key=str(each.tseq),
            title=_kind_words(each.kind).format(n=each.tseq),
            detail=translate("Shift", "Reason: {reason}").format(reason=each.reason),
            right_note=day_and_time(each.moment, now, offset_minutes),
        )
        for each in parked
    ]


def _kind_words(kind: str) -> str:
    if kind == EventKind.DOCUMENT:
        return translate("Shift", "Sale {n}")
    if kind == EventKind.SHIFT_OPENED:
        return translate("Shift", "Shift opened {n}")
    if kind == EventKind.SHIFT_CLOSED:
        return translate("Shift", "Shift closed {n}")
    if kind.startswith("order_"):
        return translate("Shift", "Online order {n}")
    if kind in (EventKind.CASH_MOVED, EventKind.CASH_BANKED, EventKind.MONEY_TAKEN):
        return translate("Shift", "Money {n}")
    if kind in (EventKind.SIGNED_IN, EventKind.DRAWER_OPENED, EventKind.APPROVED):
        return translate("Shift", "Sign-in, drawer or approval {n}")
    return translate("Shift", "Entry {n}")
