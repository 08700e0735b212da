"""Pages of the chain's feed, as after a night in which head office changed prices, applied while a clerk scans."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle, islice

import msgspec

from pos.commands.bench.scale import Scale
from pos.commands.bench.till_folder import EPOCH
from pos.ports.catalogue import Catalogue
from pos.server.demo.big import big_items
from pos.usecases.syncing.follow_feed import BREATH_S
from pos.usecases.syncing.pull_feed import ROWS
from pos.usecases.syncing.worker import Worker
from pos.wire.codec import decode, encode
from pos.wire.feed import Change, ChangeKind, FeedPage

PAGES = 200
"""Different ones; then they come again."""


class NightPrices:
    """Does on a thread what following the chain's feed does: decode a page, store it, take a breath."""

    def __init__(self, *, catalogue: Catalogue, scale: Scale) -> None:
        self._catalogue = catalogue
        self._pages = cycle(list(_pages(scale)))
        self._worker = Worker(name="follow chain", step=self._step)
        self._rows = 0
        self._begun = 0.0

    def start(self) -> None:
        """Begin."""
        self._begun = time.monotonic()
        self._worker.start()

    def stop(self) -> float:
        """End; rows a second."""
        self._worker.stop()
        self._worker.join(10)
        return self._rows / (time.monotonic() - self._begun)

    def _step(self) -> float:
        page = decode(next(self._pages), FeedPage)
        self._catalogue.apply(page)
        self._rows += len(page.changes)
        return BREATH_S


def _pages(scale: Scale) -> Iterator[bytes]:
    records = big_items(scale.variants, scale.seed)
    seq = scale.variants
    while some := list(islice(records, ROWS)):
        changes = []
        for record in some:
            seq += 1
            dearer = replace(record, item=replace(record.item, retail_price=record.item.retail_price + 100))
            changes.append(Change(seq, ChangeKind.ITEM.value, dearer.item.variant_id, msgspec.Raw(encode(dearer))))
        page = FeedPage(epoch=EPOCH, after=seq - len(some), upto=seq, changes=tuple(changes), more=True)
        yield encode(page)
        if seq >= scale.variants + PAGES * ROWS:
            return
