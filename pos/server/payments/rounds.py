"""Goes round what is due for as long as the server runs: queries, reversals, refunds."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from pos.server.payments.settling import Settling

AT_A_TIME = 32
"""Calls to providers at a time; each mostly waits."""
ROUND_S = 0.5
"""Between two looks at what is due."""
AFTER_A_FAULT_S = 5.0

T = TypeVar("T")
logger = logging.getLogger(__name__)


class Rounds:
    """Threads of its own: a provider that does not answer holds up nobody who sells."""

    def __init__(self, *, settling: Settling) -> None:
        self._settling = settling
        self._stopping = threading.Event()
        self._calls: ThreadPoolExecutor | None = None
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin; what was left by a process that died is taken up when its leases end."""
        self._stopping.clear()
        self._calls = ThreadPoolExecutor(AT_A_TIME, thread_name_prefix="payments")
        self._thread = threading.Thread(target=self._run, name="payment rounds", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Take nothing more up and finish the calls that are under way."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join()
        if self._calls is not None:
            self._calls.shutdown(wait=True)

    def do(self, work: Callable[[], None]) -> Future[None]:
        """A call to a provider that somebody waits for."""
        if self._calls is None:
            raise RuntimeError("not started")
        return self._calls.submit(_guarded, work)

    def ask(self, question: Callable[[], T]) -> Future[T]:
        """Another question to somebody outside; its fault is the caller's."""
        if self._calls is None:
            raise RuntimeError("not started")
        return self._calls.submit(question)

    def _run(self) -> None:
        while not self._stopping.is_set():
            wait_s = ROUND_S
            try:
                taken, given_back = self._settling.take_due()
                for kept in taken:
                    self.do(partial(self._settling.step, kept))
                for refund in given_back:
                    self.do(partial(self._settling.step_refund, refund))
            except Exception:
                # The database may be away for a moment; payments go on when it is back.
                logger.exception("payments were not gone round")
                wait_s = AFTER_A_FAULT_S
            self._stopping.wait(wait_s)


def _guarded(work: Callable[[], None]) -> None:
    try:
        work()
    except Exception:
        # Its lease ends, and it is taken up again.
        logger.exception("a payment's step ended in a way nobody foresaw")
