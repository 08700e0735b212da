"""A manager's new identity: the till closes in good order and begins again, asking for head office's code."""

import subprocess
import sys
from pathlib import Path

# A process of its own: a Qt application that was quit runs no event loop any more, and later tests need theirs.
PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pos.bootstrap.till import run_till

begun = []

def prepared(till):
    begun.append(till)
    then = till._begin_again if len(begun) == 1 else QApplication.quit
    till.framed.connect(lambda: QTimer.singleShot(100, then))

status = run_till(Path(sys.argv[1]), prepared=prepared)
print(status, [till._enrol_again for till in begun], begun[0].to_enrol)
"""


def test_the_window_comes_back_and_asks_for_a_code(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path)], capture_output=True, text=True, timeout=100, check=False
    )

    assert (done.stdout, done.returncode) == ("0 [False, True] True\n", 0), done.stderr
