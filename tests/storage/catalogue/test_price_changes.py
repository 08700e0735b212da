"""What was asked before is remembered, whichever way the new price came."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pos.storage.catalogue.catalogue import SqlCatalogue
from pos.wire.feed import ItemRecord
from tests.storage.catalogue.shop import RECORDS, page, priced, write_file

DRESS, OTHER, JACKET = RECORDS[0], RECORDS[1], RECORDS[4]
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[SqlCatalogue]:
    opened = SqlCatalogue.open(tmp_path)
    opened.apply(page(*RECORDS))
    yield opened
    opened.close()


def changes(catalogue: SqlCatalogue) -> dict[str, int]:
    return dict(catalogue.price_changes(LONG_AGO))


def test_new_goods_are_no_change_of_price(catalogue: SqlCatalogue) -> None:
    catalogue.apply(page(*RECORDS, after=len(RECORDS)))
    assert changes(catalogue) == {}


@pytest.mark.parametrize("renamed", (False, True))
def test_the_price_on_the_label_is_remembered_until_it_holds_again(catalogue: SqlCatalogue, renamed: bool) -> None:
    def at(price: int) -> ItemRecord:
        record = priced(DRESS, price)
        return replace(record, item=replace(record.item, season="2026冬")) if renamed else record

    catalogue.apply(page(at(19_900), after=10))
    catalogue.apply(page(at(9_900), after=11))
    assert changes(catalogue) == {DRESS.item.variant_id: DRESS.item.retail_price}
    assert catalogue.price_changes(datetime.now(UTC) + timedelta(hours=1)) == {}

    catalogue.apply(page(at(DRESS.item.retail_price), after=12))
    assert changes(catalogue) == {}


def test_a_snapshot_changes_prices_too_and_forgets_none(catalogue: SqlCatalogue) -> None:
    catalogue.apply(page(priced(DRESS, 19_900), priced(OTHER, 5_000), after=10))
    others = tuple(each for each in RECORDS if each not in (DRESS, OTHER, JACKET))
    new = write_file(catalogue.incoming("new"), priced(DRESS, 19_900), OTHER, priced(JACKET, 1_000), *others)
    catalogue.take_over(new)

    assert changes(catalogue) == {
        DRESS.item.variant_id: DRESS.item.retail_price,
        JACKET.item.variant_id: JACKET.item.retail_price,
    }
