"""Payments by code that this till has begun: written down before anything is sent.

What was shown is not in it, only what recognises it.
"""

from __future__ import annotations

from pos.storage.ledger.steps.step import Step

STEP = Step(
    major=2,
    statements=(
        """CREATE TABLE payment (
            place INTEGER PRIMARY KEY, attempt_id TEXT NOT NULL UNIQUE, sale_id TEXT NOT NULL, provider TEXT NOT NULL,
            amount INTEGER NOT NULL, code_mark TEXT NOT NULL, created_ms INTEGER NOT NULL, state TEXT NOT NULL,
            reason TEXT NOT NULL, transaction_no TEXT NOT NULL, version INTEGER NOT NULL, wanted INTEGER NOT NULL,
            settled INTEGER NOT NULL)""",
        "CREATE INDEX payment_by_sale ON payment (sale_id)",
        "CREATE INDEX payment_unsettled ON payment (place) WHERE settled = 0",
    ),
)
