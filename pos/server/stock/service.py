"""Head office enters opening stock."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Mapping
from functools import partial

from pos.domain.quantity import Milli
from pos.domain.stock import CHAIN_OWNER, Movement, MovementKind, Place
from pos.server.clock import Clock
from pos.server.database import Database
from pos.server.stock.levels import add_movements, change_levels
from pos.server.transaction import Transaction

BATCH = 5_000


class StockOffice:
    """Stock as head office enters it."""

    def __init__(self, *, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def open(self, store_id: str, quantities: Mapping[str, Milli], *, owner: str = CHAIN_OWNER) -> int:
        """Enter opening stock (variant id → thousandths); how many variants were new.

        A variant has one opening movement per store and owner for good, so that entering a file again is safe.
        """
        wanted = list(quantities.items())
        entered = 0
        for start in range(0, len(wanted), BATCH):
            batch = dict(wanted[start : start + BATCH])
            entered += self._database.write(partial(self._open, store_id=store_id, quantities=batch, owner=owner))
        return entered

    def _open(self, tx: Transaction, store_id: str, quantities: Mapping[str, Milli], owner: str) -> int:
        now = self._clock()
        moved = [
            Movement(
                movement_id=_opening_id(store_id, variant_id, owner),
                variant_id=variant_id,
                store_id=store_id,
                quantity=quantity,
                kind=MovementKind.OPENING,
                document_id="",
                moment=now,
                place=Place.SALES_FLOOR,
                owner=owner,
            )
            for variant_id, quantity in quantities.items()
        ]
        new = add_movements(tx, store_id, moved)
        change_levels(tx, store_id, new)
        return len(new)


def _opening_id(store_id: str, variant_id: str, owner: str) -> str:
    """The one id of a variant's opening movement."""
    digest = hashlib.sha256(f"opening\0{store_id}\0{variant_id}\0{owner}".encode()).digest()
    return str(uuid.UUID(bytes=digest[:16]))
