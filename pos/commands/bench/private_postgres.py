"""A throw-away PostgreSQL of one's own on a loopback port, for measurements and tests."""

import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import psycopg

SUPERUSER = "postgres"
"""The cluster's only role, and the account that runs it where we are root, as PostgreSQL refuses to run as root."""

START_SECONDS = 30
"""How long a new cluster may take until it answers."""


@dataclass(frozen=True, slots=True)
class PrivatePostgres:
    """A running cluster that holds nothing but what its user puts in."""

    address: str
    """User, password, host and port as they stand in a URL: `postgres:secret@127.0.0.1:40123`."""
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))
    """Numbers of the databases made so far."""

    def fresh_database(self, *, like: str = "") -> str:
        """Create a database and return its SQLAlchemy URL.

        It is empty, or holds what the one with the URL `like` holds, to which nobody may be connected.
        """
        name = f"fresh_{next(self._numbers)}"
        template = like.rpartition("/")[2] or "template1"
        self._say(psycopg.sql.SQL("CREATE DATABASE {} TEMPLATE {}"), name, template)
        return f"postgresql+psycopg://{self.address}/{name}"

    def drop(self, url: str) -> None:
        """Remove a database, whoever is still connected to it."""
        self._say(psycopg.sql.SQL("DROP DATABASE {} WITH (FORCE)"), url.rpartition("/")[2])

    def _say(self, statement: psycopg.sql.SQL, *names: str) -> None:
        with closing(psycopg.connect(f"postgresql://{self.address}/postgres", autocommit=True)) as connection:
            connection.execute(statement.format(*map(psycopg.sql.Identifier, names)))


@contextmanager
def private_postgres(*, durable: bool) -> Iterator[PrivatePostgres]:
    """Start a cluster in a temporary folder; stop and remove it on leaving.

    `durable=False` spares the disk (no fsync), which is right for tests and wrong for figures.
    Raises FileNotFoundError where PostgreSQL is not installed, RuntimeError when the cluster does not start.
    """
    programs = _programs()
    folder = Path(tempfile.mkdtemp(prefix="guitai-postgres-"))
    try:
        password = secrets.token_hex(16)
        _init(programs, folder, password)
        port = _free_port()
        with (folder / "log").open("wb") as log, _running(programs, folder, port, log.fileno(), durable) as process:
            address = f"{SUPERUSER}:{password}@127.0.0.1:{port}"
            _await_answer(process, address, folder / "log")
            yield PrivatePostgres(address)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    """The folder of `initdb` and `postgres`: Debian keeps one for each version, off the PATH."""
    found = shutil.which("initdb")
    if found and Path(found).resolve().with_name("postgres").exists():
        return Path(found).resolve().parent
    versions = [path for path in Path("/usr/lib/postgresql").glob("*/bin") if (path / "initdb").exists()]
    if not versions:
        raise FileNotFoundError("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    return max(versions, key=lambda path: int(path.parent.name))


def _account() -> str | None:
    """Whom to run as: PostgreSQL's own account when we are root, ourselves otherwise."""
    return SUPERUSER if sys.platform != "win32" and os.geteuid() == 0 else None


def _init(programs: Path, folder: Path, password: str) -> None:
    secret = folder / "password"
    secret.write_text(password, encoding="ascii")
    account = _account()
    if account:
        shutil.chown(folder, account, account)
        shutil.chown(secret, account, account)
    subprocess.run(
        [
            programs / "initdb",
            f"--pgdata={folder / 'data'}",
            f"--username={SUPERUSER}",
            f"--pwfile={secret}",
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
        ],
        check=True,
        stdout=subprocess.DEVNULL,
        cwd=folder,
        user=account,
        group=account,
        extra_groups=[] if account else None,
    )
    secret.unlink()


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def _running(programs: Path, folder: Path, port: int, log: int, durable: bool) -> Iterator[subprocess.Popen[bytes]]:
    account = _account()
    settings = {
        "listen_addresses": "127.0.0.1",
        "port": port,
        "unix_socket_directories": "",
        "max_connections": 200,
    }
    if not durable:
        settings |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
    process = subprocess.Popen(
        [programs / "postgres", "-D", folder / "data", *(f"--{name}={value}" for name, value in settings.items())],
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=log,
        cwd=folder,
        user=account,
        group=account,
        extra_groups=[] if account else None,
    )
    try:
        yield process
    finally:
        # The fast shutdown: open sessions are cut, what they held is rolled back.
        process.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            process.wait(START_SECONDS)
        process.kill()
        process.wait()


def _await_answer(process: subprocess.Popen[bytes], address: str, log: Path) -> None:
    for _ in range(START_SECONDS * 20):
        with suppress(psycopg.OperationalError):
            psycopg.connect(f"postgresql://{address}/postgres", connect_timeout=2).close()
            return
        with suppress(subprocess.TimeoutExpired):
            process.wait(0.05)
            break
    raise RuntimeError(f"PostgreSQL did not start: {log.read_text(encoding='utf-8', errors='replace')[-2000:]}")
