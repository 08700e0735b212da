"""The one tree of faults.

    GuitaiError
    ├── BadValue            a value that cannot be (a caller's mistake, or a file's or peer's)
    │   └── WireError       bytes from the other end that are not the message they should be
    ├── StorageError        the till's files
    │   ├── DiskFull        nothing was written
    │   ├── ReadOnlyFolder  nothing was written
    │   ├── NewerLedger     the file was written by a newer program; it was not touched
    │   ├── OlderLedger     the file was written by an older program, and is only to be read
    │   ├── DamagedFile     a check of the file failed
    │   ├── MissingKey      the file is there, the key that opens it is not
    │   ├── FolderInUse     another process holds the data folder
    │   └── OldSqlite       the SQLite library is older than the one that is safe
    ├── CentralError        the central server
    │   ├── Unreachable     no answer, or one that is not the server's: try again later
    │   │   └── NotSent     and the request surely never left
    │   ├── Refused         the server understood and said no (status and code kept)
    │   └── NotEnrolled     the server does not know, or no longer trusts, this till
    └── DeviceError         a printer, drawer or scanner

What can be expected (an unknown code, a wrong PIN, an order handed over already) is a result, not an exception.
"""

from __future__ import annotations


class GuitaiError(Exception):
    """The root. `code` is what the screen translates; the message is for the log."""

    code = "fault"


class BadValue(GuitaiError, ValueError):
    """A value outside its range or shape."""

    code = "bad_value"


class WireError(BadValue):
    """Bytes that are not the message they were taken for."""

    code = "bad_message"


class StorageError(GuitaiError):
    """A fault of the till's files."""

    code = "storage"


class DiskFull(StorageError):
    """No room to write; the transaction was rolled back."""

    code = "disk_full"


class ReadOnlyFolder(StorageError):
    """The data folder cannot be written."""

    code = "read_only_folder"


class NewerLedger(StorageError):
    """The file's schema is newer than this program."""

    code = "newer_ledger"


class OlderLedger(StorageError):
    """The file's schema is older than this program, and who only reads it cannot bring it up to date."""

    code = "older_ledger"


class DamagedFile(StorageError):
    """The file is not what was written."""

    code = "damaged_file"


class MissingKey(StorageError):
    """The file is encrypted and its key is gone. No other one is made while the file is there."""

    code = "missing_key"


class FolderInUse(StorageError):
    """Another process has this data folder open."""

    code = "folder_in_use"


class OldSqlite(StorageError):
    """SQLite below 3.51.3 can lose commits when a write and a checkpoint coincide."""

    code = "old_sqlite"


class CentralError(GuitaiError):
    """A fault between till and central server."""

    code = "central"


class Unreachable(CentralError):
    """No answer, or an answer that is not the server's (a proxy's page, half a body).

    `retry_after_s` holds the seconds the server asked to wait, where it did.
    """

    code = "unreachable"

    def __init__(self, message: str, *, retry_after_s: float | None = None) -> None:
        super().__init__(message)
        self.retry_after_s = retry_after_s


class NotSent(Unreachable):
    """The server was not reached, and no byte of the request was sent: nothing can have come of it."""

    code = "not_sent"


class Refused(CentralError):
    """The server understood the request and refused it; `reason` is its code."""

    code = "refused"

    def __init__(self, reason: str, message: str = "", *, status: int = 400) -> None:
        super().__init__(message or reason)
        self.reason = reason
        self.status = status


class NotEnrolled(CentralError):
    """The server does not know this till, or has revoked it."""

    code = "not_enrolled"


class DeviceError(GuitaiError):
    """A device did not do what it was told."""

    code = "device"
