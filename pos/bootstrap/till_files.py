"""A till's data folder, opened: its three files behind their ports."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pos.devices.keys import kept_key
from pos.devices.secrets import open_secrets
from pos.domain.errors import MissingKey
from pos.ports.keys import Secrets
from pos.storage.catalogue.catalogue import SqlCatalogue
from pos.storage.data_folder import DataFolder
from pos.storage.ledger.count_book import SqlCountBook
from pos.storage.ledger.ledger import SqlLedger
from pos.storage.ledger.ledger_file import Failpoint, LedgerFile, nothing_fails
from pos.storage.ledger.outbox import SqlOutbox
from pos.storage.ledger.print_queue import SqlPrintQueue
from pos.storage.ledger.shift_book import SqlShiftBook
from pos.storage.mirror.mirror import SqlMirror
from pos.storage.photo_folder import PhotoFolder
from pos.usecases.syncing.right_of_way import RightOfWay

KEYS_FOLDER = "keys"
"""Where the folder's secrets are, on systems that keep them in files."""
LEDGER_NAME = "ledger.db"
STORE_NAME = "store.db"
PICTURES_FOLDER = "pictures"
"""Product pictures, and photographs that head office has, each named after its SHA-256."""
PHOTOS_FOLDER = "photos"

# Names of secrets.
LEDGER_KEY = "ledger-key"
STORE_KEY = "store-key"
PEPPER = "pin-pepper"


def till_secrets(data: Path) -> Secrets:
    """The secrets of a data folder."""
    return open_secrets(data / KEYS_FOLDER)


def ledger_key(data: Path, secrets: Secrets) -> bytes:
    """The key of a folder's ledgers, made where there is none of either. Raises MissingKey, StorageError."""
    return _key(secrets, LEDGER_KEY, opens=(data / LEDGER_NAME, *sorted(data.glob("ledger-*.db"))))


def _key(secrets: Secrets, name: str, *, opens: tuple[Path, ...]) -> bytes:
    """The key `name`. A new one would only hide that the one of a file that is there is lost."""
    locked = [path.name for path in opens if path.exists()]
    if locked and secrets.get(name) is None:
        raise MissingKey(f"the secret {name!r}, which opens {', '.join(locked)}, is not there")
    return kept_key(secrets, name)


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
    shift_book: SqlShiftBook
    """What shifts and days came to."""
    count_book: SqlCountBook
    """What was counted here."""
    print_queue: SqlPrintQueue
    """Tickets."""
    photos: PhotoFolder
    """Photographs that wait to be sent."""
    mirror: SqlMirror
    """`store.db`."""
    catalogue: SqlCatalogue
    """The catalogue in use."""
    way: RightOfWay
    """Where the clerk's scan goes before the catalogue's feed."""

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

    Raises FolderInUse, MissingKey, NewerLedger, DamagedFile, DiskFull, ReadOnlyFolder, and StorageError for
    another till's ledger.
    """
    folder = DataFolder.hold(data)
    way = RightOfWay()
    try:
        file = LedgerFile.open(
            data / LEDGER_NAME,
            key=ledger_key(data, secrets),
            till_id=till_id,
            synchronous=synchronous,
            failpoint=failpoint,
        )
        return TillFiles(
            folder=folder,
            ledger_file=file,
            ledger=SqlLedger(file=file),
            outbox=SqlOutbox(file=file),
            shift_book=SqlShiftBook(file=file),
            count_book=SqlCountBook(file=file),
            print_queue=SqlPrintQueue(file=file),
            photos=PhotoFolder(folder=data / PHOTOS_FOLDER, pictures=data / PICTURES_FOLDER),
            mirror=SqlMirror.open(
                data / STORE_NAME,
                key=_key(secrets, STORE_KEY, opens=(data / STORE_NAME,)),
                pepper=_key(secrets, PEPPER, opens=(data / STORE_NAME,)),
            ),
            catalogue=SqlCatalogue.open(data, let_pass=way.let_pass),
            way=way,
        )
    except BaseException:
        folder.release()
        raise
