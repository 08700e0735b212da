"""A central server as a process of its own, as in production."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def served(folder: Path, *, url: str | None = None) -> Iterator[str]:
    """Run `pos serve` on the installation in `folder` (its database there, or at `url`); the server's address.

    What the server logs is in `folder`. Raises RuntimeError when it does not start.
    """
    command = [sys.executable, "-m", "pos", "serve", "--data", str(folder), "--port", "0", "--json"]
    if url is not None:
        command += ["--database", url]
    log = folder / "server.log"
    with (
        log.open("wb") as file,
        subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=file) as process,
    ):
        try:
            said = process.stdout.readline() if process.stdout else b""
            if not said:
                raise RuntimeError(f"the server did not start: {log.read_text(encoding='utf-8')[-2000:]}")
            yield json.loads(said)["address"]
        finally:
            process.terminate()
            process.wait(60)
