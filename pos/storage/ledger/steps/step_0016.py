"""What an event moved stands with it in the journal: an encrypted page less for every sale.

It had a table of its own, of which every event that moves stock wrote the last page.
"""

from __future__ import annotations

from pos.storage.ledger.steps.step import Step

STEP = Step(
    major=6,
    statements=(
        # moved: JSON, variant → thousandths, signed; NULL where nothing moved. Before the payload, which can be long.
        """CREATE TABLE journal_made_anew (
            tseq INTEGER PRIMARY KEY, event_id TEXT NOT NULL, kind TEXT NOT NULL, moved TEXT, payload BLOB NOT NULL,
            previous TEXT NOT NULL, hash TEXT NOT NULL)""",
        """INSERT INTO journal_made_anew SELECT tseq, event_id, kind, quantities, payload, previous, hash
            FROM journal LEFT JOIN moved USING (tseq) ORDER BY tseq""",
        "DROP TABLE journal",
        "ALTER TABLE journal_made_anew RENAME TO journal",
        """CREATE INDEX journal_stock_work ON journal (kind, tseq)
            WHERE kind IN ('goods_received', 'transfer_moved')""",
        """CREATE TABLE mark_made_anew (
            tseq INTEGER NOT NULL REFERENCES journal, place INTEGER NOT NULL, lot TEXT NOT NULL, expiry TEXT,
            serial TEXT NOT NULL, PRIMARY KEY (tseq, place)) WITHOUT ROWID""",
        "INSERT INTO mark_made_anew SELECT * FROM mark",
        "DROP TABLE mark",
        "ALTER TABLE mark_made_anew RENAME TO mark",
        "DROP TABLE moved",
    ),
)
