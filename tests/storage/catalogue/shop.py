"""A small catalogue: two dresses in sizes and colours, a jacket, a bag, a service."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import msgspec

from pos.domain.barcode import check_digit, gtin14
from pos.domain.catalogue import Item, ItemKind
from pos.storage.catalogue.catalogue import SqlCatalogue
from pos.storage.catalogue.catalogue_file import CatalogueFile
from pos.wire.codec import encode
from pos.wire.feed import Change, ChangeKind, FeedPage, ItemRecord

NAMES = {
    1: ("DR2601", "农夫风连衣裙", ("nongfufenglianyiqun", "lianyiqun", "yiqun", "nfflyq", "lyq")),
    2: ("DR2602", "女士皮衣", ("nvshipiyi", "piyi", "yi", "nspy", "py", "y")),
    3: ("JK-77A", "Jack & Jones 夹克", ("jackjonesjiake", "jiake", "jk")),
    4: ("BAG01", "购物袋", ("gouwudai", "gwd")),
    5: ("SV01", "改裤脚", ("gaikujiao", "gkj")),
}


def barcode(number: int) -> str:
    body = f"690123{number:06d}"
    return f"{body}{check_digit(body)}"


def record(
    style: int, number: int, *, colour: str = "黑", size: str = "M", column: int = 0, row: int = 0, price: int = 29_900
) -> ItemRecord:
    code, name, pinyin = NAMES[style]
    item = Item(
        variant_id=f"0190b000-0000-7000-8000-{number:012d}",
        style_id=f"0190c000-0000-7000-8000-{style:012d}",
        style_code=code,
        name=name,
        colour=colour,
        size=size,
        list_price=price,
        retail_price=price,
        kind={4: ItemKind.BAG, 5: ItemKind.SERVICE}.get(style, ItemKind.GOODS),
        barcode=barcode(number),
        category="女装/连衣裙",
        picture="ab" * 32,
    )
    return ItemRecord(item=item, codes=(gtin14(item.barcode),), size_order=column, colour_order=row, pinyin=pinyin)


RECORDS = (
    record(1, 11, colour="红", size="S", column=0, row=1),
    record(1, 12, colour="红", size="M", column=1, row=1),
    record(1, 13, colour="白", size="L", column=2, row=0),
    record(1, 14, colour="白", size="S", column=0, row=0),
    record(2, 21),
    record(3, 31),
    record(4, 41, price=30),
    record(5, 51),
)


def write_file(path: Path, *records: ItemRecord, epoch: str = "e1", seq: int = 7) -> Path:
    file = CatalogueFile.create(path)
    file.write(records or RECORDS)
    file.finish(epoch=epoch, seq=seq)
    return path


def filled(folder: Path, *records: ItemRecord) -> SqlCatalogue:
    catalogue = SqlCatalogue.open(folder)
    catalogue.take_over(write_file(catalogue.incoming("one"), *records))
    return catalogue


def page(*records: ItemRecord, after: int = 7, more: bool = False, epoch: str = "e1") -> FeedPage:
    changes = tuple(
        Change(seq=after + n, kind=ChangeKind.ITEM, key=each.item.variant_id, payload=msgspec.Raw(encode(each)))
        for n, each in enumerate(records, start=1)
    )
    return FeedPage(epoch=epoch, after=after, upto=after + len(records), changes=changes, more=more)


def priced(record: ItemRecord, retail: int) -> ItemRecord:
    return replace(record, item=replace(record.item, retail_price=retail))
