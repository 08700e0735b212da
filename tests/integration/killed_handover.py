"""`python -m tests.integration.killed_handover FOLDER ADDRESS ORDER CODE PLACE`: die while an order is handed over.

The till of FOLDER starts, the server grants its claim, and at PLACE in the ledger's transaction it is killed.
"""

import os
import signal
import sys
from pathlib import Path

from tests.integration.running import RunningTill, until


def main() -> None:
    folder, address, order_id, code, deadly = sys.argv[1:]
    till = RunningTill(Path(folder), address)
    duty = till.duty()
    assert until(lambda: till.order(order_id) is not None)
    order = till.order(order_id)
    assert order is not None

    def die(place: str) -> None:
        if place == deadly:
            os.kill(os.getpid(), signal.SIGKILL)

    till.parts.files.ledger_file.failpoint = die
    till.counter.hand_over(duty, order, code=code)


if __name__ == "__main__":
    main()
