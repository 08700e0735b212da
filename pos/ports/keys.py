"""Keys: the till's own signature, the chain's, and where secrets are kept."""

from __future__ import annotations

from typing import Protocol


class Signer(Protocol):
    """The till's Ed25519 key. It was made here and never leaves."""

    @property
    def public_key(self) -> bytes:
        """32 bytes."""

    def sign(self, data: bytes) -> bytes:
        """64 bytes."""


class Verifier(Protocol):
    """The chain's public Ed25519 key."""

    def verify(self, data: bytes, signature: bytes) -> bool:
        """Whether the chain signed it."""


class Secrets(Protocol):
    """DPAPI, the system's keyring, or a file of mode 0600 where there is none."""

    def get(self, name: str) -> bytes | None:
        """A secret; None where there is none."""

    def put(self, name: str, value: bytes) -> None:
        """Keep a secret, durably."""


class PinHasher(Protocol):
    """argon2id, as slow as it should be: never on the GUI thread."""

    def check(self, pin: str, *, salt: bytes, checked: bytes) -> bool:
        """Whether the PIN is the one that `checked` was made of (see `mirror.PinRecord`)."""
