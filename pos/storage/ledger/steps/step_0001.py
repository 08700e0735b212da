"""The tables of release 0.1.0.

Everything an event brings with it hangs on the event's `tseq`, so that a sale is written at the ends of its tables.
Each index costs a sale another encrypted page, so there are few: a shift's sales are found by the span of its events,
what waits in the outbox by `counter.sent`, the number up to which all has left. Moments are Unix milliseconds, amounts
fen, quantities thousandths. What no query asks for is in the journal's bytes.
"""

from __future__ import annotations

from pos.storage.ledger.steps.step import Step

STEP = Step(
    major=1,
    statements=(
        "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
        "CREATE TABLE counter (kind TEXT PRIMARY KEY, last INTEGER NOT NULL) WITHOUT ROWID",
        """CREATE TABLE journal (
            tseq INTEGER PRIMARY KEY, event_id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, payload BLOB NOT NULL,
            previous TEXT NOT NULL, hash TEXT NOT NULL)""",
        """CREATE TABLE outbox (
            tseq INTEGER PRIMARY KEY REFERENCES journal, state TEXT NOT NULL CHECK (
                state IN ('waiting', 'acknowledged', 'parked')),
            reason TEXT NOT NULL)""",
        "CREATE INDEX outbox_parked ON outbox (tseq) WHERE state = 'parked'",
        """CREATE TABLE document (
            tseq INTEGER PRIMARY KEY REFERENCES journal, document_id TEXT NOT NULL UNIQUE, number TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL, shift_id TEXT NOT NULL, staff_id TEXT NOT NULL, member_id TEXT NOT NULL,
            moment_ms INTEGER NOT NULL, business_date TEXT NOT NULL, total INTEGER NOT NULL, currency TEXT NOT NULL,
            training INTEGER NOT NULL)""",
        """CREATE TABLE document_line (
            tseq INTEGER NOT NULL REFERENCES document, line INTEGER NOT NULL, variant_id TEXT NOT NULL,
            quantity INTEGER NOT NULL, list_price INTEGER NOT NULL, retail_price INTEGER NOT NULL,
            paid INTEGER NOT NULL, tax_rate INTEGER NOT NULL, tax_amount INTEGER NOT NULL,
            tax_included INTEGER NOT NULL, fulfilment TEXT NOT NULL, order_id TEXT NOT NULL,
            order_line INTEGER NOT NULL, returns_document TEXT NOT NULL, returns_line INTEGER NOT NULL,
            PRIMARY KEY (tseq, line)) WITHOUT ROWID""",
        """CREATE TABLE allocation (
            tseq INTEGER NOT NULL, line INTEGER NOT NULL, place INTEGER NOT NULL, rule_id TEXT NOT NULL,
            rule_name TEXT NOT NULL, amount INTEGER NOT NULL, funder TEXT NOT NULL, PRIMARY KEY (tseq, line, place),
            FOREIGN KEY (tseq, line) REFERENCES document_line) WITHOUT ROWID""",
        """CREATE TABLE tender (
            tseq INTEGER NOT NULL REFERENCES document, place INTEGER NOT NULL, kind TEXT NOT NULL,
            amount INTEGER NOT NULL, given INTEGER NOT NULL, change INTEGER NOT NULL, reference TEXT NOT NULL,
            PRIMARY KEY (tseq, place)) WITHOUT ROWID""",
        """CREATE TABLE movement (
            tseq INTEGER NOT NULL REFERENCES journal, place INTEGER NOT NULL, variant_id TEXT NOT NULL,
            quantity INTEGER NOT NULL, kind TEXT NOT NULL, document_id TEXT NOT NULL,
            PRIMARY KEY (tseq, place)) WITHOUT ROWID""",
        """CREATE TABLE order_action (
            tseq INTEGER PRIMARY KEY REFERENCES journal, order_id TEXT NOT NULL, kind TEXT NOT NULL)""",
        """CREATE TABLE shift (
            shift_id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, store_id TEXT NOT NULL, till_id TEXT NOT NULL,
            staff_id TEXT NOT NULL, opened_ms INTEGER NOT NULL, business_date TEXT NOT NULL,
            float_amount INTEGER NOT NULL, opened_tseq INTEGER NOT NULL) WITHOUT ROWID""",
        """CREATE TABLE shift_close (
            shift_id TEXT PRIMARY KEY REFERENCES shift, staff_id TEXT NOT NULL, closed_ms INTEGER NOT NULL,
            counted INTEGER NOT NULL, expected INTEGER NOT NULL, closed_tseq INTEGER NOT NULL) WITHOUT ROWID""",
        """CREATE TABLE cart (
            place INTEGER PRIMARY KEY, cart_id TEXT NOT NULL UNIQUE, held INTEGER NOT NULL, body BLOB NOT NULL)""",
        """CREATE TABLE print_job (
            place INTEGER PRIMARY KEY, job_id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, document_id TEXT NOT NULL,
            ticket BLOB NOT NULL, created_ms INTEGER NOT NULL, copy INTEGER NOT NULL, state TEXT NOT NULL,
            fault TEXT NOT NULL, attempts INTEGER NOT NULL)""",
        "CREATE INDEX print_job_by_document ON print_job (document_id)",
        """CREATE INDEX print_job_unfinished ON print_job (place)
            WHERE state IN ('queued', 'printing', 'not_printed', 'unknown')""",
    ),
)
