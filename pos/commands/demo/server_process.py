"""A central server in a process of its own, on a loopback port; it can be stopped and started again."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

from pos.domain.errors import CentralError

STOP_S = 20
"""How long a server may take to end."""


class ServerProcess:
    """`pos serve` as a child. Used in a `with` block, at whose end it is stopped."""

    def __init__(self, folder: Path, *, port: int = 0, log: Path) -> None:
        """`folder`: the server's data. `port` 0: any that is free; the same one after a stop."""
        self._folder = folder
        self._port = port
        self._log = log
        self._process: subprocess.Popen[str] | None = None
        self.address = ""

    @property
    def running(self) -> bool:
        """Whether it serves."""
        return self._process is not None and self._process.poll() is None

    def start(self) -> str:
        """Serve; the address. Raises CentralError, with the last words of its log, when it ends before it is ready."""
        if self.running:
            return self.address
        command = [sys.executable, "-m", "pos", "serve", "--data", str(self._folder), "--port", str(self._port)]
        with self._log.open("a", encoding="utf-8") as log:
            self._process = subprocess.Popen([*command, "--json"], stdout=subprocess.PIPE, stderr=log, text=True)
        said = self._process.stdout.readline() if self._process.stdout else ""
        if not said:
            last = self._log.read_text(encoding="utf-8", errors="replace").strip().rpartition("\n")[2]
            raise CentralError(f"the server did not start: {last} ({self._log})")
        self.address = str(json.loads(said)["address"])
        self._port = int(self.address.rsplit(":", 1)[1])
        return self.address

    def stop(self) -> None:
        """The network is gone: nothing answers at the address any more."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(STOP_S)
            if self._process.stdout:
                self._process.stdout.close()
            self._process = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
