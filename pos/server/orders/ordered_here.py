"""What a till ordered from another store: paid by a sale, given back by a return. Both have happened and are never
refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from pos.domain.document import Document, DocumentLine
from pos.domain.order import Order, PaidState
from pos.domain.stock import Movement, MovementKind, Place, line_id
from pos.server.clock import Clock
from pos.server.orders.holding import StockChange, hold_for
from pos.server.orders.projection import PAID_TWICE
from pos.server.orders.repository import save_order
from pos.server.transaction import Transaction

KEPT_PAID = timedelta(days=30)
"""How long what is paid waits to be sent or collected."""


def paid_here(
    tx: Transaction, order: Order, line: DocumentLine, stock: StockChange, *, clock: Clock
) -> tuple[Order, list[str]]:
    """The sale's price is the order's from now on. One that lapsed or was given up meanwhile lives again: it is paid.

    What somebody else has bought meanwhile becomes short when the store's stock is settled.
    """
    lines = tuple(replace(each, paid=line.paid) if each.line == line.order_line else each for each in order.lines)
    odd = [] if order.owes else [PAID_TWICE]
    after = replace(
        order,
        lines=lines,
        total=sum(each.paid for each in lines),
        paid=PaidState.PAID,
        due=0,
        cancelled=False,
        expired=False,
        expires=clock() + KEPT_PAID,
    )
    save_order(tx, after)
    hold_for(tx, after, stock)
    return after, odd


def given_back(
    tx: Transaction, order: Order, document: Document, line: DocumentLine, stock: StockChange, *, faulty: bool = False
) -> tuple[Order, list[Movement]]:
    """What was not sent yet is not sent any more; what was sent has come back to the store that gave the money back.

    The document's `line` has a quantity below 0. `faulty`: what came back is not sold again.
    """
    back = -line.quantity
    ordered = order.line_of(line.order_line)
    waiting = ordered.quantity - ordered.collected if ordered is not None else 0
    stays = min(back, waiting) if not order.cancelled else 0
    after = order
    if ordered is not None and stays:
        less = ordered.quantity - stays
        short = min(ordered.short, less - ordered.collected)
        rest = replace(ordered, quantity=less, picked=min(ordered.picked, less - short), short=short)
        lines = tuple(rest if each.line == ordered.line else each for each in order.lines)
        gone = not any(each.quantity for each in lines)
        after = replace(order, cancelled=True) if gone else replace(order, lines=lines)
        save_order(tx, after)
        hold_for(tx, after, stock)
    if back == stays:
        return after, []
    moved = Movement(
        movement_id=line_id(document.document_id, line.line),
        variant_id=line.variant_id,
        store_id=document.store_id,
        quantity=back - stays,
        kind=MovementKind.RETURN,
        document_id=document.document_id,
        moment=document.moment,
        place=Place.FAULTY if faulty else Place.SALES_FLOOR,
    )
    return after, [moved]
