import argparse
import importlib
import subprocess
import sys
from types import ModuleType

import pytest

from pos import __version__
from pos.commands import USAGE_ERROR, VERBS, dispatch


@pytest.fixture
def verbs(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """A table with one verb, `till`, that prints what it was given and returns `--status`."""

    class Till(ModuleType):
        HELP = "opens the window"

        def add_arguments(self, parser: argparse.ArgumentParser) -> None:
            parser.add_argument("--data", default="here")
            parser.add_argument("--status", type=int, default=0)

        def run(self, args: argparse.Namespace) -> int:
            sys.stdout.write(f"data={args.data}")
            status: int = args.status
            return status

    monkeypatch.setitem(sys.modules, "a_till", Till("a_till"))
    return {"till": "a_till"}


@pytest.mark.parametrize("argv", (["till", "--data", "there"], ["--data", "there"]))
def test_without_a_verb_the_till_runs(
    argv: list[str], verbs: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert dispatch(argv, verbs) == 0
    assert capsys.readouterr().out == "data=there"


def test_the_verbs_status_is_the_programs(verbs: dict[str, str]) -> None:
    assert dispatch(["till", "--status", "3"], verbs) == 3


def test_an_unknown_verb_is_a_usage_error(verbs: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert dispatch(["sing"], verbs) == USAGE_ERROR
    said = capsys.readouterr().err
    assert "unknown verb 'sing'" in said
    assert "opens the window" in said


def test_wrong_arguments_are_a_usage_error(verbs: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        dispatch(["till", "--sing"], verbs)
    assert stopped.value.code == USAGE_ERROR
    assert "usage: pos till" in capsys.readouterr().err


def test_help_lists_the_verbs(verbs: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert dispatch(["--help"], verbs) == 0
    assert "  till  opens the window\n" in capsys.readouterr().out


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert dispatch(["--version"]) == 0
    assert capsys.readouterr().out == f"pos {__version__}\n"


def test_every_verb_of_the_table_is_there() -> None:
    for name, module in VERBS.items():
        verb = importlib.import_module(module)
        verb.add_arguments(argparse.ArgumentParser())

        assert len(verb.HELP.splitlines()) == 1, name
        # A phrase, as the list of verbs reads them: no sentence among phrases. A name may begin it.
        assert verb.HELP[0].islower() or verb.HELP.startswith("WeChat"), name
        assert not verb.HELP.endswith("."), name
        assert callable(verb.run), name


def test_nothing_heavy_is_imported_before_the_verb_is_known() -> None:
    program = (
        "import sys; import pos.__main__; from pos.commands import dispatch; dispatch(['--help']); "
        "heavy = {'PySide6', 'sqlalchemy', 'fastapi', 'requests', 'escpos', 'cv2', 'numpy', 'cryptography'}; "
        "sys.exit(', '.join(sorted(heavy & sys.modules.keys())) or 0)"
    )

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)

    assert (done.returncode, done.stderr) == (0, "")
