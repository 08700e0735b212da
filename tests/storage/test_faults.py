"""The till's files on a full disk, in a folder that cannot be written, damaged, or of a newer program."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from pos.domain.errors import DamagedFile, DiskFull, NewerLedger, ReadOnlyFolder, StorageError
from pos.storage.faults import translated
from pos.storage.ledger.bring_up_to_date import bring_up_to_date, version
from pos.storage.ledger.ledger import SqlLedger
from pos.storage.ledger.ledger_file import LedgerFile
from pos.storage.ledger.steps import STEPS
from pos.storage.ledger.steps.step import Step
from pos.storage.ledger.verifying.verify_ledger import verify_ledger
from pos.storage.sqlite import open_engine, open_file
from tests.examples import TILL
from tests.storage.ledger.conftest import KEY, a_job, open_shift, sell

FILL = """
import resource, signal, sys
from pathlib import Path
from pos.domain.errors import StorageError
from pos.storage.ledger.ledger import SqlLedger
from pos.storage.ledger.ledger_file import LedgerFile
from tests.examples import TILL
from tests.storage.ledger.conftest import KEY, open_shift, sell

path = Path(sys.argv[1])
file = LedgerFile.open(path, key=KEY, till_id=TILL.till_id)
ledger = SqlLedger(file=file)
open_shift(ledger)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
size = path.with_name(path.name + "-wal").stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size + 300_000, resource.RLIM_INFINITY))
done = 0
try:
    while True:
        sell(ledger)
        done += 1
except StorageError:
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    print(done, len(ledger.recent_documents(limit=1000)))
    sell(ledger)
    print(len(ledger.recent_documents(limit=1000)))
file.close()
"""

MAJOR = STEPS[-1].major


@pytest.mark.skipif(sys.platform == "win32", reason="files have no size limit to set there")
def test_a_write_that_fails_leaves_nothing_half_and_selling_goes_on_when_there_is_room(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"

    run = subprocess.run([sys.executable, "-c", FILL, str(path)], capture_output=True, text=True, timeout=60)

    assert run.returncode == 0, run.stderr
    done, kept, after = map(int, run.stdout.split())
    assert done == kept > 0
    assert after == kept + 1
    assert verify_ledger(path, key=KEY).findings == ()


def test_on_a_full_disk_a_sale_fails_whole(path: Path, reopen: Callable[[], LedgerFile]) -> None:
    file = reopen()
    ledger = SqlLedger(file=file)
    open_shift(ledger)
    ((pages,),) = file.rows("PRAGMA page_count")
    limit_pages(file, pages + 20)

    sold = sell_until_full(ledger)
    limit_pages(file, 1 << 30)

    assert len(ledger.recent_documents(limit=1 << 10)) == sold > 0
    assert sell(ledger).document is not None
    assert verify_ledger(path, key=KEY).findings == ()


def sell_until_full(ledger: SqlLedger) -> int:
    for sold in range(100):
        try:
            sell(ledger)
        except DiskFull:
            return sold
    pytest.fail("the disk is never full")


def limit_pages(file: LedgerFile, pages: int) -> None:
    with file.writing() as cursor:
        cursor.execute(f"PRAGMA max_page_count = {pages}")


def test_a_ledger_that_cannot_be_made_says_that_the_folder_is_read_only(tmp_path: Path) -> None:
    with pytest.raises(ReadOnlyFolder):
        LedgerFile.open(tmp_path / "none" / "ledger.db", key=KEY, till_id=TILL.till_id)


READ_ONLY = """
import os, sys
from pathlib import Path
from pos.domain.errors import ReadOnlyFolder
from pos.storage.catalogue.catalogue import SqlCatalogue
from pos.storage.ledger.ledger_file import LedgerFile
from tests.examples import TILL
from tests.storage.ledger.conftest import KEY

folder = Path(sys.argv[1])
folder.chmod(0o500)
if os.geteuid() == 0:
    # Root may write everywhere, so somebody else tries: nobody (65534 on every Linux).
    os.chown(folder, 65534, 65534)
    os.setgid(65534)
    os.setuid(65534)
