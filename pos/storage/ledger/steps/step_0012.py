"""A sale is written on half as many pages, each of which is encrypted while a customer waits.

What no query asks for is in the journal's bytes alone: of a document's lines only those that fulfil an order or bring
something back have a row, discounts have none. What waits for the server is the journal behind `counter.sent`: of the
outbox only what the server could not take is written down. A job is found by its document once it is finished; before,
among the few that are not. Events are stored packed (`pos.storage.ledger.packing`), which an older program cannot read;
those of before stay as they are.
"""

from __future__ import annotations

from pos.storage.ledger.steps.step import Step

STEP = Step(
    major=3,
    statements=(
        """CREATE TABLE referring_line (
            tseq INTEGER NOT NULL REFERENCES document, line INTEGER NOT NULL, quantity INTEGER NOT NULL,
            order_id TEXT NOT NULL, returns_document TEXT NOT NULL, PRIMARY KEY (tseq, line)) WITHOUT ROWID""",
        """INSERT INTO referring_line SELECT tseq, line, quantity, order_id, returns_document FROM document_line
            WHERE order_id <> '' OR returns_document <> ''""",
        "CREATE INDEX referring_line_returns ON referring_line (returns_document) WHERE returns_document <> ''",
        "CREATE INDEX referring_line_order ON referring_line (order_id) WHERE order_id <> ''",
        "DROP TABLE allocation",
        "DROP TABLE document_line",
        # Nothing that waits is forgotten, whatever the counter says.
        """UPDATE counter SET last = (SELECT min(tseq) - 1 FROM outbox WHERE state = 'waiting')
            WHERE kind = 'sent' AND EXISTS (SELECT 1 FROM outbox WHERE state = 'waiting' AND tseq <= counter.last)""",
        "CREATE TABLE parked (tseq INTEGER PRIMARY KEY REFERENCES journal, reason TEXT NOT NULL)",
        "INSERT INTO parked SELECT tseq, reason FROM outbox WHERE state = 'parked'",
        "DROP TABLE outbox",
        "DROP INDEX print_job_by_document",
        """CREATE INDEX print_job_by_document ON print_job (document_id)
            WHERE state NOT IN ('queued', 'printing', 'not_printed', 'unknown')""",
    ),
)
