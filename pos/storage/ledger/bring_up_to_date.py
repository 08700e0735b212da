"""Bring a ledger's tables up to date, the file copied first; refuse one that a newer program wrote."""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Connection, Engine

from pos.domain.errors import NewerLedger
from pos.storage.faults import translated
from pos.storage.ledger.steps import STEPS
from pos.storage.ledger.steps.step import Step
from pos.storage.sqlite import checkpoint

_log = logging.getLogger(__name__)

_MAJOR = 10_000
"""`user_version` is the major times this, plus the number of steps taken."""


def bring_up_to_date(engine: Engine, path: Path, *, steps: Sequence[Step] = STEPS) -> None:
    """Take the steps that `path` lacks, each in one transaction.

    Raises NewerLedger (then nothing was touched), DamagedFile (also for a wrong key), DiskFull, ReadOnlyFolder.
    """
    with translated():
        with engine.connect().execution_options(reading=True) as connection:
            (stored,) = connection.exec_driver_sql("PRAGMA user_version").one()
        major, taken = divmod(stored, _MAJOR)
        if major > steps[-1].major:
            raise NewerLedger(f"{path.name} has major {major}, this program knows {steps[-1].major}")
        missing = steps[taken:]
        if taken and missing:
            copied = _copy(engine, path, taken)
            _log.info("%s copied to %s before step %d", path.name, copied.name, taken + 1)
        for number, step in enumerate(missing, start=taken + 1):
            with engine.begin() as connection:
                _take(connection, step, number)


def version(engine: Engine) -> tuple[int, int]:
    """The major of a ledger and the steps it has taken; (0, 0) for a new file."""
    with translated(), engine.connect().execution_options(reading=True) as connection:
        (stored,) = connection.exec_driver_sql("PRAGMA user_version").one()
    major, taken = divmod(stored, _MAJOR)
    return major, taken


def _take(connection: Connection, step: Step, number: int) -> None:
    for statement in step.statements:
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql(f"PRAGMA user_version = {step.major * _MAJOR + number}")


def _copy(engine: Engine, path: Path, taken: int) -> Path:
    """A durable copy of the whole file, encrypted as it is. Nobody else has it open: the folder is held."""
    checkpoint(engine, mode="TRUNCATE")
    engine.dispose()
    target = path.with_name(f"{path.name}.before-step-{taken + 1}")
    shutil.copyfile(path, target)
    descriptor = os.open(target, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    return target
