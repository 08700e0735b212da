"""The codes we print ourselves: upper-case, read case-insensitively, without O, 0, I and 1.

A code is a letter prefix that says what it is, and a body. The prefix keeps them apart from payment codes, which are
digits only. Bodies use the 32 letters and digits below (the shape of RFC 4648 base32 with another alphabet).
"""

from __future__ import annotations

import secrets
from enum import StrEnum

from pos.domain.errors import BadValue

ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
_VALUE = {letter: value for value, letter in enumerate(ALPHABET)}


class OwnCode(StrEnum):
    """Prefixes of our own codes."""

    RECEIPT = "R"
    ORDER = "O"
    PICKUP = "GP"
    MEMBER = "M"
    BADGE = "B"
    ENROLMENT = "E"
    COUPON = "C"
    COUPON_QR = "GC"
    """Signed: a till can tell a true one without a network."""
    VOUCHER = "V"
    MEMBER_NOW = "GM"
    """The member's dynamic code: signed, good for a minute."""
    SHELF = "S"
    HOLD = "H"
    """A parked cart."""
    TRANSFER = "T"
    BOX = "X"
    """A box on its way to another store that has no SSCC."""


def new_body(length: int) -> str:
    """`length` random characters of the alphabet."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def is_body(text: str) -> bool:
    """Whether every character is one of the alphabet, in upper case."""
    return bool(text) and all(letter in _VALUE for letter in text)


def encode(data: bytes) -> str:
    """Bytes as upper-case text, five bits a character, the last one filled with zero bits."""
    bits = int.from_bytes(data, "big") << (-len(data) * 8 % 5)
    length = (len(data) * 8 + 4) // 5
    return "".join(ALPHABET[bits >> 5 * place & 31] for place in range(length - 1, -1, -1))


def decode(text: str) -> bytes:
    """The bytes of `encode`. Raises BadValue for foreign characters, a wrong length or filling that is not zero."""
    upper = text.upper()
    if not is_body(upper):
        raise BadValue("not one of our codes")
    bits = 0
    for letter in upper:
        bits = bits << 5 | _VALUE[letter]
    size, filling = divmod(len(upper) * 5, 8)
    if filling >= 5 or bits & ((1 << filling) - 1):
        raise BadValue("not one of our codes")
    return (bits >> filling).to_bytes(size, "big")
