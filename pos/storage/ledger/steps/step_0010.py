"""A payment may be another platform's voucher: what it is worth, what was paid, how the platform calls it."""

from __future__ import annotations

from pos.storage.ledger.steps.step import Step

STEP = Step(
    major=2,
    statements=("ALTER TABLE payment ADD COLUMN voucher BLOB NOT NULL DEFAULT x''",),
)
