"""What a scanned or typed text is. The state of the till decides later where it goes.

Symbology identifiers (ISO/IEC 15424: `]E0` EAN-13, `]C1` GS1-128 …) are read and taken off. Our own numbers start with
a letter, so that a payment code, which is digits only, can never be one of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from pos.domain.barcode import is_gtin, item_key
from pos.domain.errors import BadValue
from pos.domain.numbering import NumberKind, parse_number
from pos.domain.own_code import OwnCode, is_body
from pos.domain.pickup import parse_pickup_code
from pos.domain.server_address import server_address

_NARROW = {0x3000: 0x20, **{wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}}
"""Full-width characters to those of ASCII."""

MAX_SCAN = 512
"""Longer texts are refused before anything reads them."""
BADGE_LENGTH = 16
MEMBER_LENGTH = 12
ORDER_LENGTH = 6
ENROLMENT_LENGTH = 10

_IDENTIFIER = re.compile(r"^\][A-Za-z][0-9A-Za-z]")
_PAYMENT = re.compile(r"^(1[0-5]\d{16}|(2[5-9]|30)\d{14,22}|62\d{17})$", re.ASCII)
_PHONE = re.compile(r"^1[3-9]\d{9}$", re.ASCII)


class ScanKind(StrEnum):
    """What a text is."""

    ITEM = "item"
    """A GTIN, or a text that may be a code of the chain's own or a 货号."""
    PICKUP = "pickup"
    ORDER = "order"
    RECEIPT = "receipt"
    MEMBER = "member"
    PHONE = "phone"
    BADGE = "badge"
    ENROLMENT = "enrolment"
    PAYMENT = "payment"
    """WeChat Pay, Alipay or UnionPay: never leaves the till outside a payment, never logged."""
    NOTHING = "nothing"
    """Empty, too long, or with characters no code has."""


@dataclass(frozen=True, slots=True)
class Scan:
    """A text and what it is."""

    kind: ScanKind
    """What."""
    text: str
    """Cleaned: no symbology identifier, no blanks around, own codes in upper case."""
    address: str = ""
    """The central server's, `https://host[:port]`, of an `ENROLMENT` whose QR brings it; else empty."""


def read_scan(raw: str) -> Scan:
    """What `raw` is. Never raises; what cannot be a code is `NOTHING` with an empty text."""
    if len(raw) > MAX_SCAN:
        return Scan(ScanKind.NOTHING, "")
    narrow = raw.translate(_NARROW)
    # An input method in full-width mode turns a wedge's digits into others; names in Chinese stay as they are.
    text = _IDENTIFIER.sub("", (narrow if narrow.isascii() else raw).strip()).strip()
    if not text or not text.isprintable():
        return Scan(ScanKind.NOTHING, "")
    own = _own(text.upper()) or _addressed(text)
    if own is not None:
        return own
    if is_gtin(text):
        return Scan(ScanKind.ITEM, text)
    if _PHONE.match(text):
        return Scan(ScanKind.PHONE, text)
    if _PAYMENT.match(text):
        return Scan(ScanKind.PAYMENT, text)
    return Scan(ScanKind.ITEM, item_key(text))


def _addressed(text: str) -> Scan | None:
    """The enrolment code that `https://host[:port]#E-…` is, with the address split off."""
    before, _, code = text.rpartition("#")
    address = server_address(before) if "://" in before else None
    own = _own(code.upper()) if address is not None else None
    if own is None or address is None or own.kind is not ScanKind.ENROLMENT:
        return None
    return Scan(own.kind, own.text, address)


def _own(text: str) -> Scan | None:
    """The own code that `text` (upper case) is."""
    for prefix, length, kind in (
        (OwnCode.BADGE, BADGE_LENGTH, ScanKind.BADGE),
        (OwnCode.MEMBER, MEMBER_LENGTH, ScanKind.MEMBER),
        (f"{OwnCode.ORDER}-", ORDER_LENGTH, ScanKind.ORDER),
        (f"{OwnCode.ENROLMENT}-", ENROLMENT_LENGTH, ScanKind.ENROLMENT),
    ):
        body = text.removeprefix(prefix)
        if text.startswith(prefix) and is_body(body) and len(body) == length:
            return Scan(kind, text)
    try:
        parse_pickup_code(text)
        return Scan(ScanKind.PICKUP, text)
    except BadValue:
        pass
    try:
        return Scan(ScanKind.RECEIPT, text) if parse_number(text).kind is NumberKind.RECEIPT else None
    except BadValue:
        return None
