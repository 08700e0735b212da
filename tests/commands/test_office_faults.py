"""What goes wrong with an installation is one line on standard error and exit status 1, and names no password."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from pos.commands import dispatch
from pos.server.keys import open_keys

SECRET = "hunter2"
CSV = "货号,品名,零售价\nA1,鞋,1\n"


def verbs(folder: Path) -> tuple[tuple[str, ...], ...]:
    """The commands that work on an installation, of which the second makes none."""
    (folder / "data").mkdir(exist_ok=True)
    open_keys(folder / "data")
    (folder / "good.csv").write_text(CSV, encoding="utf-8")
    return (
        ("serve", "--port", "0"),
        ("office", "enrol-code", "--store", "BJ01"),
        ("import", str(folder / "good.csv")),
    )


def one_line(argv: Sequence[str], capsys: pytest.CaptureFixture[str]) -> str:
    """Run a command that fails; what it says."""
    assert dispatch(argv) == 1
    err = capsys.readouterr().err
    assert err.startswith(f"pos {argv[0]}: ")
    assert err.count("\n") == 1
    assert SECRET not in err
    return err


@pytest.mark.parametrize("verb", range(3))
def test_a_database_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str], verb: int) -> None:
    with socket.create_server(("127.0.0.1", 0)) as held:
        port = held.getsockname()[1]
    argv = (*verbs(tmp_path)[verb], "--data", str(tmp_path / "data"), "--database")
    assert f"{port}" in one_line((*argv, f"postgresql://guitai:{SECRET}@127.0.0.1:{port}/guitai"), capsys)
    for url in (f"mysql://guitai:{SECRET}@127.0.0.1/guitai", f"guitai:{SECRET}", f"postgresql://u:{SECRET}@h:port/x"):
        assert "postgresql://USER" in one_line((*argv, url), capsys)


@pytest.mark.parametrize("verb", range(3))
def test_a_database_that_is_unknown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], postgres_url: str, verb: int
) -> None:
    argv = (*verbs(tmp_path)[verb], "--data", str(tmp_path / "data"), "--database", f"{postgres_url}_none")
    assert "does not exist" in one_line(argv, capsys)


@pytest.mark.parametrize("verb", range(3))
def test_a_file_that_is_no_database(tmp_path: Path, capsys: pytest.CaptureFixture[str], verb: int) -> None:
    folder = tmp_path / "data"
    folder.mkdir(exist_ok=True)
    (folder / "central.db").write_bytes(b"nothing of the kind" * 1000)
    assert "SQLITE_NOTADB" in one_line((*verbs(tmp_path)[verb], "--data", str(folder)), capsys)


@pytest.mark.parametrize("verb", range(3))
def test_a_folder_that_is_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str], verb: int) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert str(tmp_path / "file") in one_line((*verbs(tmp_path)[verb], "--data", str(tmp_path / "file")), capsys)


@pytest.mark.parametrize("more", ((), ("--database", "postgresql://guitai@127.0.0.1:1/guitai")))
@pytest.mark.parametrize(
    "verb",
    (
        ("office", "enrol-code", "--store", "BJ01"),
        ("report", "day", "--store", "BJ01", "--date", "2026-03-01"),
        ("promotions", "show"),
        ("payments", "open"),
    ),
)
def test_a_folder_without_an_installation_stays_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], verb: tuple[str, ...], more: tuple[str, ...]
) -> None:
    said = one_line((*verb, "--data", str(tmp_path / "mistyped"), *more), capsys)
    assert f"there is no central server in {tmp_path / 'mistyped'}" in said
    assert not list(tmp_path.iterdir())


def test_a_busy_port(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as busy:
        port = str(busy.getsockname()[1])
        assert f"127.0.0.1:{port}: " in one_line(("serve", "--data", str(tmp_path), "--port", port), capsys)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full here")
def test_an_import_whose_report_cannot_be_written(tmp_path: Path) -> None:
    argv = [sys.executable, "-m", "pos", *verbs(tmp_path)[2], "--data", str(tmp_path / "data"), "--json"]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(argv, stdout=full, stderr=subprocess.PIPE, text=True, timeout=60)
    assert (done.returncode, "Traceback" in done.stderr, "Exception" in done.stderr) == (1, False, False)
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as gone:
        done = subprocess.run(argv, stdout=gone, stderr=subprocess.PIPE, text=True, timeout=60)
    assert (done.returncode, "Traceback" in done.stderr, "Exception" in done.stderr) == (1, False, False)
