"""Modules that the program finds by itself are loaded as Python loads them."""

from __future__ import annotations

import importlib
import importlib.util
import inspect
import os
import sys
from collections.abc import Iterator
from importlib.machinery import PathFinder
from pathlib import Path

import pytest

import pos
from pos.bootstrap.own_modules import OwnModules, find_own_modules
from pos.domain import money

FOLDER = list(pos.__path__)


@pytest.fixture
def as_before(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Puts everything back, and lets Python keep what it compiles."""
    monkeypatch.setattr(sys, "meta_path", [each for each in sys.meta_path if not isinstance(each, OwnModules)])
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    before = set(sys.modules)
    yield
    for name in set(sys.modules) - before:
        del sys.modules[name]


@pytest.mark.parametrize("name, inside", (("pos.domain", FOLDER), ("pos.domain.money", [f"{FOLDER[0]}{os.sep}domain"])))
def test_says_of_a_module_what_python_says(name: str, inside: list[str]) -> None:
    ours = OwnModules().find_spec(name, inside)
    usual = PathFinder.find_spec(name, inside)

    assert ours is not None
    assert usual is not None
    for field in ("name", "origin", "cached", "has_location", "parent", "submodule_search_locations"):
        assert getattr(ours, field) == getattr(usual, field), field
    assert (made := importlib.util.module_from_spec(ours)).__file__ == importlib.util.module_from_spec(usual).__file__
    assert vars(made).keys() == vars(importlib.util.module_from_spec(usual)).keys()


def test_leaves_to_python_what_it_does_not_know() -> None:
    finder = OwnModules()

    assert finder.find_spec("pos", None) is None
    assert finder.find_spec("json.decoder", [str(Path(inspect.getfile(importlib)).parents[1] / "json")]) is None
    assert finder.find_spec("pos.domain.no_such", [f"{FOLDER[0]}{os.sep}domain"]) is None
    assert finder.find_spec("pos.in_an_archive", ["/no/folder/of/this/name"]) is None


def test_a_changed_source_is_compiled_again(as_before: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "compiled"))
    monkeypatch.setattr(pos, "__path__", [*pos.__path__[:0], str(tmp_path), *pos.__path__])
    find_own_modules()
    find_own_modules()
    source = tmp_path / "a_test_s_own.py"

    def loaded(text: str, moment: int) -> object:
        source.write_text(text, encoding="utf-8")
        os.utime(source, (moment, moment))
        sys.modules.pop("pos.a_test_s_own", None)
        return importlib.import_module("pos.a_test_s_own").SAID

    assert [type(each) for each in sys.meta_path].count(OwnModules) == 1
    assert loaded("SAID = 'first'", 1_000_000_000) == "first"
    compiled = Path(importlib.util.cache_from_source(str(source)))
    assert compiled.is_file()
    assert loaded("SAID = 'again'", 1_000_000_000) == "first"  # same size and moment: Python believes it, too
    assert loaded("SAID = 'third'", 1_000_000_001) == "third"
    assert loaded("SAID = 'longer'", 1_000_000_001) == "longer"
    compiled.write_bytes(compiled.read_bytes()[:7])
    assert loaded("SAID = 'longer'", 1_000_000_001) == "longer"
    assert inspect.getsource(sys.modules["pos.a_test_s_own"]) == "SAID = 'longer'\n"


def test_a_module_is_run_from_its_compiled_file(
    as_before: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "compiled"))
    spec = OwnModules().find_spec("pos.domain.money", [f"{FOLDER[0]}{os.sep}domain"])
    assert spec is not None
    assert spec.loader is not None
    assert spec.cached is not None
    spec.loader.exec_module(importlib.util.module_from_spec(spec))
    assert Path(spec.cached).is_file()
    monkeypatch.setattr(
        "importlib.machinery.SourceFileLoader.get_code", lambda *_: pytest.fail("compiled file not used")
    )

    again = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(again)

    assert vars(again).keys() >= {"share"} <= vars(money).keys()
