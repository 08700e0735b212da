"""The print queue behind its port."""

from __future__ import annotations

import zstandard

from pos.domain.moments import from_ms
from pos.ports.printing import JobKind, JobState, PrintFault, PrintJob
from pos.storage.ledger.ledger_file import LedgerFile
from pos.storage.ledger.packing import packed
from pos.storage.ledger.rows import JOB, job_row

_JOBS = "SELECT job_id, kind, document_id, ticket, created_ms, copy, state, fault, attempts FROM print_job"
_HEADS = _JOBS.replace("ticket", "x''")
_UNFINISHED = "state IN ('queued', 'printing', 'not_printed', 'unknown')"
"""`ports.printing.UNFINISHED`, word for word as in the partial indexes, which SQLite uses only then."""
OF_DOCUMENT = f"""place IN (
    SELECT place FROM print_job WHERE document_id = ?1 AND {_UNFINISHED.replace(" IN ", " NOT IN ")}
    UNION ALL SELECT place FROM print_job WHERE document_id = ?1 AND {_UNFINISHED})"""  # noqa: S608
"""A job is in the index of documents once it is finished."""


class SqlPrintQueue:
    """`ports.printing.PrintQueue` over an open ledger file. Nothing is deleted: a ticket can be printed again."""

    def __init__(self, *, file: LedgerFile) -> None:
        self._file = file

    def add(self, job: PrintJob) -> None:
        """Append a job; one of the same id changes nothing."""
        with self._file.writing() as cursor:
            cursor.execute(JOB, job_row(job))

    def get(self, job_id: str) -> PrintJob | None:
        """A job by its id."""
        found = self._jobs("job_id = ?", job_id)
        return found[0] if found else None

    def of_document(self, document_id: str) -> tuple[PrintJob, ...]:
        """The jobs of a document, oldest first."""
        return self._jobs(OF_DOCUMENT, document_id)

    def unfinished(self, *, tickets: bool = True) -> tuple[PrintJob, ...]:
        """Jobs that somebody, or the queue, still has to deal with, oldest first; `tickets` False: theirs are empty."""
        return self._jobs(_UNFINISHED, tickets=tickets)

    def recent(self, *, limit: int) -> tuple[PrintJob, ...]:
        """The jobs added last, newest first."""
        return self._jobs("place > (SELECT max(place) FROM print_job) - ?", limit)[::-1]

    def write(self, job_id: str, ticket: bytes) -> None:
        """Give a job its ticket."""
        with self._file.writing() as cursor:
            cursor.execute("UPDATE print_job SET ticket = ? WHERE job_id = ?", (packed(ticket), job_id))

    def begin(self, job_id: str) -> None:
        """Set the state to `PRINTING` and count an attempt."""
        with self._file.writing() as cursor:
            cursor.execute(
                "UPDATE print_job SET state = ?, attempts = attempts + 1 WHERE job_id = ?",
                (JobState.PRINTING.value, job_id),
            )

    def finish(self, job_id: str, state: JobState, fault: PrintFault = PrintFault.NONE) -> None:
        """Set a job's state and fault."""
        with self._file.writing() as cursor:
            cursor.execute(
                "UPDATE print_job SET state = ?, fault = ? WHERE job_id = ?", (state.value, fault.value, job_id)
            )

    def _jobs(self, condition: str, *values: str | int, tickets: bool = True) -> tuple[PrintJob, ...]:
        jobs = _JOBS if tickets else _HEADS
        with self._file.reading() as cursor:
            found = cursor.execute(f"{jobs} WHERE {condition} ORDER BY place", values).fetchall()
        return tuple(
            PrintJob(
                job_id=job_id,
                kind=JobKind(kind),
                document_id=document_id,
                ticket=_unpacked(ticket),
                created=from_ms(created_ms),
                copy=bool(copy),
                state=JobState(state),
                fault=PrintFault(fault),
                attempts=attempts,
            )
            for job_id, kind, document_id, ticket, created_ms, copy, state, fault, attempts in found
        )


def _unpacked(ticket: bytes) -> bytes:
    """A stored ticket; empty where it is damaged, so that whoever reads it says so and the other jobs still come."""
    try:
        return zstandard.ZstdDecompressor().decompress(ticket)
    except zstandard.ZstdError:
        return b""
