"""日报: what the store's day came to so far, at any time."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import date

from pos.domain.day import StoreDay, TillDay, day_figures
from pos.domain.drawer import Banking
from pos.domain.errors import CentralError
from pos.domain.staff import Approval, Deed, Leave, Permission, Staff, leave
from pos.domain.store import Till
from pos.ports.clock import Clock
from pos.ports.ledger import Outbox
from pos.ports.shift_book import DayBook, ShiftBook
from pos.ports.store_desk import StoreDesk

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class DayShown:
    """What asking for it came to."""

    leave: Leave
    """Whether this person may see it."""
    day: StoreDay | None = None
    """The day, where leave was given."""


def seeing(business_date: date, asked_id: str) -> Deed:
    """The deed of seeing a day. `asked_id`: UUIDv7 of this asking, so that a yes shows it once."""
    return Deed(Permission.SEE_DAY, subject=asked_id, detail=business_date.isoformat())


class ShowDay:
    """This till's own day as it is now, the other tills' as far as head office has heard of them."""

    def __init__(self, *, till: Till, book: ShiftBook, outbox: Outbox, desk: StoreDesk, clock: Clock) -> None:
        self._till = till
        self._book = book
        self._outbox = outbox
        self._desk = desk
        self._clock = clock

    @property
    def today(self) -> date:
        """The store's day of this moment."""
        return self._till.store.day(self._clock.now())

    def __call__(
        self, staff: Staff, business_date: date, *, asked_id: str = "", approval: Approval | None = None
    ) -> DayShown:
        """The day; an approval is for `seeing(business_date, asked_id)`. May take as long as the network."""
        given = leave(staff, seeing(business_date, asked_id), approval)
        return DayShown(given, self.day(business_date)) if given is Leave.GIVEN else DayShown(given)

    def day(self, business_date: date) -> StoreDay:
        """The day, for whoever may see it already."""
        book = self._book.day(business_date)
        own = self._own(book)
        try:
            told = self._desk.day(business_date)
        except CentralError as fault:
            logger.info("the day is shown without the other tills: %s", type(fault).__name__)
            told = StoreDay(business_date, complete=False)
        others = [till for till in told.tills if till.till_id != own.till_id]
        return replace(
            told,
            tills=tuple(sorted((*others, own), key=lambda till: till.number)),
            bankings=_together(told.bankings, book.bankings),
            closed=told.closed or (book.closes[-1].number if book.closes else ""),
        )

    def _own(self, book: DayBook) -> TillDay:
        return TillDay(
            till_id=self._till.till_id,
            number=self._till.number,
            figures=day_figures(book.acts),
            shifts=book.shifts,
            unsent=self._outbox.unsent(),
        )


def _together(told: tuple[Banking, ...], own: tuple[Banking, ...]) -> tuple[Banking, ...]:
    """Each once, in the order in which they were entered."""
    found = {each.banking_id: each for each in (*told, *own)}
    return tuple(sorted(found.values(), key=lambda each: (each.moment, each.banking_id)))
