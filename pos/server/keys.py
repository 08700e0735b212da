"""The server's own secrets: one file of mode 0600 in its data folder, made at the first start, never sent anywhere.

`chain`: Ed25519 seed, signs pickup codes and snapshots. `token`: authenticates session tokens and nonces. `seal`:
AES-256-GCM for what must not be readable in a stolen database. `lookup`: HMAC under which phone numbers and one-time
codes are found without being stored.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
from pathlib import Path

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from pos.domain.errors import DamagedFile

FILE = "server-keys.json"
_NAMES = ("chain", "token", "seal", "lookup")
_NONCE = 12


class Keys:
    """The server's keys, and what is done with them."""

    def __init__(self, *, chain: bytes, token: bytes, seal: bytes, lookup: bytes) -> None:
        """Each 32 bytes."""
        self._chain = Ed25519PrivateKey.from_private_bytes(chain)
        self._token = token
        self._seal = AESGCM(seal)
        self._lookup = lookup
        self.chain_key = self._chain.public_key().public_bytes_raw().hex()

    def sign(self, data: bytes) -> bytes:
        """The chain's signature, 64 bytes."""
        return self._chain.sign(data)

    def chain_signed(self, data: bytes, signature: bytes) -> bool:
        """Whether the chain signed it."""
        return signed_by(self.chain_key, data, signature)

    def mac(self, data: bytes) -> bytes:
        """32 bytes that only this server can make of `data`."""
        return hmac.digest(self._token, data, "sha256")

    def lookup(self, text: str) -> str:
        """64 hex digits under which `text` is found."""
        return hmac.new(self._lookup, text.encode(), hashlib.sha256).hexdigest()

    def seal(self, clear: bytes) -> bytes:
        """`clear`, readable only with this server's keys."""
        nonce = os.urandom(_NONCE)
        return nonce + self._seal.encrypt(nonce, clear, None)

    def unseal(self, sealed: bytes) -> bytes:
        """What `seal` was given. Raises DamagedFile when it was sealed with another key or altered."""
        try:
            return self._seal.decrypt(sealed[:_NONCE], sealed[_NONCE:], None)
        except (InvalidTag, ValueError) as error:
            raise DamagedFile("a sealed value does not open with this server's keys") from error


def signed_by(public_key: str, data: bytes, signature: bytes) -> bool:
    """Whether `signature` over `data` was made by the other half of `public_key` (64 hex digits)."""
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key)).verify(signature, data)
    except (InvalidSignature, ValueError):
        return False
    return True


def open_keys(folder: Path) -> Keys:
    """The keys in `folder`, made when there are none. Raises DamagedFile when the file is not what was written."""
    path = folder / FILE
    if not path.exists():
        _create(path)
    try:
        held = json.loads(path.read_text(encoding="ascii"))
        return Keys(**{name: bytes.fromhex(held[name]) for name in _NAMES})
    except (ValueError, KeyError, TypeError) as error:
        raise DamagedFile(f"{path.name} is damaged; restore it from the backup") from error


def _create(path: Path) -> None:
    """Write new keys so that another process sees a whole file or none, and the first one wins."""
    text = json.dumps({name: secrets.token_hex(32) for name in _NAMES})
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    if path.exists():
        draft.unlink()
    else:
        draft.replace(path)
