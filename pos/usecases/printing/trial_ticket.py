"""A ticket that shows whether a printer is set up well: width, Chinese, bold, the cutter."""

from __future__ import annotations

from datetime import datetime

from pos.domain.store import Till
from pos.domain.texts import Texts
from pos.domain.ticket.rows import Pair, Rule, Text, Ticket
from pos.usecases.printing.heading import clock_time, ended, heading


def trial_ticket(*, till: Till, moment: datetime, texts: Texts) -> Ticket:
    """It bears no number and no amount: nobody can take it for a receipt."""
    return ended(
        [
            *heading(till.store, texts("trial.title"), texts=texts),
            Pair(texts("ticket.till"), f"{till.store.code}-{till.number:02}"),
            Pair(texts("ticket.moment"), clock_time(moment, offset_minutes=till.store.offset_minutes)),
            Rule(),
            Text(texts("trial.words")),
            Pair("柜台 Guitai", "0123456789", bold=True),
            Rule(),
        ],
        texts=texts,
    )
