"""Head office arranges the organisation's tree."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection, select, update

from pos.domain.errors import BadValue
from pos.domain.ids import new_id
from pos.domain.moments import to_ms
from pos.domain.store import OrgKind, Store, StoreKind
from pos.domain.ticket.template import Templates
from pos.server.clock import Clock
from pos.server.database import Database
from pos.server.organisation.repository import all_stores, store_by_code
from pos.server.organisation.tables import installation, legal_entities, org_units, stores, told_to_all
from pos.server.transaction import Transaction
from pos.wire.codec import encode
from pos.wire.feed import ChangeKind, LabelsRecord, StoreRecord, TicketsRecord
from pos.wire.templates import read_label_templates

STORE_CODE = re.compile(r"^[A-HJ-NP-Z0-9]{2,8}$", re.ASCII)
"""2 to 8 letters and digits without O and I."""


@dataclass(frozen=True, slots=True)
class StoreEntry:
    """A store as head office enters it. Entering the same code again changes the store."""

    code: str
    """2 to 8 letters and digits without O and I."""
    name: str
    """Shown on screen and ticket."""
    parent: str
    """Code of the chain, region or agent it belongs to."""
    kind: StoreKind = StoreKind.OWN
    """How it belongs to the chain."""
    legal_name: str = ""
    """The legal entity that sells; empty: none entered yet."""
    tax_number: str = ""
    """Its tax number."""
    address: str = ""
    """For tickets."""
    phone: str = ""
    """For tickets."""
    offset_minutes: int = 480
    """The store's offset from UTC."""
    cutoff_hour: int = 4
    """The local hour at which its business day begins."""
    assistant_required: bool = False
    """Whether a sale must be credited to an assistant."""


class Organisation:
    """The tree: chain → regions or agents → stores."""

    def __init__(
        self, *, database: Database, clock: Clock, on_store: Callable[[Transaction, str], None] = lambda *_: None
    ) -> None:
        """`on_store`: what a store has to be told when it is entered or changed, besides itself."""
        self._database = database
        self._clock = clock
        self._on_store = on_store

    def put_unit(self, *, code: str, name: str, kind: OrgKind, parent: str | None = None) -> str:
        """Enter or change a node by its code; its id. Raises BadValue for a parent that is not there."""
        return self._database.write(lambda tx: _put_unit(tx, code=code, name=name, kind=kind, parent=parent))

    def put_store(self, entry: StoreEntry) -> Store:
        """Enter or change a store by its code. Raises BadValue for a bad code or a parent that is not there."""
        if not STORE_CODE.match(entry.code):
            raise BadValue(f"not a store code: {entry.code!r:.60}")

        def put(tx: Transaction) -> Store:
            store = _put_store(tx, entry)
            _tell_of_wording(tx, store.store_id)
            self._on_store(tx, store.store_id)
            return store

        return self._database.write(put)

    def put_tickets(self, templates: Templates, *, store: str | None) -> int:
        """Tell a store how its tickets should look, or (None) every store; how many were told.

        Raises BadValue for a store that is not there.
        """
        return self._tell(store, ChangeKind.TICKETS, encode(TicketsRecord(templates=templates)))

    def put_labels(self, document: str, *, store: str | None) -> int:
        """Tell a store how its labels should look (TOML, docs/labels.md), or (None) every store; how many were told.

        Raises BadValue for a store that is not there, WireError for what are no templates.
        """
        read_label_templates(document.encode())
        return self._tell(store, ChangeKind.LABELS, encode(LabelsRecord(document=document)))

    def _tell(self, store: str | None, kind: ChangeKind, body: bytes) -> int:
        """Say something to a store, or (None) to every store; how many were told. Raises BadValue."""

        def put(tx: Transaction) -> int:
            told = [each for each in all_stores(tx.connection) if store in {None, each.code}]
            if store is not None and not told:
                raise BadValue(f"no store {store!r:.60}")
            for each in told:
                tx.publish(each.store_id, kind, each.store_id, body)
            if store is None:
                tx.put(told_to_all, [{"kind": kind.value, "body": body}])
            return len(told)

        return self._database.write(put)

    def stores(self) -> tuple[Store, ...]:
        """Every store, by code."""
        with self._database.reading() as connection:
            return all_stores(connection)

    def store(self, code: str) -> Store | None:
        """The store of that code."""
        with self._database.reading() as connection:
            return store_by_code(connection, code)

    def restored(self) -> str:
        """Say that the database was restored from a backup: a new epoch, so that tills fetch and send again."""
        epoch = new_id()
        since = to_ms(self._clock())
        self._database.write(
            lambda tx: tx.connection.execute(update(installation).values(epoch=epoch, epoch_since_ms=since))
        )
        return epoch


def _unit_id(connection: Connection, code: str) -> str | None:
    return connection.execute(select(org_units.c.unit_id).where(org_units.c.code == code)).scalar_one_or_none()


def _put_unit(tx: Transaction, *, code: str, name: str, kind: OrgKind, parent: str | None) -> str:
    parent_id = _unit_id(tx.connection, parent) if parent is not None else None
    if parent is not None and parent_id is None:
        raise BadValue(f"no unit {parent!r:.60}")
    unit_id = _unit_id(tx.connection, code) or new_id()
    tx.put(org_units, [{"unit_id": unit_id, "parent_id": parent_id, "kind": kind.value, "code": code, "name": name}])
    return unit_id


def _tell_of_wording(tx: Transaction, store_id: str) -> None:
    """Tell a store what all others were told of tickets and labels, unless it was told something already."""
    for kind, body in tx.connection.execute(select(told_to_all.c.kind, told_to_all.c.body)).all():
        if not tx.told(store_id, kind, [store_id]):
            tx.publish(store_id, kind, store_id, body)


def _put_store(tx: Transaction, entry: StoreEntry) -> Store:
    store_id = _put_unit(tx, code=entry.code, name=entry.name, kind=OrgKind.STORE, parent=entry.parent)
    entity_id = _put_entity(tx, entry) if entry.tax_number else None
    row = {
        "store_id": store_id,
        "code": entry.code,
        "name": entry.name,
        "kind": entry.kind.value,
        "entity_id": entity_id,
        "address": entry.address,
        "phone": entry.phone,
        "offset_minutes": entry.offset_minutes,
        "cutoff_hour": entry.cutoff_hour,
        "assistant_required": entry.assistant_required,
    }
    tx.put(stores, [row])
    store = store_by_code(tx.connection, entry.code)
    if store is None:  # pragma: no cover - written above
        raise BadValue(f"store {entry.code} is gone")
    tx.publish(store_id, ChangeKind.STORE, store_id, encode(StoreRecord(store=store)))
    return store


def _put_entity(tx: Transaction, entry: StoreEntry) -> str:
    found = tx.connection.execute(
        select(legal_entities.c.entity_id).where(legal_entities.c.tax_number == entry.tax_number)
    ).scalar_one_or_none()
    entity_id: str = found or new_id()
    tx.put(legal_entities, [{"entity_id": entity_id, "name": entry.legal_name, "tax_number": entry.tax_number}])
    return entity_id
