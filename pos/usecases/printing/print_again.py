"""Printing again when asked, and leaving it be."""

from __future__ import annotations

from dataclasses import replace

from pos.domain.errors import WireError
from pos.domain.texts import Texts
from pos.ports.clock import Clock
from pos.ports.printing import JobState, PrintFault, PrintJob, PrintQueue
from pos.usecases.printing.queue_ticket import print_job
from pos.wire.ticket import decode_ticket


class PrintAgain:
    """What a clerk does with a ticket that is not, or maybe not, on paper, or is wanted once more."""

    def __init__(self, *, queue: PrintQueue, clock: Clock, texts: Texts) -> None:
        self._queue = queue
        self._clock = clock
        self._texts = texts

    def print_again(self, job_id: str) -> PrintJob | None:
        """Queue a job's ticket once more and return the new job; None where there is no such job, or no ticket in it.

        What is surely not on paper is printed as it is; anything else is marked as a copy.
        """
        job = self._queue.get(job_id)
        if job is None:
            return None
        try:
            ticket = decode_ticket(job.ticket)
        except WireError:
            return None
        maybe_out = job.state is not JobState.NOT_PRINTED
        mark = self._texts("ticket.copy") if maybe_out and not job.copy else ""
        again = print_job(job.kind, job.document_id, ticket, moment=self._clock.now(), copy_mark=mark)
        again = replace(again, copy=again.copy or job.copy)
        self._queue.add(again)
        self.settle(job_id)
        return again

    def settle(self, job_id: str) -> None:
        """A person looked: the job is not shown any more. Printed jobs, and those under way, stay as they are."""
        job = self._queue.get(job_id)
        if job is not None and job.state in {JobState.NOT_PRINTED, JobState.UNKNOWN, JobState.QUEUED}:
            self._queue.finish(job_id, JobState.SETTLED, PrintFault.NONE)
