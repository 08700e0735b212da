"""What is on its way to a store, and what has come of it."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from pos.domain.receiving import Begun, Delivery, GoodsReceipt
from pos.server.receiving.tables import deliveries
from pos.server.transaction import Transaction
from pos.wire.codec import decode, encode
from pos.wire.deliveries import DeliveryRecord
from pos.wire.feed import ChangeKind


class Announced(StrEnum):
    """What announcing a delivery came to."""

    NEW = "new"
    CHANGED = "changed"
    """It was announced otherwise before, and not all of it has come yet."""
    SAME = "same"
    TOO_LATE = "too_late"
    """It was announced otherwise before, and is received."""


def announce(tx: Transaction, delivery: Delivery) -> Announced:
    """Let a store expect a delivery. A list that is loaded again changes nothing."""
    record = _locked(tx, delivery.store_id, delivery.delivery_id)
    outcome = _outcome(record, delivery)
    if outcome in (Announced.NEW, Announced.CHANGED):
        _keep(tx, delivery.store_id, replace(record, announced=delivery))
    return outcome


def would_announce(connection: Connection, delivery: Delivery) -> Announced:
    """What announcing it would come to; writes nothing."""
    row = connection.execute(_row(delivery.store_id, delivery.delivery_id)).one_or_none()
    return Announced.NEW if row is None else _outcome(_record(row), delivery)


def came(tx: Transaction, receipt: GoodsReceipt, *, closes: bool) -> None:
    """Something of a delivery came, or was taken back. `closes`: no more of it comes (taken back: more does)."""
    record = _locked(tx, receipt.store_id, receipt.delivery_id)
    sums = dict(record.came)
    sign = -1 if receipt.reverses else 1
    for line in receipt.lines:
        sums[line.variant_id] = sums.get(line.variant_id, 0) + sign * line.quantity
    after = DeliveryRecord(
        receipt.delivery_id,
        record.announced,
        tuple(sorted((variant_id, quantity) for variant_id, quantity in sums.items() if quantity)),
        (record.done or closes) if sign > 0 else record.done and not closes,
        _without(record, receipt.receipt_id),
    )
    _keep(tx, receipt.store_id, after)


def unpacking(tx: Transaction, store_id: str, begun: Begun, *, given_up: bool) -> None:
    """Somebody began to unpack a delivery, or gave it up; the store's tills are told."""
    record = _locked(tx, store_id, begun.delivery_id)
    others = _without(record, begun.receipt_id)
    _keep(tx, store_id, replace(record, begun=others if given_up else (*others, begun)))


def _outcome(record: DeliveryRecord, delivery: Delivery) -> Announced:
    if record.announced == delivery:
        return Announced.SAME
    if record.done:
        return Announced.TOO_LATE
    return Announced.NEW if record.announced is None else Announced.CHANGED


def _without(record: DeliveryRecord, receipt_id: str) -> tuple[Begun, ...]:
    return tuple(each for each in record.begun if each.receipt_id != receipt_id)


def _locked(tx: Transaction, store_id: str, delivery_id: str) -> DeliveryRecord:
    """What is known of a delivery; nobody else changes it before the transaction ends. Empty where it is new."""
    row = {"store_id": store_id, "delivery_id": delivery_id, "body": "", "came": "[]", "done": False, "begun": "[]"}
    tx.add(deliveries, [row])
    return _record(tx.connection.execute(_row(store_id, delivery_id).with_for_update()).one())


def _row(store_id: str, delivery_id: str) -> Select[Any]:
    return select(deliveries).where(deliveries.c.store_id == store_id, deliveries.c.delivery_id == delivery_id)


def _record(row: Row[Any]) -> DeliveryRecord:
    return DeliveryRecord(
        delivery_id=row.delivery_id,
        announced=decode(row.body.encode(), Delivery) if row.body else None,
        came=decode(row.came.encode(), tuple[tuple[str, int], ...]),
        done=row.done,
        begun=decode(row.begun.encode(), tuple[Begun, ...]),
    )


def _keep(tx: Transaction, store_id: str, record: DeliveryRecord) -> None:
    row = {
        "store_id": store_id,
        "delivery_id": record.delivery_id,
        "body": encode(record.announced).decode() if record.announced else "",
        "came": encode(record.came).decode(),
        "done": record.done,
        "begun": encode(record.begun).decode(),
    }
    tx.put(deliveries, [row])
    tx.publish(store_id, ChangeKind.DELIVERY, record.delivery_id, encode(record))
