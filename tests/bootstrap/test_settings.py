"""One file of settings, which people may edit and break."""

from dataclasses import replace
from pathlib import Path

import pytest

from pos.bootstrap.settings import Settings, load_settings, save_settings
from pos.bootstrap.shade import FILE
from pos.devices.printer.settings import PrinterSettings, Way
from pos.domain.errors import ReadOnlyFolder
from pos.domain.ticket.paper import Paper

SET_UP = Settings(
    server_url="https://hq.example",
    language="en",
    theme="dark",
    printer=PrinterSettings(way=Way.NETWORK, address="192.168.1.50", paper=Paper.MM58),
)


def test_what_was_saved_is_loaded(tmp_path: Path) -> None:
    assert load_settings(tmp_path) == Settings()
    save_settings(tmp_path / "new", SET_UP)
    assert load_settings(tmp_path / "new") == SET_UP
    save_settings(tmp_path / "new", replace(SET_UP, sounds=False))
    assert load_settings(tmp_path / "new") == replace(SET_UP, sounds=False)
    assert [path.name for path in (tmp_path / "new").iterdir()] == [FILE]


def test_a_person_can_read_and_shorten_it(tmp_path: Path) -> None:
    save_settings(tmp_path, SET_UP)
    assert '\n  "server_url": "https://hq.example",\n' in (tmp_path / FILE).read_text(encoding="utf-8")
    (tmp_path / FILE).write_text('{"server_url": "http://127.0.0.1:1", "from a newer program": 1}')
    assert load_settings(tmp_path) == Settings(server_url="http://127.0.0.1:1")


@pytest.mark.expects_log("settings.json cannot be read")
@pytest.mark.parametrize("text", (b"", b"{", b'{"server_url": 7}', b"\xff\xfe", b'{"printer": {"way": "pigeon"}}'))
def test_a_broken_file_is_set_aside(text: bytes, tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(text)
    assert load_settings(tmp_path) == Settings()
    assert (tmp_path / f"{FILE}.unreadable").read_bytes() == text
    save_settings(tmp_path, SET_UP)
    assert load_settings(tmp_path) == SET_UP


@pytest.mark.expects_log("settings.json cannot be (read|set aside)")
def test_a_folder_where_the_file_should_be(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    (tmp_path / f"{FILE}.unreadable").write_text("in the way")
    assert load_settings(tmp_path) == Settings()


def test_a_data_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    with pytest.raises(ReadOnlyFolder):
        save_settings(tmp_path / "data", SET_UP)
