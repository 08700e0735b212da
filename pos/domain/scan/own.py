"""The codes we print ourselves, told by their prefix and the length of their body.

Every one begins with a letter, and no body has O, 0, I or 1: none can be a payment code or a GTIN.
"""

from __future__ import annotations

import uuid

from pos.domain.errors import BadValue
from pos.domain.numbering import NumberKind, parse_number
from pos.domain.own_code import OwnCode, decode, encode, is_body
from pos.domain.scan.kinds import ScanKind

BADGE_LENGTH = 16
MEMBER_LENGTH = 12
RIGHT_LENGTH = 12
"""Of coupons and vouchers."""
ORDER_LENGTH = 6
ENROLMENT_LENGTH = 10
SHELF_LENGTH = 6
HOLD_LENGTH = 8
TRANSFER_LENGTH = 8
BOX_LENGTH = 10

_SHAPES: tuple[tuple[str, int, ScanKind], ...] = (
    (OwnCode.BADGE, BADGE_LENGTH, ScanKind.BADGE),
    (OwnCode.MEMBER, MEMBER_LENGTH, ScanKind.MEMBER),
    (OwnCode.COUPON, RIGHT_LENGTH, ScanKind.COUPON),
    (OwnCode.VOUCHER, RIGHT_LENGTH, ScanKind.VOUCHER),
    (f"{OwnCode.ORDER}-", ORDER_LENGTH, ScanKind.ORDER),
    (f"{OwnCode.ENROLMENT}-", ENROLMENT_LENGTH, ScanKind.ENROLMENT),
    (f"{OwnCode.SHELF}-", SHELF_LENGTH, ScanKind.SHELF),
    (f"{OwnCode.HOLD}-", HOLD_LENGTH, ScanKind.HOLD),
    (f"{OwnCode.TRANSFER}-", TRANSFER_LENGTH, ScanKind.TRANSFER),
    (f"{OwnCode.BOX}-", BOX_LENGTH, ScanKind.LOGISTIC),
)
"""Prefix, characters of the body, kind."""
_SIGNED: tuple[tuple[str, int, ScanKind], ...] = (
    (OwnCode.PICKUP, 16 + 16 + 64, ScanKind.PICKUP),
    (OwnCode.MEMBER_NOW, 16 + 5 + 64, ScanKind.MEMBER),
    (OwnCode.COUPON_QR, 3 * 16 + 2 * 5 + 64, ScanKind.COUPON),
)
"""Prefix, bytes of the signed body, kind."""


def own_kind(text: str) -> ScanKind | None:
    """What a text (upper case) is among our own codes; None for what is none of them."""
    for prefix, length, kind in _SHAPES:
        if len(text) == len(prefix) + length and text.startswith(prefix) and is_body(text[len(prefix) :]):
            return kind
    for prefix, size, kind in _SIGNED:
        if text.startswith(prefix) and _size(text[len(prefix) :]) == size:
            return kind
    try:
        return ScanKind.RECEIPT if parse_number(text).kind is NumberKind.RECEIPT else None
    except BadValue:
        return None


def hold_code(cart_id: str) -> str:
    """What stands on the slip of a cart on hold: the end of its id, which is random. Raises ValueError for no id."""
    return f"{OwnCode.HOLD}-{encode(uuid.UUID(cart_id).bytes[-HOLD_LENGTH * 5 // 8 :])}"


def _size(body: str) -> int:
    """Bytes of a signed body; 0 for what is none."""
    try:
        return len(decode(body))
    except BadValue:
        return 0
