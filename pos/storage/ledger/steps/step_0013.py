"""What an event moved is one row: a row for each movement cost a sale of ten lines four pages.

A row's sums by variant are what the till asks for; place, owner and kind of each movement are in the journal's bytes.
Which lot or piece was moved stays a row of its own.
"""

from __future__ import annotations

from pos.storage.ledger.steps.step import Step

STEP = Step(
    major=3,
    statements=(
        # JSON: variant → thousandths, signed.
        "CREATE TABLE moved (tseq INTEGER PRIMARY KEY REFERENCES journal, quantities TEXT NOT NULL)",
        """INSERT INTO moved SELECT tseq, json_group_object(variant_id, quantity)
            FROM (SELECT tseq, variant_id, sum(quantity) AS quantity FROM movement GROUP BY tseq, variant_id)
            GROUP BY tseq ORDER BY tseq""",
        "ALTER TABLE mark RENAME TO mark_before",
        """CREATE TABLE mark (
            tseq INTEGER NOT NULL REFERENCES moved, place INTEGER NOT NULL, lot TEXT NOT NULL, expiry TEXT,
            serial TEXT NOT NULL, PRIMARY KEY (tseq, place)) WITHOUT ROWID""",
        "INSERT INTO mark SELECT tseq, place, lot, expiry, serial FROM mark_before",
        "DROP TABLE mark_before",
        "DROP TABLE movement",
    ),
)
