"""What the unmodified soak writes to its ledger and syncs, in order, as strace saw it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

LEDGER = "ledger.db"
LOG = "ledger.db-wal"

_CALL = re.compile(r"^(\w+)\((.*)\)\s+= (-?\d+)")
_WRITE = re.compile(r'^\d+<([^>]*)>, "((?:\\x[0-9a-f]{2})*)", (\d+)(?:, (\d+))?$')


@dataclass(frozen=True, slots=True)
class Written:
    """Bytes were given to the system, which may keep them in memory."""

    file: str
    offset: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Synced:
    """All that was written to the file is on the disk."""

    file: str


@dataclass(frozen=True, slots=True)
class Cut:
    """The file was made so many bytes long."""

    file: str
    size: int


@dataclass(frozen=True, slots=True)
class Unlinked:
    """The file's name was removed."""

    file: str


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """The till said that a sale is done."""

    sale_id: str


Step = Written | Synced | Cut | Unlinked | Acknowledged


def record_soak(data: Path, *, sales: int, level: str = "FULL") -> list[Step]:
    """Ring up `sales` on a folder that holds a ledger. `level`: SQLite's `synchronous`."""
    trace, said = data / "trace.txt", data / "said.txt"
    soak = ["-m", "tests.soak.soak_at", level] if level != "FULL" else ["-m", "pos", "soak"]
    with said.open("wb") as out:
        subprocess.run(
            [
                *("strace", "-y", "-xx", "-s", "100000", "-o", str(trace)),
                *("-e", "trace=pwrite64,write,fsync,fdatasync,ftruncate,unlink"),
                *(part for name in (LEDGER, LOG, said.name) for part in ("-P", str(data / name))),
                *(sys.executable, *soak, "--data", str(data), "--sales", str(sales), "--seed", "5"),
            ],
            stdout=out,
            check=True,
            timeout=60,
        )
    return _read(trace, said.name)


def _read(trace: Path, said: str) -> list[Step]:
    steps: list[Step] = []
    rest = b""
    for line in trace.read_text(encoding="ascii").splitlines():
        match = _CALL.match(line)
        if match is None or match[3] == "-1":
            assert match is not None or line.startswith("+++"), line[:200]
            continue
        call, arguments = match[1], match[2]
        if call in {"pwrite64", "write"}:
            name, data, offset = _written(arguments, int(match[3]))
            if name == said:
                *lines, rest = (rest + data).split(b"\n")
                steps += [Acknowledged(json.loads(text)["id"]) for text in lines]
            else:
                steps.append(Written(name, offset, data))
        elif call in {"fsync", "fdatasync"}:
            steps.append(Synced(_name(arguments)))
        elif call == "ftruncate":
            steps.append(Cut(_name(arguments), int(arguments.rpartition(", ")[2])))
        elif call == "unlink":
            steps.append(Unlinked(_text(arguments.strip('"')).rpartition("/")[2]))
    return steps


def _written(arguments: str, count: int) -> tuple[str, bytes, int]:
    match = _WRITE.match(arguments)
    assert match is not None, arguments[:200]
    data = bytes.fromhex(match[2].replace("\\x", ""))
    assert len(data) == count == int(match[3])
    return _text(match[1]).rpartition("/")[2], data, int(match[4] or 0)


def _name(arguments: str) -> str:
    return _text(arguments.partition("<")[2].partition(">")[0]).rpartition("/")[2]


def _text(escaped: str) -> str:
    return bytes.fromhex(escaped.replace("\\x", "")).decode()
