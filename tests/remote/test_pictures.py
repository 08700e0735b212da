"""Pictures come once over the network, and only as what they are named after."""

import hashlib
from pathlib import Path

import pytest

from pos.domain.errors import Unreachable
from pos.remote.pictures import PictureShelf
from tests.fakes.central import Central

PICTURE = b"\x89PNG a dress"
NAME = hashlib.sha256(PICTURE).hexdigest()


@pytest.fixture
def central() -> Central:
    server = Central()
    server.pictures = {NAME: PICTURE, "0" * 64: b"something else"}
    return server


def test_it_is_fetched_once_and_there_without_a_network(central: Central, tmp_path: Path) -> None:
    assert PictureShelf(central=central, folder=tmp_path / "pictures")(NAME) == PICTURE
    central.reachable = False
    assert PictureShelf(central=central, folder=tmp_path / "pictures")(NAME) == PICTURE
    assert central.calls == ["picture"]
    assert [path.name for path in (tmp_path / "pictures").iterdir()] == [NAME]


@pytest.mark.parametrize("name", ("", "../../etc/passwd", NAME.upper(), NAME + "0", "0" * 64, "1" * 64))
def test_what_is_not_to_be_had_is_none(name: str, central: Central, tmp_path: Path) -> None:
    assert PictureShelf(central=central, folder=tmp_path)(name) is None
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_file_is_fetched_again(central: Central, tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(PICTURE[:4])
    assert PictureShelf(central=central, folder=tmp_path)(NAME) == PICTURE
    assert (tmp_path / NAME).read_bytes() == PICTURE


def test_without_a_network_there_is_none(central: Central, tmp_path: Path) -> None:
    central.faults = [Unreachable("no network")]
    assert PictureShelf(central=central, folder=tmp_path)(NAME) is None


def test_a_folder_that_cannot_be_written_shows_it_all_the_same(central: Central, tmp_path: Path) -> None:
    (tmp_path / "pictures").write_text("a file where the folder should be")
    assert PictureShelf(central=central, folder=tmp_path / "pictures")(NAME) == PICTURE
