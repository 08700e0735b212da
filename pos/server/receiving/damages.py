"""What came damaged, as receipts say it: for whoever settles with the supplier."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from pos.domain.quantity import Milli
from pos.domain.receiving import Condition, GoodsReceipt
from pos.server.catalogue.tables import pictures, styles, variants
from pos.server.organisation.tables import stores
from pos.server.receiving.tables import stock_documents
from pos.wire.codec import decode

NEWEST = 500
"""Receipts that are looked through."""


@dataclass(frozen=True, slots=True)
class Damage:
    """A line of a receipt."""

    store: str
    """The store's code."""
    number: str
    """The receipt's."""
    moment: datetime
    """When it was posted."""
    item: str
    """Article code, colour and size."""
    quantity: Milli
    """Thousandths."""
    note: str
    """What is wrong with it."""
    photo: str
    """SHA-256 of its photograph; empty: none was taken."""
    has_photo: bool
    """Whether the photograph has come."""


def damages(connection: Connection, store_id: str = "") -> Iterator[Damage]:
    """Of all stores or one, the newest receipts first; what was taken back is not among them."""
    table = stock_documents.c
    query = (
        select(table.body, stores.c.code)
        .join(stores, stores.c.store_id == table.store_id)
        .where(table.kind == "received")
        .order_by(table.moment_ms.desc(), table.document_id)
        .limit(NEWEST)
    )
    rows = connection.execute(query.where(table.store_id == store_id) if store_id else query).all()
    receipts = [(decode(row.body.encode(), GoodsReceipt), row.code) for row in rows]
    back = {receipt.reverses for receipt, _ in receipts if receipt.reverses}
    for receipt, code in receipts:
        if receipt.reverses or receipt.receipt_id in back:
            continue
        for line in receipt.lines:
            if line.condition is Condition.DAMAGED:
                yield Damage(
                    code,
                    receipt.number,
                    receipt.moment,
                    _item(connection, line.variant_id),
                    line.quantity,
                    line.note,
                    line.photo,
                    bool(line.photo) and _has(connection, line.photo),
                )


def _item(connection: Connection, variant_id: str) -> str:
    found = connection.execute(
        select(styles.c.code, variants.c.colour, variants.c.size)
        .join(styles, styles.c.style_id == variants.c.style_id)
        .where(variants.c.variant_id == variant_id)
    ).first()
    return " ".join(filter(None, found)) if found is not None else variant_id


def _has(connection: Connection, name: str) -> bool:
    return connection.execute(select(pictures.c.sha256).where(pictures.c.sha256 == name)).first() is not None
