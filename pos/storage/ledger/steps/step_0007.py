"""The server's signature under the journal's head: one row, the last head that it signed."""

from __future__ import annotations

from pos.storage.ledger.steps.step import Step

STEP = Step(
    major=2,
    statements=("CREATE TABLE seal (place INTEGER PRIMARY KEY CHECK (place = 1), body BLOB NOT NULL)",),
)
