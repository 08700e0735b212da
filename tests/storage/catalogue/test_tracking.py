"""By what pieces are told apart: told by a page or by the snapshot, in any order, or not at all."""

from __future__ import annotations

from pathlib import Path

import msgspec

from pos.domain.mark import Tracking
from pos.storage.catalogue.catalogue import SqlCatalogue
from pos.storage.catalogue.catalogue_file import CatalogueFile
from pos.wire.codec import encode
from pos.wire.feed import Change, ChangeKind, FeedPage, TrackingRecord
from tests.storage.catalogue.shop import RECORDS, filled, page

DRESS, COAT = (each.item.style_id for each in (RECORDS[0], RECORDS[4]))


def told(*records: TrackingRecord, after: int) -> FeedPage:
    changes = tuple(
        Change(seq=after + n, kind=ChangeKind.TRACKING, key=each.style_id, payload=msgspec.Raw(encode(each)))
        for n, each in enumerate(records, start=1)
    )
    return FeedPage(epoch="e1", after=after, upto=after + len(records), changes=changes, more=False)


def test_a_catalogue_from_before_tells_nothing_apart_until_it_is_told(tmp_path: Path) -> None:
    catalogue = filled(tmp_path)
    assert catalogue.tracking(DRESS) is Tracking.NONE
    catalogue.apply(told(TrackingRecord(DRESS, Tracking.LOT), TrackingRecord(COAT, Tracking.SERIAL), after=7))
    assert (catalogue.tracking(DRESS), catalogue.tracking(COAT)) == (Tracking.LOT, Tracking.SERIAL)
    assert catalogue.tracking("no-such-style") is Tracking.NONE
    catalogue.apply(told(TrackingRecord(DRESS, Tracking.NONE), after=9))
    assert catalogue.tracking(DRESS) is Tracking.NONE
    catalogue.close()


def test_it_may_be_told_before_the_style_and_comes_with_a_snapshot(tmp_path: Path) -> None:
    catalogue = SqlCatalogue.open(tmp_path)
    catalogue.apply(told(TrackingRecord(DRESS, Tracking.LOT), after=0))
    catalogue.apply(page(*RECORDS, after=1))
    assert catalogue.tracking(DRESS) is Tracking.LOT
    path = catalogue.incoming("two")
    file = CatalogueFile.create(path)
    file.write(RECORDS)
    file.write_tracking([TrackingRecord(COAT, Tracking.SERIAL), TrackingRecord(DRESS, Tracking.NONE)])
    file.finish(epoch="e1", seq=9)
    catalogue.take_over(path)
    assert (catalogue.tracking(COAT), catalogue.tracking(DRESS)) == (Tracking.SERIAL, Tracking.NONE)
    catalogue.close()
