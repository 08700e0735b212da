"""What this till counted in stocktakes: running sums, so that the 50,000th scan costs what the first did."""

from __future__ import annotations

from pos.storage.ledger.steps.step import Step

STEP = Step(
    major=2,
    statements=(
        """CREATE TABLE counted (
            stocktake_id TEXT NOT NULL, area_id TEXT NOT NULL, recount_id TEXT NOT NULL, variant_id TEXT NOT NULL,
            quantity INTEGER NOT NULL,
            PRIMARY KEY (stocktake_id, area_id, recount_id, variant_id)) WITHOUT ROWID""",
        """CREATE TABLE counted_area (
            stocktake_id TEXT NOT NULL, area_id TEXT NOT NULL, recount_id TEXT NOT NULL, quantity INTEGER NOT NULL,
            PRIMARY KEY (stocktake_id, area_id, recount_id)) WITHOUT ROWID""",
        """CREATE TABLE stocktake (
            stocktake_id TEXT PRIMARY KEY, tseq INTEGER NOT NULL REFERENCES journal,
            body BLOB NOT NULL) WITHOUT ROWID""",
        """CREATE TABLE receiving (receipt_id TEXT PRIMARY KEY, body BLOB NOT NULL) WITHOUT ROWID""",
    ),
)
