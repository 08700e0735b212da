import subprocess
import sys
from pathlib import Path

import pytest

from pos.domain.errors import FolderInUse
from pos.storage.data_folder import DataFolder

HOLD = """
import sys
from pathlib import Path
from pos.storage.data_folder import DataFolder
DataFolder.hold(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def test_one_process_at_a_time_holds_a_folder(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"

        with pytest.raises(FolderInUse):
            DataFolder.hold(tmp_path)

        other.kill()
        other.wait()
        DataFolder.hold(tmp_path).release()


def test_a_folder_is_made_and_let_go(tmp_path: Path) -> None:
    new = tmp_path / "a" / "b"

    first = DataFolder.hold(new)
    with pytest.raises(FolderInUse):
        DataFolder.hold(new)
    first.release()
    DataFolder.hold(new).release()

    assert new.is_dir()
