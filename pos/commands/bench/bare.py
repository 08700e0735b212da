"""The bare limits: the least that the same work could cost on this machine, now."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite  # type: ignore[import-untyped,unused-ignore]

from pos.commands.bench.prepared import shelf

_WINDOW = """
import sys, time
from PySide6.QtWidgets import QApplication, QWidget
class Bare(QWidget):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(time.monotonic(), flush=True)
        QApplication.exit()
application = QApplication([])
window = Bare()
window.resize(1366, 768)
window.show()
sys.exit(application.exec())
"""


def compiled_modules() -> dict[str, str]:
    """The environment of a process that finds its modules compiled, as an installed program does, from its second start
    on.
    """
    ours = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return ours | {"PYTHONPYCACHEPREFIX": str(shelf() / "compiled")}


@contextmanager
def durable_rows(folder: Path) -> Iterator[Callable[[], None]]:
    """Each call commits one row of 100 bytes to a new file in `folder`, WAL and FULL, through the bare driver."""
    connection = sqlite.connect(str(folder / "bare.db"), isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE row (id INTEGER PRIMARY KEY, body BLOB)")

    def commit_one() -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO row (body) VALUES (?)", (b"x" * 100,))
        connection.execute("COMMIT")

    try:
        yield commit_one
    finally:
        connection.close()


def window_first_frame_ms(*, times: int = 7) -> list[float]:
    """Milliseconds from starting a process to the end of the first paint of an empty PySide6 window."""
    samples = []
    for _ in range(times):
        started = time.monotonic()
        answer = subprocess.run(
            [sys.executable, "-c", _WINDOW],
            check=True,
            capture_output=True,
            text=True,
            timeout=60,
            env=compiled_modules(),
        )
        samples.append((float(answer.stdout.split()[0]) - started) * 1000)
    return samples
