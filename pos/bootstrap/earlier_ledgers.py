"""The ledgers of who this till was before it was enrolled again, as long as something in them is still to be sent."""

from __future__ import annotations

import logging
import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pos.bootstrap.till_files import LEDGER_KEY
from pos.devices.keys import kept_key
from pos.domain.errors import BadValue, StorageError
from pos.ports.central import Central
from pos.ports.clock import Clock
from pos.ports.keys import Secrets
from pos.storage.ledger.ledger_file import LedgerFile
from pos.storage.ledger.outbox import SqlOutbox
from pos.usecases.syncing.enrol_till import Identity, earlier_identity
from pos.usecases.syncing.hand_in_events import HandInEvents
from pos.usecases.syncing.patience import Patience
from pos.usecases.syncing.presence import Presence
from pos.usecases.syncing.worker import Worker

STOP_S = 2.0
"""How long stopping waits for a batch that is on its way."""
_BEGINS = "ledger-"

logger = logging.getLogger(__name__)


def earlier_ledger(data: Path, till_id: str) -> Path:
    """Where the ledger of an earlier till is kept."""
    return data / f"{_BEGINS}{till_id}.db"


@dataclass(frozen=True, slots=True)
class EarlierLedger:
    """One that still holds what nobody has; nothing is sent before `start`."""

    file: LedgerFile
    """It, open."""
    worker: Worker
    """Hands in what waits."""

    def start(self) -> None:
        """Begin to hand in."""
        self.worker.start()

    def stop(self) -> None:
        """Begin nothing more, and close the file when what is on its way has its answer."""
        self.worker.stop()
        if self.worker.join(STOP_S):
            self.file.checkpoint_when_idle()
            self.file.close()


def open_earlier_ledgers(
    data: Path, *, secrets: Secrets, central: Callable[[Identity], Central], clock: Clock, presence: Presence
) -> tuple[EarlierLedger, ...]:
    """Those of a folder that this process holds. `central` speaks as whom it is given.

    One that cannot be opened is logged and left alone: it must not keep the shop from selling.
    """
    found = []
    for path in sorted(data.glob(f"{_BEGINS}*.db")):
        till_id = path.stem.removeprefix(_BEGINS)
        try:
            identity = earlier_identity(secrets, till_id)
            file = LedgerFile.open(path, key=kept_key(secrets, LEDGER_KEY), till_id=till_id)
        except (BadValue, StorageError) as fault:
            logger.error("the ledger of till %s cannot be opened: %s", till_id, fault)
            continue
        outbox = SqlOutbox(file=file)
        waiting = outbox.unsent()
        if identity is None or not waiting:
            if waiting:
                logger.error("%d events of till %s cannot be sent: its key is not here", waiting, till_id)
            file.close()
            continue
        hand_in = HandInEvents(
            till_id=till_id,
            outbox=outbox,
            central=central(identity),
            presence=presence,
            patience=Patience(clock=clock, random=random.random),
        )
        hand_in.count()
        worker = Worker(name=f"hand in {till_id}", step=hand_in.step)
        presence.watch(worker.ring)
        found.append(EarlierLedger(file=file, worker=worker))
    return tuple(found)
