"""The slip of money put into the drawer or taken out of it that is no sale (备用金, 上缴, 支出)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from pos.domain.money import Fen, signed_yuan
from pos.domain.store import Till
from pos.domain.texts import Texts
from pos.domain.ticket.rows import Pair, Row, Rule, Size, Text, Ticket
from pos.domain.ticket.template import PLAIN, Templates
from pos.ports.printing import JobKind
from pos.usecases.printing.heading import clock_time, composed, heading, required, signed


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawerEntry:
    """Money into the drawer, or out of it."""

    number: str
    """Its number, or the shift's; empty: none."""
    moment: datetime
    """When."""
    by: str
    """Who did it; staff name."""
    amount: Fen
    """Into the drawer above 0, out of it below."""
    reason: str
    """Why."""
    approved_by: str = ""
    """The manager's name, where her yes was needed."""


def drawer_entry(entry: DrawerEntry, *, till: Till, texts: Texts, templates: Templates = PLAIN) -> Ticket:
    """The slip that goes into the drawer, or to the safe with the money."""
    which: list[Row] = [
        Pair(texts("ticket.moment"), clock_time(entry.moment, offset_minutes=till.store.offset_minutes)),
        Pair(texts("ticket.till"), f"{till.store.code}-{till.number:02}"),
        Pair(texts("ticket.clerk"), entry.by),
    ]
    if entry.number:
        which.insert(0, Pair(texts("ticket.number"), entry.number))
    if entry.approved_by:
        which.append(Pair(texts("pickup.approved_by"), entry.approved_by))
    label = texts("drawer.into" if entry.amount >= 0 else "drawer.out_of")
    amount = (
        Rule(),
        Pair(label, signed_yuan(entry.amount), bold=True, size=Size.DOUBLE),
        Text(texts("shift.reason", reason=entry.reason)),
        Rule(),
    )
    blocks = [
        *heading(till.store, texts("drawer.title"), texts=texts),
        required("which", which),
        required("amount", amount),
        signed(texts),
    ]
    return composed(
        JobKind.DRAWER_ENTRY, blocks, store=till.store, texts=texts, number=entry.number, templates=templates
    )
