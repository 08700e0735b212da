"""Head office sets the chain's promotions, all at once; every till has them within seconds."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import Connection, select

from pos.domain.promotion.reading.document import read_document
from pos.domain.promotion.rulebook import RuleBook
from pos.server.database import Database
from pos.server.holds.quotas import limit_rules
from pos.server.organisation.repository import all_stores
from pos.server.promotions.tables import promotions
from pos.server.transaction import Transaction
from pos.wire.codec import encode
from pos.wire.feed import ChangeKind, PromotionsRecord

_ONE = 1


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading came to."""

    rules: int
    """Rules that count now."""
    stores: int
    """Stores that were told."""


class PromotionsOffice:
    """The promotions of the whole chain."""

    def __init__(self, *, database: Database) -> None:
        self._database = database

    def put(self, document: object) -> Loaded:
        """Set them: `rules` in order of priority, and `settings`. Raises BadValue, which names the place."""
        book = read_document(document)
        body = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)

        def put(tx: Transaction) -> int:
            tx.put(promotions, [{"id": _ONE, "body": body}])
            limit_rules(tx, book.rules)
            stores = all_stores(tx.connection)
            for store in stores:
                tell_store(tx, store.store_id)
            return len(stores)

        return Loaded(rules=len(book.rules) + len(book.newer), stores=self._database.write(put))

    def get(self) -> str:
        """The document that counts now, JSON; empty before there is one."""
        with self._database.reading() as connection:
            return _body(connection) or ""

    def book(self) -> RuleBook:
        """The same, ready to price with."""
        body = self.get()
        return read_document(json.loads(body)) if body else RuleBook()


def tell_store(tx: Transaction, store_id: str) -> None:
    """Put them into a store's feed, where head office has set any."""
    body = _body(tx.connection)
    if body is not None:
        tx.publish(store_id, ChangeKind.PROMOTIONS, store_id, encode(PromotionsRecord(document=body)))


def _body(connection: Connection) -> str | None:
    return connection.execute(select(promotions.c.body)).scalar_one_or_none()
