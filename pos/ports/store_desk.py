"""What head office knows of the whole store. Every call may take as long as the network does."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from pos.domain.day import StoreDay
from pos.domain.stocktake_report import Outcome
from pos.wire.orders import OrderElsewhere, OrderPlaced, Parcel
from pos.wire.stocktakes import ChoicesAnswer, ReviewAnswer
from pos.wire.stores import OtherStore


class StoreDesk(Protocol):
    """Raises Unreachable, Refused or NotEnrolled."""

    def day(self, business_date: date) -> StoreDay:
        """The store's day over all its tills, as far as their events have come."""

    def review(self, stocktake_id: str, *, viewer: str = "") -> ReviewAnswer:
        """What a stocktake of this store has found, over all its tills as far as their events have come. `viewer`: the
        id of somebody who wants to see what it cost; head office decides whether they may."""

    def stores(self) -> tuple[OtherStore, ...]:
        """The chain's other stores, nearest first."""

    def order_elsewhere(self, wanted: OrderElsewhere) -> OrderPlaced:
        """Have another store hold something for a customer who pays here. Refused: `none_left` (409) and what cannot be
        (422). Safe to repeat."""

    def give_up(self, order_id: str) -> None:
        """The customer does not want it, and has not paid. Refused: `paid` and `collected` (409), `not_found` (404)."""

    def parcel(self, order_id: str) -> Parcel | None:
        """Where an order of this store is sent; None where it has gone, or is collected."""

    def send_photo(self, name: str, jpeg: bytes) -> None:
        """Give head office a photograph by its SHA-256; again is the same. Refused: what it will never take."""

    def accuracy(self) -> tuple[Outcome, ...]:
        """How right the stock was at each of the store's last posted stocktakes, oldest first."""

    def count_choices(self) -> ChoicesAnswer:
        """What this store's next stocktake may be about."""

    def count_scope(self, by: str, name: str) -> tuple[str, ...]:
        """The variants (ids) of a category or brand (`by`) that this store has a balance of."""
