"""`fill`: a new till's whole catalogue from a server that has no snapshot of it prepared."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

import zstandard

from pos.commands.bench.figure import Figure, figure
from pos.commands.bench.full_server import copy_of_full_server
from pos.commands.bench.new_till import open_new_till, sell_first, wait_until
from pos.commands.bench.scale import Scale
from pos.commands.bench.served import served
from pos.commands.bench.till_folder import a_code

MOST_S = 60.0


def run(scale: Scale) -> Figure:
    """From the enrolment's code until look-ups are answered by the till alone; it sells meanwhile."""
    with tempfile.TemporaryDirectory(prefix="guitai-bench-") as name:
        central = Path(name) / "central"
        (code,) = copy_of_full_server(scale, central, tills=1)
        with served(central) as address:
            begun = time.monotonic()
            till = open_new_till(Path(name) / "till", address=address, code=code)
            sell_first(till, a_code(scale))
            wait_until(lambda: till.files.catalogue.completeness().complete)
            value = time.monotonic() - begun
            filled = till.files.catalogue.completeness().variants
            till.stop()
        if filled != scale.variants:
            raise RuntimeError(f"{filled} of {scale.variants} variants came")
        (catalogue,) = (Path(name) / "till").glob("catalogue-*.db")
        limit = _bare_s(catalogue)
    return figure(
        "fill",
        [value],
        value=value,
        unit="s",
        limit=limit,
        target=f"≤ {MOST_S:g} s",
        met=value <= MOST_S,
        note=f"{filled} variants; limit: the finished file compressed, unpacked and durably written",
    )


def _bare_s(catalogue: Path) -> float:
    begun = time.monotonic()
    packed = zstandard.ZstdCompressor(level=3).compress(catalogue.read_bytes())
    with catalogue.with_name("bare").open("wb") as file:
        file.write(zstandard.ZstdDecompressor().decompress(packed))
        file.flush()
        os.fsync(file.fileno())
    return time.monotonic() - begun
