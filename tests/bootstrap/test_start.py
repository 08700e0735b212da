"""A clerk who opens a till waits for what the first scan needs, and for nothing else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from pos.commands.bench.scale import Scale
from pos.commands.bench.till_folder import a_code, make_till

SCALE = Scale(variants=50, ledger_sales=0)

NOT_YET = (
    "sqlalchemy",
    "pos.server",
    "numpy",
    "cv2",
    "PIL",
    "serial",
    "requests",
    "argon2",
    "pickle",
    "socket",
    "cryptography",
    "statistics",
    "PySide6.QtNetwork",
    "PySide6.QtMultimedia",
    "pos.bootstrap.members",
    "pos.bootstrap.paying",
    "pos.bootstrap.returning",
    "pos.bootstrap.shifts",
    "pos.bootstrap.stock",
    "pos.devices.labels.roll_printer",
    "pos.devices.printer.escpos_printer",
    "pos.usecases.day",
    "pos.usecases.printing.receipt",
    "pos.usecases.returning",
    "pos.usecases.scanning.watch_camera",
    "pos.ui.sell.steps",
    "pos.ui.pay",
    "pos.ui.pickup",
    "pos.ui.returning",
    "pos.ui.stock",
)
"""What a first sale can do without: modules and packages."""

TILL = """
import sys
from pathlib import Path
from pos.commands.till import start

def prepared(till):
    def look_up():
        # Here and now: what comes behind a start waits for the event loop.
        counter = till.parts.counter
        answer = counter.scan_item(counter.start_cart(), sys.argv[2])
        print(answer.outcome, "before", *sys.modules)
        till.ui.offload.run("reader", counter.make_all, made)

    def made(_):
        print("after", *sys.modules)
        till.window.close()

    till.ready.connect(look_up)

sys.exit(start(Path(sys.argv[1]), prepared=prepared))
"""


def test_a_first_scan_waits_for_nothing_that_it_does_not_need(tmp_path: Path) -> None:
    make_till(tmp_path, SCALE)

    done = subprocess.run(
        [sys.executable, "-c", TILL, str(tmp_path), a_code(SCALE)], capture_output=True, text=True, timeout=60
    )

    assert done.returncode == 0, done.stderr
    (outcome, _, *before), (_, *after) = (line.split() for line in done.stdout.splitlines())
    assert outcome == "added"
    inside = tuple(f"{each}." for each in NOT_YET)
    assert [name for name in before if name in NOT_YET or name.startswith(inside)] == []
    assert {"pos.bootstrap.members", "pos.bootstrap.paying", "pos.bootstrap.stock", "pos.usecases.day"} <= set(after)
