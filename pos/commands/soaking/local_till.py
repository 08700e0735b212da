"""A till of its own for `pos soak`, where a data folder has none: an identity and a small catalogue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pos.domain.barcode import check_digit, gtin14
from pos.domain.catalogue import Item
from pos.domain.staff import Role, Staff
from pos.domain.store import Store, Till
from pos.storage.catalogue.catalogue import SqlCatalogue
from pos.storage.catalogue.catalogue_file import CatalogueFile
from pos.wire.feed import ItemRecord

SOAK_TILL = Till(till_id="soak", number=99, store=Store(store_id="soak", code="SK99", name="试运行"))
SOAK_CLERK = Staff(staff_id="soak", name="soak", role=Role.MANAGER)
"""May give the discounts of a script by herself."""

_STYLES = ("连衣裙", "牛仔裤", "针织衫", "羊毛大衣", "保湿面霜", "实木餐椅")
_COLOURS = ("红", "黑")
_SIZES = ("S", "M", "L", "XL", "XXL")
_PROBES = [f"{number:03d}" for number in range(0, 1000, 7)]


def codes_to_ring_up(catalogue: SqlCatalogue) -> Sequence[str]:
    """Barcodes that the catalogue knows; one without any gets a small one first."""
    if catalogue.completeness().variants == 0:
        _fill(catalogue)
    found = {item.barcode: None for probe in _PROBES for item in catalogue.search(probe) if item.barcode}
    return sorted(found)


def _fill(catalogue: SqlCatalogue) -> None:
    snapshot = catalogue.incoming("soak")
    file = CatalogueFile.create(snapshot)
    file.write(_records())
    file.finish(epoch="soak", seq=0)
    catalogue.take_over(snapshot)


def _records() -> Iterator[ItemRecord]:
    number = 0
    for style, name in enumerate(_STYLES):
        for row, colour in enumerate(_COLOURS):
            for column, size in enumerate(_SIZES):
                number += 1
                body = f"690099{number:06d}"
                barcode = f"{body}{check_digit(body)}"
                item = Item(
                    variant_id=f"soak-{number}",
                    style_id=f"soak-style-{style}",
                    style_code=f"SK{style:03d}",
                    name=name,
                    colour=colour,
                    size=size,
                    list_price=9_900 + 10_000 * style,
                    retail_price=8_900 + 10_000 * style,
                    barcode=barcode,
                )
                yield ItemRecord(item=item, codes=(gtin14(barcode),), size_order=column, colour_order=row)
