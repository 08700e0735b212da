"""A crash leaves no picture of the memory."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

CRASH = """
import os, resource
from pos.bootstrap.core_dumps import forbid_core_dumps
_, most = resource.getrlimit(resource.RLIMIT_CORE)
resource.setrlimit(resource.RLIMIT_CORE, (most, most))
forbid_core_dumps()
os.abort()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there are none on Windows")
def test_a_crash_leaves_no_core_dump(tmp_path: Path) -> None:
    root = str(Path(__file__).parents[2])
    crashed = subprocess.Popen([sys.executable, "-c", CRASH], cwd=tmp_path, env={**os.environ, "PYTHONPATH": root})
    _, status = os.waitpid(crashed.pid, 0)
    crashed.returncode = status

    assert os.WIFSIGNALED(status)
    assert not os.WCOREDUMP(status)
    assert list(tmp_path.iterdir()) == []
