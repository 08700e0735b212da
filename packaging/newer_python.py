"""Prints a Python of this machine that is new enough for emupos, which the printers' tests are read back with.

Nothing is printed where there is none; then a reader of our own stands in.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

OLDEST = (3, 13)


def candidates() -> Iterator[str]:
    """Interpreters by name on the path, then where pyenv and uv keep theirs, then this one and the system's."""
    names = [f"python3.{minor}" for minor in range(OLDEST[1], OLDEST[1] + 6)]
    yield from filter(None, map(shutil.which, names))
    homes = (
        Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions",
        Path(os.environ.get("UV_PYTHON_INSTALL_DIR", Path.home() / ".local/share/uv/python")),
    )
    for home in homes:
        yield from (str(file) for name in names for file in sorted(home.glob(f"*/bin/{name}")))
    yield sys.executable
    yield from filter(None, [shutil.which("python3")])


def is_new_enough(python: str) -> bool:
    """Whether it runs (a pyenv shim may not) and can make environments."""
    question = f"import sys, venv, ensurepip; sys.exit(sys.version_info < {OLDEST})"
    try:
        return subprocess.run([python, "-c", question], capture_output=True, timeout=30, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


print(next(filter(is_new_enough, candidates()), ""))
