"""Prints what waits in the queue, one job at a time, oldest first."""

from __future__ import annotations

import logging
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from datetime import timedelta

from pos.domain.errors import WireError
from pos.ports.clock import Clock
from pos.ports.printing import JobKind, JobState, PrintAnswer, Printed, Printer, PrintFault, PrintJob, PrintQueue
from pos.wire.ticket import decode_ticket

_log = logging.getLogger(__name__)

TRY_FOR = timedelta(minutes=10)
"""How long a ticket that is surely not printed is tried again unasked: as long as the customer may still be there."""
TRY_AGAIN_S = 3.0
"""How long to wait after a ticket that did not come out."""

WAIT_S = 60.0
"""How long to wait when nothing does, if nobody rings."""

EVERY_KIND: AbstractSet[JobKind] = frozenset(JobKind)
PICKUP_KINDS: AbstractSet[JobKind] = frozenset({JobKind.PICKUP, JobKind.PICK_LIST})
"""What a printer in the stock room prints, where there is one."""

_PASSING = frozenset({PrintFault.NOT_REACHED, PrintFault.OFFLINE, PrintFault.LID_OPEN, PrintFault.PAPER_OUT})
"""Faults that go away when somebody switches the printer on or puts paper in."""

_STATES = {
    Printed.PRINTED: JobState.PRINTED,
    Printed.NOT_PRINTED: JobState.NOT_PRINTED,
    Printed.UNKNOWN: JobState.UNKNOWN,
}


class DrainPrintQueue:
    """The worker of the print queue. Lives on a thread of its own: a printer may take seconds.

    Nothing is printed twice unasked: a job is marked before its first byte leaves, and one that was under way when the
    program ended is unknown from then on.
    """

    def __init__(
        self,
        *,
        queue: PrintQueue,
        printer: Printer,
        clock: Clock,
        write: Callable[[PrintJob], PrintJob] = lambda job: job,
        kinds: Callable[[], AbstractSet[JobKind]] = lambda: EVERY_KIND,
        listener: Callable[[PrintAnswer], None] = lambda _answer: None,
    ) -> None:
        """`write`: gives a job its ticket where that is still to be written. `kinds`: what this printer prints at the
        moment, where two share the queue. `listener` hears what became of each job, on the worker's thread; it must not
        block.
        """
        self._write = write
        self._kinds = kinds
        self._listener = listener
        self._queue = queue
        self._printer = printer
        self._clock = clock
        self._written: set[str] = set()
        """Of the jobs that waited the last time."""

    def recover(self) -> int:
        """At the start, before the first job: what was under way is unknown; how many jobs that were."""
        under_way = [job for job in self._queue.unfinished(tickets=False) if job.state is JobState.PRINTING]
        for job in under_way:
            self._queue.finish(job.job_id, JobState.UNKNOWN, PrintFault.INTERRUPTED)
        return len(under_way)

    def step(self) -> float:
        """For a `Worker`: print the next job; after how many seconds to come again. Ring it when a job was added."""
        answer = self.print_next()
        if answer is None:
            return WAIT_S
        return TRY_AGAIN_S if answer.printed is Printed.NOT_PRINTED else 0.0

    def print_next(self) -> PrintAnswer | None:
        """Print the next job and say what became of it; None when none waits. Raises StorageError only."""
        kinds = self._kinds()
        # A thousand tickets may wait for a printer that is off: they are not read again for each that comes out.
        waiting = tuple(job for job in self._queue.unfinished(tickets=False) if job.kind in kinds)
        self._write_new(waiting)
        self._let_go(waiting)
        due = next(filter(self._is_due, waiting), None)
        job = self._queue.get(due.job_id) if due is not None else None
        if job is None:
            return None
        self._queue.begin(job.job_id)
        answer = self._print(job)
        # Where no printer is set up nobody misses the ticket.
        nowhere = answer.fault is PrintFault.NO_PRINTER
        self._queue.finish(job.job_id, JobState.SETTLED if nowhere else _STATES[answer.printed], answer.fault)
        self._listener(answer)
        return answer

    def _write_new(self, waiting: tuple[PrintJob, ...]) -> None:
        """Write all before the first is printed: whoever looks for one finds it, although the printer is off."""
        ids = {job.job_id for job in waiting}
        for head in waiting:
            job = None if head.job_id in self._written else self._queue.get(head.job_id)
            if job is not None:
                self._write(job)
        self._written = ids

    def _let_go(self, jobs: tuple[PrintJob, ...]) -> None:
        """Stop showing tickets of printers that never say a word, once the customer is gone: nobody missed them."""
        for job in jobs:
            if (job.state, job.fault) == (JobState.UNKNOWN, PrintFault.NO_ANSWER) and self._is_old(job):
                self._queue.finish(job.job_id, JobState.SETTLED, job.fault)

    def _is_old(self, job: PrintJob) -> bool:
        return self._clock.now() - job.created >= TRY_FOR

    def _is_due(self, job: PrintJob) -> bool:
        if job.state is JobState.NOT_PRINTED:
            return job.fault in _PASSING and not self._is_old(job)
        return job.state is JobState.QUEUED

    def _print(self, job: PrintJob) -> PrintAnswer:
        try:
            ticket = decode_ticket(job.ticket)
        except WireError as error:
            _log.warning("print job %s is not a ticket: %s", job.job_id, error)
            return PrintAnswer(Printed.NOT_PRINTED, PrintFault.UNREADABLE)
        return self._printer.print_ticket(ticket)
