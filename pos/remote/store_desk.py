"""What head office knows of the whole store, over HTTP."""

from __future__ import annotations

from datetime import date
from http import HTTPStatus

from pos.domain.day import StoreDay
from pos.domain.errors import Refused
from pos.domain.order import Order
from pos.domain.stocktake_report import Outcome
from pos.remote.central import HttpCentral
from pos.wire.codec import encode
from pos.wire.day import DayAnswer
from pos.wire.orders import OrderElsewhere, OrderPlaced, Parcel
from pos.wire.photos import PhotoKept
from pos.wire.stocktakes import AccuracyAnswer, ChoicesAnswer, ReviewAnswer, ScopeAnswer
from pos.wire.stores import OtherStore, StoresAnswer


class HttpStoreDesk:
    """Implements `ports.store_desk.StoreDesk` in the sessions of a till."""

    def __init__(self, central: HttpCentral) -> None:
        self._central = central

    def day(self, business_date: date) -> StoreDay:
        """The store's day over all its tills."""
        return self._central.ask("GET", f"/v1/day?date={business_date.isoformat()}", DayAnswer).day

    def review(self, stocktake_id: str, *, viewer: str = "") -> ReviewAnswer:
        """What a stocktake of this store has found; to a `viewer` who may see it, also what it cost."""
        query = {"id": stocktake_id} | ({"for": viewer} if viewer else {})
        return self._central.ask("GET", "/v1/stocktakes/review", ReviewAnswer, query=query)

    def stores(self) -> tuple[OtherStore, ...]:
        """The chain's other stores, nearest first."""
        return self._central.ask("GET", "/v1/stores", StoresAnswer).stores

    def order_elsewhere(self, wanted: OrderElsewhere) -> OrderPlaced:
        """Have another store hold something for a customer who pays here."""
        return self._central.ask("POST", "/v1/orders", OrderPlaced, body=encode(wanted))

    def give_up(self, order_id: str) -> None:
        """The customer does not want it, and has not paid."""
        self._central.ask("POST", f"/v1/orders/{order_id}/give-up", Order)

    def parcel(self, order_id: str) -> Parcel | None:
        """Where an order of this store is sent."""
        try:
            return self._central.ask("GET", f"/v1/orders/{order_id}/parcel", Parcel)
        except Refused as refused:
            if refused.status == HTTPStatus.NOT_FOUND:
                return None
            raise

    def send_photo(self, name: str, jpeg: bytes) -> None:
        """Give head office a photograph by its SHA-256."""
        self._central.ask("PUT", f"/v1/stock/photos/{name}", PhotoKept, body=jpeg)

    def accuracy(self) -> tuple[Outcome, ...]:
        """How right the stock was at each of the store's last posted stocktakes, oldest first."""
        return self._central.ask("GET", "/v1/stocktakes/accuracy", AccuracyAnswer).outcomes

    def count_choices(self) -> ChoicesAnswer:
        """What this store's next stocktake may be about."""
        return self._central.ask("GET", "/v1/stocktakes/choices", ChoicesAnswer)

    def count_scope(self, by: str, name: str) -> tuple[str, ...]:
        """The variants of a category or brand that this store has a balance of."""
        return self._central.ask("GET", "/v1/stocktakes/scope", ScopeAnswer, query={"by": by, "name": name}).variants
