"""A till's data folder, opened: its three files behind their ports."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pos.devices.keys import kept_key
from pos.devices.secrets import open_secrets
from pos.ports.keys import Secrets
from pos.storage.catalogue.catalogue import SqlCatalogue
from pos.storage.data_folder import DataFolder
from pos.storage.ledger.ledger import SqlLedger
from pos.storage.ledger.ledger_file import Failpoint, LedgerFile, nothing_fails
from pos.storage.ledger.outbox import SqlOutbox
from pos.storage.ledger.print_queue import SqlPrintQueue
from pos.storage.mirror.mirror import SqlMirror

KEYS_FOLDER = "keys"
"""Where the folder's secrets are, on systems that keep them in files."""
LEDGER_NAME = "ledger.db"
STORE_NAME = "store.db"

# Names of secrets.
LEDGER_KEY = "ledger-key"
STORE_KEY = "store-key"
PEPPER = "pin-pepper"


def till_secrets(data: Path) -> Secrets:
    """The secrets of a data folder."""
    return open_secrets(data / KEYS_FOLDER)


@dataclass(frozen=True, slots=True)
class TillFiles:
    """Everything a till keeps on its disk, held by this process until `close`."""

    folder: DataFolder
    """The folder, locked."""
    ledger_file: LedgerFile
    """`ledger.db`."""
    ledger: SqlLedger
    """Sales and what belongs to them."""
    outbox: SqlOutbox
    """What is still to be sent."""
    print_queue: SqlPrintQueue
    """Tickets."""
    mirror: SqlMirror
    """`store.db`."""
    catalogue: SqlCatalogue
    """The catalogue in use."""

    def checkpoint_when_idle(self) -> None:
        """Tidy all three files; call it when the till has had nothing to do for a moment."""
        self.ledger_file.checkpoint_when_idle()
        self.mirror.checkpoint_when_idle()
        self.catalogue.checkpoint_when_idle()

    def close(self) -> None:
        """Close the files and let go of the folder."""
        self.catalogue.close()
        self.mirror.close()
        self.ledger_file.close()
        self.folder.release()


def open_till_files(
    data: Path,
    *,
    secrets: Secrets,
    till_id: str,
    synchronous: str = "FULL",
    failpoint: Failpoint = nothing_fails,
) -> TillFiles:
    """Take hold of a data folder and open what is in it; what is missing is made.

    Raises FolderInUse, NewerLedger, DamagedFile, DiskFull, ReadOnlyFolder, and StorageError for another till's ledger.
    """
    folder = DataFolder.hold(data)
    try:
        file = LedgerFile.open(
            data / LEDGER_NAME,
            key=kept_key(secrets, LEDGER_KEY),
            till_id=till_id,
            synchronous=synchronous,
            failpoint=failpoint,
        )
        return TillFiles(
            folder=folder,
            ledger_file=file,
            ledger=SqlLedger(file=file),
            outbox=SqlOutbox(file=file),
            print_queue=SqlPrintQueue(file=file),
            mirror=SqlMirror.open(
                data / STORE_NAME, key=kept_key(secrets, STORE_KEY), pepper=kept_key(secrets, PEPPER)
            ),
            catalogue=SqlCatalogue.open(data),
        )
    except BaseException:
        folder.release()
        raise
