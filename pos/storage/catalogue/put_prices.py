"""Bring variants up to date of which nothing changed but their own row (a price, mostly): all of a page at once.

A night of new prices is a hundred thousand such records. Put one by one they are some three statements each, and each
statement takes the interpreter from the clerk's scan and back; here SQLite works through a page in two, without it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from pos.storage.database import Cursor
from pos.storage.packed_id import pack
from pos.wire.codec import encode
from pos.wire.feed import ItemRecord

_STYLE = "s.style_code, n.name, s.kind, s.tax_rate, s.tax_included, s.category, s.brand, s.season, s.return_days"
_COLOUR = "c.colour, c.colour_order, c.picture"
_SHARED = len(f"{_STYLE}, {_COLOUR}".split(", "))
_OWN = ("size", "size_order", "list_price", "retail_price", "barcode", "on_sale")
_FIRST_OWN = 3 + _SHARED

_INCOMING = """
    WITH incoming AS MATERIALIZED (
        SELECT key AS place, value AS record, unhex(value ->> 0) AS variant_id, value ->> 1 AS style_id
        FROM json_each(?))"""
_SAME = f"""{_INCOMING}
    SELECT json_group_array(place) FROM incoming
    JOIN variant v USING (variant_id) JOIN colour c USING (cid) JOIN style s USING (sid) JOIN name n USING (nid)
    WHERE lower(hex(s.style_id)) = incoming.style_id
        AND ({_STYLE}, {_COLOUR}) IS ({", ".join(f"record ->> {3 + place}" for place in range(_SHARED))})
        AND (SELECT json_group_array(key ORDER BY key) FROM code WHERE code.vid = v.vid) = record -> 2"""  # noqa: S608 - made of the names above
_PUT = f"""{_INCOMING}
    UPDATE variant SET {", ".join(f"{name} = record ->> {_FIRST_OWN + place}" for place, name in enumerate(_OWN))}
    FROM incoming WHERE variant.variant_id = incoming.variant_id
        AND place IN (SELECT value FROM json_each(?))"""  # noqa: S608 - made of the names above


def put_prices(cursor: Cursor, records: Sequence[ItemRecord], *, let_pass: Callable[[], None]) -> Sequence[ItemRecord]:
    """Put what can be put this way; the others, in their order, for `RecordWriter`."""
    rows = []
    for record in records:
        rows.append(_row(record))
        let_pass()
    ids = {row[0] for row in rows}
    if len(ids) < len(rows) or "" in ids:
        # Of two records of one variant the later counts; ids that are not UUIDs are rare.
        return records
    page = encode(rows).decode()
    (found,) = cursor.execute(_SAME, (page,)).fetchone()
    same = set(json.loads(found))
    changing = {records[place].item.style_id for place in range(len(records)) if place not in same}
    same = {place for place in same if records[place].item.style_id not in changing}
    if same:
        cursor.execute(_PUT, (page, json.dumps(sorted(same))))
    return [record for place, record in enumerate(records) if place not in same]


def _row(record: ItemRecord) -> tuple[object, ...]:
    """Ids, codes, what is the style's, the colour's, the variant's own: as the statements count them."""
    item = record.item
    return (
        _hex(item.variant_id),
        _hex(item.style_id),
        sorted(set(record.codes)),
        item.style_code,
        item.name,
        item.kind.value,
        item.tax_rate,
        int(item.tax_included),
        item.category,
        item.brand,
        item.season,
        item.return_days,
        item.colour,
        record.colour_order,
        item.picture,
        item.size,
        record.size_order,
        item.list_price,
        item.retail_price,
        item.barcode,
        int(item.on_sale),
    )


def _hex(text: str) -> str:
    packed = pack(text)
    return "" if isinstance(packed, str) else packed.hex()
