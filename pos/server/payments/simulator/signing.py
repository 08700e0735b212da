"""Keys and signatures of the simulated providers, and what a merchant is told of them."""

from __future__ import annotations

import base64
import os
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

_NAMES = ("wechat-merchant", "wechat-platform", "alipay-merchant", "alipay-platform", "stranger")


@dataclass(frozen=True, slots=True)
class SimulatedKeys:
    """Both sides of both contracts."""

    wechat_merchant: rsa.RSAPrivateKey
    wechat_platform: rsa.RSAPrivateKey
    alipay_merchant: rsa.RSAPrivateKey
    alipay_platform: rsa.RSAPrivateKey
    stranger: rsa.RSAPrivateKey
    """Signs what is forged."""


def open_simulated_keys(folder: Path) -> SimulatedKeys:
    """The keys in `folder`, made where there are none. They are worth nothing outside this machine."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return SimulatedKeys(*(_open(folder / f"{name}.pem") for name in _NAMES))


def new_simulated_keys() -> SimulatedKeys:
    """New keys, kept nowhere."""
    return SimulatedKeys(*(rsa.generate_private_key(65537, 2048) for _ in _NAMES))


def make_signature(key: rsa.RSAPrivateKey, data: bytes) -> str:
    """SHA256 with RSA, base64."""
    return base64.b64encode(key.sign(data, padding.PKCS1v15(), SHA256())).decode()


def holds(key: rsa.RSAPublicKey, data: bytes, signature: str) -> bool:
    """Whether a signature is right."""
    try:
        key.verify(base64.b64decode(signature, validate=True), data, padding.PKCS1v15(), SHA256())
    except (InvalidSignature, ValueError):
        return False
    return True


def private_pem(key: rsa.RSAPrivateKey) -> bytes:
    """For the merchant's own file."""
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def public_pem(key: rsa.RSAPrivateKey) -> bytes:
    """The half that may be known."""
    return key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def _open(path: Path) -> rsa.RSAPrivateKey:
    if not path.exists():
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(private_pem(rsa.generate_private_key(65537, 2048)))
    key = load_pem_private_key(path.read_bytes(), None)
    if not isinstance(key, rsa.RSAPrivateKey):
        raise ValueError(f"{path.name} is no RSA key")
    return key
