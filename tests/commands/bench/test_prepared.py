"""What is prepared once is not prepared again."""

import types
from pathlib import Path

import pytest

from pos.commands.bench import figure, prepared


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
