"""The tables of the mirror.

Each row bears the epoch in which the server last told it: when a restored server has told everything again, rows of the
epoch before are what it no longer has.
"""

from __future__ import annotations

FORMAT = 5
"""`user_version`: a mirror of another format is emptied and fetched again."""

TABLES = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID",
    """CREATE TABLE stock (
        variant_id TEXT PRIMARY KEY, quantity INTEGER NOT NULL, reserved INTEGER NOT NULL,
        epoch TEXT NOT NULL) WITHOUT ROWID""",
    """CREATE TABLE orders (
        order_id TEXT PRIMARY KEY, placed_ms INTEGER NOT NULL, body BLOB NOT NULL, epoch TEXT NOT NULL)""",
    """CREATE TABLE staff (
        staff_id TEXT PRIMARY KEY, folded_name TEXT NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL,
        salt BLOB NOT NULL, checked BLOB NOT NULL, badge_hash TEXT NOT NULL, active INTEGER NOT NULL,
        epoch TEXT NOT NULL)""",
    "CREATE TABLE store (store_id TEXT PRIMARY KEY, body BLOB NOT NULL, epoch TEXT NOT NULL)",
    """CREATE TABLE member (
        member_id TEXT PRIMARY KEY, body BLOB NOT NULL, coupons BLOB NOT NULL, told INTEGER NOT NULL,
        epoch TEXT NOT NULL) WITHOUT ROWID""",
    "CREATE TABLE member_key (key BLOB PRIMARY KEY, member_id TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE member_vouchers (member_id TEXT PRIMARY KEY, body BLOB NOT NULL) WITHOUT ROWID",
    "CREATE TABLE stocktake (stocktake_id TEXT PRIMARY KEY, body BLOB NOT NULL, epoch TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE transfer (transfer_id TEXT PRIMARY KEY, body BLOB NOT NULL, epoch TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE delivery (delivery_id TEXT PRIMARY KEY, body BLOB NOT NULL, epoch TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE setting (name TEXT PRIMARY KEY, body BLOB NOT NULL, epoch TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE coupon_issue (batch_id TEXT PRIMARY KEY, body BLOB NOT NULL, epoch TEXT NOT NULL) WITHOUT ROWID",
)

TOLD_BY_SERVER = ("stock", "orders", "staff", "store", "setting", "coupon_issue", "stocktake", "transfer", "delivery")
"""Tables whose rows the feed brings."""
