"""How a till proves who it is: it signs a nonce, and gets a token that says so for an hour.

Nonce and token are stateless: authenticated by the server's key, timed by the server's clock alone, so that any worker
can check them and a till with a wrong clock can sign in.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from hmac import compare_digest
from typing import Any

from sqlalchemy import Row, select

from pos.domain.moments import to_ms
from pos.server.clock import Clock
from pos.server.database import Database
from pos.server.enrolment.tables import tills
from pos.server.keys import Keys, signed_by
from pos.server.organisation.tables import stores
from pos.wire.enrol import Session, SessionRequest, session_bytes

NONCE_LIFE = timedelta(minutes=1)
TOKEN_LIFE = timedelta(hours=1)
MAX_TOKEN = 512
_HANDING_IN = "handing-in"


class NoSession(StrEnum):
    """Why a till got no session."""

    UNKNOWN = "unknown_till"
    REVOKED = "revoked"
    BAD_NONCE = "bad_nonce"
    BAD_SIGNATURE = "bad_signature"
    BAD_TOKEN = "bad_token"  # noqa: S105 - a code


@dataclass(frozen=True, slots=True)
class TillIdentity:
    """Who sends a request."""

    till_id: str
    """The till."""
    store_id: str
    """Its store."""
    number: int
    """Its number within the store."""
    store_name: str
    """For messages to other tills."""
    public_key: str
    """Its Ed25519 key, hex."""
    revoked: bool
    """Head office trusts it no longer."""
    handing_in: bool = False
    """Its session is for handing in events alone."""

    @property
    def where(self) -> str:
        """Store and till, as another till's clerk reads it."""
        return f"{self.store_name} {self.number:02d}"


class Sessions:
    """Challenges and tokens."""

    def __init__(self, *, database: Database, keys: Keys, clock: Clock) -> None:
        self._database = database
        self._keys = keys
        self._clock = clock

    def challenge(self, till_id: str) -> str:
        """A nonce for whoever says to be this till."""
        until = to_ms(self._clock() + NONCE_LIFE)
        return self._authenticated("nonce", f"{until}.{secrets.token_hex(12)}", till_id)

    def begin(self, request: SessionRequest) -> Session | NoSession:
        """A session for a till that signed a fresh nonce."""
        if not self._fresh("nonce", request.nonce, request.till_id):
            return NoSession.BAD_NONCE
        row = self._till(request.till_id)
        if row is None:
            return NoSession.UNKNOWN
        if row.revoked_ms is not None and not request.handing_in:
            return NoSession.REVOKED
        try:
            signature = bytes.fromhex(request.signature)
        except ValueError:
            return NoSession.BAD_SIGNATURE
        if not signed_by(row.public_key, session_bytes(request.till_id, request.nonce), signature):
            return NoSession.BAD_SIGNATURE
        until = to_ms(self._clock() + TOKEN_LIFE)
        only = f".{_HANDING_IN}" if request.handing_in else ""
        return Session(
            token=self._authenticated("token", f"{until}.{request.till_id}{only}", ""),
            expires_in_s=TOKEN_LIFE.total_seconds(),
            last_tseq=row.last_tseq,
            last_hash=row.last_hash,
            server_time=self._clock(),
        )

    def identify(self, token: str) -> TillIdentity | NoSession:
        """Whose token this is."""
        if len(token) > MAX_TOKEN or not self._fresh("token", token, ""):
            return NoSession.BAD_TOKEN
        parts = token.split(".")
        row = self._till(parts[1])
        if row is None:
            return NoSession.UNKNOWN
        return TillIdentity(
            till_id=row.till_id,
            store_id=row.store_id,
            number=row.number,
            store_name=row.store_name,
            public_key=row.public_key,
            revoked=row.revoked_ms is not None,
            handing_in=_HANDING_IN in parts[2:],
        )

    def _till(self, till_id: str) -> Row[Any] | None:
        with self._database.reading() as connection:
            statement = select(tills, stores.c.name.label("store_name")).join(
                stores, stores.c.store_id == tills.c.store_id
            )
            return connection.execute(statement.where(tills.c.till_id == till_id)).one_or_none()

    def _authenticated(self, label: str, text: str, bound_to: str) -> str:
        return f"{text}.{self._mac(label, text, bound_to)}"

    def _mac(self, label: str, text: str, bound_to: str) -> str:
        return self._keys.mac(f"{label}\0{text}\0{bound_to}".encode()).hex()

    def _fresh(self, label: str, whole: str, bound_to: str) -> bool:
        """Whether this server made it, for that till, and its time is not over."""
        text, _, mac = whole.rpartition(".")
        if not compare_digest(mac.encode(), self._mac(label, text, bound_to).encode()):
            return False
        return int(text.partition(".")[0]) > to_ms(self._clock())
