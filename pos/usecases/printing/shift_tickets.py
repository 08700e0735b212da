"""The tickets of a shift: opening (开班单) and closing (交班单)."""

from __future__ import annotations

from collections.abc import Mapping

from pos.domain.money import yuan
from pos.domain.shift import Shift, ShiftClose
from pos.domain.store import Till
from pos.domain.texts import Texts
from pos.domain.ticket.rows import Pair, Rule, Size, Ticket
from pos.domain.ticket.template import PLAIN, Templates
from pos.ports.printing import JobKind
from pos.usecases.printing.heading import clock_time, composed, heading, numbered, required, signed
from pos.usecases.printing.shift_report import ShiftReport, shift_report


def shift_opening(
    shift: Shift,
    *,
    till: Till,
    names: Mapping[str, str],
    texts: Texts,
    templates: Templates = PLAIN,
    training: bool = False,
) -> Ticket:
    """The ticket that goes into the drawer with the float. `names`: staff names by id."""
    opened = clock_time(shift.opened, offset_minutes=till.store.offset_minutes)
    which = (
        Pair(texts("ticket.number"), shift.number),
        Pair(texts("ticket.till"), f"{till.store.code}-{till.number:02}"),
        Pair(texts("ticket.business_date"), f"{shift.business_date:%Y-%m-%d}"),
        Pair(texts("shift.opened_by"), names.get(shift.staff_id, shift.staff_id)),
        Pair(texts("shift.opened"), opened),
    )
    cash = Pair(texts("shift.float"), f"￥{yuan(shift.float_amount)}", bold=True, size=Size.DOUBLE)
    blocks = [
        *heading(till.store, texts("shift.opening"), texts=texts),
        required("which", which),
        required("cash", (Rule(), cash, Rule())),
        signed(texts),
        numbered(shift.number),
    ]
    return composed(
        JobKind.SHIFT_OPENING,
        blocks,
        store=till.store,
        texts=texts,
        number=shift.number,
        templates=templates,
        training=training,
    )


def shift_closing(
    shift: Shift,
    close: ShiftClose,
    *,
    till: Till,
    names: Mapping[str, str],
    texts: Texts,
    templates: Templates = PLAIN,
    training: bool = False,
) -> Ticket:
    """What a shift came to, what the drawer should hold and what was counted. `names`: staff names by id."""
    report = ShiftReport(
        number=shift.number,
        business_date=shift.business_date,
        opened=shift.opened,
        opened_by=names.get(shift.staff_id, shift.staff_id),
        until=close.closed,
        by=names.get(close.staff_id, close.staff_id),
        sales=close.totals.sales,
        total=close.totals.total,
        handovers=close.totals.handovers,
        float_amount=shift.float_amount,
        cash=close.totals.cash,
        expected=close.expected,
        counted=close.counted,
        reason=close.reason,
    )
    return shift_report(report, JobKind.SHIFT_CLOSING, till=till, texts=texts, templates=templates, training=training)
