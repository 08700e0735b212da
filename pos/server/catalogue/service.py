"""Head office enters styles, in bulk, and the chain feed tells the tills.

Built for a million variants: a batch of styles takes a fixed number of statements however many variants it has.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice

from sqlalchemy import Connection, select

from pos.domain.barcode import item_key
from pos.domain.errors import BadValue
from pos.domain.ids import new_id
from pos.domain.mark import Tracking
from pos.domain.money import MAX_FEN
from pos.server.catalogue.entries import ColourEntry, StyleEntry, VariantEntry
from pos.server.catalogue.records import item_records, matching_record, tracking_record
from pos.server.catalogue.rows import TableRows, collect
from pos.server.catalogue.tables import barcodes, colours, sizes, styles, variants
from pos.server.database import Database
from pos.server.transaction import Transaction
from pos.wire.codec import encode
from pos.wire.feed import CHAIN_FEED, ChangeKind, MatchingRecord, TrackingRecord

BATCH_VARIANTS = 10_000
"""About so many variants in one transaction."""


@dataclass(frozen=True, slots=True)
class Entered:
    """What a run of entries came to."""

    styles: int
    """Styles entered or changed."""
    variants: int
    """Variants entered or changed."""
    published: int
    """Of these variants, how many have something that the tills had not been told yet; 0 when all was as before."""


class CatalogueOffice:
    """Styles, variants, prices and codes."""

    def __init__(self, *, database: Database) -> None:
        self._database = database

    def put(self, entries: Iterable[StyleEntry]) -> Entered:
        """Enter or change styles in batches, each published as it commits. Raises BadValue for an entry that cannot be.

        What was committed before a bad entry stays; entering everything again is safe.
        """
        style_count = variant_count = published = 0
        for batch in _batches(entries):
            for entry in batch:
                _check(entry)
            published += self._database.write(partial(_put, entries=batch))
            style_count += len(batch)
            variant_count += sum(len(entry.variants) for entry in batch)
        return Entered(styles=style_count, variants=variant_count, published=published)

    def variant_ids(self, style_codes: Sequence[str]) -> dict[tuple[str, str, str], str]:
        """(货号, colour, size) → variant id, of the styles named."""
        with self._database.reading() as connection:
            rows = connection.execute(
                select(styles.c.code, variants.c.colour, variants.c.size, variants.c.variant_id)
                .join(variants, variants.c.style_id == styles.c.style_id)
                .where(styles.c.code.in_([code.strip().upper() for code in style_codes]))
            )
            return {(row.code, row.colour, row.size): row.variant_id for row in rows}

    def variants_of_code(self, code: str) -> tuple[str, ...]:
        """Ids of the variants that answer to a barcode."""
        with self._database.reading() as connection:
            rows = connection.execute(select(barcodes.c.variant_id).where(barcodes.c.item_key == item_key(code)))
            return tuple(row.variant_id for row in rows)


def _batches(entries: Iterable[StyleEntry]) -> Iterable[list[StyleEntry]]:
    """Entries in batches of about `BATCH_VARIANTS` variants; a style entered twice never twice in one batch."""
    batch: dict[str, StyleEntry] = {}
    size = 0
    for entry in entries:
        key = entry.code.strip().upper()
        if batch and (key in batch or size + len(entry.variants) > BATCH_VARIANTS):
            yield list(batch.values())
            batch, size = {}, 0
        batch[key] = entry
        size += len(entry.variants)
    if batch:
        yield list(batch.values())


def _check(entry: StyleEntry) -> None:
    if not entry.code.strip() or not entry.variants:
        raise BadValue(f"style {entry.code!r:.60} needs a code and a variant")
    if not (0 <= entry.retail_price <= MAX_FEN and 0 <= entry.list_price <= MAX_FEN and 0 <= entry.cost <= MAX_FEN):
        raise BadValue(f"style {entry.code!r:.60}: a price is not in 0..{MAX_FEN}")
    if len({(variant.colour, variant.size) for variant in entry.variants}) != len(entry.variants):
        raise BadValue(f"style {entry.code!r:.60} names a colour and size twice")


def _put(tx: Transaction, entries: Sequence[StyleEntry]) -> int:
    """Enter a batch and publish what is new in it; how many records that were."""
    before = _Before(tx.connection, [entry.code.strip().upper() for entry in entries])
    rows = TableRows()
    records: dict[str, bytes] = {}
    matching: dict[str, bytes] = {}
    tracking: dict[str, bytes] = {}
    variants_of: dict[str, list[str]] = {}
    for given in entries:
        style_id = before.style_ids.get(given.code.strip().upper())
        entry = before.with_the_rest(given, style_id) if style_id else given
        known = before.variants.get(style_id, {}) if style_id else {}
        style_id = style_id or new_id()
        places = [(variant.colour, variant.size) for variant in entry.variants]
        ids = {place: known[place][0] if place in known else new_id() for place in places}
        collect(rows, entry, style_id, ids)
        for record in item_records(entry, style_id, ids, before.codes):
            records[record.item.variant_id] = encode(record)
        matching[style_id] = encode(matching_record(entry, style_id))
        tracking[style_id] = encode(tracking_record(entry, style_id))
        variants_of[style_id] = list(ids.values())
    tx.put(styles, rows.styles)
    tx.put(colours, rows.colours)
    tx.put(sizes, list(rows.sizes.values()))
    tx.put(variants, rows.variants)
    tx.put(barcodes, rows.barcodes)
    known_ids = [variant_id for known in before.variants.values() for variant_id, _ in known.values()]
    told = tx.told(CHAIN_FEED, ChangeKind.ITEM, known_ids)
    news = {variant_id: record for variant_id, record in records.items() if told.get(variant_id) != record}
    for variant_id, payload in news.items():
        tx.publish(CHAIN_FEED, ChangeKind.ITEM, variant_id, payload)
    changed = set(news)
    known_styles = list(before.style_ids.values())
    goes_with = {style_id: encode(MatchingRecord(style_id, ())) for style_id in matching}
    untracked = {style_id: encode(TrackingRecord(style_id, Tracking.NONE)) for style_id in tracking}
    told_of = (
        *_publish(tx, ChangeKind.MATCHING, matching, goes_with, known_styles),
        *_publish(tx, ChangeKind.TRACKING, tracking, untracked, known_styles),
    )
    for style_id in told_of:
        changed.update(variants_of[style_id])
    return len(changed)


def _publish(
    tx: Transaction,
    kind: ChangeKind,
    records: Mapping[str, bytes],
    nothing: Mapping[str, bytes],
    known_ids: Sequence[str],
) -> list[str]:
    """Publish what is said of styles where that is new; which styles. Of most `nothing` was ever said."""
    told = tx.told(CHAIN_FEED, kind, known_ids)
    news = [style_id for style_id, record in records.items() if told.get(style_id, nothing[style_id]) != record]
    for style_id in news:
        tx.publish(CHAIN_FEED, kind, style_id, records[style_id])
    return news


class _Before:
    """What is known of the styles of a batch before it is entered."""

    def __init__(self, connection: Connection, codes: Sequence[str]) -> None:
        self.style_ids: dict[str, str] = {}
        """货号 → style id."""
        self.variants: dict[str, dict[tuple[str, str], tuple[str, bool]]] = {}
        """Style id → (colour, size) → (variant id, on sale)."""
        self.pictures: dict[str, dict[str, str]] = {}
        """Style id → colour → picture, in the order of the colours."""
        self.sizes: dict[str, list[str]] = {}
        """Style id → sizes of its size group, in their order."""
        self.codes: dict[str, list[tuple[str, str]]] = {}
        """Variant id → (item key, as printed), in their order."""
        for part in _parts(codes):
            known = select(styles.c.code, styles.c.style_id).where(styles.c.code.in_(part))
            self.style_ids.update({row.code: row.style_id for row in connection.execute(known)})
        for part in _parts(self.style_ids.values()):
            for row in connection.execute(select(variants).where(variants.c.style_id.in_(part))):
                self.variants.setdefault(row.style_id, {})[row.colour, row.size] = (row.variant_id, row.on_sale)
            in_order = select(colours).where(colours.c.style_id.in_(part)).order_by(colours.c.position)
            for row in connection.execute(in_order):
                self.pictures.setdefault(row.style_id, {})[row.name] = row.picture
            grouped = select(styles.c.style_id, sizes.c.label).join(sizes, sizes.c.size_group == styles.c.size_group)
            for row in connection.execute(grouped.where(styles.c.style_id.in_(part)).order_by(sizes.c.position)):
                self.sizes.setdefault(row.style_id, []).append(row.label)
        ids = (variant_id for known in self.variants.values() for variant_id, _ in known.values())
        for part in _parts(ids):
            printed = select(barcodes).where(barcodes.c.variant_id.in_(part)).order_by(barcodes.c.position)
            for row in connection.execute(printed):
                self.codes.setdefault(row.variant_id, []).append((row.item_key, row.printed))

    def with_the_rest(self, entry: StyleEntry, style_id: str) -> StyleEntry:
        """The entry with the variants and pictures it does not mention, so that a new price reaches all of them."""
        named = {(variant.colour, variant.size) for variant in entry.variants}
        kept = tuple(
            VariantEntry(colour=colour, size=size, on_sale=on_sale)
            for (colour, size), (_, on_sale) in self.variants.get(style_id, {}).items()
            if (colour, size) not in named
        )
        pictures = self.pictures.get(style_id, {})
        shown = [replace(c, picture=c.picture or pictures.get(c.name, "")) for c in entry.colours]
        mentioned = {colour.name for colour in shown}
        shown += [ColourEntry(name=n, picture=picture) for n, picture in pictures.items() if n not in mentioned]
        labels = tuple(dict.fromkeys((*entry.sizes, *self.sizes.get(style_id, ()))))
        return replace(entry, variants=entry.variants + kept, colours=tuple(shown), sizes=labels)


def _parts(values: Iterable[str], size: int = 500) -> Iterable[list[str]]:
    rest = iter(values)
    while part := list(islice(rest, size)):
        yield part
