"""Keys without cryptography: a signature is a hash that anybody could make, so tests see who signed what."""

import hashlib
import hmac


class Signer:
    """`ports.keys.Signer`."""

    def __init__(self, seed: bytes = b"till") -> None:
        self._seed = seed

    @property
    def public_key(self) -> bytes:
        return hashlib.sha256(b"public:" + self._seed).digest()

    def sign(self, data: bytes) -> bytes:
        return signature(self.public_key, data)


class Verifier:
    """`ports.keys.Verifier`: knows one public key."""

    def __init__(self, public_key: bytes) -> None:
        self._public_key = public_key

    def verify(self, data: bytes, signed: bytes) -> bool:
        return hmac.compare_digest(signature(self._public_key, data), signed)


class Secrets:
    """`ports.keys.Secrets`, and in which order they were kept."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def get(self, name: str) -> bytes | None:
        return self.kept.get(name)

    def put(self, name: str, value: bytes) -> None:
        self.kept[name] = value


class PinHasher:
    """`ports.keys.PinHasher`, a fast one."""

    def check(self, pin: str, *, salt: bytes, checked: bytes) -> bool:
        return hmac.compare_digest(self.hashed(pin, salt=salt), checked)

    def hashed(self, pin: str, *, salt: bytes) -> bytes:
        return hashlib.sha256(salt + pin.encode()).digest()


def signature(public_key: bytes, data: bytes) -> bytes:
    """64 bytes over `data`."""
    return hashlib.sha512(public_key + data).digest()
