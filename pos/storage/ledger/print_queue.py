"""The print queue behind its port."""

from __future__ import annotations

from pos.domain.errors import WireError
from pos.domain.moments import from_ms
from pos.ports.printing import JobKind, JobState, PrintFault, PrintJob
from pos.storage.database import Cursor
from pos.storage.ledger.ledger_file import LedgerFile
from pos.storage.ledger.packing import packed, unpacked
from pos.storage.ledger.rows import FINISHED_JOB, JOB, UNFINISHED_JOB, job_row

_JOBS = "SELECT job_id, kind, document_id, ticket, created_ms, copy, state, fault, attempts FROM print_job"
_HEADS = _JOBS.replace("ticket", "x''")
_WHOSE = f"""place IN (
    SELECT place FROM print_job WHERE {{whose}} = ?1 AND NOT {UNFINISHED_JOB}
    UNION ALL SELECT place FROM print_job WHERE {{whose}} = ?1 AND {UNFINISHED_JOB})"""  # noqa: S608
"""A job is in the index of those that are unfinished, or in the indexes of those that are finished."""
UNFINISHED = f"place IN (SELECT place FROM print_job INDEXED BY print_job_unfinished WHERE {UNFINISHED_JOB})"  # noqa: S608
"""All jobs of years are there: they are never read to find the few."""
OF_DOCUMENT, OF_ID = _WHOSE.format(whose="document_id"), _WHOSE.format(whose="job_id")


class SqlPrintQueue:
    """`ports.printing.PrintQueue` over an open ledger file. Nothing is deleted: a ticket can be printed again."""

    def __init__(self, *, file: LedgerFile) -> None:
        self._file = file

    def add(self, job: PrintJob) -> None:
        """Append a job; one of the same id changes nothing."""
        with self._file.writing() as cursor:
            add_job(cursor, job)

    def get(self, job_id: str) -> PrintJob | None:
        """A job by its id."""
        found = self._jobs(OF_ID, job_id)
        return found[0] if found else None

    def of_document(self, document_id: str) -> tuple[PrintJob, ...]:
        """The jobs of a document, oldest first."""
        return self._jobs(OF_DOCUMENT, document_id)

    def unfinished(self, *, tickets: bool = True) -> tuple[PrintJob, ...]:
        """Jobs that somebody, or the queue, still has to deal with, oldest first; `tickets` False: theirs are empty."""
        return self._jobs(UNFINISHED, tickets=tickets)

    def recent(self, *, limit: int) -> tuple[PrintJob, ...]:
        """The jobs added last, newest first."""
        return self._jobs("place > (SELECT max(place) FROM print_job) - ?", limit)[::-1]

    def write(self, job_id: str, ticket: bytes) -> None:
        """Give a job its ticket."""
        with self._file.writing() as cursor:
            cursor.execute(f"UPDATE print_job SET ticket = ?2 WHERE {OF_ID}", (job_id, packed(ticket)))  # noqa: S608

    def begin(self, job_id: str) -> None:
        """Set the state to `PRINTING` and count an attempt."""
        with self._file.writing() as cursor:
            cursor.execute(
                f"UPDATE print_job SET state = ?2, attempts = attempts + 1 WHERE {OF_ID}",  # noqa: S608
                (job_id, JobState.PRINTING.value),
            )

    def finish(self, job_id: str, state: JobState, fault: PrintFault = PrintFault.NONE) -> None:
        """Set a job's state and fault."""
        with self._file.writing() as cursor:
            cursor.execute(
                f"UPDATE print_job SET state = ?2, fault = ?3 WHERE {OF_ID}",  # noqa: S608
                (job_id, state.value, fault.value),
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


def add_job(cursor: Cursor, job: PrintJob) -> None:
    """Append a job; one of the same id changes nothing."""
    if cursor.execute(FINISHED_JOB, (job.job_id,)).fetchone() is None:
        cursor.execute(JOB, job_row(job))


def _unpacked(ticket: bytes) -> bytes:
    """A stored ticket; empty where it is damaged, so that whoever reads it says so and the other jobs still come."""
    try:
        return unpacked(ticket)
    except WireError:
        return b""
