"""RSA-SHA256 (PKCS #1 v1.5) in base64, as both providers sign: WeChat's SHA256-RSA2048, Alipay's RSA2."""

from __future__ import annotations

import base64
import binascii
import hashlib

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_der_private_key,
    load_der_public_key,
    load_pem_private_key,
    load_pem_public_key,
)

from pos.domain.errors import BadValue

LEAST_BITS = 2048


def sign(key: RSAPrivateKey, data: bytes) -> str:
    """The signature of `data`, base64."""
    return base64.b64encode(key.sign(data, PKCS1v15(), hashes.SHA256())).decode()


def is_signed(key: RSAPublicKey, data: bytes, signature: str) -> bool:
    """Whether the other half of `key` signed `data`. Never raises."""
    try:
        key.verify(base64.b64decode(signature, validate=True), data, PKCS1v15(), hashes.SHA256())
    except (InvalidSignature, binascii.Error, ValueError):
        return False
    return True


def read_private_key(text: bytes) -> RSAPrivateKey:
    """A merchant's private key: PEM, or the bare base64 that the providers' tools hand out. Raises BadValue.

    Nothing of the key is in the error.
    """
    try:
        key = load_pem_private_key(text, None) if b"-----BEGIN" in text else load_der_private_key(_bare(text), None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        raise BadValue("not an RSA private key without a password (PEM or base64, PKCS #8 or PKCS #1)") from None
    if not isinstance(key, RSAPrivateKey) or key.key_size < LEAST_BITS:
        raise BadValue(f"not an RSA key of {LEAST_BITS} bits or more")
    return key


def read_public_key(text: bytes) -> RSAPublicKey:
    """A provider's public key: PEM, bare base64, or a certificate that has it. Raises BadValue."""
    try:
        if b"BEGIN CERTIFICATE" in text:
            key = x509.load_pem_x509_certificate(text).public_key()
        else:
            key = load_pem_public_key(text) if b"-----BEGIN" in text else load_der_public_key(_bare(text))  # type: ignore[assignment]
    except (ValueError, TypeError, UnsupportedAlgorithm):
        raise BadValue("not an RSA public key or certificate (PEM or base64)") from None
    if not isinstance(key, RSAPublicKey) or key.key_size < LEAST_BITS:
        raise BadValue(f"not an RSA key of {LEAST_BITS} bits or more")
    return key


def read_certificate_key(text: bytes) -> RSAPublicKey:
    """The public key in a certificate. Raises BadValue for anything but a certificate."""
    if b"BEGIN CERTIFICATE" not in text:
        raise BadValue("not a certificate")
    return read_public_key(text)


def certificate_serial(text: bytes) -> str:
    """The serial number of a certificate in upper-case hex, as WeChat Pay writes it; empty for a bare key."""
    if b"BEGIN CERTIFICATE" not in text:
        return ""
    try:
        return f"{x509.load_pem_x509_certificate(text).serial_number:X}"
    except ValueError:
        raise BadValue("not a certificate") from None


def fingerprint(key: RSAPublicKey) -> str:
    """What people compare: the first 16 hex digits of the SHA-256 of a public key (DER, SubjectPublicKeyInfo)."""
    return hashlib.sha256(key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).hexdigest()[:16]


def _bare(text: bytes) -> bytes:
    return base64.b64decode(b"".join(text.split()), validate=True)
