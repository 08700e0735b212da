"""The slip of a cart on hold (挂单): the customer brings it back, the clerk finds the cart by it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from pos.domain.cart import Cart
from pos.domain.money import Fen, yuan
from pos.domain.quantity import pieces
from pos.domain.scan.own import hold_code
from pos.domain.store import Till
from pos.domain.texts import Texts
from pos.domain.ticket.rows import Align, Pair, Row, Rule, Size, Text, Ticket
from pos.domain.ticket.template import PLAIN, Templates
from pos.ports.printing import JobKind
from pos.usecases.printing.heading import clock_time, composed, heading, numbered, required


def hold_slip(
    cart: Cart, *, due: Fen, moment: datetime, by: str, till: Till, texts: Texts, templates: Templates = PLAIN
) -> Ticket:
    """The slip. `due`: what the cart came to when it was put on hold; prices may be others when it is taken up."""
    code = hold_code(cart.cart_id)
    blocks = [
        *heading(till.store, texts("hold.title"), texts=texts),
        required("which", _which(cart, moment, by, till, texts)),
        required("lines", _lines(cart)),
        required("total", (Pair(texts("hold.due"), f"￥{yuan(due)}", bold=True, size=Size.DOUBLE), Rule())),
        numbered(code),
        required("closing", (Text(texts("hold.not_paid"), align=Align.CENTRE, bold=True),)),
    ]
    return composed(JobKind.HOLD, blocks, store=till.store, texts=texts, number=code, templates=templates)


def _which(cart: Cart, moment: datetime, by: str, till: Till, texts: Texts) -> Iterator[Row]:
    yield Pair(texts("ticket.moment"), clock_time(moment, offset_minutes=till.store.offset_minutes))
    yield Pair(texts("ticket.till"), f"{till.store.code}-{till.number:02}")
    yield Pair(texts("ticket.clerk"), by)
    if cart.note:
        yield Text(texts("receipt.note", note=cart.note), bold=True)


def _lines(cart: Cart) -> Iterator[Row]:
    yield Rule()
    for line in cart.lines:
        item = line.item
        yield Pair(" ".join(filter(None, (item.name, item.colour, item.size))), f"×{pieces(line.quantity)}")
    yield Rule()
