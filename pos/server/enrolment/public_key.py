"""Which Ed25519 public keys a till may have."""

from __future__ import annotations

_P = (1 << 255) - 19
_ORDER_EIGHT = 0x05FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826
_SMALL = frozenset({0, 1, _P - 1, _P, _P + 1, _ORDER_EIGHT, _P - _ORDER_EIGHT})
"""Second coordinates of the eight points of small order, and the two that can be written in another way. Under such a
key, signatures that nobody made are true (RFC 8032, 5.1.7; Brendel et al., "The Provable Security of Ed25519")."""


def is_usable(public_key: str) -> bool:
    """Whether 64 hex digits are a key of which somebody can hold the other half alone."""
    try:
        key = bytes.fromhex(public_key)
    except ValueError:
        return False
    return len(key) == 32 and int.from_bytes(key, "little") & ((1 << 255) - 1) not in _SMALL
