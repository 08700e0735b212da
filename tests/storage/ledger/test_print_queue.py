from pos.ports.printing import UNFINISHED, JobState, PrintFault
from pos.storage.ledger.ledger_file import LedgerFile
from pos.storage.ledger.print_queue import SqlPrintQueue
from tests.storage.ledger.conftest import a_job


def test_jobs_come_back_as_they_were_in_the_order_of_adding(file: LedgerFile) -> None:
    queue = SqlPrintQueue(file=file)
    first, second = a_job("d-1"), a_job("d-2")

    for job in (second, first, second):
        queue.add(job)

    assert queue.unfinished() == (second, first)
    assert queue.of_document("d-1") == (first,)
    assert (queue.get(first.job_id), queue.get("none")) == (first, None)


def test_states_are_kept_and_attempts_counted(file: LedgerFile) -> None:
    queue = SqlPrintQueue(file=file)
    job = a_job()
    queue.add(job)

    queue.begin(job.job_id)
    queue.begin(job.job_id)
    queue.finish(job.job_id, JobState.NOT_PRINTED, PrintFault.PAPER_OUT)

    kept = queue.get(job.job_id)
    assert kept is not None
    assert (kept.state, kept.fault, kept.attempts) == (JobState.NOT_PRINTED, PrintFault.PAPER_OUT, 2)


def test_recent_jobs_come_newest_first(file: LedgerFile) -> None:
    queue = SqlPrintQueue(file=file)
    assert queue.recent(limit=2) == ()
    first, second, third = (a_job(f"d-{number}") for number in range(3))
    for job in (first, second, third):
        queue.add(job)

    assert queue.recent(limit=2) == (third, second)
    assert queue.recent(limit=9) == (third, second, first)


def test_unfinished_is_what_the_port_says(file: LedgerFile) -> None:
    queue = SqlPrintQueue(file=file)
    jobs = {state: a_job(state.value) for state in JobState}
    for state, job in jobs.items():
        queue.add(job)
        queue.finish(job.job_id, state)

    assert [job.state for job in queue.unfinished()] == [state for state in JobState if state in UNFINISHED]


def test_what_is_unfinished_is_found_without_reading_all_jobs(file: LedgerFile) -> None:
    plan = file.rows(
        "EXPLAIN QUERY PLAN SELECT * FROM print_job"
        " WHERE state IN ('queued', 'printing', 'not_printed', 'unknown') ORDER BY place"
    )

    assert "print_job_unfinished" in str(plan)


def test_a_damaged_ticket_keeps_no_other_from_coming(file: LedgerFile) -> None:
    queue = SqlPrintQueue(file=file)
    first, second = a_job(), a_job()
    queue.add(first)
    queue.add(second)

    with file.writing() as cursor:
        cursor.execute("UPDATE print_job SET ticket = x'00' WHERE job_id = ?", (first.job_id,))

    assert [job.ticket for job in queue.unfinished()] == [b"", second.ticket]
