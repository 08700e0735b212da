"""`python -m tests.soak.kills FOLDER POINTS SEED`: kill tills under soak and look at what they left.

The tills are forked from this process, which has imported everything: starting Python a hundred times would take longer
than all the sales. Prints one JSON object.
"""

import argparse
import importlib
import json
import os
import random
import signal
import sys
import time
from collections import Counter
from pathlib import Path

from pos.commands import soak
from tests.soak.ledger_sales import sale_ids, verified

PLACES = (
    "begin",
    "append",
    "journal",
    "movements",
    "document",
    "lines",
    "tenders",
    "print job",
    "before commit",
)
"""Failpoints between BEGIN and COMMIT."""
POINTS_IN_A_FOLDER = 10


def main() -> None:
    for name in ("pos.bootstrap.till_files", "pos.commands.soaking.ring_up", "pos.commands.soaking.local_till"):
        importlib.import_module(name)
    folder, points, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    chance = random.Random(seed)
    acknowledged: set[str] = set()
    counts = Counter(points=0, killed=0, acknowledged=0, lost=0, more=0)
    findings: list[str] = []
    before: set[str] = set()
    for point in range(points):
        data = folder / str(point // POINTS_IN_A_FOLDER)
        if point % POINTS_IN_A_FOLDER == 0:
            acknowledged, before = set(), set()
        said, killed = run_and_kill(data, seed=point, chance=chance, at_failpoint=point % 2 == 0)
        acknowledged |= said
        now = sale_ids(data) if (data / "ledger.db").exists() and (data / "keys" / "ledger-key").exists() else set()
        counts["points"] += 1
        counts["killed"] += killed
        counts["acknowledged"] += len(said)
        counts["lost"] += len(acknowledged - now)
        counts["more"] = max(counts["more"], len(now - before - said))
        if now:
            findings += [str(finding) for finding in verified(data).findings]
        before = now
    json.dump({**counts, "findings": findings}, sys.stdout)


def run_and_kill(data: Path, *, seed: int, chance: random.Random, at_failpoint: bool) -> tuple[set[str], bool]:
    """The ids of the sales that a till said were done before it was killed, and whether it was."""
    place = f"{chance.choice(PLACES)}:{chance.randint(1, 6)}" if at_failpoint else ""
    lines_until_kill = chance.randint(0, 5)
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        os.dup2(writer, 1)
        sys.stdout = os.fdopen(1, "w")
        os.environ[soak.FAILPOINT] = place
        arguments = argparse.Namespace(data=data, sales=40, seed=seed, rate=0.0, script=None)
        os._exit(soak.run(arguments))
    os.close(writer)
    if not at_failpoint and lines_until_kill == 0:
        kill_within(0.2, child, chance)
        lines_until_kill = 1 << 30
    said: set[str] = set()
    with os.fdopen(reader, "rb", buffering=0) as pipe:
        rest = b""
        while chunk := pipe.read(4096):
            *lines, rest = (rest + chunk).split(b"\n")
            said |= {json.loads(line)["id"] for line in lines}
            if not at_failpoint and len(said) >= lines_until_kill:
                kill_within(0.02, child, chance)
                lines_until_kill = 1 << 30
    _, status = os.waitpid(child, 0)
    return said, os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


def kill_within(seconds: float, child: int, chance: random.Random) -> None:
    until = time.perf_counter() + chance.random() * seconds
    while time.perf_counter() < until:
        pass
    os.kill(child, signal.SIGKILL)


if __name__ == "__main__":
    main()
