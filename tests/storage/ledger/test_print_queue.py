import re

from pos.ports import printing
from pos.ports.printing import JobState, PrintFault
from pos.storage.ledger.ledger_file import LedgerFile
from pos.storage.ledger.print_queue import OF_DOCUMENT, OF_ID, UNFINISHED, SqlPrintQueue
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

    assert [job.state for job in queue.unfinished()] == [state for state in JobState if state in printing.UNFINISHED]


def test_what_is_unfinished_is_found_without_reading_all_jobs(file: LedgerFile) -> None:
    plans = (
        str(file.rows(f"EXPLAIN QUERY PLAN SELECT * FROM print_job WHERE {whose} ORDER BY place", *values))
        for whose, values in ((UNFINISHED, ()), (OF_ID, ("j-1",)), (OF_DOCUMENT, ("d-1",)))
    )

    assert [re.findall(r"'((?:SCAN|SEARCH) print_job[^']*)'", plan)[1:] for plan in plans] == [
        ["SCAN print_job USING INDEX print_job_unfinished"],
        [
            "SEARCH print_job USING INDEX print_job_finished (job_id=?)",
            "SEARCH print_job USING INDEX print_job_unfinished (job_id=?)",
        ],
        [
            "SEARCH print_job USING INDEX print_job_by_document (document_id=?)",
            "SCAN print_job USING INDEX print_job_unfinished",
        ],
    ]


def test_a_job_is_queued_once_even_when_it_is_printed(file: LedgerFile) -> None:
    queue, job = SqlPrintQueue(file=file), a_job()
    queue.add(job)
    queue.add(job)
    queue.finish(job.job_id, JobState.PRINTED)
    queue.add(job)

    assert [each.state for each in queue.of_document(job.document_id)] == [JobState.PRINTED]


def test_a_damaged_ticket_keeps_no_other_from_coming(file: LedgerFile) -> None:
    queue = SqlPrintQueue(file=file)
    first, second = a_job(), a_job()
    queue.add(first)
    queue.add(second)

    with file.writing() as cursor:
        cursor.execute("UPDATE print_job SET ticket = x'28b52ffd00' WHERE job_id = ?", (first.job_id,))

    assert [job.ticket for job in queue.unfinished()] == [b"", second.ticket]
