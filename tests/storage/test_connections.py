"""Connections are kept for the next, never shared, and come back clean."""

import subprocess
import sys
from pathlib import Path

import pytest

from pos.storage.connections import Connections
from pos.storage.sqlite import open_file


def test_one_that_is_given_back_is_taken_again(tmp_path: Path) -> None:
    connections = open_file(tmp_path / "a.db")
    first = connections.take()
    second = connections.take()
    connections.give_back(first)

    assert second is not first
    assert connections.take() is first
    first.close()
    second.close()


def test_no_more_are_kept_than_wanted(tmp_path: Path) -> None:
    connections = open_file(tmp_path / "a.db", kept=0)
    first = connections.take()
    connections.give_back(first)
    again = connections.take()

    assert again is not first
    again.close()


def test_what_an_error_left_open_is_rolled_back(tmp_path: Path) -> None:
    connections = open_file(tmp_path / "a.db")
    with connections.cursor() as cursor:
        cursor.execute("CREATE TABLE goods (name TEXT)")

    with pytest.raises(ZeroDivisionError):
        break_off(connections)

    with connections.cursor() as cursor:
        assert cursor.execute("SELECT count(*) FROM goods").fetchone() == (0,)
    connections.dispose()


def break_off(connections: Connections) -> None:
    with connections.cursor() as cursor:
        cursor.execute("BEGIN IMMEDIATE")
        cursor.execute("INSERT INTO goods VALUES ('皮衣')")
        raise ZeroDivisionError


def test_a_till_starts_without_sqlalchemy() -> None:
    """Importing it took half of the time from a till's start to its first scan."""
    program = "import sys; import pos.bootstrap.counter, pos.bootstrap.till; sys.exit('sqlalchemy' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)

    assert (done.returncode, done.stderr) == (0, "")
