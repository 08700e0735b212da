"""Turn a new computer into a till: exchange head office's one-time code for an identity."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from pos.domain.errors import BadValue, Refused, Unreachable
from pos.domain.scan import ScanKind, read_scan
from pos.ports.central import Central
from pos.ports.keys import Secrets, Signer
from pos.wire.codec import decode, encode
from pos.wire.enrol import Enrolled

IDENTITY = "identity"
"""Secret: who this till is, with its key; one value, so that they change together."""
_EARLIER = "was-"
"""Secrets: who this till was before it was enrolled again, by till id. What its ledger still holds is sent with it."""
NEXT_KEY = "next-key"
"""Secret: the key that the enrolment under way will give to the server."""
_SEED = 32
_HEX_SEED = re.compile(r"^[0-9a-f]{64}$")


@dataclass(frozen=True, slots=True)
class Identity:
    """Who this till is."""

    enrolled: Enrolled
    """As head office told."""
    seed: str
    """The till's Ed25519 key, 64 hex digits."""


class EnrolOutcome(StrEnum):
    """What a code came to."""

    ENROLLED = "enrolled"
    NOT_A_CODE = "not_a_code"
    """The text is no enrolment code; nothing was asked."""
    UNKNOWN_CODE = "unknown_code"
    USED_CODE = "used_code"
    EXPIRED_CODE = "expired_code"
    REFUSED = "refused"
    """Another no; the log says which."""
    UNREACHABLE = "unreachable"
    """No answer. The code may be tried again, on this computer, however far it got."""


@dataclass(frozen=True, slots=True)
class EnrolAnswer:
    """What became of it."""

    outcome: EnrolOutcome
    """What the code came to."""
    identity: Identity | None = None
    """Who this till is now, for `ENROLLED`."""


class EnrolTill:
    """The key is made here and kept before the code is spent, so that a crash in between costs nothing: the same code
    with the same key gets the same answer from the server.
    """

    def __init__(self, *, central: Central, secrets: Secrets, signer: Callable[[bytes], Signer]) -> None:
        """`signer`: from a seed of 32 bytes to its key."""
        self._central = central
        self._secrets = secrets
        self._signer = signer

    def __call__(self, text: str) -> EnrolAnswer:
        """Enrol with what was typed or scanned. Raises StorageError when the key cannot be kept; nothing is spent."""
        scan = read_scan(text)
        if scan.kind is not ScanKind.ENROLMENT:
            return EnrolAnswer(EnrolOutcome.NOT_A_CODE)
        seed = self._next_seed()
        try:
            enrolled = self._central.enrol(code=scan.text, public_key=self._signer(seed).public_key)
        except Unreachable:
            return EnrolAnswer(EnrolOutcome.UNREACHABLE)
        except Refused as refused:
            known = refused.reason in set(EnrolOutcome)
            return EnrolAnswer(EnrolOutcome(refused.reason) if known else EnrolOutcome.REFUSED)
        identity = Identity(enrolled=enrolled, seed=seed.hex())
        before = known_identity(self._secrets)
        if before is not None:
            self._secrets.put(_EARLIER + before.enrolled.till_id, encode(before))
        self._secrets.put(IDENTITY, encode(identity))
        return EnrolAnswer(EnrolOutcome.ENROLLED, identity)

    def _next_seed(self) -> bytes:
        """The key of an enrolment that broke off, or a new one: a till that enrols again gets another key."""
        seed = self._secrets.get(NEXT_KEY)
        identity = known_identity(self._secrets)
        if seed is None or len(seed) != _SEED or (identity is not None and identity.seed == seed.hex()):
            seed = os.urandom(_SEED)
            self._secrets.put(NEXT_KEY, seed)
        return seed


def known_identity(secrets: Secrets) -> Identity | None:
    """Who this till is; None before it was enrolled. Raises BadValue when what was kept is damaged."""
    return _identity(secrets, IDENTITY)


def earlier_identity(secrets: Secrets, till_id: str) -> Identity | None:
    """Who this till was under another id; None where it never was. Raises BadValue when what was kept is damaged."""
    return _identity(secrets, _EARLIER + till_id)


def _identity(secrets: Secrets, name: str) -> Identity | None:
    kept = secrets.get(name)
    if kept is None:
        return None
    identity = decode(kept, Identity)
    if not _HEX_SEED.match(identity.seed):
        raise BadValue("the till's key is damaged")
    return identity
