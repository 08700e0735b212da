"""A style's entry as rows of the catalogue's tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pos.domain.barcode import item_key
from pos.server.catalogue.entries import StyleEntry
from pos.server.catalogue.records import colour_places, size_places
from pos.wire.codec import encode


@dataclass(slots=True)
class TableRows:
    """Rows to write, by table."""

    styles: list[dict[str, Any]] = field(default_factory=list)
    colours: list[dict[str, Any]] = field(default_factory=list)
    sizes: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    """By (size group, label): styles share groups."""
    variants: list[dict[str, Any]] = field(default_factory=list)
    barcodes: list[dict[str, Any]] = field(default_factory=list)


def collect(rows: TableRows, entry: StyleEntry, style_id: str, ids: Mapping[tuple[str, str], str]) -> None:
    """Add an entry's rows. `ids`: (colour, size) → variant id."""
    group = entry.size_group or entry.code.strip().upper()
    pictures = {colour.name: colour.picture for colour in entry.colours}
    rows.styles.append(
        {
            "style_id": style_id,
            "code": entry.code.strip().upper(),
            "name": entry.name,
            "brand": entry.brand,
            "season": entry.season,
            "kind": entry.kind.value,
            "category": entry.category,
            "list_price": entry.list_price,
            "retail_price": entry.retail_price,
            "cost": entry.cost,
            "tax_category": entry.tax_category,
            "tax_rate": entry.tax_rate,
            "tax_included": entry.tax_included,
            "return_days": entry.return_days,
            "on_sale": entry.on_sale,
            "size_group": group,
            "pinyin": encode(entry.pinyin).decode(),
            "attributes": encode(dict(entry.attributes)).decode(),
            "matching": encode(entry.matching).decode(),
            "channels": encode(entry.channels).decode(),
            "tracking": entry.tracking.value,
        }
    )
    for name, place in colour_places(entry).items():
        rows.colours.append({"style_id": style_id, "name": name, "position": place, "picture": pictures.get(name, "")})
    for label, place in size_places(entry).items():
        rows.sizes[group, label] = {"size_group": group, "label": label, "position": place}
    for variant in entry.variants:
        variant_id = ids[variant.colour, variant.size]
        rows.variants.append(
            {
                "variant_id": variant_id,
                "style_id": style_id,
                "colour": variant.colour,
                "size": variant.size,
                "on_sale": variant.on_sale,
            }
        )
        printed = {item_key(code): code.strip() for code in variant.barcodes}
        rows.barcodes.extend(
            {"item_key": key, "variant_id": variant_id, "position": place, "printed": as_printed}
            for place, (key, as_printed) in enumerate(printed.items())
        )
