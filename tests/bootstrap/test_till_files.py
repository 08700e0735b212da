"""A till's files and the keys that open them."""

import shutil
from pathlib import Path

import pytest

from pos.bootstrap.enrolment import identity_of
from pos.bootstrap.till_files import KEYS_FOLDER, LEDGER_NAME, STORE_NAME, open_till_files, till_secrets
from pos.domain.errors import MissingKey


def opened_once(data: Path) -> None:
    open_till_files(data, secrets=till_secrets(data), till_id="till-1").close()


def test_no_key_is_made_while_the_file_of_the_lost_one_is_there(tmp_path: Path) -> None:
    opened_once(tmp_path)
    kept = tmp_path.with_name(f"{tmp_path.name}-keys")
    shutil.move(tmp_path / KEYS_FOLDER, kept)
    before = (tmp_path / LEDGER_NAME).read_bytes()
    with pytest.raises(MissingKey, match=LEDGER_NAME):
        opened_once(tmp_path)
    with pytest.raises(MissingKey, match=LEDGER_NAME):
        identity_of(tmp_path)  # so that no code is spent in vain
    assert not (tmp_path / KEYS_FOLDER).exists()
    assert (tmp_path / LEDGER_NAME).read_bytes() == before

    shutil.move(kept, tmp_path / KEYS_FOLDER)
    opened_once(tmp_path)


def test_an_earlier_ledger_keeps_its_key_too(tmp_path: Path) -> None:
    opened_once(tmp_path)
    (tmp_path / LEDGER_NAME).rename(tmp_path / "ledger-till-0.db")
    shutil.rmtree(tmp_path / KEYS_FOLDER)
    with pytest.raises(MissingKey, match="ledger-till-0"):
        opened_once(tmp_path)


@pytest.mark.parametrize("name", ("store-key", "pin-pepper"))
def test_the_stores_file_has_keys_of_its_own(tmp_path: Path, name: str) -> None:
    opened_once(tmp_path)
    (tmp_path / KEYS_FOLDER / name).unlink()
    with pytest.raises(MissingKey, match=STORE_NAME):
        opened_once(tmp_path)


def test_a_new_folder_is_nobodys(tmp_path: Path) -> None:
    assert identity_of(tmp_path) is None
    assert list(tmp_path.iterdir()) == []
