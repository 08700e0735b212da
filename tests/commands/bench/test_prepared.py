"""What is prepared once is not prepared again."""

import os
import sys
import types
from pathlib import Path

import pytest

from pos.commands.bench import figure, prepared
from pos.domain.errors import BadValue


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(prepared, "shelf", lambda: tmp_path)
    return tmp_path


def test_it_is_built_once(shelf: Path) -> None:
    built: list[Path] = []

    def build(folder: Path) -> None:
        built.append(folder)
        (folder / "goods").write_text("皮衣", encoding="utf-8")

    first = prepared.prepared("goods-1", build, made_by=(figure,))
    second = prepared.prepared("goods-1", build, made_by=(figure,))

    assert first == second
    assert (first / "goods").read_text(encoding="utf-8") == "皮衣"
    assert len(built) == 1
    assert list(shelf.iterdir()) == [first]


def test_another_source_makes_it_outdated(shelf: Path) -> None:
    before = prepared.prepared("goods-1", lambda _: None, made_by=(figure,))
    other_size = prepared.prepared("goods-10", lambda _: None, made_by=(figure,))

    after = prepared.prepared("goods-1", lambda _: None, made_by=(figure, prepared))

    assert not before.exists()
    assert sorted(shelf.iterdir()) == sorted([other_size, after])


def test_what_failed_is_not_kept(shelf: Path) -> None:
    def build(folder: Path) -> None:
        (folder / "half").touch()
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        prepared.prepared("goods-1", build, made_by=(types, figure))
    assert list(shelf.iterdir()) == []


posix = pytest.mark.skipif(sys.platform == "win32", reason="the user's cache is the user's own on Windows")


@posix
def test_the_shelf_is_in_the_users_cache_and_closed_to_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    shelf = prepared.shelf()

    assert shelf.is_relative_to(tmp_path)
    assert shelf.stat().st_mode & 0o777 == 0o700


@posix
def test_a_shelf_that_others_could_read_is_closed(tmp_path: Path) -> None:
    folder = tmp_path / "bench"
    folder.mkdir()
    folder.chmod(0o777)

    assert prepared.own(folder).stat().st_mode & 0o777 == 0o700


@posix
def test_somebody_elses_shelf_is_refused(tmp_path: Path) -> None:
    link = tmp_path / "bench"
    link.symlink_to(tmp_path)
    with pytest.raises(BadValue, match="somebody else"):
        prepared.own(link)
    if sys.platform != "win32" and os.getuid() == 0:
        other = tmp_path / "other"
        other.mkdir()
        os.chown(other, 65534, 65534)
        with pytest.raises(BadValue, match="somebody else"):
            prepared.own(other)
