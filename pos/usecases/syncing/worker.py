"""A thread that does one loop's steps and waits between them."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

AFTER_A_FAULT_S = 60.0
"""Before the next step when one ended in a way nobody foresaw."""

logger = logging.getLogger(__name__)


class Worker:
    """Runs `step` again and again: after as many seconds as it said, or as soon as the bell rings."""

    def __init__(self, *, name: str, step: Callable[[], float]) -> None:
        self._step = step
        self._bell = threading.Event()
        self._stopping = False
        # A daemon: a long poll may still be waiting for its answer when the program wants to end.
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    @property
    def stopping(self) -> bool:
        """Whether it was told to stop."""
        return self._stopping

    def start(self) -> None:
        """Begin with a first step at once."""
        self._thread.start()

    def ring(self) -> None:
        """Do the next step now, or right after the one that is being done."""
        self._bell.set()

    def stop(self) -> None:
        """Begin no further step."""
        self._stopping = True
        self._bell.set()

    def join(self, timeout_s: float) -> bool:
        """Wait for the step that is being done; whether it ended in time."""
        if self._thread.is_alive():
            self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while not self._stopping:
            self._bell.clear()
            try:
                wait_s = self._step()
            except Exception as fault:
                if self.stopping:
                    # What it waited for was closed under it: that is how a long poll ends.
                    logger.info("%s: ended in the middle of a step: %s", self._thread.name, fault)
                    return
                # Syncing must not end for good because of one fault; what waits is still in the outbox.
                logger.exception("%s: unforeseen", self._thread.name)
                wait_s = AFTER_A_FAULT_S
            if not self._stopping:
                self._bell.wait(wait_s)
