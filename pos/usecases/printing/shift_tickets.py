"""The tickets of a shift: opening (开班单) and closing (交班单)."""

from __future__ import annotations

from collections.abc import Mapping

from pos.domain.money import yuan
from pos.domain.shift import Shift, ShiftClose
from pos.domain.store import Till
from pos.domain.texts import Texts
from pos.domain.ticket.rows import Barcode, Blank, Pair, Row, Rule, Size, Text, Ticket
from pos.usecases.printing.heading import clock_time, ended, heading


def shift_opening(
    shift: Shift, *, till: Till, names: Mapping[str, str], texts: Texts, training: bool = False
) -> Ticket:
    """The ticket that goes into the drawer with the float. `names`: staff names by id."""
    rows: list[Row] = [
        *heading(till.store, texts("shift.opening"), texts=texts),
        *_which(shift, till, names, texts),
        Rule(),
        Pair(texts("shift.float"), f"￥{yuan(shift.float_amount)}", bold=True, size=Size.DOUBLE),
        Rule(),
        *_signed(shift, texts),
    ]
    return ended(rows, training=training, texts=texts)


def shift_closing(
    shift: Shift, close: ShiftClose, *, till: Till, names: Mapping[str, str], texts: Texts, training: bool = False
) -> Ticket:
    """What a shift came to, what the drawer should hold and what was counted. `names`: staff names by id."""
    totals, store = close.totals, till.store
    difference = close.counted - close.expected
    rows: list[Row] = [
        *heading(store, texts("shift.closing"), texts=texts),
        *_which(shift, till, names, texts),
        Pair(texts("shift.closed_by"), names.get(close.staff_id, close.staff_id)),
        Pair(texts("shift.closed"), clock_time(close.closed, offset_minutes=store.offset_minutes)),
        Rule(),
        Pair(texts("shift.sales"), str(totals.sales)),
        Pair(texts("shift.total"), yuan(totals.total)),
        Pair(texts("shift.handovers"), str(totals.handovers)),
        Rule(),
        Pair(texts("shift.float"), yuan(shift.float_amount)),
        Pair(texts("shift.cash"), yuan(totals.cash)),
        Pair(texts("shift.expected"), yuan(close.expected), bold=True),
        Pair(texts("shift.counted"), yuan(close.counted), bold=True),
        Pair(
            texts("shift.difference"), f"{'+' if difference > 0 else ''}{yuan(difference)}", bold=True, size=Size.DOUBLE
        ),
    ]
    if close.reason:
        rows.append(Text(texts("shift.reason", reason=close.reason)))
    rows += [Rule(), *_signed(shift, texts)]
    return ended(rows, training=training, texts=texts)


def _which(shift: Shift, till: Till, names: Mapping[str, str], texts: Texts) -> tuple[Row, ...]:
    opened = clock_time(shift.opened, offset_minutes=till.store.offset_minutes)
    return (
        Pair(texts("ticket.number"), shift.number),
        Pair(texts("ticket.till"), f"{till.store.code}-{till.number:02}"),
        Pair(texts("ticket.business_date"), f"{shift.business_date:%Y-%m-%d}"),
        Pair(texts("shift.opened_by"), names.get(shift.staff_id, shift.staff_id)),
        Pair(texts("shift.opened"), opened),
    )


def _signed(shift: Shift, texts: Texts) -> tuple[Row, ...]:
    return (Blank(), Text(texts("ticket.signature")), Blank(), Barcode(shift.number))
