"""A page put all at once must leave what the same records leave one by one."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pos.storage.catalogue.open_catalogue import OpenCatalogue
from pos.storage.catalogue.put_prices import put_prices
from pos.storage.catalogue.put_record import RecordWriter
from pos.wire.feed import ItemRecord
from tests.storage.catalogue.shop import RECORDS, priced, record

TABLES = ("name", "style", "colour", "variant", "code", "code_end", "pinyin")
CHANGED: dict[str, tuple[Any, ...]] = {
    "retail_price": (0, 9_900),
    "list_price": (1, 39_900),
    "size": ("XXL", "均码", 'a"b\\c'),
    "barcode": ("", "6901234567892"),
    "on_sale": (False,),
    "colour": ("绿", ""),
    "picture": ("", "cd" * 32),
    "name": ("新名字", "Jack"),
    "style_code": ("NEW-1", "DR2601"),
    "tax_rate": (0, 600),
    "tax_included": (False,),
    "season": ("2026冬",),
    "variant_id": ("not-a-uuid", RECORDS[0].item.variant_id.upper()),
}


@st.composite
def changes(draw: st.DrawFn) -> ItemRecord:
    before = draw(st.sampled_from((*RECORDS, record(2, 22, size="L", column=1))))
    fields = draw(st.lists(st.sampled_from(sorted(CHANGED)), max_size=2, unique=True))
    item = replace(before.item, **{field: draw(st.sampled_from(CHANGED[field])) for field in fields})
    codes = draw(st.sampled_from((before.codes, (*before.codes, "OWN-1"), ("码", "B"), ())))
    return replace(before, item=item, codes=codes, size_order=draw(st.integers(0, 2)))


@given(st.lists(changes(), min_size=1, max_size=6))
def test_all_at_once_is_one_by_one(page: list[ItemRecord]) -> None:
    assert after(page, at_once=True) == after(page, at_once=False)


def test_new_prices_go_all_at_once(tmp_path: Path) -> None:
    opened = OpenCatalogue.create(tmp_path / "prices.db")
    with opened.writing() as cursor:
        writer = RecordWriter(cursor)
        for each in RECORDS:
            writer.put(each)
        page = [*(priced(each, 1_234) for each in RECORDS), record(2, 22, size="L")]
        left = put_prices(cursor, page, let_pass=lambda: None)
        prices = {price for (price,) in cursor.execute("SELECT retail_price FROM variant").fetchall()}
    opened.close()

    assert [each.item.size for each in left] == ["M", "L"]  # a new variant takes its style's others with it
    assert prices == {1_234, RECORDS[4].item.retail_price}


def after(page: Sequence[ItemRecord], *, at_once: bool) -> dict[str, list[tuple[Any, ...]]]:
    with tempfile.TemporaryDirectory() as folder:
        opened = OpenCatalogue.create(Path(folder) / "catalogue.db")
        with opened.writing() as cursor:
            first = RecordWriter(cursor)
            for each in RECORDS:
                first.put(each)
            writer = RecordWriter(cursor)
            for each in put_prices(cursor, page, let_pass=lambda: None) if at_once else page:
                writer.put(each)
            tables = {name: sorted(cursor.execute(f"SELECT * FROM {name}").fetchall()) for name in TABLES}
        opened.close()
    return tables
