"""What stands at the top and the bottom of every ticket."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from pos.domain.moments import store_local
from pos.domain.store import Store
from pos.domain.texts import Texts
from pos.domain.ticket.rows import Align, Cut, Logo, Row, Rule, Size, Text, Ticket, marked


def heading(store: Store, title: str, *, texts: Texts) -> Iterator[Row]:
    """Logo, store and title."""
    yield Logo()
    yield Text(store.name, align=Align.CENTRE, bold=True, size=Size.DOUBLE)
    yield Text(store.address, align=Align.CENTRE)
    if store.phone:
        yield Text(texts("receipt.phone", phone=store.phone), align=Align.CENTRE)
    yield Text(title, align=Align.CENTRE, bold=True)
    yield Rule(heavy=True)


def ended(rows: list[Row], *, training: bool = False, texts: Texts) -> Ticket:
    """The ticket of these rows, cut off at its end, with the watermark if it is practice."""
    ticket = Ticket(rows=(*rows, Cut()))
    return marked(ticket, texts("ticket.training")) if training else ticket


def clock_time(moment: datetime, *, offset_minutes: int, seconds: bool = True) -> str:
    """The store's time of a moment, `2026-11-22 09:05:07`."""
    local = store_local(moment, offset_minutes=offset_minutes)
    return f"{local:%Y-%m-%d %H:%M:%S}" if seconds else f"{local:%Y-%m-%d %H:%M}"
