"""The tickets that a person may want once more."""

from __future__ import annotations

from dataclasses import dataclass

from pos.domain.errors import WireError
from pos.domain.ticket.rows import Barcode
from pos.ports.printing import JobState, PrintJob, PrintQueue
from pos.wire.ticket import decode_ticket

RECENT = 30
"""How many of the last tickets are listed beside those that are not certain."""
DOUBTFUL = (JobState.UNKNOWN, JobState.NOT_PRINTED)
"""States that ask for a person."""


@dataclass(frozen=True, slots=True)
class ListedTicket:
    """A ticket in the list."""

    job: PrintJob
    """What was, or was not, printed."""
    number: str
    """The document's, order's or shift's, as its barcode has it; empty where the ticket cannot be read."""

    @property
    def doubtful(self) -> bool:
        """Whether somebody has to look."""
        return self.job.state in DOUBTFUL


class ListTickets:
    """Lists the queue for people."""

    def __init__(self, *, queue: PrintQueue) -> None:
        self._queue = queue

    def __call__(self) -> tuple[ListedTicket, ...]:
        """All that are not certain, however old, then the last `RECENT` others; each newest first."""
        doubtful = [job for job in reversed(self._queue.unfinished()) if job.state in DOUBTFUL]
        others = [job for job in self._queue.recent(limit=RECENT) if job.state not in DOUBTFUL]
        return tuple(ListedTicket(job=job, number=_number(job)) for job in (*doubtful, *others))


def _number(job: PrintJob) -> str:
    """Every ticket bears the number of what it shows as a barcode."""
    try:
        rows = decode_ticket(job.ticket).rows
    except WireError:
        return ""
    return next((row.code for row in rows if isinstance(row, Barcode)), "")
