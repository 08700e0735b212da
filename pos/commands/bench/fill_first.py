"""`fill-first`: a new till's first sale, while the server still builds the catalogue's snapshot."""

from __future__ import annotations

import http.client
import tempfile
import time
from pathlib import Path
from urllib.parse import urlsplit

from pos.commands.bench.figure import Figure, figure, percentile, timed_ms
from pos.commands.bench.full_server import copy_of_full_server
from pos.commands.bench.new_till import open_new_till, sell_first
from pos.commands.bench.scale import Scale
from pos.commands.bench.served import served
from pos.commands.bench.till_folder import a_code

TILLS = 3
MOST_S = 10.0


def run(scale: Scale) -> Figure:
    """From the enrolment's code to the first sale on disk, of one till after the other."""
    samples = []
    with tempfile.TemporaryDirectory(prefix="guitai-bench-") as name:
        central = Path(name) / "central"
        codes = copy_of_full_server(scale, central, tills=scale.count(TILLS))
        with served(central) as address:
            bare = _bare_s(address)
            for number, code in enumerate(codes):
                begun = time.monotonic()
                till = open_new_till(Path(name) / f"till-{number}", address=address, code=code)
                sell_first(till, a_code(scale))
                samples.append(time.monotonic() - begun)
                till.stop()
    value = max(samples)
    return figure(
        "fill-first",
        samples,
        value=value,
        unit="s",
        limit=percentile(bare, 0.5),
        target=f"≤ {MOST_S:g} s",
        met=value <= MOST_S,
        note=f"{scale.variants} variants, the slowest of {len(samples)} tills; limit: p50 of a bare request",
    )


def _bare_s(address: str) -> list[float]:
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)

    def ask() -> None:
        connection.request("GET", "/v1/nothing")
        connection.getresponse().read()

    samples = [sample / 1000 for sample in timed_ms(ask, times=50, warm_up=5)]
    connection.close()
    return samples
