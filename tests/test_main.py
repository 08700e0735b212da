import os
import subprocess
import sys
from pathlib import Path

import pytest

from pos import __version__


@pytest.mark.parametrize("encoding", ("ascii", "cp437", "utf-8"))
def test_it_speaks_on_a_console_without_chinese(encoding: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pos", "唱歌"],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": encoding},
        timeout=60,
    )

    assert done.returncode == 2
    assert b"unknown verb" in done.stderr
    assert b"Traceback" not in done.stderr


def test_the_command_is_installed_beside_python() -> None:
    beside = Path(sys.executable).with_name("pos")

    done = subprocess.run([beside, "--version"], capture_output=True, text=True, timeout=60)

    assert done.stdout == f"pos {__version__}\n"
