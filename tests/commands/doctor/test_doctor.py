"""The doctor says what is there, and fails only for what is necessary."""

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from pos.bootstrap.enrolment import enrolment
from pos.bootstrap.settings import Settings, save_settings
from pos.bootstrap.shade import FILE
from pos.bootstrap.till_files import LEDGER_KEY, LEDGER_NAME, open_till_files, till_secrets
from pos.commands.doctor import devices, files, machine, screen, server
from pos.commands.doctor.finding import Finding, State
from pos.devices.keys import kept_key
from pos.devices.printer.settings import PrinterSettings, Way
from pos.ports.printing import PrinterStatus, Tri
from pos.usecases.syncing.enrol_till import known_identity
from tests.fakes.keys import Secrets
from tests.integration.conftest import HeadOffice, office  # noqa: F401 - a fixture


def doctor(data: Path, *arguments: str) -> tuple[int, dict[str, tuple[str, str]]]:
    """The exit status, and (state, words) by name."""
    done = subprocess.run(
        [sys.executable, "-m", "pos", "doctor", "--json", "--data", str(data), *arguments],
        capture_output=True,
        text=True,
        timeout=100,
    )
    assert done.stderr == ""
    told = json.loads(done.stdout)
    assert told["ok"] is (done.returncode == 0)
    return done.returncode, {each["name"]: (each["state"], each["said"]) for each in told["findings"]}


def test_a_new_computer_is_ready(tmp_path: Path) -> None:
    status, told = doctor(tmp_path / "new")
    assert status == 0
    assert {name: told[name][0] for name in ("python", "sqlite", "qt", "fonts", "data folder", "server")} == {
        "python": "good",
        "sqlite": "good",
        "qt": "good",
        "fonts": "good",
        "data folder": "missing",
        "server": "missing",
    }
    assert not (tmp_path / "new").exists()


def test_a_damaged_ledger_and_broken_settings_are_necessary(tmp_path: Path) -> None:
    kept_key(till_secrets(tmp_path), LEDGER_KEY)
    (tmp_path / LEDGER_NAME).write_bytes(b"no database" * 1000)
    (tmp_path / FILE).write_text("{")
    status, told = doctor(tmp_path, "--server", "http://127.0.0.1:9")
    assert status == 1
    assert (told["ledger"][0], told["settings"][0], told["server"][0]) == ("broken", "broken", "missing")
    assert (tmp_path / FILE).read_text() == "{"


@pytest.mark.parametrize(
    "running, pyside, state",
    (
        ((3, 11, 2), "6.11.3", State.GOOD),
        ((3, 11, 2), "6.12.0", State.BROKEN),
        ((3, 12, 1), "6.12.0", State.GOOD),
        ((3, 11, 2), "", State.GOOD),
        ((3, 10, 13), "6.11.3", State.BROKEN),
    ),
)
def test_python_and_qt_that_do_not_go_together(running: tuple[int, ...], pyside: str, state: State) -> None:
    assert machine.python(running, pyside).state is state


def test_a_package_that_is_not_there_has_no_version() -> None:
    assert machine.installed("no-such-package-anywhere") == ""
    assert machine.installed("msgspec") != ""


@pytest.mark.usefixtures("qapp")
def test_the_tills_own_letters_are_looked_at() -> None:
    assert screen.fonts().state is State.GOOD


@pytest.mark.parametrize(
    "status, state, words",
    (
        (PrinterStatus(reached=False), State.MISSING, "not reached"),
        (PrinterStatus(), State.GOOD, "never says"),
        (PrinterStatus(online=Tri.YES), State.GOOD, "ready"),
        (PrinterStatus(online=Tri.YES, paper_near_end=Tri.YES), State.GOOD, "near its end"),
        (
            PrinterStatus(online=Tri.NO, lid_open=Tri.YES, paper_out=Tri.YES),
            State.MISSING,
            "offline, lid open, paper out",
        ),
    ),
)
def test_what_a_printer_says(status: PrinterStatus, state: State, words: str) -> None:
    finding = devices.told("network 10.0.0.5", status)
    assert finding.state is state
    assert words in finding.said


def test_a_printer_that_is_set_up_is_asked(tmp_path: Path) -> None:
    printer = PrinterSettings(way=Way.PICTURES, address=str(tmp_path))
    found = {each.name: each.state for each in devices.examine(printer)}
    assert found == dict.fromkeys(("printer", "ticket fonts", "sheet fonts"), State.GOOD)


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    assert files.folder(tmp_path / "data").state is State.BROKEN


def test_a_ledger_whose_key_is_gone(tmp_path: Path) -> None:
    open_till_files(tmp_path, secrets=Secrets(), till_id="till-1").close()
    found = {finding.name: finding for finding in files.examine(tmp_path)}
    assert found["ledger"].state is State.BROKEN
    assert "key is gone" in found["ledger"].said


@pytest.mark.parametrize(
    "seconds, state, words", ((3.04, State.GOOD, "3.0 s ahead of"), (-259_200, State.MISSING, "259200.0 s behind"))
)
def test_the_clock(seconds: float, state: State, words: str) -> None:
    finding = server.told(timedelta(seconds=seconds))
    assert finding.state is state
    assert words in finding.said


def asked(data: Path, address: str) -> dict[str, Finding]:
    return {finding.name: finding for finding in server.examine(data, Settings(server_url=address), None)}


def test_the_server_before_and_after_enrolling(office: HeadOffice, tmp_path: Path) -> None:  # noqa: F811
    data = tmp_path / "till"
    assert "not enrolled yet" in asked(data, office.address)["server"].said
    enrolment(data, server_url=office.address)(office.central.enrolment.new_code("BJ01").code)
    told = asked(data, office.address)
    assert {name: finding.state for name, finding in told.items()} == {"server": State.GOOD, "clock": State.GOOD}
    assert "up to 0" in told["server"].said
    save_settings(data, Settings(server_url=office.address))
    assert doctor(data)[1]["server"][0] == "good"

    identity = known_identity(till_secrets(data))
    assert identity is not None
    office.central.enrolment.revoke(identity.enrolled.till_id)
    assert asked(data, office.address)["server"].state is State.BROKEN


def test_an_address_that_is_none(tmp_path: Path) -> None:
    assert asked(tmp_path, "ftp://hq")["server"].state is State.BROKEN
    assert asked(tmp_path, "http://127.0.0.1:9")["server"].state is State.MISSING


@pytest.mark.parametrize(
    "version,state,said",
    ((990_001, State.BROKEN, "newer_ledger"), (10_001, State.MISSING, "of an older version")),
)
def test_a_ledger_of_another_version_is_told(tmp_path: Path, version: int, state: State, said: str) -> None:
    secrets = till_secrets(tmp_path)
    opened = open_till_files(tmp_path, secrets=secrets, till_id="till-1")
    with opened.ledger_file.writing() as cursor:
        cursor.execute(f"PRAGMA user_version = {version}")
    opened.close()
    found = {finding.name: finding for finding in files.examine(tmp_path)}["ledger"]
    assert (found.state, found.said[: len(said)]) == (state, said)


def test_a_ledger_without_its_key_is_told(tmp_path: Path) -> None:
    (tmp_path / LEDGER_NAME).write_bytes(b"locked")
    state = {finding.name: finding for finding in files.examine(tmp_path)}["ledger"]
    assert (state.state, state.said.partition(":")[0]) == (State.BROKEN, "missing_key")
