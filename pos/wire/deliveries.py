"""Deliveries between tills and head office: what the store feed tells of what is on its way."""

from __future__ import annotations

from dataclasses import dataclass

from pos.domain.quantity import Milli
from pos.domain.receiving import Begun, Delivery


@dataclass(frozen=True, slots=True)
class DeliveryRecord:
    """A delivery to the till's store, and what has come of it. Store feed."""

    delivery_id: str
    """Its id; a transfer's is the transfer's."""
    announced: Delivery | None
    """As the supplier announced it; None for a transfer, which the feed tells of itself."""
    came: tuple[tuple[str, Milli], ...] = ()
    """(variant id, thousandths) received so far, without what was taken back; by variant id."""
    done: bool = False
    """Whether somebody has said that no more of it comes."""
    begun: tuple[Begun, ...] = ()
    """Who is unpacking it and has not posted yet, in the order in which the server heard of them."""
