"""The bare limits: the least that the same work could cost on this machine, now."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from pos.commands.bench.figure import timed_ms

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


def durable_row_ms(*, times: int = 500) -> list[float]:
    """Milliseconds of committing one row of 100 bytes, WAL and FULL, through the bare driver."""
    import sqlcipher3.dbapi2 as sqlite

    with tempfile.TemporaryDirectory(prefix="guitai-bare-") as folder:
        connection = sqlite.connect(str(Path(folder) / "bare.db"), isolation_level=None)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("CREATE TABLE row (id INTEGER PRIMARY KEY, body BLOB)")

        def commit_one() -> None:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("INSERT INTO row (body) VALUES (?)", (b"x" * 100,))
            connection.execute("COMMIT")

        samples = timed_ms(commit_one, times=times, warm_up=20)
        connection.close()
    return samples


def window_first_frame_ms(*, times: int = 7) -> list[float]:
    """Milliseconds from starting a process to the end of the first paint of an empty PySide6 window."""
    samples = []
    for _ in range(times):
        started = time.monotonic()
        answer = subprocess.run([sys.executable, "-c", _WINDOW], check=True, capture_output=True, text=True, timeout=60)
        samples.append((float(answer.stdout.split()[0]) - started) * 1000)
    return samples
