"""Enrolment and sessions.

A one-time code from head office is exchanged for an identity; the till's Ed25519 key is made on the till and never
leaves it. A session begins with a challenge, so that it does not need a right clock on the till.
"""

from __future__ import annotations

from dataclasses import dataclass

from pos.domain.store import Store
from pos.wire.codec import Moment


@dataclass(frozen=True, slots=True)
class EnrolRequest:
    """`POST /v1/enrol`."""

    code: str
    """The one-time code, `E-…`."""
    public_key: str
    """The till's Ed25519 public key, 64 hex digits."""


@dataclass(frozen=True, slots=True)
class Enrolled:
    """The till's identity."""

    till_id: str
    """Id."""
    number: int
    """Number within the store."""
    store: Store
    """Where it stands."""
    chain_key: str
    """The chain's Ed25519 public key, 64 hex digits: pickup codes and snapshots are signed with its other half."""
    server_time: Moment
    """The server's clock."""


@dataclass(frozen=True, slots=True)
class ChallengeRequest:
    """`POST /v1/session/challenge`."""

    till_id: str
    """Who asks."""


@dataclass(frozen=True, slots=True)
class Challenge:
    """Something to sign."""

    nonce: str
    """Opaque text; good for a minute."""


@dataclass(frozen=True, slots=True)
class SessionRequest:
    """`POST /v1/session`."""

    till_id: str
    """Who asks."""
    nonce: str
    """As given."""
    signature: str
    """Ed25519 over `session_bytes(till_id, nonce)` by the device key, 128 hex digits."""
    handing_in: bool = False
    """Only to hand in what an earlier ledger still holds; so much is open to a revoked till too."""


@dataclass(frozen=True, slots=True)
class Session:
    """A bearer token and where the server stands."""

    token: str
    """For `Authorization: Bearer`."""
    expires_in_s: float
    """How long it is good for."""
    last_tseq: int
    """The last event of this till that the server has without a gap."""
    last_hash: str
    """That event's hash."""
    server_time: Moment
    """The server's clock."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Every answer that is not 2xx."""

    reason: str
    """A code: `not_found`, `revoked`, `bad_signature` …"""
    message: str = ""
    """For the log, in English."""


def session_bytes(till_id: str, nonce: str) -> bytes:
    """What a till signs to begin a session."""
    return f"guitai session 1\0{till_id}\0{nonce}".encode()
