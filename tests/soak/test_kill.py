"""kill -9 of a till at any moment: every sale it said was done is there, at most one more, and nothing half."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

POINTS = 100


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="the tills are forked")
def test_a_till_that_is_killed_loses_nothing_that_it_acknowledged(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.soak.kills", str(tmp_path), str(POINTS), "7"],
        capture_output=True,
        text=True,
        timeout=110,
    )

    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert (result["points"], result["killed"]) == (POINTS, POINTS)
    assert result["acknowledged"] >= POINTS
    assert result["lost"] == 0
    assert result["more"] <= 1
    assert result["findings"] == []
