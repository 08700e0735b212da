"""Counting: one scan, one event, on the disk before the figure is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from pos.domain.duty import Duty
from pos.domain.ids import new_id
from pos.domain.journal import EventKind
from pos.domain.quantity import ONE, Milli
from pos.domain.staff import Deed, Leave, Permission, leave
from pos.domain.stocktake import Count
from pos.domain.stocktake_tally import recount_for
from pos.ports.clock import Clock
from pos.ports.count_book import CountBook
from pos.ports.ledger import Ledger
from pos.usecases.stock.write_down import write_event
from pos.wire.event import StockCounted
from pos.wire.stocktakes import StocktakeRecord


@dataclass(frozen=True, slots=True)
class CountedNow:
    """What a scan came to."""

    leave: Leave
    """Whether this person may count."""
    count: Count | None = None
    """As written down, where leave was given."""
    of_variant: Milli = 0
    """What this till has counted of it in the area now."""
    of_area: Milli = 0
    """What this till has counted in the area now."""


class CountStock:
    """Writes counts down. The other tills' counts of the same area are added by head office."""

    def __init__(self, *, ledger: Ledger, book: CountBook, clock: Clock) -> None:
        self._ledger = ledger
        self._book = book
        self._clock = clock

    def __call__(
        self, duty: Duty, record: StocktakeRecord, area_id: str, variant_id: str, quantity: Milli = ONE
    ) -> CountedNow:
        """Count so much of a variant; 0 says that there is none. What is to be recounted there counts as the recount.

        Raises BadValue for a quantity that is none.
        """
        given = self._may(duty, record)
        if given is not Leave.GIVEN:
            return CountedNow(given)
        unsure = self._clock.uncertainty()
        count = Count(
            count_id=new_id(),
            stocktake_id=record.stocktake.stocktake_id,
            area_id=area_id,
            variant_id=variant_id,
            quantity=quantity,
            counter=duty.staff.staff_id,
            till_id=duty.till.till_id,
            moment=self._clock.now(),
            uncertainty_ms=None if unsure is None else -(-unsure // timedelta(milliseconds=1)),
            recount_id=recount_for(record.recounts, area_id, variant_id),
        )
        return self._write(duty, count)

    def undo(self, duty: Duty, count: Count) -> CountedNow:
        """Take a scan back: with a count of its own, of the same moment, so that the comparison stays what it was."""
        return self._write(duty, replace(count, count_id=new_id(), quantity=-count.quantity))

    def total(self, record: StocktakeRecord, area_id: str) -> Milli:
        """What this till has counted in an area so far."""
        whole = recount_for([each for each in record.recounts if not each.variants], area_id, "")
        return self._book.area_total(record.stocktake.stocktake_id, area_id, whole)

    def of_each(self, record: StocktakeRecord, area_id: str, variants: Sequence[str]) -> dict[str, Milli]:
        """What this till has counted of each of some variants in an area so far."""
        return {
            each: self._book.counted(
                record.stocktake.stocktake_id, area_id, recount_for(record.recounts, area_id, each), each
            )
            for each in variants
        }

    def _may(self, duty: Duty, record: StocktakeRecord) -> Leave:
        return leave(duty.staff, Deed(Permission.COUNT_STOCK, subject=record.stocktake.stocktake_id), None)

    def _write(self, duty: Duty, count: Count) -> CountedNow:
        body = StockCounted((count,))
        with self._ledger.transaction() as step:
            write_event(step, duty, EventKind.STOCK_COUNTED, body, event_id=count.count_id, now=self._clock.now())
            step.add_counts((count,))
        where = (count.stocktake_id, count.area_id, count.recount_id)
        return CountedNow(
            Leave.GIVEN, count, self._book.counted(*where, count.variant_id), self._book.area_total(*where)
        )
