"""Python's cycle collector, kept on the GUI thread.

By itself it runs on whatever thread happens to allocate next. A cycle with a Qt object in it (a view and its
controller) would then be taken apart on a lane or by the sync loops, and a QObject that is destroyed outside its
thread takes the program with it. So automatic collection is off while lanes run, and a timer of the GUI thread
collects by the same thresholds, which also keeps it out of a scan's way.

Nearly all that a start makes stays. The first look is taken when all screens are there: they are set aside, and never
looked through for rubbish, which would take a tenth of a second each time.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

LOOK_EVERY_MS = 250
FIRST_LOOK_MS = 5_000
"""A till is whole long before."""


class Collector(QObject):
    """Collects on the thread that made it, until `finish`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._first = QTimer(self, singleShot=True, interval=FIRST_LOOK_MS)
        self._first.timeout.connect(self.begin)
        self._first.start()

    def begin(self) -> None:
        """What is there stays; from now on look for rubbish in what comes."""
        gc.freeze()
        self._timer.start()

    def look(self) -> None:
        """Collect the generations that are due, the youngest first."""
        for generation, (count, threshold) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)):
            if count > threshold:
                gc.collect(generation)

    def finish(self) -> None:
        """Hand the collector back to Python; what is rubbish by now is freed here and not on another thread."""
        self._first.stop()
        self._timer.stop()
        gc.collect()
        gc.enable()
