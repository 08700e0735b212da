"""`memory`: what a till with its window holds in memory after 10,000 sales."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from pos.commands.bench.figure import Figure, figure
from pos.commands.bench.scale import Scale
from pos.commands.bench.till_folder import make_till
from pos.server.demo.big import big_items

SALES = 10_000
MOST_MB = 220.0
LOOKS = 50
"""Times the memory is looked at on the way."""
CODES = 5_000
"""Different goods that are sold."""

_TILL = """
import sys
from pathlib import Path
from pos.commands.bench.rung_up import main
main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), looks=int(sys.argv[4]))
"""
_BARE = """
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
window = QWidget()
window.resize(1366, 768)
window.show()
application.processEvents()
print(0, flush=True)
input()
"""


def run(scale: Scale) -> Figure:
    """Sales of one to five lines, looked up, priced, shown, paid in cash and completed; the last look counts."""
    sales = scale.count(SALES)
    with tempfile.TemporaryDirectory(prefix="guitai-bench-") as name:
        data, codes = Path(name) / "till", Path(name) / "codes"
        data.mkdir()
        make_till(data, scale)
        every = max(1, scale.variants // CODES)
        goods = islice(big_items(scale.variants, scale.seed), 0, None, every)
        codes.write_text("\n".join(record.item.barcode for record in goods), encoding="ascii")
        samples = list(_resident(_TILL, str(data), str(codes), str(sales), str(LOOKS)))
    (limit,) = _resident(_BARE)
    value = samples[-1]
    return figure(
        "memory",
        samples,
        value=value,
        unit="MB",
        limit=limit,
        target=f"≤ {MOST_MB:g} MB",
        met=value <= MOST_MB,
        note=f"MiB resident after {sales} sales; samples: on the way; limit: a process with an empty PySide6 window",
    )


def _resident(program: str, *arguments: str) -> Iterator[float]:
    """MiB of a process each time it says something; it waits for an answer."""
    with subprocess.Popen(
        [sys.executable, "-c", program, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        if process.stdin is None or process.stdout is None:
            raise AssertionError
        for _ in process.stdout:
            asked = ["ps", "-o", "rss=", "-p", str(process.pid)]
            yield int(subprocess.run(asked, check=True, capture_output=True, text=True).stdout) / 1024
            process.stdin.write("\n")
            process.stdin.flush()
    if process.returncode:
        raise RuntimeError("the till did not sell to the end")
