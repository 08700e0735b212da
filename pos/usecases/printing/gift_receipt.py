"""The gift receipt (礼品小票): what was bought, where and when, without a price, so that it can be exchanged."""

from __future__ import annotations

from collections.abc import Iterator

from pos.domain.document import Document
from pos.domain.quantity import pieces
from pos.domain.store import Store
from pos.domain.texts import Texts
from pos.domain.ticket.rows import Align, Blank, Pair, Row, Rule, Text, Ticket
from pos.domain.ticket.template import PLAIN, Templates
from pos.ports.printing import JobKind
from pos.usecases.printing.heading import clock_time, composed, heading, numbered, optional, required


def gift_receipt(document: Document, *, store: Store, texts: Texts, templates: Templates = PLAIN) -> Ticket:
    """The gift receipt of a sale: no amount, no tender, no member, no clerk; its number finds the sale."""
    moment = clock_time(document.moment, offset_minutes=document.offset_minutes, seconds=False)
    words: list[Row] = [Blank(), *(Text(texts(f"gift.{word}"), align=Align.CENTRE) for word in ("exchange", "wish"))]
    blocks = [
        *heading(store, texts("gift.title"), texts=texts),
        required("document", (Pair(texts("ticket.number"), document.number), Pair(texts("ticket.moment"), moment))),
        required("lines", _lines(document)),
        numbered(document.number),
        optional("closing", words),
    ]
    return composed(
        JobKind.GIFT_RECEIPT,
        blocks,
        store=store,
        texts=texts,
        number=document.number,
        templates=templates,
        training=document.training,
    )


def _lines(document: Document) -> Iterator[Row]:
    yield Rule()
    for line in document.lines:
        if line.quantity > 0:
            yield Pair(" ".join(filter(None, (line.name, line.colour, line.size))), f"×{pieces(line.quantity)}")
            yield Text(f"  {line.style_code}")
    yield Rule()
