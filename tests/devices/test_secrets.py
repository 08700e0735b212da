"""Secrets: whole, private, and never half written."""

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import PasswordSetError

from pos.devices.dpapi import DpapiSecrets
from pos.devices.keys import kept_key
from pos.devices.secrets import FileSecrets, KeychainSecrets, open_secrets
from pos.domain.errors import BadValue, DamagedFile, ReadOnlyFolder, StorageError
from tests.fakes.keys import Secrets

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")


def test_what_was_kept_is_there_after_a_restart(tmp_path: Path) -> None:
    FileSecrets(tmp_path / "keys").put("ledger-key", b"\x00\xff" * 16)
    FileSecrets(tmp_path / "keys").put("ledger-key", b"\x01\n\r" * 11)
    assert FileSecrets(tmp_path / "keys").get("ledger-key") == b"\x01\n\r" * 11
    assert FileSecrets(tmp_path / "keys").get("store-key") is None
    assert [path.name for path in (tmp_path / "keys").iterdir()] == ["ledger-key"]


@POSIX
def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    folder = tmp_path / "keys"
    before = os.umask(0)
    try:
        FileSecrets(folder).put("ledger-key", b"k")
    finally:
        os.umask(before)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "ledger-key").stat().st_mode) == 0o600


@pytest.mark.parametrize("name", ("", "../ledger", "a/b", "A", "a" * 41, "a\0"))
def test_a_name_that_is_none(name: str, tmp_path: Path) -> None:
    with pytest.raises(BadValue):
        FileSecrets(tmp_path).get(name)
    with pytest.raises(BadValue):
        FileSecrets(tmp_path).put(name, b"k")


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "keys").write_text("a file where the folder should be")
    with pytest.raises(ReadOnlyFolder):
        FileSecrets(tmp_path / "keys").put("ledger-key", b"k")
    with pytest.raises(StorageError):
        FileSecrets(tmp_path / "keys").get("ledger-key")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems keep secrets themselves")
def test_on_linux_it_is_files(tmp_path: Path) -> None:
    open_secrets(tmp_path).put("ledger-key", b"k")
    assert (tmp_path / "ledger-key").read_bytes() == b"k"


class Keychain(KeyringBackend):
    """A keychain in memory."""

    priority = 1

    def __init__(self) -> None:
        self.held: dict[tuple[str, str], str] = {}
        self.locked = False

    def get_password(self, service: str, username: str) -> str | None:
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.locked:
            raise PasswordSetError("locked")
        self.held[service, username] = password


@pytest.fixture
def keychain() -> Iterator[Keychain]:
    chain, before = Keychain(), keyring.get_keyring()
    keyring.set_keyring(chain)
    yield chain
    keyring.set_keyring(before)


def test_a_keychain_keeps_each_folders_secrets_apart(keychain: Keychain, tmp_path: Path) -> None:
    KeychainSecrets(tmp_path / "a").put("ledger-key", b"\x00\xff")
    assert KeychainSecrets(tmp_path / "a").get("ledger-key") == b"\x00\xff"
    assert KeychainSecrets(tmp_path / "b").get("ledger-key") is None
    assert list(keychain.held.values()) == ["00ff"]


def test_a_keychain_that_says_no(keychain: Keychain, tmp_path: Path) -> None:
    keychain.locked = True
    with pytest.raises(StorageError):
        KeychainSecrets(tmp_path).put("ledger-key", b"k")


def test_a_keychain_whose_text_is_no_hex(keychain: Keychain, tmp_path: Path) -> None:
    KeychainSecrets(tmp_path).put("ledger-key", b"k")
    keychain.held = dict.fromkeys(keychain.held, "tampered")
    with pytest.raises(DamagedFile):
        KeychainSecrets(tmp_path).get("ledger-key")


@pytest.mark.skipif(sys.platform == "win32", reason="shows that DPAPI is refused where it does not exist")
def test_dpapi_is_windows_own() -> None:
    files = Secrets()
    assert DpapiSecrets(files).get("ledger-key") is None
    with pytest.raises(DamagedFile):
        DpapiSecrets(files).put("ledger-key", b"k")
    assert files.kept == {}


def test_a_key_is_made_once_and_kept_before_it_is_used() -> None:
    secrets = Secrets()
    key = kept_key(secrets, "ledger-key")
    assert (len(key), secrets.kept) == (32, {"ledger-key": key})
    assert kept_key(secrets, "ledger-key") == key
    assert kept_key(secrets, "store-key") != key


def test_a_key_of_another_length_is_damaged() -> None:
    secrets = Secrets()
    secrets.put("ledger-key", b"short")
    with pytest.raises(DamagedFile):
        kept_key(secrets, "ledger-key")
