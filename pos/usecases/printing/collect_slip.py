"""The slip for what another store holds (异店自提凭证): where to collect what was paid here, and with which code."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from pos.domain.cart import CartLine
from pos.domain.collect import CollectAt, ToCollect
from pos.domain.document import Document
from pos.domain.quantity import pieces
from pos.domain.store import Store
from pos.domain.texts import Texts
from pos.domain.ticket.rows import Align, Blank, Pair, Qr, Row, Rule, Size, Text, Ticket
from pos.domain.ticket.template import PLAIN, Templates
from pos.ports.printing import JobKind
from pos.usecases.printing.heading import clock_time, composed, heading, numbered, required

GROUP = 4
"""So many characters of the code are read out at a time."""


def collect_slip(
    line: CartLine, collect: ToCollect, sale: Document, *, store: Store, texts: Texts, templates: Templates = PLAIN
) -> Ticket:
    """The slip of one order. `store`: where it was paid; `sale`: with which document."""
    whose = (
        Text(collect.number, align=Align.CENTRE, bold=True, size=Size.DOUBLE),
        Pair(texts("pickup.customer"), collect.customer, bold=True),
        Rule(),
    )
    blocks = [
        *heading(store, texts("collect.title"), texts=texts),
        required("order", whose),
        required("where", _where(collect.at, sale, store, texts) if collect.at is not None else ()),
        required("goods", (_goods(line), Rule())),
        required("paid", _paid(sale, store, texts)),
        required("code", (Blank(), Qr(collect.code), *_typed(collect.code))),
        required("closing", _closing(texts)),
        numbered(collect.number),
    ]
    return composed(JobKind.COLLECT, blocks, store=store, texts=texts, number=collect.number, templates=templates)


def _where(at: CollectAt, sale: Document, store: Store, texts: Texts) -> Iterator[Row]:
    yield Text(texts("collect.at"), bold=True)
    yield Text(at.name, bold=True, size=Size.DOUBLE)
    if at.address:
        yield Text(at.address)
    if at.phone:
        yield Text(texts("receipt.phone", phone=at.phone))
    if at.kept_days:
        until = clock_time(
            sale.moment + timedelta(days=at.kept_days), offset_minutes=store.offset_minutes, seconds=False
        )
        yield Text(texts("pick.expires", moment=until), bold=True)
    yield Rule()


def _goods(line: CartLine) -> Row:
    item = line.item
    return Pair(" ".join(filter(None, (item.name, item.colour, item.size))), f"×{pieces(line.quantity)}")


def _paid(sale: Document, store: Store, texts: Texts) -> Iterator[Row]:
    yield Pair(texts("collect.paid"), sale.number)
    yield Pair(texts("ticket.moment"), clock_time(sale.moment, offset_minutes=store.offset_minutes))


def _typed(code: str) -> Iterator[Row]:
    """In groups, for where no scanner reads it."""
    groups = (code[place : place + GROUP] for place in range(0, len(code), GROUP))
    yield Text(" ".join(groups))


def _closing(texts: Texts) -> Iterator[Row]:
    yield Rule()
    yield Text(texts("collect.wait"), bold=True)
    yield Text(texts("collect.keep"))
