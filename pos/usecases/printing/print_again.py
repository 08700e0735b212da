"""Printing again when asked, and leaving it be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pos.domain.duty import Duty
from pos.domain.errors import BadValue, WireError
from pos.domain.ids import new_id
from pos.domain.journal import EventKind
from pos.domain.staff import Approval, Deed, Leave, Permission, leave
from pos.domain.texts import Texts
from pos.ports.clock import Clock
from pos.ports.ledger import Ledger, NewEvent
from pos.ports.printing import JobState, PrintFault, PrintJob, PrintQueue
from pos.usecases.printing.queue_ticket import print_job
from pos.wire.event import Reprinted
from pos.wire.ticket import decode_ticket


def reprinting(job_id: str) -> Deed:
    """The deed of printing a job's ticket once more."""
    return Deed(Permission.REPRINT, subject=job_id)


class PrintAgain:
    """What a clerk does with a ticket that is not, or maybe not, on paper, or is wanted once more."""

    def __init__(self, *, ledger: Ledger, queue: PrintQueue, clock: Clock, texts: Callable[[], Texts]) -> None:
        """`texts` gives the words in the language of the moment."""
        self._ledger = ledger
        self._queue = queue
        self._clock = clock
        self._texts = texts

    def latest_of(self, document_id: str, duty: Duty, approval: Approval | None = None) -> PrintJob | None:
        """Print the newest ticket of a document, order or shift again; None where there is none."""
        jobs = self._queue.of_document(document_id)
        return self(jobs[-1].job_id, duty, approval) if jobs else None

    def __call__(self, job_id: str, duty: Duty, approval: Approval | None = None) -> PrintJob | None:
        """Queue a job's ticket once more and return the new job; None where there is no such job, or no ticket in it.

        What is surely not on paper is printed as it is. Anything else is marked as a copy, and journalled. A job that
        still waits, or is being printed, is not queued twice: it is returned itself. An approval is for
        `reprinting(job_id)`; raises BadValue for whoever may not and has none.
        """
        if leave(duty.staff, reprinting(job_id), approval) is not Leave.GIVEN:
            raise BadValue(f"{duty.staff.role} may not print that once more alone")
        job = self._queue.get(job_id)
        if job is None or job.state in {JobState.QUEUED, JobState.PRINTING}:
            return job
        try:
            ticket = decode_ticket(job.ticket)
        except WireError:
            return None
        maybe_out = job.state is not JobState.NOT_PRINTED
        mark = self._texts()("ticket.copy") if maybe_out and not job.copy else ""
        again = print_job(job.kind, job.document_id, ticket, moment=self._clock.now(), copy_mark=mark)
        again = replace(again, copy=again.copy or job.copy)
        with self._ledger.transaction() as step:
            if maybe_out:
                step.append(self._reprinted(again, duty))
            step.queue_print(again)
        self.settle(job_id)
        return again

    def settle(self, job_id: str) -> None:
        """A person looked: the job is not shown any more. Printed jobs, and those that wait, stay as they are."""
        job = self._queue.get(job_id)
        if job is not None and job.state in {JobState.NOT_PRINTED, JobState.UNKNOWN}:
            self._queue.finish(job_id, JobState.SETTLED, PrintFault.NONE)

    def _reprinted(self, job: PrintJob, duty: Duty) -> NewEvent:
        return NewEvent(
            event_id=new_id(),
            kind=EventKind.REPRINTED,
            moment=job.created,
            staff_id=duty.staff.staff_id,
            business_date=duty.till.store.day(job.created),
            body=Reprinted(document_id=job.document_id),
        )
