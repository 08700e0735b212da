"""The disk after a power cut at any moment of a recording, and what a till makes of it.

What was synced is there. Of what was written since, each write is there, lost, or torn between two sectors,
independently of the order in which it was written.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pos.domain.errors import StorageError
from pos.storage.ledger.ledger_file import LedgerFile
from tests.soak.ledger_sales import ledger_key, sale_ids, verified
from tests.soak.recording import LEDGER, LOG, Acknowledged, Cut, Step, Synced, Unlinked, Written

SECTOR = 512


@dataclass
class Survived:
    """What became of all cuts."""

    cuts: int = 0
    lost: int = 0
    """Cuts after which an acknowledged sale was not there."""
    corrupt: list[str] = field(default_factory=list)
    """What the verification, or opening the ledger, said."""


@dataclass
class File:
    """A file: what is surely on the disk, and what is on its way there."""

    durable: bytearray | None
    pending: list[Written | Cut | Unlinked] = field(default_factory=list)

    def sync(self) -> None:
        for step in self.pending:
            self.durable = applied(self.durable, step)
        self.pending = []

    def after_cut(self, chance: random.Random) -> bytes | None:
        """The file's bytes after a power cut now; None where there is no such file."""
        image = None if self.durable is None else bytearray(self.durable)
        kept = chance.choice((0.0, 0.5, 0.9, 1.0))
        for step in chance.sample(self.pending, len(self.pending)):
            if chance.random() < kept:
                image = applied(image, torn(step, chance))
        return None if image is None else bytes(image)


def torn(step: Written | Cut | Unlinked, chance: random.Random) -> Written | Cut | Unlinked:
    """A write of which, now and then, only the first sectors are on the disk."""
    if not isinstance(step, Written) or chance.random() >= 0.3:
        return step
    sectors = chance.randint(0, len(step.data) // SECTOR)
    return Written(step.file, step.offset, step.data[: SECTOR * sectors])


def applied(content: bytearray | None, step: Written | Cut | Unlinked) -> bytearray | None:
    if isinstance(step, Unlinked):
        return None
    image = bytearray() if content is None else content
    if isinstance(step, Cut):
        return image[: step.size].ljust(step.size, b"\0")
    end = step.offset + len(step.data)
    if len(image) < end:
        image.extend(bytes(end - len(image)))
    image[step.offset : end] = step.data
    return image


def disks(
    base: bytes, steps: list[Step], *, cuts: int, seed: int
) -> Iterator[tuple[dict[str, bytes | None], set[str]]]:
    """After each cut: the files, and the sales that had been acknowledged by then."""
    chance = random.Random(seed)
    moments = sorted(chance.choices(range(1, len(steps) + 1), k=cuts))
    files = {LEDGER: File(bytearray(base)), LOG: File(None)}
    acknowledged: set[str] = set()
    done = 0
    for moment in moments:
        for step in steps[done:moment]:
            if isinstance(step, Acknowledged):
                acknowledged.add(step.sale_id)
            elif isinstance(step, Synced):
                files[step.file].sync()
            else:
                files[step.file].pending.append(step)
        done = moment
        yield {name: file.after_cut(chance) for name, file in files.items()}, set(acknowledged)


def survive(data: Path, base: bytes, steps: list[Step], *, cuts: int, seed: int) -> Survived:
    """Start a till after each cut, in `data` (which holds its keys), and look at its ledger."""
    result = Survived()
    for files, acknowledged in disks(base, steps, cuts=cuts, seed=seed):
        result.cuts += 1
        for name, content in files.items():
            (data / name).unlink(missing_ok=True)
            if content is not None:
                (data / name).write_bytes(content)
        (data / f"{LEDGER}-shm").unlink(missing_ok=True)
        try:
            LedgerFile.open(data / LEDGER, key=ledger_key(data), till_id="soak").close()
            result.corrupt += [str(finding) for finding in verified(data).findings]
            result.lost += not acknowledged <= sale_ids(data)
        except StorageError as fault:
            result.corrupt.append(f"{fault.code}: {fault}")
    return result
