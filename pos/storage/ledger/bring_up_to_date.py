"""Bring a ledger's tables up to date, the file copied first; refuse one that a newer program wrote."""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from pos.domain.errors import NewerLedger
from pos.storage.connections import Connections, Cursor
from pos.storage.faults import translated
from pos.storage.ledger.steps import STEPS
from pos.storage.ledger.steps.step import Step
from pos.storage.sqlite import checkpoint

_log = logging.getLogger(__name__)

_MAJOR = 10_000
"""`user_version` is the major times this, plus the number of steps taken."""


def bring_up_to_date(connections: Connections, path: Path, *, steps: Sequence[Step] = STEPS) -> None:
    """Take the steps that `path` lacks, each in one transaction.

    Raises NewerLedger (then nothing was touched), DamagedFile (also for a wrong key), DiskFull, ReadOnlyFolder.
    """
    with translated():
        taken = refuse_newer(connections, path, steps=steps)
        missing = steps[taken:]
        if taken and missing:
            copied = _copy(connections, path, taken)
            _log.info("%s copied to %s before step %d", path.name, copied.name, taken + 1)
        for number, step in enumerate(missing, start=taken + 1):
            with connections.cursor() as cursor:
                # A table that others refer to can be made anew.
                cursor.execute("PRAGMA foreign_keys = OFF")
                cursor.execute("BEGIN IMMEDIATE")
                _take(cursor, step, number)
                cursor.execute("COMMIT")
                cursor.execute("PRAGMA foreign_keys = ON")


def refuse_newer(connections: Connections, path: Path, *, steps: Sequence[Step] = STEPS) -> int:
    """The steps that a ledger has taken. Raises NewerLedger where a newer program wrote it, and what `version` does."""
    major, taken = version(connections)
    if major > steps[-1].major:
        raise NewerLedger(f"{path.name} has major {major}, this program knows {steps[-1].major}")
    return taken


def version(connections: Connections) -> tuple[int, int]:
    """The major of a ledger and the steps it has taken; (0, 0) for a new file."""
    with translated(), connections.cursor() as cursor:
        (stored,) = cursor.execute("PRAGMA user_version").fetchone()
    major, taken = divmod(stored, _MAJOR)
    return major, taken


def _take(cursor: Cursor, step: Step, number: int) -> None:
    for statement in step.statements:
        cursor.execute(statement)
    cursor.execute(f"PRAGMA user_version = {step.major * _MAJOR + number}")


def _copy(connections: Connections, path: Path, taken: int) -> Path:
    """A durable copy of the whole file, encrypted as it is. Nobody else has it open: the folder is held."""
    checkpoint(connections, mode="TRUNCATE")
    connections.dispose()
    target = path.with_name(f"{path.name}.before-step-{taken + 1}")
    shutil.copyfile(path, target)
    descriptor = os.open(target, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    return target
