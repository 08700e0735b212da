"""Shifts with and without a drawer, Z reports and their perpetual total.

Shifts from before had a drawer each; their closings count from 0.
"""

from __future__ import annotations

from pos.storage.ledger.steps.step import Step

STEP = Step(
    major=2,
    statements=(
        "ALTER TABLE shift ADD COLUMN drawer INTEGER NOT NULL DEFAULT 1",
        "ALTER TABLE shift_close ADD COLUMN z_number TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE shift_close ADD COLUMN perpetual INTEGER NOT NULL DEFAULT 0",
    ),
)
