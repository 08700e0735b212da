"""Made-up labels, for previews and for the tests."""

from __future__ import annotations

from dataclasses import replace

from pos.domain.catalogue import Item
from pos.domain.labels.content import LabelContent, LabelKind
from pos.usecases.labels.batch import LabelMaker
from pos.usecases.printing.samples.goods import Sample, goods_of

STEM = "https://shop.example"
MAKER = LabelMaker(stem=STEM, store_code="BJ01", store_name="岸线·王府井店")


def sample_labels(kind: LabelKind, sample: Sample) -> tuple[LabelContent, ...]:
    """The labels of a sample's goods."""
    if kind is LabelKind.TRANSFER:
        return tuple(_box(number, sample) for number in (1, 2))
    return tuple(_tag(number, sample) for number in range(len(goods_of(sample))))


def _tag(number: int, sample: Sample) -> LabelContent:
    good = goods_of(sample)[number]
    item = Item(
        variant_id=f"v{number}",
        style_id=f"s{number}",
        style_code=good.code,
        name=good.name,
        colour=good.colour,
        size=good.size,
        list_price=good.list_price,
        retail_price=good.retail_price,
        barcode=good.barcode,
        brand="岸线 COASTLINE",
    )
    reduced = item.list_price > item.retail_price
    return replace(MAKER.of(item), promotion="限时特价" if reduced else "")


def _box(number: int, sample: Sample) -> LabelContent:
    names = "、".join(good.name for good in goods_of(sample)[:3])
    return LabelContent(
        name=names,
        code=f"T-BJ01-261122-0012-{number}",
        link=f"{STEM}/t/T-BJ01-261122-0012?box={number}",
        source="北京总仓",
        target="岸线·三里屯店",
        document="T-BJ01-261122-0012",
        box=f"{number}/2",
        date="2026-11-22 10:18",
    )
