"""The verifier of a PIN: argon2id (RFC 9106) with the costs that tills repeat."""

from __future__ import annotations

import os
import re

from argon2.low_level import Type, hash_secret_raw

from pos.domain.errors import BadValue
from pos.domain.staff import (
    PIN_DIGITS,
    PIN_LANES,
    PIN_MEMORY_KIB,
    PIN_SALT_BYTES,
    PIN_TIME_COST,
    PIN_VERIFIER_BYTES,
)

_PIN = re.compile(rf"^\d{{{PIN_DIGITS}}}$", re.ASCII)


def new_salt() -> bytes:
    """A salt for a new PIN."""
    return os.urandom(PIN_SALT_BYTES)


def verifier(pin: str, salt: bytes) -> bytes:
    """The argon2id tag of a PIN. Raises BadValue unless it is six digits."""
    if not _PIN.match(pin):
        raise BadValue(f"a PIN has {PIN_DIGITS} digits")
    return hash_secret_raw(
        pin.encode(),
        salt,
        time_cost=PIN_TIME_COST,
        memory_cost=PIN_MEMORY_KIB,
        parallelism=PIN_LANES,
        hash_len=PIN_VERIFIER_BYTES,
        type=Type.ID,
    )
