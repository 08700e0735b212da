"""A set-up asks devices and files one thing at a time; its buttons rest meanwhile."""

from __future__ import annotations

from collections.abc import Callable

from pos.ui.offload import Lane, Offload
from pos.ui.outcomes import of_fault
from pos.ui.parts.notice import Saying


class OneAtATime:
    """What is asked for while something is under way is not done."""

    def __init__(self, *, offload: Offload, changed: Callable[[], None], say: Callable[[Saying], None]) -> None:
        """`changed`: whether something is under way has changed. `say`: what went wrong."""
        self._offload = offload
        self._changed = changed
        self._say = say
        self.busy = False
        """Whether something is under way."""

    def __call__(self, lane: Lane, work: Callable[[], object], then: Callable[[object], None]) -> None:
        """Do it on a lane; `then` hears what came of it."""
        if self.busy:
            return
        self.busy = True
        self._changed()
        self._offload.run(lane, work, lambda result: self._arrived(lambda: then(result)), self._failed)

    def _arrived(self, then: Callable[[], None]) -> None:
        self.busy = False
        self._changed()
        then()

    def _failed(self, fault: Exception) -> None:
        self._arrived(lambda: self._say(of_fault(fault)))
