"""Look-ups for a till whose own catalogue is not there yet."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, select

from pos.domain.barcode import item_key
from pos.domain.catalogue import Item
from pos.server.catalogue.tables import barcodes, styles, variants
from pos.server.database import Database
from pos.server.feed_tables import feed_rows
from pos.wire.codec import decode
from pos.wire.feed import CHAIN_FEED, ChangeKind, ItemRecord

MAX_ITEMS = 200
MAX_TEXT = 64
MATCHES = 4
"""So many things are shown beside one."""


class CatalogueLookup:
    """Variants by code or by a part of name, 货号 or pinyin."""

    def __init__(self, *, database: Database) -> None:
        self._database = database

    def by_code(self, code: str) -> tuple[ItemRecord, ...]:
        """The variants that answer to a barcode, an own number or a style's 货号; at most 200."""
        key = item_key(code)
        with self._database.reading() as connection:
            coded = select(barcodes.c.variant_id).where(barcodes.c.item_key == key).limit(MAX_ITEMS)
            found = connection.execute(coded).scalars().all()
            return _records(connection, found or _of_styles(connection, styles.c.code == key))

    def matching(self, style_id: str) -> tuple[Item, ...]:
        """What head office says goes with a style: a variant of each such style that is for sale; at most `MATCHES`."""
        with self._database.reading() as connection:
            said = connection.execute(
                select(styles.c.matching).where(styles.c.style_id == style_id)
            ).scalar_one_or_none()
            codes = decode((said or "[]").encode(), list[str])[:MATCHES]
            known = _records(connection, _of_styles(connection, styles.c.code.in_(codes)))
        by_code = {record.item.style_code: record.item for record in reversed(known) if record.item.on_sale}
        return tuple(by_code[code] for code in codes if code in by_code)

    def by_text(self, text: str) -> tuple[ItemRecord, ...]:
        """Variants of styles with `text` in their name, at the start of their 货号 or of a pinyin key; at most 200."""
        wanted = text.strip()[:MAX_TEXT]
        if not wanted:
            return ()
        condition = (
            styles.c.name.contains(wanted, autoescape=True)
            | styles.c.code.startswith(wanted.upper(), autoescape=True)
            # Keys are kept as a JSON list: each begins after a quotation mark.
            | styles.c.pinyin.contains(f'"{wanted.lower()}', autoescape=True)
        )
        with self._database.reading() as connection:
            return _records(connection, _of_styles(connection, condition))


def _of_styles(connection: Connection, condition: ColumnElement[bool]) -> Sequence[str]:
    few = select(styles.c.style_id).where(condition).order_by(styles.c.code).limit(MAX_ITEMS).scalar_subquery()
    statement = select(variants.c.variant_id).where(variants.c.style_id.in_(few)).limit(MAX_ITEMS)
    return connection.execute(statement).scalars().all()


def _records(connection: Connection, variant_ids: Sequence[str]) -> tuple[ItemRecord, ...]:
    """Records as the chain feed tells them, by style, colour and size."""
    rows = connection.execute(
        select(feed_rows.c.payload).where(
            feed_rows.c.feed == CHAIN_FEED,
            feed_rows.c.kind == ChangeKind.ITEM.value,
            feed_rows.c.key.in_(variant_ids),
        )
    ).scalars()
    records = [decode(payload, ItemRecord) for payload in rows]
    return tuple(sorted(records, key=lambda one: (one.item.style_code, one.colour_order, one.size_order)))