os.chdir(folder)
for attempt in (
    lambda: LedgerFile.open(Path("ledger.db"), key=KEY, till_id=TILL.till_id),
    lambda: SqlCatalogue.open(Path()),
):
    try:
        attempt()
    except ReadOnlyFolder:
        print("read-only")
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux's way to be somebody else")
def test_a_read_only_folder_is_said_to_be_one() -> None:
    with TemporaryDirectory() as folder:
        # Not below tmp_path, which pytest keeps to its own user. Everything is imported before the change of user.
        told = subprocess.run(
            [sys.executable, "-c", READ_ONLY, folder], capture_output=True, text=True, timeout=60, check=False
        )
        Path(folder).chmod(0o700)

    assert (told.stdout.split(), told.stderr) == (["read-only", "read-only"], "")


def test_a_ledger_of_a_newer_major_is_refused_and_not_touched(path: Path, reopen: Callable[[], LedgerFile]) -> None:
    file = reopen()
    sell_something(file)
    file.close()
    set_version(path, (MAJOR + 1) * 10_000 + 7)
    before = path.read_bytes()

    with pytest.raises(NewerLedger):
        LedgerFile.open(path, key=KEY, till_id=TILL.till_id)

    assert path.read_bytes() == before


def test_a_ledger_with_further_steps_of_the_same_major_is_worked_with(
    path: Path, reopen: Callable[[], LedgerFile]
) -> None:
    file = reopen()
    sell_something(file)
    file.close()
    set_version(path, STEPS[-1].major * 10_000 + len(STEPS) + 3)

    again = reopen()

    assert len(SqlLedger(file=again).recent_documents()) == 1


def test_a_ledger_is_copied_before_a_step(path: Path, reopen: Callable[[], LedgerFile]) -> None:
    file = reopen()
    sell_something(file)
    file.close()
    further = Step(major=MAJOR, statements=("ALTER TABLE cart ADD COLUMN extra TEXT",))
    connections = open_file(path, key=KEY)

    bring_up_to_date(connections, path, steps=(*STEPS, further))

    assert version(connections) == (MAJOR, len(STEPS) + 1)
    connections.dispose()
    copied = path.with_name(f"ledger.db.before-step-{len(STEPS) + 1}")
    assert verify_ledger(copied, key=KEY).documents == 1
    with pytest.raises(NewerLedger):
        verify_ledger(path, key=KEY)


def test_a_step_that_fails_changes_nothing(path: Path, reopen: Callable[[], LedgerFile]) -> None:
    reopen().close()
    broken = Step(major=MAJOR, statements=("ALTER TABLE cart ADD COLUMN extra TEXT", "NONSENSE"))
    connections = open_file(path, key=KEY)

    with pytest.raises(StorageError):
        bring_up_to_date(connections, path, steps=(*STEPS, broken))

    assert version(connections) == (MAJOR, len(STEPS))
    connections.dispose()


def test_a_damaged_ledger_is_said_to_be_damaged(path: Path, reopen: Callable[[], LedgerFile]) -> None:
    file = reopen()
    sell_something(file)
    file.close()
    content = bytearray(path.read_bytes())
    content[:4096] = os.urandom(4096)
    path.write_bytes(content)

    with pytest.raises(DamagedFile):
        LedgerFile.open(path, key=KEY, till_id=TILL.till_id)


def test_the_ledger_cannot_be_read_without_its_key(path: Path, reopen: Callable[[], LedgerFile]) -> None:
    file = reopen()
    sell_something(file)
    file.close()

    assert a_job().ticket not in path.read_bytes()
    assert b"SQLite format 3" not in path.read_bytes()
    assert TILL.till_id.encode() not in path.read_bytes()


def test_errors_of_the_file_system_are_translated() -> None:
    with pytest.raises(DiskFull), translated():
        raise OSError(28, "No space left on device")
    with pytest.raises(ReadOnlyFolder), translated():
        raise PermissionError(13, "Permission denied")


def sell_something(file: LedgerFile) -> None:
    ledger = SqlLedger(file=file)
    open_shift(ledger)
    sell(ledger)


def set_version(path: Path, number: int) -> None:
    with open_file(path, key=KEY, kept=0).cursor() as cursor:
        cursor.execute(f"PRAGMA user_version = {number}")


def test_a_file_opened_to_be_read_cannot_be_written(path: Path, reopen: Callable[[], LedgerFile]) -> None:
    reopen().close()
    engine = open_engine(path, key=KEY, read_only=True)

    with pytest.raises(ReadOnlyFolder), translated(), engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO meta VALUES ('a', 'b')")
    engine.dispose()
