"""The tickets of a shift: opening (开班单), X report (中途报表) and closing (交班单)."""

from __future__ import annotations

from collections.abc import Mapping

from pos.domain.figures import Figures
from pos.domain.money import yuan
from pos.domain.shift import Interim, Shift, ShiftClose
from pos.domain.store import Till
from pos.domain.texts import Texts
from pos.domain.ticket.rows import Pair, Rule, Size, Ticket
from pos.domain.ticket.template import PLAIN, Templates
from pos.ports.printing import JobKind
from pos.usecases.printing.heading import clock_time, composed, heading, numbered, required, signed
from pos.usecases.printing.shift_report import ShiftReport, shift_report
from pos.usecases.printing.sums import documents_of, moves_of, pieces_of, takings_of, tenders_of


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
    came_to = close.figures or Figures()
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
        documents=documents_of(came_to, texts),
        takings=takings_of(came_to, texts),
        tenders=tenders_of(came_to, texts),
        drawer=moves_of(came_to, texts),
        discounts=came_to.discounts if close.figures else None,
        pieces=pieces_of(close),
        z_number=close.z_number,
        perpetual=close.perpetual if close.z_number else None,
        held=close.held,
        open_payments=close.open_payments,
        drawer_there=shift.drawer,
    )
    return shift_report(report, JobKind.SHIFT_CLOSING, till=till, texts=texts, templates=templates, training=training)


def shift_interim(
    shift: Shift,
    interim: Interim,
    *,
    till: Till,
    names: Mapping[str, str],
    texts: Texts,
    templates: Templates = PLAIN,
    training: bool = False,
) -> Ticket:
    """What a shift came to so far (X report). `names`: staff names by id."""
    came_to = interim.figures
    report = ShiftReport(
        number=shift.number,
        business_date=shift.business_date,
        opened=shift.opened,
        opened_by=names.get(shift.staff_id, shift.staff_id),
        until=interim.moment,
        by=names.get(interim.staff_id, interim.staff_id),
        sales=came_to.sales,
        total=came_to.total,
        handovers=came_to.handovers,
        float_amount=shift.float_amount,
        cash=came_to.cash,
        expected=interim.expected,
        documents=documents_of(came_to, texts),
        takings=takings_of(came_to, texts),
        tenders=tenders_of(came_to, texts),
        drawer=moves_of(came_to, texts),
        discounts=came_to.discounts,
        running=interim.running,
        drawer_there=shift.drawer,
    )
    return shift_report(report, JobKind.X_REPORT, till=till, texts=texts, templates=templates, training=training)
