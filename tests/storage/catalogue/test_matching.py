"""What goes with what: told by a page or by the snapshot, in any order, or not at all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import msgspec

from pos.storage.catalogue.catalogue import SqlCatalogue
from pos.storage.catalogue.catalogue_file import CatalogueFile
from pos.storage.catalogue.matching import LOOKED_FOR
from pos.wire.codec import encode
from pos.wire.feed import Change, ChangeKind, FeedPage, MatchingRecord
from tests.storage.catalogue.shop import RECORDS, filled, page, record

DRESS, COAT, JACKET = (each.item.style_id for each in (RECORDS[0], RECORDS[4], RECORDS[5]))


def told(*records: MatchingRecord, after: int) -> FeedPage:
    changes = tuple(
        Change(seq=after + n, kind=ChangeKind.MATCHING, key=each.style_id, payload=msgspec.Raw(encode(each)))
        for n, each in enumerate(records, start=1)
    )
    return FeedPage(epoch="e1", after=after, upto=after + len(records), changes=changes, more=False)


def goes_with(catalogue: SqlCatalogue, *style_ids: str, limit: int = 9) -> list[str]:
    return [f"{item.style_code} {item.colour}" for item in catalogue.matching(style_ids, limit=limit)]


def test_a_catalogue_from_before_says_nothing_until_it_is_told(tmp_path: Path) -> None:
    catalogue = filled(tmp_path)
    assert goes_with(catalogue, DRESS) == []
    catalogue.apply(
        told(MatchingRecord(DRESS, ("JK-77A", "DR2602", "GONE")), MatchingRecord(COAT, ("DR2601", "BAG01")), after=7)
    )
    assert goes_with(catalogue, DRESS) == ["JK-77A 黑", "DR2602 黑"]
    assert goes_with(catalogue, DRESS, limit=1) == ["JK-77A 黑"]
    assert goes_with(catalogue, COAT, DRESS) == ["BAG01 黑", "JK-77A 黑"], "what they have already is not suggested"
    assert goes_with(catalogue, JACKET, "no-such-style") == []
    catalogue.apply(told(MatchingRecord(DRESS, ()), after=9))
    assert goes_with(catalogue, DRESS) == []
    catalogue.close()


def test_what_is_off_sale_is_not_suggested_and_the_next_colour_is(tmp_path: Path) -> None:
    catalogue = filled(tmp_path)
    catalogue.apply(told(MatchingRecord(JACKET, ("DR2601",)), after=7))
    assert goes_with(catalogue, JACKET) == ["DR2601 白"]
    white = [replace(each, item=replace(each.item, on_sale=False)) for each in RECORDS[2:4]]
    catalogue.apply(page(*white, after=8))
    assert goes_with(catalogue, JACKET) == ["DR2601 红"]
    catalogue.close()


def test_a_long_list_of_what_there_is_not_is_given_up_in_time(tmp_path: Path) -> None:
    catalogue = filled(tmp_path)
    gone = tuple(f"GONE{number}" for number in range(2 * LOOKED_FOR))
    catalogue.apply(told(MatchingRecord(DRESS, (*gone[:LOOKED_FOR], "JK-77A", *gone[LOOKED_FOR:], "BAG01")), after=7))
    assert goes_with(catalogue, DRESS, limit=2) == ["JK-77A 黑"]
    catalogue.close()


def test_it_may_be_told_before_the_style_and_comes_with_a_snapshot(tmp_path: Path) -> None:
    catalogue = SqlCatalogue.open(tmp_path)
    catalogue.apply(told(MatchingRecord(DRESS, ("JK-77A",)), after=0))
    catalogue.apply(page(*RECORDS, after=1))
    assert goes_with(catalogue, DRESS) == ["JK-77A 黑"]
    path = catalogue.incoming("two")
    file = CatalogueFile.create(path)
    file.write([*RECORDS, record(2, 22)])
    file.write_matching([MatchingRecord(COAT, ("SV01",)), MatchingRecord(JACKET, ())])
    file.finish(epoch="e1", seq=9)
    catalogue.take_over(path)
    assert (goes_with(catalogue, COAT), goes_with(catalogue, DRESS)) == (["SV01 黑"], [])
    catalogue.close()
