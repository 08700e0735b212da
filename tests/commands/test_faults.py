"""What goes wrong on a command line: one line on standard error and exit status 1, never a traceback."""

import argparse
import os
import socket
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import pytest

from pos.commands import dispatch
from pos.commands.demo.server_process import ServerProcess
from pos.domain.errors import BadValue, CentralError, GuitaiError

POS = [sys.executable, "-m", "pos"]


@pytest.mark.parametrize(
    "fault,said",
    (
        (BadValue("the script has no sales"), "pos fail: the script has no sales\n"),
        (FileNotFoundError(2, "No such file or directory", "there"), "pos fail: there: No such file or directory\n"),
        (OSError("out of luck"), "pos fail: out of luck\n"),
    ),
)
def test_a_fault_that_reaches_the_program_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], fault: GuitaiError | OSError, said: str
) -> None:
    class Fail(ModuleType):
        HELP = "fails"

        def add_arguments(self, parser: argparse.ArgumentParser) -> None:
            """None."""

        def run(self, args: argparse.Namespace) -> int:
            raise fault

    monkeypatch.setitem(sys.modules, "a_failure", Fail("a_failure"))

    assert dispatch(["fail"], {"fail": "a_failure"}) == 1
    assert capsys.readouterr().err == said


@pytest.mark.parametrize(
    "argv",
    (
        ("demo", "--port", "99999"),
        ("serve", "--port", "-1"),
        ("bench", "commit", "--samples", "0"),
        ("bench", "commit", "--sales", "0"),
        ("bench", "scan", "--variants", "none"),
        ("soak", "--data", "there", "--sales", "-1"),
        ("soak", "--data", "there", "--sales", "1", "--rate", "nan"),
        ("soak", "--data", "there", "--sales", "1", "--rate", "-2"),
    ),
)
def test_a_figure_out_of_its_range_is_a_usage_error(argv: Sequence[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        dispatch(argv)

    assert stopped.value.code == 2
    assert f"error: argument {argv[-2]}: " in capsys.readouterr().err


def test_a_busy_port_is_said_with_its_number(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as busy:
        port = busy.getsockname()[1]
        server = ServerProcess(tmp_path / "central", port=port, log=tmp_path / "server.log")
        with pytest.raises(CentralError) as fault:
            server.start()
        server.stop()

    assert f"127.0.0.1:{port}: " in str(fault.value)
    assert "server.log" in str(fault.value)


def till_folder(folder: Path) -> str:
    """A till that sold once."""
    assert dispatch(["soak", "--data", str(folder), "--sales", "1"]) == 0
    return str(folder)


WRITING = (("soak", "--sales", "2", "--data"), ("verify", "--data"), ("doctor", "--data"))


@pytest.mark.parametrize("argv", WRITING)
def test_a_reader_that_went_away_is_one_line(tmp_path: Path, argv: Sequence[str]) -> None:
    folder = till_folder(tmp_path)
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as gone:
        done = subprocess.run([*POS, *argv, folder], stdout=gone, stderr=subprocess.PIPE, text=True, timeout=60)

    assert done.returncode == 1
    assert [line for line in done.stderr.splitlines() if line.startswith("pos ")] == [f"pos {argv[0]}: Broken pipe"]
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full here")
@pytest.mark.parametrize("argv", WRITING)
def test_a_full_disk_behind_the_output_is_one_line(tmp_path: Path, argv: Sequence[str]) -> None:
    folder = till_folder(tmp_path)
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*POS, *argv, folder], stdout=full, stderr=subprocess.PIPE, text=True, timeout=60)

    assert done.returncode == 1
    said = [line for line in done.stderr.splitlines() if line.startswith("pos ")]
    assert said == [f"pos {argv[0]}: No space left on device"]
    assert "Exception" not in done.stderr
