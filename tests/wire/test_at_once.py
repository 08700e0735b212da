"""Messages are read on many threads from the first one on: by a server that has just started, all tills call."""

import subprocess
import sys
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "golden" / "document.v1.json"
TURNS_S = 1e-6
"""Threads change places as often as they can, so that what can go wrong does."""
READ = """
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from pos.wire.event import decode_body, decode_head

together = Barrier(8)
event = open(sys.argv[1], "rb").read()
sys.setswitchinterval(float(sys.argv[2]))

def read(_):
    together.wait()
    return decode_body(decode_head(event))

with ThreadPoolExecutor(8) as threads:
    print(len(set(map(repr, threads.map(read, range(8))))))
"""


@pytest.mark.parametrize("again", range(4))
def test_a_first_message_is_read_by_many_threads_at_once(again: int) -> None:
    done = subprocess.run(
        [sys.executable, "-c", READ, str(GOLDEN), str(TURNS_S)], capture_output=True, text=True, timeout=60
    )
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "1", "")
