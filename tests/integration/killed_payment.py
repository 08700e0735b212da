"""`python -m tests.integration.killed_payment FOLDER ADDRESS CODE PLACE`: die while a customer pays by code.

The till of FOLDER starts, rings up one piece, and at PLACE in the ledger's work on the payment it is killed.
"""

import os
import signal
import sys
from pathlib import Path

from pos.domain.pricing import price
from tests.integration.running import RunningTill
from tests.server.conftest import BARCODES


def main() -> None:
    folder, address, code, deadly = sys.argv[1:]
    till = RunningTill(Path(folder), address)
    till.duty()
    cart = till.counter.scan_item(till.counter.start_cart(), BARCODES[0]).cart
    till.counter.keep_cart(cart)

    def die(place: str) -> None:
        if place == deadly:
            os.kill(os.getpid(), signal.SIGKILL)

    till.parts.files.ledger_file.failpoint = die
    till.counter.paying.payments.start(sale_id=cart.cart_id, amount=price(cart).total, code=code)


if __name__ == "__main__":
    main()
