"""A ticket that shows whether a printer is set up well: width, Chinese, pictures, barcode, the cutter."""

from __future__ import annotations

from datetime import datetime

from pos.domain.store import Till
from pos.domain.texts import Texts
from pos.domain.ticket.rows import Barcode, Pair, Qr, Row, Rule, Text, Ticket
from pos.domain.ticket.template import PLAIN, Templates
from pos.ports.printing import JobKind
from pos.usecases.printing.heading import clock_time, composed, heading, required


def trial_ticket(*, till: Till, moment: datetime, texts: Texts, templates: Templates = PLAIN) -> Ticket:
    """It bears no number and no amount: nobody can take it for a receipt. The set-up asks about what is numbered."""
    checks: tuple[Row, ...] = (
        Rule(),
        Text(texts("trial.words")),
        Pair("1 柜台￥：℃“”—", "0123456789", bold=True),
        Text(f"2 {texts('trial.picture')} 😀 ไทย"),
        Pair("3 |<<<<", ">>>>|"),
        Text(f"4 {texts('trial.codes')}"),
        Barcode("GUITAI-TEST"),
        Qr("GUITAI-TEST"),
        Text(f"5 {texts('trial.cut')}"),
        Rule(),
    )
    which = (
        Pair(texts("ticket.till"), f"{till.store.code}-{till.number:02}"),
        Pair(texts("ticket.moment"), clock_time(moment, offset_minutes=till.store.offset_minutes)),
    )
    blocks = [
        *heading(till.store, texts("trial.title"), texts=texts),
        required("which", which),
        required("checks", checks),
    ]
    return composed(JobKind.TRIAL, blocks, store=till.store, texts=texts, templates=templates)
