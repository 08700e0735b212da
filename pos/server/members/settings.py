"""How membership works: the chain's settings, and those of single stores that differ."""

from __future__ import annotations

from sqlalchemy import Connection, select

from pos.domain.errors import BadValue
from pos.domain.membership import Membership
from pos.server.database import Database
from pos.server.members.tables import membership_settings
from pos.server.organisation.tables import stores
from pos.server.transaction import Transaction
from pos.wire.codec import decode, encode
from pos.wire.feed import ChangeKind, MembershipRecord

CHAIN = ""
"""The key of the chain's own settings."""


class MembershipOffice:
    """Head office sets them; every till of the stores concerned has them within seconds."""

    def __init__(self, *, database: Database) -> None:
        self._database = database

    def put(self, membership: Membership, *, store: str = "") -> None:
        """Set them for the chain, or for the store of that code alone. Raises BadValue where there is no such store,
        and for two levels of one name or rank.
        """
        names, ranks = ({getattr(level, of) for level in membership.levels} for of in ("name", "rank"))
        if len(names) < len(membership.levels) or len(ranks) < len(membership.levels):
            raise BadValue("two levels of one name or rank")
        self._database.write(lambda tx: _put(tx, membership, store))

    def get(self, *, store_id: str = "") -> Membership:
        """Those that count in a store; without one: the chain's."""
        with self._database.reading() as connection:
            return membership_of(connection, store_id)

    def levels(self) -> frozenset[str]:
        """The names of all levels there are, the chain's and those of single stores; none: levels are not set up."""
        with self._database.reading() as connection:
            bodies = connection.execute(select(membership_settings.c.body)).scalars().all()
        return frozenset(level.name for body in bodies for level in decode(body.encode(), Membership).levels)


def membership_of(connection: Connection, store_id: str = "") -> Membership:
    """The settings that count in a store: its own, else the chain's, else the defaults."""
    rows = connection.execute(
        select(membership_settings.c.store_id, membership_settings.c.body).where(
            membership_settings.c.store_id.in_((CHAIN, store_id))
        )
    ).all()
    bodies = {row.store_id: row.body for row in rows}
    body = bodies.get(store_id) or bodies.get(CHAIN)
    return decode(body.encode(), Membership) if body else Membership()


def _put(tx: Transaction, membership: Membership, store: str) -> None:
    found = {row.code: row.store_id for row in tx.connection.execute(select(stores.c.code, stores.c.store_id))}
    if store and store not in found:
        raise BadValue(f"no store {store!r:.60}")
    key = found[store] if store else CHAIN
    tx.put(membership_settings, [{"store_id": key, "body": encode(membership).decode()}])
    own = set(tx.connection.execute(select(membership_settings.c.store_id)).scalars())
    for store_id in [key] if store else [each for each in found.values() if each not in own]:
        record = MembershipRecord(membership=membership)
        tx.publish(store_id, ChangeKind.MEMBERSHIP, "membership", encode(record))


def tell_store(tx: Transaction, store_id: str) -> None:
    """A store that is new hears how membership works in the chain."""
    membership = membership_of(tx.connection, store_id)
    if membership != Membership():
        tx.publish(store_id, ChangeKind.MEMBERSHIP, "membership", encode(MembershipRecord(membership=membership)))
