"""What of a style the tills get: an `ItemRecord` for each variant, and what goes with it. Cost is not in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pos.domain.barcode import item_key
from pos.domain.catalogue import Item
from pos.server.catalogue.entries import StyleEntry
from pos.wire.feed import ItemRecord, MatchingRecord, TrackingRecord


def colour_places(entry: StyleEntry) -> dict[str, int]:
    """Colour → its row in the grid."""
    named = [colour.name for colour in entry.colours] + [variant.colour for variant in entry.variants]
    return {name: place for place, name in enumerate(dict.fromkeys(named))}


def size_places(entry: StyleEntry) -> dict[str, int]:
    """Size → its column in the grid."""
    named = list(entry.sizes) + [variant.size for variant in entry.variants]
    return {label: place for place, label in enumerate(dict.fromkeys(named))}


def item_records(
    entry: StyleEntry,
    style_id: str,
    ids: Mapping[tuple[str, str], str],
    codes_before: Mapping[str, list[tuple[str, str]]],
) -> Iterator[ItemRecord]:
    """The records of a style's variants. `codes_before`: barcodes a variant has from earlier entries; it keeps them."""
    rows, columns = colour_places(entry), size_places(entry)
    pictures = {colour.name: colour.picture for colour in entry.colours}
    style_code = entry.code.strip().upper()
    for variant in entry.variants:
        variant_id = ids[variant.colour, variant.size]
        before = codes_before.get(variant_id, [])
        printed = variant.barcodes[0].strip() if variant.barcodes else (before[0][1] if before else "")
        keys = dict.fromkeys([item_key(code) for code in variant.barcodes] + [key for key, _ in before])
        yield ItemRecord(
            item=Item(
                variant_id=variant_id,
                style_id=style_id,
                style_code=style_code,
                name=entry.name,
                colour=variant.colour,
                size=variant.size,
                list_price=entry.list_price,
                retail_price=entry.retail_price,
                kind=entry.kind,
                tax_rate=entry.tax_rate,
                tax_included=entry.tax_included,
                category=entry.category,
                brand=entry.brand,
                season=entry.season,
                barcode=printed,
                picture=pictures.get(variant.colour, ""),
                return_days=entry.return_days,
                on_sale=entry.on_sale and variant.on_sale,
            ),
            codes=tuple(keys),
            size_order=columns[variant.size],
            colour_order=rows[variant.colour],
            pinyin=entry.pinyin,
        )


def matching_record(entry: StyleEntry, style_id: str) -> MatchingRecord:
    """What goes with a style; never itself."""
    own = entry.code.strip().upper()
    codes = dict.fromkeys(code.strip().upper() for code in entry.matching)
    return MatchingRecord(style_id=style_id, style_codes=tuple(code for code in codes if code and code != own))


def tracking_record(entry: StyleEntry, style_id: str) -> TrackingRecord:
    """By what its pieces are told apart."""
    return TrackingRecord(style_id=style_id, tracking=entry.tracking)
