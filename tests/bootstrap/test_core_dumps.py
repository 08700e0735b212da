"""A crash leaves no picture of the memory."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

CRASH = """
import os, resource, sys
from pos.bootstrap.core_dumps import forbid_core_dumps
_, most = resource.getrlimit(resource.RLIMIT_CORE)
resource.setrlimit(resource.RLIMIT_CORE, (most, most))
if sys.argv[1] == "forbidden":
    forbid_core_dumps()
print(*resource.getrlimit(resource.RLIMIT_CORE), flush=True)
os.abort()
"""


def crash(tmp_path: Path, how: str) -> tuple[str, int]:
    """What a process could have left, as it says itself, and its status."""
    root = str(Path(__file__).parents[2])
    words = [sys.executable, "-c", CRASH, how]
    crashed = subprocess.Popen(words, cwd=tmp_path, env={**os.environ, "PYTHONPATH": root}, stdout=subprocess.PIPE)
    assert crashed.stdout is not None
    said = crashed.stdout.read().decode().strip()
    _, status = os.waitpid(crashed.pid, 0)
    crashed.stdout.close()
    crashed.returncode = status
    return said, status


@pytest.mark.skipif(sys.platform == "win32", reason="there are none on Windows")
def test_a_crash_leaves_no_core_dump(tmp_path: Path) -> None:
    said, status = crash(tmp_path, "forbidden")

    assert said == "0 0"
    assert os.WIFSIGNALED(status)
    assert not os.WCOREDUMP(status)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="there are none on Windows")
def test_without_it_a_crash_would_leave_one(tmp_path: Path) -> None:
    """The canary: what the test above looks for is really there to be seen where nobody forbids it."""
    import resource

    if resource.getrlimit(resource.RLIMIT_CORE)[1] == 0:
        pytest.skip("this machine forbids them already")
    said, status = crash(tmp_path, "allowed")

    assert said != "0 0"
    assert os.WIFSIGNALED(status)
    pattern = Path("/proc/sys/kernel/core_pattern")
    if pattern.is_file() and not pattern.read_text().startswith("|"):
        assert os.WCOREDUMP(status)
