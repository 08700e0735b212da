"""Head office sets the rules of scanning; every till has them within seconds."""

from __future__ import annotations

from sqlalchemy import Connection, select

from pos.domain.scan.rules import NO_RULES, ScanRules
from pos.server.database import Database
from pos.server.organisation.repository import all_stores
from pos.server.scanning.tables import scan_rules
from pos.server.transaction import Transaction
from pos.wire.codec import decode, encode
from pos.wire.feed import ChangeKind, ScanRulesRecord

_ONE = 1


class ScanRulesOffice:
    """The rules of the whole chain."""

    def __init__(self, *, database: Database) -> None:
        self._database = database

    def put(self, rules: ScanRules) -> int:
        """Set them, all at once; how many stores were told."""

        def put(tx: Transaction) -> int:
            tx.put(scan_rules, [{"id": _ONE, "body": encode(rules).decode()}])
            stores = all_stores(tx.connection)
            for store in stores:
                tell_store(tx, store.store_id)
            return len(stores)

        return self._database.write(put)

    def get(self) -> ScanRules:
        """Those that count now."""
        with self._database.reading() as connection:
            return _rules(connection) or NO_RULES


def tell_store(tx: Transaction, store_id: str) -> None:
    """Put them into a store's feed, where head office has set any."""
    rules = _rules(tx.connection)
    if rules is not None:
        tx.publish(store_id, ChangeKind.SCAN_RULES, store_id, encode(ScanRulesRecord(rules=rules)))


def _rules(connection: Connection) -> ScanRules | None:
    body = connection.execute(select(scan_rules.c.body)).scalar_one_or_none()
    return decode(body.encode(), ScanRules) if body is not None else None
