"""How a till comes to be: a one-time code from head office, exchanged for an identity."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from sqlalchemy import func, insert, select, update

from pos.domain.errors import BadValue
from pos.domain.ids import new_id
from pos.domain.journal import genesis
from pos.domain.moments import to_ms
from pos.domain.own_code import OwnCode, new_body
from pos.domain.store import Store
from pos.server.clock import Clock
from pos.server.database import Database
from pos.server.enrolment.public_key import is_usable
from pos.server.enrolment.tables import enrol_codes, tills
from pos.server.keys import Keys
from pos.server.organisation.repository import store_by_code, store_by_id
from pos.server.transaction import Transaction
from pos.wire.enrol import Enrolled, EnrolRequest

CODE_LENGTH = 10
"""Characters of 5 bits: 50 bits for a code that lives for a day and is used once."""
CODE_LIFE = timedelta(hours=24)
MAX_TILLS = 999


class NoEnrolment(StrEnum):
    """Why a code was not exchanged."""

    UNKNOWN = "unknown_code"
    USED = "used_code"
    EXPIRED = "expired_code"
    BAD_KEY = "bad_key"
    FULL = "too_many_tills"


@dataclass(frozen=True, slots=True)
class NewCode:
    """A one-time code."""

    code: str
    """`E-…`, shown once."""
    store: Store
    """For a till of which store."""


class Enrolment:
    """One-time codes and the tills they make."""

    def __init__(
        self,
        *,
        database: Database,
        keys: Keys,
        clock: Clock,
        on_tills_changed: Callable[[Transaction, str], None],
    ) -> None:
        """`on_tills_changed` is given the id of a store whose trusted tills are others now."""
        self._database = database
        self._keys = keys
        self._clock = clock
        self._on_tills_changed = on_tills_changed

    def new_code(self, store_code: str, *, life: timedelta = CODE_LIFE) -> NewCode:
        """A one-time code for a till of a store. Raises BadValue where there is no such store."""
        code = f"{OwnCode.ENROLMENT}-{new_body(CODE_LENGTH)}"
        now = self._clock()

        def work(tx: Transaction) -> Store:
            store = store_by_code(tx.connection, store_code)
            if store is None:
                raise BadValue(f"no store {store_code!r:.60}")
            row = {
                "code_hash": self._hash(code),
                "store_id": store.store_id,
                "created_ms": to_ms(now),
                "expires_ms": to_ms(now + life),
                "till_id": None,
            }
            tx.connection.execute(insert(enrol_codes), row)
            return store

        return NewCode(code=code, store=self._database.write(work))

    def enrol(self, request: EnrolRequest) -> Enrolled | NoEnrolment:
        """Exchange a code for an identity; the same code and key again, because the answer was lost, get the same."""
        if not is_usable(request.public_key):
            return NoEnrolment.BAD_KEY
        return self._database.write(lambda tx: self._enrol(tx, request))

    def revoke(self, till_id: str) -> bool:
        """Trust a till no longer; False where there is none."""
        now = to_ms(self._clock())

        def work(tx: Transaction) -> bool:
            statement = update(tills).where(tills.c.till_id == till_id).values(revoked_ms=now)
            store_id = tx.connection.execute(statement.returning(tills.c.store_id)).scalar_one_or_none()
            if store_id is None:
                return False
            self._on_tills_changed(tx, store_id)
            return True

        return self._database.write(work)

    def _hash(self, code: str) -> str:
        return self._keys.lookup(f"enrol:{code.strip().upper()}")

    def _enrol(self, tx: Transaction, request: EnrolRequest) -> Enrolled | NoEnrolment:
        now = self._clock()
        key = request.public_key.lower()
        mine = enrol_codes.c.code_hash == self._hash(request.code)
        held = tx.connection.execute(select(enrol_codes).where(mine).with_for_update()).one_or_none()
        if held is None:
            return NoEnrolment.UNKNOWN
        if held.till_id is not None:
            till = tx.connection.execute(select(tills).where(tills.c.till_id == held.till_id)).one()
            if till.public_key != key:
                return NoEnrolment.USED
            return self._answer(tx, till.till_id, till.number, held.store_id)
        if held.expires_ms <= to_ms(now):
            return NoEnrolment.EXPIRED
        number = self._next_number(tx, held.store_id)
        if number > MAX_TILLS:
            return NoEnrolment.FULL
        till_id = new_id()
        row = {
            "store_id": held.store_id,
            "till_id": till_id,
            "number": number,
            "public_key": key,
            "enrolled_ms": to_ms(now),
            "revoked_ms": None,
            "forked_ms": None,
            "last_tseq": 0,
            "last_hash": genesis(till_id),
        }
        tx.connection.execute(insert(tills), row)
        tx.connection.execute(update(enrol_codes).where(mine).values(till_id=till_id))
        self._on_tills_changed(tx, held.store_id)
        return self._answer(tx, till_id, number, held.store_id)

    @staticmethod
    def _next_number(tx: Transaction, store_id: str) -> int:
        """A number never given before: numbers stand on receipts. Two enrolments of one store come one by one."""
        tx.connection.execute(
            select(enrol_codes.c.code_hash)
            .where(enrol_codes.c.store_id == store_id)
            .order_by(enrol_codes.c.code_hash)
            .with_for_update()
        )
        highest = tx.connection.execute(
            select(func.coalesce(func.max(tills.c.number), 0)).where(tills.c.store_id == store_id)
        )
        return int(highest.scalar_one()) + 1

    def _answer(self, tx: Transaction, till_id: str, number: int, store_id: str) -> Enrolled:
        store = store_by_id(tx.connection, store_id)
        if store is None:  # pragma: no cover - a code is made for a store that is there
            raise BadValue("the code's store is gone")
        return Enrolled(
            till_id=till_id,
            number=number,
            store=store,
            chain_key=self._keys.chain_key,
            server_time=self._clock(),
        )
