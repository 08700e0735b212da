"""A crash leaves no picture of the memory: not of a till at which a customer pays, not of the server behind it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ALLOWED = """
import argparse, os, resource
from pathlib import Path
_, most = resource.getrlimit(resource.RLIMIT_CORE)
resource.setrlimit(resource.RLIMIT_CORE, (most, most))
def crash(*_, **__):
    print(resource.getrlimit(resource.RLIMIT_CORE), flush=True)
    os.abort()
"""
"""A process that may leave a dump."""
TILL = """
import pos.bootstrap.till
from pos.commands.till import run
pos.bootstrap.till.run_till = crash
run(argparse.Namespace(data=Path("till"), server=None, full_screen=False, enrol_again=False))
"""
SERVER = """
import pos.bootstrap.server
from pos.commands.serve import run
pos.bootstrap.server.open_central = crash
run(argparse.Namespace(data=Path("central"), database=None, host="127.0.0.1", port=0, json=True))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there are none on Windows")
@pytest.mark.parametrize("script", (TILL, SERVER), ids=("till", "server"))
def test_a_crash_leaves_no_core_dump(tmp_path: Path, script: str) -> None:
    root = str(Path(__file__).parents[2])
    crashed = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", ALLOWED + script],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": root},
        capture_output=True,
        timeout=60,
    )

    assert crashed.returncode == -signal.SIGABRT, crashed.stderr.decode()
    assert b"Fatal Python error: Aborted" in crashed.stderr
    # Where dumps are handed to a program instead of left in a folder, the limit is what keeps it from getting one.
    assert crashed.stdout.split(b"\n")[0] == b"(0, 0)"
    assert [path for path in tmp_path.iterdir() if path.is_file()] == []
