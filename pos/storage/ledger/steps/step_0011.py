"""Which lot or piece a movement moved, where its code says so: a row beside the movement, and none for any other."""

from __future__ import annotations

from pos.storage.ledger.steps.step import Step

STEP = Step(
    major=2,
    statements=(
        """CREATE TABLE mark (
            tseq INTEGER NOT NULL, place INTEGER NOT NULL, lot TEXT NOT NULL, expiry TEXT, serial TEXT NOT NULL,
            PRIMARY KEY (tseq, place), FOREIGN KEY (tseq, place) REFERENCES movement) WITHOUT ROWID""",
    ),
)
