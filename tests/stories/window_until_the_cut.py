"""`python -m tests.stories.window_until_the_cut FOLDER PIN ITEM CODE PICTURES`: the power fails while somebody pays.

The real window of the till in FOLDER: the clerk signs in, rings up a piece, goes to pay and scans the customer's code.
When head office's answer is about to be written down, the process is killed.
"""

import os
import signal
import sys
from pathlib import Path

from PySide6.QtCore import Qt

from pos.bootstrap.till import TillApplication, qt_application
from pos.commands.demo.hands import Hands


def main() -> None:
    folder, pin, item, code, pictures = sys.argv[1:]
    qt_application()
    till = TillApplication(Path(folder))
    till.show()
    hands = Hands(till, pictures=Path(pictures))
    hands.until("the counter did not open", lambda: till.parts is not None and till.ui.idle)
    assert till.parts is not None

    def die(place: str) -> None:
        if place == "hear of payment":
            os.kill(os.getpid(), signal.SIGKILL)

    till.parts.files.ledger_file.failpoint = die
    hands.type(pin)
    hands.until("nobody signed in", lambda: till.ui.shell.current == "sell")
    hands.scan(item)
    hands.press(Qt.Key.Key_Plus)
    hands.scan(code)
    hands.until("the power did not fail", lambda: False)


if __name__ == "__main__":
    main()
