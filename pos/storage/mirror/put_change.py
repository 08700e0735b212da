"""Rows of the store feed, put into the mirror."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Mapping

from pos.domain.errors import WireError
from pos.domain.moments import to_ms
from pos.domain.order import Order
from pos.domain.staff import Role
from pos.domain.transfer import Transfer
from pos.storage.database import Cursor
from pos.wire.codec import decode, encode
from pos.wire.deliveries import DeliveryRecord
from pos.wire.feed import (
    Change,
    ChangeKind,
    CouponIssueRecord,
    LabelsRecord,
    MemberRecord,
    MembershipRecord,
    PromotionsRecord,
    RuleLimitsRecord,
    ScanRulesRecord,
    StaffRecord,
    StockLevel,
    StoreRecord,
    StoreRulesRecord,
    TicketsRecord,
)
from pos.wire.stocktakes import StocktakeRecord

_LISTED = frozenset({ChangeKind.COUPON_ISSUE, ChangeKind.STOCKTAKE, ChangeKind.TRANSFER, ChangeKind.DELIVERY})
"""What has a table of its own: id and body."""
_SETTINGS: Mapping[str, Callable[[bytes], bytes]] = {
    ChangeKind.STORE_RULES: lambda said: encode(decode(said, StoreRulesRecord).rules),
    ChangeKind.MEMBERSHIP: lambda said: encode(decode(said, MembershipRecord).membership),
    ChangeKind.TICKETS: lambda said: encode(decode(said, TicketsRecord).templates),
    ChangeKind.LABELS: lambda said: decode(said, LabelsRecord).document.encode(),
    ChangeKind.SCAN_RULES: lambda said: encode(decode(said, ScanRulesRecord).rules),
    ChangeKind.PROMOTIONS: lambda said: decode(said, PromotionsRecord).document.encode(),
    ChangeKind.RULE_LIMITS: lambda said: encode(decode(said, RuleLimitsRecord).limits),
}
"""What there is one of in a store, and what of it is kept."""


def put_change(cursor: Cursor, change: Change, *, epoch: str, pepper: bytes) -> None:
    """Store one row; kinds this program does not know are passed over. Raises WireError for what cannot be read."""
    if change.kind == ChangeKind.STOCK:
        level = decode(change.payload, StockLevel)
        cursor.execute(
            "INSERT OR REPLACE INTO stock VALUES (?, ?, ?, ?)",
            (level.variant_id, level.quantity, level.reserved, epoch),
        )
    elif change.kind == ChangeKind.ORDER:
        order = decode(change.payload, Order)
        cursor.execute(
            "INSERT OR REPLACE INTO orders VALUES (?, ?, ?, ?)",
            (order.order_id, to_ms(order.placed), encode(order), epoch),
        )
    elif change.kind == ChangeKind.STAFF:
        _put_staff(cursor, decode(change.payload, StaffRecord), epoch=epoch, pepper=pepper)
    elif change.kind == ChangeKind.STORE:
        store = decode(change.payload, StoreRecord).store
        cursor.execute("INSERT OR REPLACE INTO store VALUES (?, ?, ?)", (store.store_id, encode(store), epoch))
    elif change.kind == ChangeKind.MEMBER:
        put_member(cursor, decode(change.payload, MemberRecord), epoch=epoch)
    elif change.kind in _SETTINGS:
        body = _SETTINGS[change.kind](change.payload)
        cursor.execute("INSERT OR REPLACE INTO setting VALUES (?, ?, ?)", (change.kind, body, epoch))
    elif change.kind in _LISTED:
        _put_listed(cursor, change, epoch=epoch)


def put_member(cursor: Cursor, record: MemberRecord, *, epoch: str, told: bool = True) -> None:
    """Keep a member and what names them. `told`: by the feed, which will also say when they change."""
    member_id = record.member.member_id
    # Few members have one: a row only for those.
    cursor.execute("DELETE FROM member_vouchers WHERE member_id = ?", (member_id,))
    if record.gone:
        cursor.execute("DELETE FROM member_key WHERE member_id = ?", (member_id,))
        cursor.execute("DELETE FROM member WHERE member_id = ?", (member_id,))
        return
    cursor.execute(
        """INSERT INTO member VALUES (?1, ?2, ?3, ?4, ?5)
        ON CONFLICT DO UPDATE SET body = ?2, coupons = ?3, told = max(told, ?4), epoch = ?5""",
        (member_id, encode(record.member), encode(record.coupons), int(told), epoch),
    )
    if record.vouchers:
        cursor.execute("INSERT INTO member_vouchers VALUES (?, ?)", (member_id, encode(record.vouchers)))
    cursor.executemany(
        "INSERT OR REPLACE INTO member_key VALUES (?, ?)", [(_key(key), member_id) for key in record.keys]
    )


def _put_listed(cursor: Cursor, change: Change, *, epoch: str) -> None:
    if change.kind == ChangeKind.COUPON_ISSUE:
        issue = decode(change.payload, CouponIssueRecord).issue
        cursor.execute("INSERT OR REPLACE INTO coupon_issue VALUES (?, ?, ?)", (issue.batch_id, encode(issue), epoch))
    elif change.kind == ChangeKind.STOCKTAKE:
        record = decode(change.payload, StocktakeRecord)
        row = (record.stocktake.stocktake_id, encode(record), epoch)
        cursor.execute("INSERT OR REPLACE INTO stocktake VALUES (?, ?, ?)", row)
    elif change.kind == ChangeKind.DELIVERY:
        told = decode(change.payload, DeliveryRecord)
        cursor.execute("INSERT OR REPLACE INTO delivery VALUES (?, ?, ?)", (told.delivery_id, encode(told), epoch))
    else:
        transfer = decode(change.payload, Transfer)
        row = (transfer.transfer_id, encode(transfer), epoch)
        cursor.execute("INSERT OR REPLACE INTO transfer VALUES (?, ?, ?)", row)


def _key(key: str) -> bytes:
    """Half of a SHA-256 tells members apart as well as all of it. Raises WireError."""
    try:
        return bytes.fromhex(key)[:16]
    except ValueError as error:
        raise WireError("not a member's key") from error


def _put_staff(cursor: Cursor, record: StaffRecord, *, epoch: str, pepper: bytes) -> None:
    """Of the PIN's verifier only its HMAC under the till's pepper is kept: the file alone says nothing of a PIN."""
    try:
        role = Role(record.role)
        salt = bytes.fromhex(record.pin_salt)
        verifier = bytes.fromhex(record.pin_verifier)
    except ValueError as error:
        raise WireError(f"staff {record.staff_id}: {error}") from error
    cursor.execute(
        "INSERT OR REPLACE INTO staff VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            record.staff_id,
            record.name.strip().casefold(),
            record.name,
            role.value,
            salt,
            hmac.digest(pepper, verifier, "sha256"),
            record.badge_hash,
            int(record.active),
            epoch,
        ),
    )
