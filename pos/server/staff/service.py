"""Head office enters the people who work in the stores."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from pos.domain.errors import BadValue
from pos.domain.ids import new_id
from pos.domain.scan import ScanKind, read_scan
from pos.domain.staff import Role
from pos.server.database import Database
from pos.server.keys import Keys
from pos.server.organisation.tables import stores
from pos.server.staff.pins import new_salt, verifier
from pos.server.staff.tables import staff, staff_roles
from pos.server.transaction import Transaction
from pos.wire.codec import encode
from pos.wire.feed import ChangeKind, StaffRecord


@dataclass(frozen=True, slots=True)
class StaffEntry:
    """A person as head office enters them. Entering the same code again changes the person."""

    code: str
    """Staff number, unique in the chain."""
    name: str
    """Shown; typed at sign-in."""
    roles: tuple[tuple[str, Role], ...]
    """(store code, what they are there)."""
    pin: str = ""
    """Six digits; empty: keep the old one (a new person needs one)."""
    badge: str = ""
    """The badge's code, `B` and 16 characters; empty: keep the old one."""
    active: bool = True
    """False once they have left."""


class StaffOffice:
    """Who works where, with what PIN and badge."""

    def __init__(self, *, database: Database, keys: Keys) -> None:
        self._database = database
        self._keys = keys

    def put(self, entries: Sequence[StaffEntry]) -> dict[str, str]:
        """Enter or change people; code → id. Raises BadValue for a bad PIN or badge, or a store that is not there."""
        # argon2id takes its 20 ms each before the transaction begins.
        prepared = [(entry, *self._secret(entry)) for entry in entries]
        return self._database.write(
            lambda tx: {entry.code: self._put(tx, entry, salt, sealed) for entry, salt, sealed in prepared}
        )

    def names(self) -> dict[str, str]:
        """Everybody's name, by id; also of those who have left."""
        with self._database.reading() as connection:
            return {row.staff_id: row.name for row in connection.execute(select(staff.c.staff_id, staff.c.name))}

    def _secret(self, entry: StaffEntry) -> tuple[str, bytes]:
        """Salt in hex and sealed verifier; empty when the PIN stays."""
        if entry.badge and read_scan(entry.badge).kind is not ScanKind.BADGE:
            raise BadValue(f"not a badge: {entry.code!r:.60}")
        if not entry.pin:
            return "", b""
        salt = new_salt()
        return salt.hex(), self._keys.seal(verifier(entry.pin, salt))

    def _put(self, tx: Transaction, entry: StaffEntry, salt: str, sealed: bytes) -> str:
        old = tx.connection.execute(select(staff).where(staff.c.code == entry.code)).one_or_none()
        if old is None and not sealed:
            raise BadValue(f"a new person needs a PIN: {entry.code!r:.60}")
        staff_id: str = old.staff_id if old else new_id()
        badge = hashlib.sha256(entry.badge.strip().upper().encode()).hexdigest() if entry.badge else ""
        pin_salt: str = salt or (old.pin_salt if old else "")
        pin_verifier: bytes = sealed or (old.pin_verifier if old else b"")
        badge_hash: str = badge or (old.badge_hash if old else "")
        row = {
            "staff_id": staff_id,
            "code": entry.code,
            "name": entry.name,
            "pin_salt": pin_salt,
            "pin_verifier": pin_verifier,
            "badge_hash": badge_hash,
            "active": entry.active,
        }
        tx.put(staff, [row])
        before = _roles(tx.connection, staff_id)
        now = {_store_id(tx.connection, store): role.value for store, role in entry.roles}
        tx.put(staff_roles, [{"store_id": store, "staff_id": staff_id, "role": role} for store, role in now.items()])
        gone = before.keys() - now.keys()
        if gone:
            tx.connection.execute(
                staff_roles.delete().where(staff_roles.c.staff_id == staff_id, staff_roles.c.store_id.in_(gone))
            )
        for store_id in before.keys() | now.keys():
            record = StaffRecord(
                staff_id=staff_id,
                name=entry.name,
                role=now.get(store_id, Role.ASSISTANT.value),
                pin_salt=pin_salt,
                pin_verifier=self._keys.unseal(pin_verifier).hex(),
                badge_hash=badge_hash,
                active=entry.active and store_id in now,
            )
            tx.publish(store_id, ChangeKind.STAFF, staff_id, self._keys.seal(encode(record)))
        return staff_id


def _roles(connection: Connection, staff_id: str) -> dict[str, str]:
    rows = connection.execute(
        select(staff_roles.c.store_id, staff_roles.c.role).where(staff_roles.c.staff_id == staff_id)
    )
    return {row.store_id: row.role for row in rows}


def _store_id(connection: Connection, code: str) -> str:
    found = connection.execute(select(stores.c.store_id).where(stores.c.code == code)).scalar_one_or_none()
    if found is None:
        raise BadValue(f"no store {code!r:.60}")
    return str(found)
