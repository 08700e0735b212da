"""Prices of long price lists in the catalogue: part by part, by the feed and in a snapshot."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from pos.storage.catalogue.catalogue import SqlCatalogue
from pos.storage.catalogue.catalogue_file import CatalogueFile
from pos.wire.codec import encode
from pos.wire.feed import Change, ChangeKind, FeedPage, ListedPricesRecord
from tests.storage.catalogue.shop import filled, record


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[SqlCatalogue]:
    with closing(filled(tmp_path, record(1, 1))) as found:
        yield found


def told(*records: ListedPricesRecord, after: int = 7) -> FeedPage:
    """A page of the chain's feed."""
    changes = tuple(
        Change(after + place, ChangeKind.LISTED_PRICES, f"{each.name}/{each.part}", msgspec.Raw(encode(each)))
        for place, each in enumerate(records, start=1)
    )
    return FeedPage(epoch="e1", after=after, upto=after + len(records), changes=changes, more=False)


def test_a_part_takes_the_place_of_what_was_said_of_it_and_a_code_may_move(catalogue: SqlCatalogue) -> None:
    assert catalogue.listed_prices(["A"]) == {}
    catalogue.apply(told(ListedPricesRecord("清仓", 0, {"A": 100, "B": 200}), ListedPricesRecord("会员", 0, {"A": 90})))
    assert catalogue.listed_prices(["A", "B", "C"]) == {"A": {"清仓": 100, "会员": 90}, "B": {"清仓": 200}}
    at = catalogue.listed_at()
    # The list has grown: B is in another part now, which comes before the part that it was in.
    catalogue.apply(told(ListedPricesRecord("清仓", 1, {"B": 201}), ListedPricesRecord("清仓", 0, {"A": 101}), after=9))
    assert catalogue.listed_prices(["A", "B"]) == {"A": {"清仓": 101, "会员": 90}, "B": {"清仓": 201}}
    assert catalogue.listed_at() != at
    catalogue.apply(told(ListedPricesRecord("清仓", 1, {}), after=11))
    assert catalogue.listed_prices(["B"]) == {}


def test_a_snapshot_brings_them_along(catalogue: SqlCatalogue, tmp_path: Path) -> None:
    path = catalogue.incoming("any")
    file = CatalogueFile.create(path)
    file.write([record(1, 1)])
    file.write_listed([ListedPricesRecord("清仓", 0, {}), ListedPricesRecord("清仓", 1, {"A": 5})])
    file.finish(epoch="e1", seq=99)
    at = catalogue.listed_at()
    catalogue.take_over(path)
    assert (catalogue.listed_prices(["A"]), catalogue.listed_at() != at) == ({"A": {"清仓": 5}}, True)
