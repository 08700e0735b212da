"""Head office sets how stores work their drawers, what roles may do, and what is to be sold."""

from __future__ import annotations

from sqlalchemy import Connection, select

from pos.domain.errors import BadValue
from pos.domain.store_rules import StoreRules
from pos.server.database import Database
from pos.server.days.tables import store_rules
from pos.server.organisation.repository import all_stores, store_by_code
from pos.server.transaction import Transaction
from pos.wire.codec import decode, encode
from pos.wire.feed import ChangeKind, StoreRulesRecord

CHAIN = ""
"""The scope of the rules of every store without its own."""


class RulesOffice:
    """Rules of the chain and of single stores."""

    def __init__(self, *, database: Database) -> None:
        self._database = database

    def put(self, rules: StoreRules, *, store: str = "") -> int:
        """Set the rules of a store, or (without its code) of the chain; how many stores have been told.

        Raises BadValue for a store that is not there, and for a role, permission or verdict that is none.
        """
        for rule in rules.roles:
            if not rule.known:
                raise BadValue(f"no rule: {rule.role} {rule.permission} {rule.verdict}"[:120])
        return self._database.write(lambda tx: _put(tx, rules, store))

    def of(self, store_id: str) -> StoreRules:
        """What holds in a store."""
        with self._database.reading() as connection:
            return rules_of(connection, store_id)


def rules_of(connection: Connection, store_id: str) -> StoreRules:
    """What holds in a store."""
    return _held(connection, store_id) or _held(connection, CHAIN) or StoreRules()


def _put(tx: Transaction, rules: StoreRules, code: str) -> int:
    if code:
        store = store_by_code(tx.connection, code)
        if store is None:
            raise BadValue(f"no store {code!r:.60}")
        scope, told = store.store_id, [store.store_id]
    else:
        own = set(tx.connection.execute(select(store_rules.c.scope)).scalars())
        scope, told = CHAIN, [each.store_id for each in all_stores(tx.connection) if each.store_id not in own]
    tx.put(store_rules, [{"scope": scope, "body": encode(rules)}])
    for store_id in told:
        tx.publish(store_id, ChangeKind.STORE_RULES, store_id, encode(StoreRulesRecord(rules=rules)))
    return len(told)


def _held(connection: Connection, scope: str) -> StoreRules | None:
    body = connection.execute(select(store_rules.c.body).where(store_rules.c.scope == scope)).scalar_one_or_none()
    return None if body is None else decode(body, StoreRules)
