"""A print job is in its index for a comparison each, not for a list.

SQLite fills a table of its own with the members of `state IN (…)` whenever a row is written, once for each of the three
indexes: two thirds of what queueing a receipt cost. An older program asks for the indexes by those lists, and would
find none.
"""

from __future__ import annotations

from pos.storage.ledger.steps.step import Step

STEP = Step(
    major=5,
    statements=(
        "DROP INDEX print_job_unfinished",
        "DROP INDEX print_job_finished",
        "DROP INDEX print_job_by_document",
        """CREATE UNIQUE INDEX print_job_unfinished ON print_job (job_id)
            WHERE (state = 'queued' OR state = 'printing' OR state = 'not_printed' OR state = 'unknown')""",
        """CREATE UNIQUE INDEX print_job_finished ON print_job (job_id)
            WHERE NOT (state = 'queued' OR state = 'printing' OR state = 'not_printed' OR state = 'unknown')""",
        """CREATE INDEX print_job_by_document ON print_job (document_id)
            WHERE NOT (state = 'queued' OR state = 'printing' OR state = 'not_printed' OR state = 'unknown')""",
    ),
)
