"""Opening a stocktake, and which are going on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pos.domain.duty import Duty
from pos.domain.ids import new_id
from pos.domain.journal import EventKind
from pos.domain.staff import Approval, Deed, Leave, Permission, leave
from pos.domain.stocktake import Area, CountRules, Scope, Stocktake
from pos.ports.clock import Clock
from pos.ports.count_book import CountBook
from pos.ports.ledger import Ledger
from pos.ports.mirror import Mirror
from pos.usecases.stock.write_down import write_event
from pos.wire.event import StocktakeOpened
from pos.wire.stocktakes import StocktakeRecord


@dataclass(frozen=True, slots=True)
class Opened:
    """What opening came to."""

    leave: Leave
    """Whether this person may."""
    stocktake: Stocktake | None = None
    """As opened, where leave was given."""


def opening_stocktake(stocktake_id: str) -> Deed:
    """The deed of opening. `stocktake_id`: the UUIDv7 it gets."""
    return Deed(Permission.POST_STOCKTAKE, subject=stocktake_id, detail="open")


class OpenStocktake:
    """Opens stocktakes; the other tills hear of it by the store's feed."""

    def __init__(self, *, ledger: Ledger, clock: Clock, rules: Callable[[], CountRules] = CountRules) -> None:
        """`rules`: the store's, as they hold now."""
        self._ledger = ledger
        self._clock = clock
        self._rules = rules

    def __call__(
        self,
        duty: Duty,
        name: str,
        areas: tuple[Area, ...],
        *,
        scope: Scope = Scope.FULL,
        variants: tuple[str, ...] = (),
        stocktake_id: str = "",
        approval: Approval | None = None,
    ) -> Opened:
        """Open one. An approval is for `opening_stocktake(stocktake_id)`. Raises BadValue for what is no stocktake."""
        stocktake_id = stocktake_id or new_id()
        given = leave(duty.staff, opening_stocktake(stocktake_id), approval)
        if given is not Leave.GIVEN:
            return Opened(given)
        now, rules = self._clock.now(), self._rules()
        stocktake = Stocktake(
            stocktake_id=stocktake_id,
            store_id=duty.till.store.store_id,
            name=name.strip(),
            opened=now,
            staff_id=duty.staff.staff_id,
            areas=areas,
            scope=scope,
            variants=variants,
            blind=rules.blind,
            tolerance=rules.tolerance,
        )
        with self._ledger.transaction() as step:
            body = StocktakeOpened(stocktake)
            tseq = write_event(step, duty, EventKind.STOCKTAKE_OPENED, body, event_id=stocktake_id, now=now)
            step.keep_stocktake(stocktake, tseq=tseq)
        return Opened(given, stocktake)


class ListStocktakes:
    """Those the server told of, and those opened here of which it has not heard yet; newest first."""

    def __init__(self, *, mirror: Mirror, book: CountBook) -> None:
        self._mirror = mirror
        self._book = book

    def __call__(self) -> tuple[StocktakeRecord, ...]:
        """All of them; never waits for the network."""
        told = {each.stocktake.stocktake_id: each for each in self._mirror.stocktakes()}
        own = {each.stocktake_id: StocktakeRecord(each) for each in self._book.opened()}
        return tuple(sorted((own | told).values(), key=lambda each: each.stocktake.opened, reverse=True))
