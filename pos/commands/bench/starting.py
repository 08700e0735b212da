"""What `start-frame` and `start-scan` share: a till process is started, over and over, and says when it is where."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from pos.commands.bench.bare import compiled_modules, window_first_frame_ms
from pos.commands.bench.scale import Scale
from pos.commands.bench.till_folder import a_code, make_till

STARTS = 10

_TILL = """
import sys, time
import pos.__main__
from pathlib import Path
from pos.commands.till import start

def prepared(till):
    def look_up():
        from pos.ui.offload import Lane
        scan, cart = till.parts.counter.scan_item, till.parts.counter.start_cart()
        till.ui.offload.run(Lane.READER, lambda: scan(cart, sys.argv[2]), scanned)

    def scanned(answer):
        print(time.monotonic(), answer.outcome, flush=True)
        till.ui.window.close()

    till.framed.connect(lambda: print(time.monotonic(), flush=True))
    till.ready.connect(look_up)

sys.exit(start(Path(sys.argv[1]), prepared=prepared))
"""


@dataclass(frozen=True, slots=True)
class Started:
    """Milliseconds from starting the process, of each start."""

    frame: list[float]
    """First frame painted."""
    scan: list[float]
    """A first code looked up and put into a cart, behind the sign-in."""
    bare: list[float]
    """First frame of a process with an empty PySide6 window."""


def start_tills(scale: Scale) -> Started:
    """Tills and bare windows take turns; the first of each, which compiles modules and fills caches, does not count."""
    started = Started([], [], [])
    with tempfile.TemporaryDirectory(prefix="guitai-bench-") as name:
        data = Path(name)
        make_till(data, scale)
        for turn in range(scale.count(STARTS) + 1):
            bare = window_first_frame_ms(times=1)
            frame, scan = _start(data, a_code(scale))
            if turn:
                started.bare.extend(bare)
                started.frame.append(frame)
                started.scan.append(scan)
    return started


def _start(data: Path, code: str) -> tuple[float, float]:
    begun = time.monotonic()
    answer = subprocess.run(
        [sys.executable, "-c", _TILL, str(data), code],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env=compiled_modules(),
    )
    lines = answer.stdout.split("\n")
    if len(lines) < 2 or not lines[1].endswith(" added"):
        raise RuntimeError(f"the till did not start: {answer.stdout} {answer.stderr[-2000:]}")
    frame, scan = (float(line.split()[0]) for line in lines[:2])
    return (frame - begun) * 1000, (scan - begun) * 1000
