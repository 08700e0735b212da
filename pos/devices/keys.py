"""Ed25519 (RFC 8032): the till's own key, and the public half of the chain's.

What computes with them is loaded when something is signed or verified for the first time: a sale needs neither.
"""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING

from pos.domain.errors import BadValue, DamagedFile
from pos.ports.keys import Secrets

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

KEY_SIZE = 32
"""Bytes of a database key, of a pepper and of the seed of an Ed25519 key."""


class Ed25519Signer:
    """The till's own key."""

    def __init__(self, seed: bytes) -> None:
        """`seed`: 32 random bytes."""
        self._seed = seed

    @cached_property
    def _key(self) -> Ed25519PrivateKey:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return Ed25519PrivateKey.from_private_bytes(self._seed)

    @cached_property
    def public_key(self) -> bytes:
        """32 bytes."""
        return self._key.public_key().public_bytes_raw()

    def sign(self, data: bytes) -> bytes:
        """64 bytes."""
        return self._key.sign(data)


class Ed25519Verifier:
    """The chain's public key."""

    def __init__(self, public_key: str) -> None:
        """`public_key`: 64 hex digits. Raises BadValue."""
        try:
            self._public = bytes.fromhex(public_key)
        except ValueError as error:
            raise BadValue("not an Ed25519 public key") from error
        if len(self._public) != KEY_SIZE:
            raise BadValue("not an Ed25519 public key")

    @cached_property
    def _key(self) -> Ed25519PublicKey:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

        return Ed25519PublicKey.from_public_bytes(self._public)

    def verify(self, data: bytes, signature: bytes) -> bool:
        """Whether the chain signed `data`."""
        from cryptography.exceptions import InvalidSignature

        try:
            self._key.verify(signature, data)
        except InvalidSignature:
            return False
        return True


def kept_key(secrets: Secrets, name: str) -> bytes:
    """The 32 random bytes kept under `name`: made at the first call and kept before they are given out.

    Raises StorageError, also when what is kept is not such a key.
    """
    key = secrets.get(name)
    if key is None:
        secrets.put(name, os.urandom(KEY_SIZE))
        key = secrets.get(name)
    if key is None or len(key) != KEY_SIZE:
        raise DamagedFile(f"the secret {name!r} is not {KEY_SIZE} bytes")
    return key
