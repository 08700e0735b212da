"""Rows of the store feed, put into the mirror."""

from __future__ import annotations

import hmac

from pos.domain.errors import WireError
from pos.domain.moments import to_ms
from pos.domain.order import Order
from pos.domain.staff import Role
from pos.storage.database import Cursor
from pos.wire.codec import decode, encode
from pos.wire.feed import Change, ChangeKind, StaffRecord, StockLevel, StoreRecord


def put_change(cursor: Cursor, change: Change, *, epoch: str, pepper: bytes) -> None:
    """Store one row; kinds this program does not know are passed over. Raises WireError for what cannot be read."""
    if change.kind == ChangeKind.STOCK:
        level = decode(change.payload, StockLevel)
        cursor.execute(
            "INSERT OR REPLACE INTO stock VALUES (?, ?, ?, ?)",
            (level.variant_id, level.quantity, level.reserved, epoch),
        )
    elif change.kind == ChangeKind.ORDER:
        order = decode(change.payload, Order)
        cursor.execute(
            "INSERT OR REPLACE INTO orders VALUES (?, ?, ?, ?)",
            (order.order_id, to_ms(order.placed), encode(order), epoch),
        )
    elif change.kind == ChangeKind.STAFF:
        _put_staff(cursor, decode(change.payload, StaffRecord), epoch=epoch, pepper=pepper)
    elif change.kind == ChangeKind.STORE:
        store = decode(change.payload, StoreRecord).store
        cursor.execute("INSERT OR REPLACE INTO store VALUES (?, ?, ?)", (store.store_id, encode(store), epoch))


def _put_staff(cursor: Cursor, record: StaffRecord, *, epoch: str, pepper: bytes) -> None:
    """Of the PIN's verifier only its HMAC under the till's pepper is kept: the file alone says nothing of a PIN."""
    try:
        role = Role(record.role)
        salt = bytes.fromhex(record.pin_salt)
        verifier = bytes.fromhex(record.pin_verifier)
    except ValueError as error:
        raise WireError(f"staff {record.staff_id}: {error}") from error
    cursor.execute(
        "INSERT OR REPLACE INTO staff VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            record.staff_id,
            record.name.strip().casefold(),
            record.name,
            role.value,
            salt,
            hmac.digest(pepper, verifier, "sha256"),
            record.badge_hash,
            int(record.active),
            epoch,
        ),
    )
