"""Head office sets the chain's promotions, all at once; every till has them within seconds."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from pos.domain.promotion.price_list import PriceList
from pos.domain.promotion.reading.document import read_document
from pos.domain.promotion.reading.wallets import telling_wallets_apart
from pos.domain.promotion.rulebook import RuleBook
from pos.server.database import Database
from pos.server.holds.quotas import limit_rules
from pos.server.organisation.repository import all_stores
from pos.server.promotions.long_lists import SHORT, put_long_lists, same_prices
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
        """Set them: `rules` in order of priority, `settings`, `price_lists`; without lists those that are there stay.

        Raises BadValue, which names the place.
        """
        return self._database.write(lambda tx: _put(tx, _with_lists(document, tx.connection)))

    def put_price_lists(self, lists: Sequence[Mapping[str, object]], *, dry_run: bool = False) -> int:
        """Set these price lists, each in the place of the one of its name; how many are others than before.

        Raises BadValue, which names the place.
        """

        def work(tx: Transaction) -> int:
            now = json.loads(_body(tx.connection) or '{"rules":[]}')
            before = {each["name"]: each for each in now.get("price_lists", [])}
            after = {**before, **{str(each["name"]): dict(each) for each in lists}}
            document = {**now, "price_lists": [after[name] for name in sorted(after)]}
            book = read_document(document)
            long = {each.name: each for each in book.price_lists if len(each.prices) > SHORT}
            changed = sum(_changes(tx, before.get(name), each, long.get(name)) for name, each in after.items())
            if changed and not dry_run:
                _put(tx, document)
            return changed

        return self._database.write(work)

    def get(self) -> str:
        """The document that counts now, JSON; empty before there is one."""
        with self._database.reading() as connection:
            return _body(connection) or ""

    def book(self) -> RuleBook:
        """The same, ready to price with."""
        body = self.get()
        return read_document(json.loads(body)) if body else RuleBook()


def _put(tx: Transaction, document: object) -> Loaded:
    book = read_document(document)
    if isinstance(document, dict):
        document = put_long_lists(tx, telling_wallets_apart(document), book.price_lists)
    body = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    tx.put(promotions, [{"id": _ONE, "body": body}])
    limit_rules(tx, book.rules)
    stores = all_stores(tx.connection)
    for store in stores:
        tell_store(tx, store.store_id)
    return Loaded(rules=len(book.rules) + len(book.newer), stores=len(stores))


def _changes(tx: Transaction, before: object, after: Mapping[str, object], long: PriceList | None) -> bool:
    """Whether a list is another than before. `long`: it has too many prices for the document."""
    if long is None:
        return before != after
    about = {word: each for word, each in after.items() if word != "prices"}
    return before != {**about, "elsewhere": True} or not same_prices(tx, long.name, long.prices)


def _with_lists(document: object, connection: Connection) -> object:
    """Price lists come by themselves, as a rule: rules that say nothing of them leave them as they are."""
    if not isinstance(document, dict) or "price_lists" in document:
        return document
    lists = json.loads(_body(connection) or "{}").get("price_lists")
    return document if lists is None else {**document, "price_lists": lists}


def tell_store(tx: Transaction, store_id: str) -> None:
    """Put them into a store's feed, where head office has set any."""
    body = _body(tx.connection)
    if body is not None:
        tx.publish(store_id, ChangeKind.PROMOTIONS, store_id, encode(PromotionsRecord(document=body)))


def _body(connection: Connection) -> str | None:
    return connection.execute(select(promotions.c.body)).scalar_one_or_none()
