"""Power cuts: what was acknowledged is there after any of them, and nothing is damaged."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.soak.power_cuts import survive
from tests.soak.recording import LEDGER, Step, record_soak

CUTS = 1000
SALES = 30

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="strace records the writes")


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    """A till's folder, in memory where there is such a place: syncing to a real disk would prove nothing here."""
    memory = Path("/dev/shm")
    folder = Path(tempfile.mkdtemp(prefix="guitai-", dir=memory if memory.is_dir() else tmp_path))
    subprocess.run(
        [sys.executable, "-m", "pos", "soak", "--data", str(folder), "--sales", "1"], check=True, capture_output=True
    )
    yield folder
    shutil.rmtree(folder)


def recorded(data: Path, level: str) -> tuple[bytes, list[Step]]:
    base = (data / LEDGER).read_bytes()
    return base, record_soak(data, sales=SALES, level=level)


@pytest.mark.long
def test_no_acknowledged_sale_is_lost_in_a_power_cut(data: Path) -> None:
    base, steps = recorded(data, "FULL")

    survived = survive(data, base, steps, cuts=CUTS, seed=11)

    assert (survived.cuts, survived.lost, survived.corrupt) == (CUTS, 0, [])


def test_the_same_cuts_lose_sales_without_full_synchronous(data: Path) -> None:
    base, steps = recorded(data, "NORMAL")

    survived = survive(data, base, steps, cuts=CUTS // 10, seed=11)

    assert survived.cuts == CUTS // 10
    assert survived.lost > CUTS // 20
