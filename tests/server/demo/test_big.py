"""Large catalogues: right, repeatable, and the same for the till as for the server."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from pos.bootstrap.server import open_central
from pos.domain.barcode import is_gtin
from pos.domain.ids import checked_id
from pos.server.catalogue.records import item_records
from pos.server.demo.big import big_items, big_styles, load_big
from pos.server.feed_tables import feed_rows
from pos.server.importing.pinyin import pinyin_keys
from pos.wire.codec import decode
from pos.wire.feed import CHAIN_FEED, ItemRecord


def test_a_large_catalogue_is_right_and_repeatable() -> None:
    items = list(big_items(5_000, seed=3))
    assert len(items) == 5_000
    assert items == list(big_items(5_000, seed=3))
    assert items != list(big_items(5_000, seed=4))
    assert len({record.item.variant_id for record in items}) == 5_000
    assert len({record.item.barcode for record in items}) == 5_000
    assert all(is_gtin(record.item.barcode) and record.codes == (f"0{record.item.barcode}",) for record in items)
    assert all(checked_id(record.item.variant_id) == record.item.variant_id for record in items[:100])
    assert all(0 <= record.item.retail_price <= record.item.list_price for record in items)
    styles = {record.item.style_code for record in items}
    assert 8 <= len(items) / len(styles) <= 10


def test_names_are_found_as_after_an_import() -> None:
    for style in big_styles(2_000):
        keys, imported = set(style.entry.pinyin), set(pinyin_keys(style.entry.name))
        assert len(keys & imported) >= len(imported) // 2


def test_the_shortcut_says_what_the_catalogue_says() -> None:
    records = iter(big_items(2_000))
    for style in big_styles(2_000):
        for record in item_records(style.entry, style.style_id, style.ids, {}):
            assert next(records) == record


def test_a_server_gets_the_same_catalogue(tmp_path: Path) -> None:
    central = open_central(tmp_path)
    try:
        assert load_big(central, 1_000) == 1_000
        with central.database.reading() as connection:
            told = connection.execute(select(feed_rows.c.payload).where(feed_rows.c.feed == CHAIN_FEED)).scalars()
            records = {record.item.variant_id: record for record in (decode(each, ItemRecord) for each in told)}
        assert records == {record.item.variant_id: record for record in big_items(1_000)}
        first = next(big_items(1))
        assert central.catalogue.variants_of_code(first.item.barcode) == (first.item.variant_id,)
    finally:
        central.close()
