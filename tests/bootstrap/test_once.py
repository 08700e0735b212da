"""What is put together late is put together once."""

from __future__ import annotations

from threading import Barrier, Thread

import pytest

from pos.bootstrap.once import Once

THREADS = 8


def test_threads_that_ask_at_once_get_the_same_one() -> None:
    together = Barrier(THREADS)
    made: list[object] = []
    got: list[object] = []

    def make() -> object:
        made.append(object())
        return made[-1]

    once = Once(make)

    def ask() -> None:
        together.wait()
        got.append(once())

    threads = [Thread(target=ask) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(made) == 1
    assert got == made * THREADS


def test_nothing_is_made_before_it_is_asked_for_and_a_failure_is_not_kept() -> None:
    answers = iter([ZeroDivisionError(), "made"])

    def make() -> object:
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    once = Once(make)
    with pytest.raises(ZeroDivisionError):
        once()
    assert (once(), once()) == ("made", "made")
