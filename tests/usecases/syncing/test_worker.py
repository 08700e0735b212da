"""A loop's thread: waits as long as it is told, hears the bell, survives a fault, ends when asked."""

import threading

import pytest

from pos.usecases.syncing.worker import Worker

LONG_S = 10.0
NEVER_S = 3_600.0


def test_the_bell_ends_the_waiting() -> None:
    done = threading.Semaphore(0)

    def step() -> float:
        done.release()
        return NEVER_S

    worker = Worker(name="w", step=step)
    worker.start()
    assert done.acquire(timeout=LONG_S)
    worker.ring()
    assert done.acquire(timeout=LONG_S)
    worker.stop()
    assert worker.stopping
    assert worker.join(LONG_S)


def test_steps_follow_as_they_ask() -> None:
    waits = iter([0.0, 0.0, 0.001, NEVER_S])
    last = threading.Event()

    def step() -> float:
        wait_s = next(waits)
        if wait_s == NEVER_S:
            last.set()
        return wait_s

    worker = Worker(name="w", step=step)
    worker.start()
    assert last.wait(LONG_S)
    worker.stop()
    assert worker.join(LONG_S)


@pytest.mark.expects_log("w: unforeseen")
def test_a_fault_nobody_foresaw_does_not_end_it() -> None:
    faults = iter([ZeroDivisionError("what?")])
    first, second = threading.Event(), threading.Event()

    def step() -> float:
        first.set()
        for fault in faults:
            raise fault
        second.set()
        return NEVER_S

    worker = Worker(name="w", step=step)
    worker.start()
    assert first.wait(LONG_S)
    while not second.wait(0.01):  # the fault's own pause is long; the bell ends it
        worker.ring()
    worker.stop()
    assert worker.join(LONG_S)


def test_it_may_be_stopped_in_the_middle_of_a_step_or_before_any() -> None:
    within, go_on = threading.Event(), threading.Event()

    def step() -> float:
        within.set()
        go_on.wait(LONG_S)
        return NEVER_S

    worker = Worker(name="w", step=step)
    worker.start()
    assert within.wait(LONG_S)
    worker.stop()
    assert not worker.join(0.0)
    go_on.set()
    assert worker.join(LONG_S)

    never_started = Worker(name="w", step=step)
    never_started.stop()
    assert never_started.join(0.0)


def test_what_breaks_because_it_was_stopped_is_a_quiet_end(caplog: pytest.LogCaptureFixture) -> None:
    within, go_on = threading.Event(), threading.Event()

    def long_poll() -> float:
        within.set()
        go_on.wait(LONG_S)
        raise RuntimeError("the connection was closed under it")

    worker = Worker(name="w", step=long_poll)
    worker.start()
    assert within.wait(LONG_S)
    worker.stop()
    go_on.set()
    assert worker.join(LONG_S)
    assert not [record for record in caplog.records if record.exc_info]
