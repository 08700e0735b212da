"""What came back, what was put right, and money that is not a sale.

A sale pays nothing for these: the index holds only lines that return something, the tables only what is rare.
"""

from __future__ import annotations

from pos.storage.ledger.steps.step import Step

STEP = Step(
    major=2,
    statements=(
        "CREATE INDEX document_line_returns ON document_line (returns_document) WHERE returns_document <> ''",
        "CREATE INDEX document_line_order ON document_line (order_id) WHERE order_id <> ''",
        """CREATE TABLE correction (
            tseq INTEGER PRIMARY KEY REFERENCES document, corrects TEXT NOT NULL)""",
        "CREATE INDEX correction_by_document ON correction (corrects)",
        """CREATE TABLE taking (
            tseq INTEGER PRIMARY KEY REFERENCES journal, taking_id TEXT NOT NULL UNIQUE, number TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL, shift_id TEXT NOT NULL, amount INTEGER NOT NULL, gift INTEGER NOT NULL,
            member_id TEXT NOT NULL, returns TEXT NOT NULL)""",
        "CREATE INDEX taking_returns ON taking (returns) WHERE returns <> ''",
        "CREATE INDEX tender_deposit ON tender (reference) WHERE kind = 'deposit'",
    ),
)
