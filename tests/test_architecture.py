"""What import-linter and ruff cannot see: sizes, names, and who may touch Qt."""

import ast
import re
import statistics
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path

import grimp
import pytest
from PySide6.QtCore import QAbstractItemModel
from PySide6.QtWidgets import QDialog, QGraphicsScene, QMainWindow

ROOT = Path(__file__).parents[1]
MAY_TOUCH_QT = re.compile(r"pos\.(ui|bootstrap\.till(_screens)?|commands\.(bench|demo|doctor|till))(\.|$)")
NAMES_THAT_SAY_NOTHING = {"base", "common", "helper", "helpers", "manager", "misc", "util", "utils"}
PACKAGE_INDEXES = re.compile(
    r"pypi\.org|python[h]osted\.org|registry\.npmjs|deb\.debian\.org|(extra-)?index-url|find-links"
)


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("pos", include_external_packages=True, cache_dir=None)


@cache
def sources(folder: str) -> dict[str, str]:
    """Path from the root → text of each Python file below a folder of the root."""
    paths = sorted((ROOT / folder).rglob("*.py"))
    return {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def test_no_file_is_long() -> None:
    lengths = {name: text.count("\n") for folder in ("pos", "tests") for name, text in sources(folder).items()}

    assert {name: lines for name, lines in lengths.items() if lines > 400} == {}


def test_files_are_small() -> None:
    """Median about 90 lines, nine of ten under 250; a package's one-line docstring is no file to read."""
    lengths = [lines for text in sources("pos").values() if (lines := text.count("\n")) > 3]
    deciles = statistics.quantiles(lengths, n=10, method="inclusive")

    assert statistics.median(lengths) <= 120
    assert deciles[8] < 250


def test_names_say_something() -> None:
    parts = {
        part for folder in ("pos", "tests") for name in sources(folder) for part in Path(name).with_suffix("").parts
    }

    assert parts & NAMES_THAT_SAY_NOTHING == set()


def test_the_domain_stands_on_the_standard_library(graph: grimp.ImportGraph) -> None:
    imported = {
        target.split(".")[0]
        for module in graph.find_descendants("pos.domain") | {"pos.domain"}
        for target in graph.find_modules_directly_imported_by(module)
    }

    assert imported <= sys.stdlib_module_names | {"pos"}
    assert len(imported) > 1


def test_qt_is_touched_on_the_screen_only(graph: grimp.ImportGraph) -> None:
    qt = {"PySide6", "shiboken6"} & graph.modules
    touching = {module for name in qt for module in graph.find_modules_that_directly_import(name)}

    assert {module for module in touching if not MAY_TOUCH_QT.match(module)} == set()


def test_nothing_hides_an_attribute_of_qt() -> None:
    """`self.data = …` or `self.close = …` in a class made from Qt's replaces a method that Qt calls."""
    taken = set(dir(QMainWindow)) | set(dir(QDialog)) | set(dir(QAbstractItemModel)) | set(dir(QGraphicsScene))
    hidden = [
        f"{name}:{target.lineno} {target.attr}"
        for name, text in sources("pos/ui").items()
        for part in ast.walk(ast.parse(text))
        if isinstance(part, ast.ClassDef) and part.bases
        for target in assigned_to_self(part)
        if target.attr in taken
    ]

    assert hidden == []


def assigned_to_self(part: ast.ClassDef) -> list[ast.Attribute]:
    targets: list[ast.expr] = []
    for statement in ast.walk(part):
        if isinstance(statement, ast.Assign):
            targets += statement.targets
        elif isinstance(statement, ast.AnnAssign | ast.AugAssign):
            targets.append(statement.target)
    return [
        target
        for target in targets
        if isinstance(target, ast.Attribute) and isinstance(target.value, ast.Name) and target.value.id == "self"
    ]


def test_every_port_has_one_fake_of_its_name() -> None:
    ports = {
        part.name for _, part in classes("pos/ports") if any("Protocol" in ast.unparse(base) for base in part.bases)
    }
    fakes = Counter(part.name for _, part in classes("tests/fakes"))

    assert {port: fakes[port] for port in ports if fakes[port] != 1} == {}


def classes(folder: str) -> list[tuple[str, ast.ClassDef]]:
    return [
        (name, part)
        for name, text in sources(folder).items()
        for part in ast.parse(text).body
        if isinstance(part, ast.ClassDef)
    ]


def test_every_test_asserts() -> None:
    """An `assert`, a `pytest.raises`, or a call of something named assert_… or check_…."""
    silent = [
        f"{name}:{part.lineno} {part.name}"
        for name, text in sources("tests").items()
        for part in ast.walk(ast.parse(text))
        if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef)
        and part.name.startswith("test_")
        and not re.search(r"\bassert\b|\bpytest\.(raises|fail)\b|\bassert_|\bcheck_", ast.unparse(part))
    ]

    assert silent == []


def test_no_document_names_a_package_index() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "*.md", "*.txt", "*.in", "*.toml", "*.yml", "Makefile", "packaging", ".ci"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    names = [name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]

    assert len(names) > 5
    assert [
        name for name in names if PACKAGE_INDEXES.search((ROOT / name).read_text(encoding="utf-8", errors="ignore"))
    ] == []
