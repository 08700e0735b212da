"""A print queue in memory."""

from __future__ import annotations

from dataclasses import replace

from pos.ports.printing import UNFINISHED, JobState, PrintFault, PrintJob


class PrintQueue:
    """Keeps jobs in a dict. What it holds is what would be on disk."""

    def __init__(self, *jobs: PrintJob) -> None:
        self.jobs: dict[str, PrintJob] = {job.job_id: job for job in jobs}
        self.read = 0
        """Tickets that were read."""

    def add(self, job: PrintJob) -> None:
        self.jobs.setdefault(job.job_id, job)

    def get(self, job_id: str) -> PrintJob | None:
        self.read += 1
        return self.jobs.get(job_id)

    def of_document(self, document_id: str) -> tuple[PrintJob, ...]:
        return tuple(job for job in self.jobs.values() if job.document_id == document_id)

    def unfinished(self, *, tickets: bool = True) -> tuple[PrintJob, ...]:
        self.read += len(self.jobs) if tickets else 0
        found = (job for job in self.jobs.values() if job.state in UNFINISHED)
        return tuple(job if tickets else replace(job, ticket=b"") for job in found)

    def recent(self, *, limit: int) -> tuple[PrintJob, ...]:
        return tuple(self.jobs.values())[::-1][:limit]

    def write(self, job_id: str, ticket: bytes) -> None:
        self.jobs[job_id] = replace(self.jobs[job_id], ticket=ticket)

    def begin(self, job_id: str) -> None:
        job = self.jobs[job_id]
        self.jobs[job_id] = replace(job, state=JobState.PRINTING, attempts=job.attempts + 1)

    def finish(self, job_id: str, state: JobState, fault: PrintFault = PrintFault.NONE) -> None:
        self.jobs[job_id] = replace(self.jobs[job_id], state=state, fault=fault)
