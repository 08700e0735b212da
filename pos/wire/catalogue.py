"""The catalogue for a new till: a SQLite file, and look-ups until it is there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from pos.domain.quantity import Milli
from pos.wire.feed import ItemRecord


@dataclass(frozen=True, slots=True)
class SnapshotInfo:
    """`GET /v1/catalogue/snapshot`: the newest snapshot; 202 with `ready=False` while it is being built."""

    ready: bool
    """Whether it can be fetched."""
    name: str = ""
    """File name for `GET /v1/catalogue/snapshot/{name}` (ranges supported)."""
    size: int = 0
    """Bytes as sent (zstd)."""
    sha256: str = ""
    """Of the bytes as sent, hex."""
    signature: str = ""
    """Ed25519 by the chain's key over `snapshot_bytes`, 128 hex digits."""
    variants: int = 0
    """How many it holds, or will hold."""
    built: int = 0
    """How many are in it so far."""


@dataclass(frozen=True, slots=True)
class ItemsAnswer:
    """`GET /v1/catalogue/items?code=…` or `?text=…`: look-ups of a till without a catalogue yet."""

    items: tuple[ItemRecord, ...]
    """At most 200."""


@dataclass(frozen=True, slots=True)
class StoreStock:
    """Stock of a variant in another store."""

    variant_id: str
    """What."""
    store_name: str
    """Where."""
    quantity: Milli
    """On hand less reserved."""
    store_id: str = ""
    """The store's id: whom to ask for a transfer; empty from an older server."""


@dataclass(frozen=True, slots=True)
class Standing:
    """So much of a variant stands somewhere that is no other store's shelf."""

    variant_id: str
    """What."""
    where: str
    """A place of the asking store (`stock.Place`), or `reserved`, `in_transit`, `online`."""
    quantity: Milli
    """Thousandths, never 0."""


@dataclass(frozen=True, slots=True)
class LotStock:
    """So much of a lot, or one piece by its number, is in a store; without both: what no code spoke of."""

    variant_id: str
    """What."""
    place: str
    """Where in the store (`stock.Place`)."""
    quantity: Milli
    """Thousandths, never 0; below it where more went out under this lot than came in."""
    lot: str = ""
    """Batch; empty: not known, or told apart by number."""
    expiry: date | None = None
    """Its last day; None: not known."""
    serial: str = ""
    """Serial number; empty: not known, or told apart by lot."""


@dataclass(frozen=True, slots=True)
class ExpiringAnswer:
    """`GET /v1/stock/expiring?days=…`: what of the till's store is past its last day so many days from now."""

    lots: tuple[LotStock, ...]
    """The soonest first, what is over already before them; at most 500."""
    until: date
    """The last day that was asked for, by the store's day."""


@dataclass(frozen=True, slots=True)
class NearbyAnswer:
    """`GET /v1/stock/nearby?style=…`: other stores' stock of a style, and where it stands beside them."""

    levels: tuple[StoreStock, ...]
    """Nearest store first."""
    standing: tuple[Standing, ...] = ()
    """By variant and where; empty from an older server."""
    as_of: datetime | None = None
    """The server's moment of all that; None from an older server."""
    lots: tuple[LotStock, ...] = ()
    """Of a style that is tracked: this store's lots and numbers, the soonest day first; at most 200."""


def snapshot_bytes(name: str, size: int, sha256: str) -> bytes:
    """What the chain's key signs of a snapshot."""
    return f"guitai snapshot 1\0{name}\0{size}\0{sha256}".encode()
