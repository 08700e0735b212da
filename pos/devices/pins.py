"""PINs on the till: argon2id with the costs of the server, and the till's pepper around it."""

from __future__ import annotations

import hmac

from pos.domain.staff import PIN_LANES, PIN_MEMORY_KIB, PIN_TIME_COST, PIN_VERIFIER_BYTES


class Argon2PinHasher:
    """Implements `ports.keys.PinHasher`."""

    def __init__(self, *, pepper: bytes) -> None:
        """`pepper`: 32 random bytes of this till alone, kept apart from the file that holds what is checked."""
        self._pepper = pepper

    def check(self, pin: str, *, salt: bytes, checked: bytes) -> bool:
        """Whether the PIN is the one that `checked` was made of. About 20 ms."""
        # Loaded when the first PIN has been typed: the panel that asks for it does not wait.
        from argon2.low_level import Type, hash_secret_raw

        verifier = hash_secret_raw(
            pin.encode(),
            salt,
            time_cost=PIN_TIME_COST,
            memory_cost=PIN_MEMORY_KIB,
            parallelism=PIN_LANES,
            hash_len=PIN_VERIFIER_BYTES,
            type=Type.ID,
        )
        return hmac.compare_digest(self.seal(verifier), checked)

    def seal(self, verifier: bytes) -> bytes:
        """What is kept of a verifier that the server sent: HMAC-SHA256 under the pepper."""
        return hmac.digest(self._pepper, verifier, "sha256")
