"""Tidying the till's files while nobody sells: a checkpoint in the middle of a sale is a second of waiting."""

from __future__ import annotations

import logging

from pos.bootstrap.till_files import TillFiles
from pos.domain.errors import StorageError

LOOK_EVERY_S = 5.0
"""A till on which nothing was written for so long is idle."""

logger = logging.getLogger(__name__)


class TidyWhenIdle:
    """For a `Worker`."""

    def __init__(self, *, files: TillFiles) -> None:
        self._files = files
        self._head = -1

    def step(self) -> float:
        """Tidy, unless something was written since the last look; seconds until the next one."""
        try:
            head, _ = self._files.outbox.head()
            if head == self._head:
                self._files.checkpoint_when_idle()
            self._head = head
        except StorageError as fault:
            # Nothing is lost: the log of changes only grows until it works again.
            logger.warning("the till's files were not tidied: %s", fault)
        return LOOK_EVERY_S
