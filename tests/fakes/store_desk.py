"""Head office's knowledge of the store, as the test says."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from pos.domain.collect import CollectAt
from pos.domain.day import StoreDay
from pos.domain.errors import Refused, Unreachable
from pos.domain.order import TILL_CHANNEL, Order, OrderLine, PaidState
from pos.domain.stocktake_report import Outcome
from pos.wire.orders import OrderElsewhere, OrderPlaced, Parcel
from pos.wire.stocktakes import ChoicesAnswer, ItemCost, ReviewAnswer
from pos.wire.stores import OtherStore

NOW = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)


class StoreDesk:
    """`ports.store_desk.StoreDesk`."""

    def __init__(self) -> None:
        self.days: dict[date, StoreDay] = {}
        self.reviews: dict[str, ReviewAnswer] = {}
        self.others: tuple[OtherStore, ...] = ()
        self.outcomes: tuple[Outcome, ...] = ()
        self.choices = ChoicesAnswer((), ())
        self.scopes: dict[tuple[str, str], tuple[str, ...]] = {}
        self.costs: dict[str, int] = {}  # variant id → fen
        self.shown_costs: set[str] = set()  # the staff that head office shows them to
        self.viewers: list[str] = []  # who was said to look
        self.reachable = True
        self.free: dict[tuple[str, str], int] = {}  # (store id, variant id) → thousandths another store can hold
        self.orders: dict[str, Order] = {}
        self.photos: dict[str, bytes] = {}
        self.given_up: list[str] = []
        self.parcels: dict[str, Parcel] = {}

    def day(self, business_date: date) -> StoreDay:
        if not self.reachable:
            raise Unreachable("no network")
        return self.days.get(business_date, StoreDay(business_date))

    def review(self, stocktake_id: str, *, viewer: str = "") -> ReviewAnswer:
        if not self.reachable:
            raise Unreachable("no network")
        self.viewers.append(viewer)
        answer = self.reviews[stocktake_id]
        if viewer not in self.shown_costs:
            return answer
        known = {each.variant_id for each in answer.variances} & self.costs.keys()
        return replace(answer, costs=tuple(ItemCost(each, self.costs[each]) for each in sorted(known)))

    def stores(self) -> tuple[OtherStore, ...]:
        if not self.reachable:
            raise Unreachable("no network")
        return self.others

    def order_elsewhere(self, wanted: OrderElsewhere) -> OrderPlaced:
        if not self.reachable:
            raise Unreachable("no network")
        if not wanted.phone.isdigit():
            raise Refused("bad_order", status=422)
        here = (wanted.store_id, wanted.variant_id)
        if self.free.get(here, 0) < wanted.quantity:
            raise Refused("none_left", status=409)
        self.free[here] -= wanted.quantity
        line = OrderLine(1, wanted.variant_id, "", "", "", wanted.quantity, wanted.price)
        order = Order(
            wanted.order_id, "O-7K2M9P", wanted.store_id, TILL_CHANNEL, NOW, NOW, wanted.customer, "138****2046",
            "2046", PaidState.AT_COUNTER, wanted.price, wanted.price, (line,), "", deliver=bool(wanted.address),
        )  # fmt: skip
        self.orders[wanted.order_id] = order
        self.parcels[wanted.order_id] = Parcel(wanted.customer, wanted.phone, wanted.address)
        at = CollectAt("西湖店", "文三路 1 号", "0571-1", 30)
        return OrderPlaced(order, "GPABCDEFGH", collect_at=at)

    def give_up(self, order_id: str) -> None:
        if not self.reachable:
            raise Unreachable("no network")
        self.given_up.append(order_id)

    def parcel(self, order_id: str) -> Parcel | None:
        if not self.reachable:
            raise Unreachable("no network")
        return self.parcels.get(order_id)

    def send_photo(self, name: str, jpeg: bytes) -> None:
        if not self.reachable:
            raise Unreachable("no network")
        if len(jpeg) > 256 * 1024:
            raise Refused("too_large", status=413)
        self.photos[name] = jpeg

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
