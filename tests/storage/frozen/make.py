"""`python -m tests.storage.frozen.make VERSION`: freeze a ledger as this release writes it. A released one stays."""

import sys
from pathlib import Path

from pos.storage.ledger.ledger import SqlLedger
from pos.storage.ledger.ledger_file import LedgerFile
from tests.examples import TILL, a_cart, an_item
from tests.storage.ledger.conftest import KEY, open_shift, sell

FOLDER = Path(__file__).parent
SALES = ("0190d000-0000-7000-8000-00000000f001", "0190d000-0000-7000-8000-00000000f002")


def main() -> None:
    path = FOLDER / f"ledger-{sys.argv[1]}.db"
    path.unlink(missing_ok=True)
    file = LedgerFile.open(path, key=KEY, till_id=TILL.till_id)
    ledger = SqlLedger(file=file)
    open_shift(ledger)
    sell(ledger, 1, 11, cart_id=SALES[0])
    sell(ledger, 21, cart_id=SALES[1])
    with ledger.transaction() as step:
        step.save_open_cart(a_cart(an_item(1)))
    file.close()


if __name__ == "__main__":
    main()
