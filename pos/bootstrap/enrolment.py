"""Before a computer is a till: who it is, and how it becomes one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from pos.bootstrap.earlier_ledgers import earlier_ledger
from pos.bootstrap.till_files import LEDGER_NAME, STORE_NAME, ledger_key, till_secrets
from pos.devices.keys import Ed25519Signer
from pos.domain.errors import ReadOnlyFolder
from pos.ports.keys import Secrets
from pos.remote.central import HttpCentral
from pos.remote.talk import Talk
from pos.storage.data_folder import DataFolder
from pos.usecases.syncing.enrol_till import EnrolTill, Identity, known_identity

LEDGER_OWNER = "ledger-owner"
"""Secret: the till id that the folder's ledger belongs to."""


def identity_of(data: Path) -> Identity | None:
    """Who the till of a data folder is; None before it was enrolled.

    Raises BadValue, StorageError; MissingKey where a ledger is there and the secrets are gone: no code mends that.
    """
    secrets = till_secrets(data)
    identity = known_identity(secrets)
    if identity is None and (data / LEDGER_NAME).exists():
        ledger_key(data, secrets)
    return identity


def enrolment(
    data: Path,
    *,
    server_url: str,
    ca_file: str = "",
    on_time: Callable[[datetime, float], None] = lambda _time, _took_s: None,
) -> EnrolTill:
    """What exchanges a code of that server for an identity, kept in the data folder.

    Raises BadValue for an address that is none.
    """
    talk = Talk(server_url, ca_file=Path(ca_file) if ca_file else None)
    # Only `enrol` is asked of it, which proves nothing yet: the key it will be known by is made on the way.
    central = HttpCentral(talk, till_id="", signer=Ed25519Signer(bytes(32)), verifier=None, on_time=on_time)
    return EnrolTill(central=central, secrets=till_secrets(data), signer=Ed25519Signer)


def set_others_ledger_aside(data: Path, *, secrets: Secrets, till_id: str) -> None:
    """Make room for a till that was enrolled again: the ledger of who it was stays, under another name.

    The mirror of the store is fetched anew. Raises FolderInUse, ReadOnlyFolder.
    """
    owner = (secrets.get(LEDGER_OWNER) or b"").decode("ascii", "replace")
    if owner == till_id:
        return
    folder = DataFolder.hold(data)
    try:
        if owner:
            for ending in ("", "-wal", "-shm"):
                _rename(data / f"{LEDGER_NAME}{ending}", Path(f"{earlier_ledger(data, owner)}{ending}"))
                (data / f"{STORE_NAME}{ending}").unlink(missing_ok=True)
        secrets.put(LEDGER_OWNER, till_id.encode("ascii"))
    except OSError as error:
        raise ReadOnlyFolder(f"the earlier till's ledger cannot be set aside: {error.strerror}") from error
    finally:
        folder.release()


def _rename(old: Path, new: Path) -> None:
    """Move a file, unless a crash came after this was done before."""
    if old.exists() and not new.exists():
        old.replace(new)
