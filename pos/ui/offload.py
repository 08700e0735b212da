"""The one way off the GUI thread: lanes, one thread each.

*writer* does everything that writes the ledger, in order; *reader* does look-ups; *network* may take as long as the
network does, and so that nobody waits behind them, *pictures* and *device* (the drawer) have lanes of their own. Work
runs on its lane; `then` (or `failed`) runs on the GUI thread.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from enum import StrEnum
from queue import SimpleQueue
from threading import Thread
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from pos.ui.collector import Collector

logger = logging.getLogger(__name__)

Result = TypeVar("Result")
Failed = Callable[[Exception], None]


class Lane(StrEnum):
    """Where work goes."""

    WRITER = "writer"
    READER = "reader"
    NETWORK = "network"
    PICTURES = "pictures"
    DEVICE = "device"


class Offload(QObject):
    """The lanes. `fault` reports what nobody asked to hear of."""

    fault = Signal(object)
    """An exception."""
    _arrived = Signal(object)

    def __init__(self, *, expected: type[Exception]) -> None:
        """`expected`: the root of the faults that are part of life; any other is a mistake of ours, and logged."""
        super().__init__()
        self._expected = expected
        self._collector = Collector(self)
        self._queues: dict[Lane, SimpleQueue[Callable[[], None] | None]] = {lane: SimpleQueue() for lane in Lane}
        self._open = True
        self._waiting = 0
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._threads = [
            Thread(target=_serve, args=(self._queues[lane],), name=f"till-{lane}", daemon=True) for lane in Lane
        ]
        for thread in self._threads:
            thread.start()

    @property
    def idle(self) -> bool:
        """Whether nothing is under way and nothing waits to be delivered."""
        return self._waiting == 0

    def run(
        self,
        lane: Lane,
        work: Callable[[], Result],
        then: Callable[[Result], None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Do `work` on a lane, then hand its result to `then` on the GUI thread, or its fault to `failed`."""
        if not self._open:
            return
        self._waiting += 1

        def job() -> None:
            try:
                result = work()
            except Exception as error:
                # Whatever it is, it must not kill the lane.
                if not isinstance(error, self._expected):
                    logger.exception("work on the %s lane", lane)
                fault = error
                self._arrived.emit(lambda: (failed or self.fault.emit)(fault))
            else:
                self._arrived.emit(lambda: then(result) if then is not None else None)

        self._queues[lane].put(job)

    def finish(self, timeout_s: float = 5.0) -> None:
        """Take no more work, do what the writer was given, and stop the lanes."""
        self._open = False
        for queue in self._queues.values():
            queue.put(None)
        for lane, thread in zip(Lane, self._threads, strict=True):
            # What waits for the network or a device may wait for ever; nothing is lost by leaving it.
            thread.join(timeout_s if lane in (Lane.WRITER, Lane.READER) else 0.2)
        self._collector.finish()

    def _deliver(self, arrival: Callable[[], None]) -> None:
        self._waiting -= 1
        if self._open:
            arrival()


def _serve(queue: SimpleQueue[Callable[[], None] | None]) -> None:
    while (job := queue.get()) is not None:
        job()
