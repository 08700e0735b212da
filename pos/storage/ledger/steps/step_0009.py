"""Receipts and transfers are found among a million sales: an index of just their events."""

from __future__ import annotations

from pos.storage.ledger.steps.step import Step

STEP = Step(
    major=2,
    statements=(
        """CREATE INDEX journal_stock_work ON journal (kind, tseq)
            WHERE kind IN ('goods_received', 'transfer_moved')""",
    ),
)
