"""Stores as the rest of the server reads them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, Select, select

from pos.domain.store import Store, StoreKind
from pos.server.organisation.tables import installation, legal_entities, stores


def store_by_id(connection: Connection, store_id: str) -> Store | None:
    """The store of that id."""
    row = connection.execute(_select().where(stores.c.store_id == store_id)).one_or_none()
    return _store(row) if row else None


def store_by_code(connection: Connection, code: str) -> Store | None:
    """The store of that code, in any case."""
    row = connection.execute(_select().where(stores.c.code == code.strip().upper())).one_or_none()
    return _store(row) if row else None


def all_stores(connection: Connection) -> tuple[Store, ...]:
    """Every store, by code."""
    return tuple(_store(row) for row in connection.execute(_select().order_by(stores.c.code)))


def epoch_of(connection: Connection) -> str:
    """The epoch of every feed of this database."""
    return str(connection.execute(select(installation.c.epoch)).scalar_one())


def _select() -> Select[Any]:
    return select(stores, legal_entities.c.name.label("legal_name"), legal_entities.c.tax_number).outerjoin(
        legal_entities, legal_entities.c.entity_id == stores.c.entity_id
    )


def _store(row: Row[Any]) -> Store:
    return Store(
        store_id=row.store_id,
        code=row.code,
        name=row.name,
        kind=StoreKind(row.kind),
        legal_name=row.legal_name or "",
        tax_number=row.tax_number or "",
        address=row.address,
        phone=row.phone,
        offset_minutes=row.offset_minutes,
        cutoff_hour=row.cutoff_hour,
        assistant_required=row.assistant_required,
    )
