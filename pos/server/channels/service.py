"""Head office lets a sales channel in."""

from __future__ import annotations

import hmac
import secrets

from sqlalchemy import select

from pos.domain.ids import new_id
from pos.server.channels.tables import channels
from pos.server.database import Database
from pos.server.keys import Keys
from pos.server.transaction import Transaction


class Channels:
    """Channels and their keys."""

    def __init__(self, *, database: Database, keys: Keys) -> None:
        self._database = database
        self._keys = keys

    def put(self, code: str, name: str) -> str:
        """Enter a channel, or give one a new key; the key, which is shown here once and not kept."""
        key = f"ck-{secrets.token_urlsafe(32)}"
        hashed = self._keys.lookup(f"channel:{key}")
        self._database.write(lambda tx: _put(tx, code, name, hashed))
        return key

    def code_of(self, key: str) -> str | None:
        """The channel whose key this is."""
        hashed = self._keys.lookup(f"channel:{key}")
        with self._database.reading() as connection:
            row = connection.execute(select(channels).where(channels.c.key_hash == hashed)).one_or_none()
        return row.code if row and row.active and hmac.compare_digest(row.key_hash, hashed) else None


def _put(tx: Transaction, code: str, name: str, key_hash: str) -> None:
    known = tx.connection.execute(select(channels.c.channel_id).where(channels.c.code == code)).scalar_one_or_none()
    row = {"channel_id": known or new_id(), "code": code, "name": name, "key_hash": key_hash, "active": True}
    tx.put(channels, [row])
