"""`python -m tests.integration.killed_count FOLDER ADDRESS CODE`: counts and counts until it is killed.

A line for each scan that was shown as saved: what this till has counted in the area, in thousandths.
"""

import sys
from pathlib import Path

from tests.integration.running import RunningTill, until


def main() -> None:
    till = RunningTill(Path(sys.argv[1]), sys.argv[2])
    duty = till.duty()
    assert until(lambda: bool(till.counter.stock.list_stocktakes()))
    (record,) = till.counter.stock.list_stocktakes()
    variant = till.counter.scan_item(till.counter.start_cart(), sys.argv[3]).cart.lines[0].item.variant_id
    area = record.stocktake.areas[0].area_id
    while True:
        counted = till.counter.stock.count(duty, record, area, variant)
        till.parts.committed()
        sys.stdout.write(f"{counted.of_area}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
