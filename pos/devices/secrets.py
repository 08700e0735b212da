"""Where a till's secrets are kept: its Ed25519 key, the database keys, the pepper of its PINs.

Windows: files that DPAPI encrypts for the user who runs the till. macOS: the keychain. Elsewhere: files of mode 0600 in
a folder of mode 0700.
"""

from __future__ import annotations

import os
import re
import secrets as random
import sys
from pathlib import Path

from pos.domain.errors import BadValue, DamagedFile, ReadOnlyFolder, StorageError
from pos.ports.keys import Secrets

_NAME = re.compile(r"^[a-z][a-z0-9-]{0,39}$")
_SERVICE = "Guitai"


class FileSecrets:
    """One file of mode 0600 for each secret."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, name: str) -> bytes | None:
        """A secret; None where there is none. Raises StorageError when it cannot be read."""
        try:
            return self._path(name).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise StorageError(f"the secret {name!r} cannot be read: {error.strerror}") from error

    def put(self, name: str, value: bytes) -> None:
        """Keep a secret: after a power cut it is there whole, or the one before is. Raises ReadOnlyFolder."""
        path = self._path(name)
        draft = path.with_name(f"{path.name}.{random.token_hex(4)}.draft")
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(value)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(path)
            _sync_folder(self._folder)
        except OSError as error:
            raise ReadOnlyFolder(f"the secret {name!r} cannot be kept: {error.strerror}") from error

    def _path(self, name: str) -> Path:
        if not _NAME.match(name):
            raise BadValue(f"not a secret's name: {name!r:.60}")
        return self._folder / name


class KeychainSecrets:
    """The system's keychain, as far as `keyring` reaches it."""

    def __init__(self, folder: Path) -> None:
        """`folder`: where files would be; a name of its own for each, so that two data folders share nothing."""
        self._service = f"{_SERVICE} {folder.resolve()}"

    def get(self, name: str) -> bytes | None:
        """A secret; None where there is none. Raises StorageError when the keychain does not answer."""
        import keyring
        from keyring.errors import KeyringError

        try:
            text = keyring.get_password(self._service, name)
            return None if text is None else bytes.fromhex(text)
        except KeyringError as error:
            raise StorageError(f"the keychain did not give {name!r}: {error}") from error
        except ValueError as error:
            raise DamagedFile(f"the keychain's {name!r} is not hex") from error

    def put(self, name: str, value: bytes) -> None:
        """Keep a secret. Raises StorageError when the keychain does not take it."""
        import keyring
        from keyring.errors import KeyringError

        try:
            keyring.set_password(self._service, name, value.hex())
        except KeyringError as error:
            raise StorageError(f"the keychain did not keep {name!r}: {error}") from error


def open_secrets(folder: Path) -> Secrets:
    """The place for the secrets of a data folder (`folder`: its `keys`), by what this system offers."""
    files = FileSecrets(folder)
    system: str = sys.platform
    if system == "win32":
        from pos.devices.dpapi import DpapiSecrets

        return DpapiSecrets(files)
    return KeychainSecrets(folder) if system == "darwin" else files


def _sync_folder(folder: Path) -> None:
    """Make a rename durable, where folders can be opened (not on Windows)."""
    if sys.platform != "win32":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
