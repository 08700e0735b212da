"""Head office's knowledge of the store, as the test says."""

from __future__ import annotations

from datetime import date

from pos.domain.day import StoreDay
from pos.domain.errors import Unreachable
from pos.domain.stocktake_report import Outcome
from pos.wire.stocktakes import ChoicesAnswer, ReviewAnswer
from pos.wire.stores import OtherStore


class StoreDesk:
    """`ports.store_desk.StoreDesk`."""

    def __init__(self) -> None:
        self.days: dict[date, StoreDay] = {}
        self.reviews: dict[str, ReviewAnswer] = {}
        self.others: tuple[OtherStore, ...] = ()
        self.outcomes: tuple[Outcome, ...] = ()
        self.choices = ChoicesAnswer((), ())
        self.scopes: dict[tuple[str, str], tuple[str, ...]] = {}
        self.reachable = True

    def day(self, business_date: date) -> StoreDay:
        if not self.reachable:
            raise Unreachable("no network")
        return self.days.get(business_date, StoreDay(business_date))

    def review(self, stocktake_id: str) -> ReviewAnswer:
        if not self.reachable:
            raise Unreachable("no network")
        return self.reviews[stocktake_id]

    def stores(self) -> tuple[OtherStore, ...]:
        if not self.reachable:
            raise Unreachable("no network")
        return self.others

    def accuracy(self) -> tuple[Outcome, ...]:
        if not self.reachable:
            raise Unreachable("no network")
        return self.outcomes

    def count_choices(self) -> ChoicesAnswer:
        if not self.reachable:
            raise Unreachable("no network")
        return self.choices

    def count_scope(self, by: str, name: str) -> tuple[str, ...]:
        if not self.reachable:
            raise Unreachable("no network")
        return self.scopes[by, name]
