"""Pieces with serial numbers that were sold here or came back, so that one is not sold twice unnoticed.

Only goods whose code says a serial number are in it: other sales cost nothing more.
"""

from __future__ import annotations

from pos.storage.ledger.steps.step import Step

STEP = Step(
    major=2,
    statements=(
        """CREATE TABLE sold_piece (
            variant_id TEXT NOT NULL, serial TEXT NOT NULL, tseq INTEGER NOT NULL REFERENCES document,
            line INTEGER NOT NULL, quantity INTEGER NOT NULL,
            PRIMARY KEY (variant_id, serial, tseq, line)) WITHOUT ROWID""",
    ),
)
