"""A sale is written on a third fewer pages.

Of a sale's payments only those are rows that a query asks for one by one: of orders, and deposits. What came in as cash
stands with the document. No index holds every event's id, which nobody looks up; a print job is in the index of those
that are unfinished or of those that are finished. Events are packed against what an event looks like
(`pos.storage.ledger.packing`), which an older program cannot read; those of before stay as they are.
"""

from __future__ import annotations

from pos.storage.ledger.steps.step import Step

STEP = Step(
    major=4,
    statements=(
        """CREATE TABLE journal_made_anew (
            tseq INTEGER PRIMARY KEY, event_id TEXT NOT NULL, kind TEXT NOT NULL, payload BLOB NOT NULL,
            previous TEXT NOT NULL, hash TEXT NOT NULL)""",
        "INSERT INTO journal_made_anew SELECT * FROM journal ORDER BY tseq",
        "DROP TABLE journal",
        "ALTER TABLE journal_made_anew RENAME TO journal",
        """CREATE INDEX journal_stock_work ON journal (kind, tseq)
            WHERE kind IN ('goods_received', 'transfer_moved')""",
        "ALTER TABLE document ADD COLUMN cash INTEGER NOT NULL DEFAULT 0",
        """UPDATE document SET cash = taken.cash
            FROM (SELECT tseq, sum(amount) AS cash FROM tender WHERE kind = 'cash' GROUP BY tseq) AS taken
            WHERE document.tseq = taken.tseq""",
        """DELETE FROM tender WHERE kind <> 'deposit'
            AND tseq NOT IN (SELECT tseq FROM referring_line WHERE order_id <> '')""",
        """CREATE TABLE print_job_made_anew (
            place INTEGER PRIMARY KEY, job_id TEXT NOT NULL, kind TEXT NOT NULL, document_id TEXT NOT NULL,
            ticket BLOB NOT NULL, created_ms INTEGER NOT NULL, copy INTEGER NOT NULL, state TEXT NOT NULL,
            fault TEXT NOT NULL, attempts INTEGER NOT NULL)""",
        "INSERT INTO print_job_made_anew SELECT * FROM print_job ORDER BY place",
        "DROP TABLE print_job",
        "ALTER TABLE print_job_made_anew RENAME TO print_job",
        """CREATE UNIQUE INDEX print_job_unfinished ON print_job (job_id)
            WHERE state IN ('queued', 'printing', 'not_printed', 'unknown')""",
        """CREATE UNIQUE INDEX print_job_finished ON print_job (job_id)
            WHERE state NOT IN ('queued', 'printing', 'not_printed', 'unknown')""",
        """CREATE INDEX print_job_by_document ON print_job (document_id)
            WHERE state NOT IN ('queued', 'printing', 'not_printed', 'unknown')""",
    ),
)
