"""What `upload` and `upload-pg` share: tills send signed batches at once, as after a night offline."""

from __future__ import annotations

import http.client
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from itertools import islice
from pathlib import Path
from urllib.parse import urlsplit

from pos.commands.bench.figure import Figure, figure, percentile
from pos.commands.bench.scale import Scale
from pos.commands.bench.selling_tills import BATCH, TILLS, SellingTill, SignedBatch, selling_tills
from pos.commands.bench.served import served
from pos.remote.session import Sessions
from pos.remote.talk import Talk
from pos.wire.codec import decode
from pos.wire.upload import Outcome, UploadAnswer

BATCHES = 50
"""Each till sends so many."""
WARM_UP = 3
"""Each till's first batches do not count."""
P95_MS = 500.0

BareInsert = Callable[[tuple[bytes, ...]], None]
"""Commits a batch's payloads as bare rows."""


def measure(
    name: str, scale: Scale, *, a_second: float, url: str | None, bare: AbstractContextManager[BareInsert]
) -> Figure:
    """Sales accepted a second; the percentiles are milliseconds from sending a batch to its answer."""
    batches = WARM_UP + scale.count(BATCHES)
    with tempfile.TemporaryDirectory(prefix="guitai-bench-") as folder:
        tills = selling_tills(Path(folder), url=url, batches=batches, seed=scale.seed)
        with served(Path(folder), url=url) as address:
            seconds, samples = _send(address, tills)
    with bare as insert:
        limit = _bare_rate(insert, tills)
    accepted = len(samples) * BATCH
    value = accepted / seconds
    return figure(
        name,
        samples,
        value=value,
        unit="1/s",
        limit=limit,
        target=f"≥ {a_second:g} sales/s, p95 ≤ {P95_MS:g} ms a batch",
        met=value >= a_second and percentile(samples, 0.95) <= P95_MS,
        note=f"{TILLS} tills, batches of {BATCH}; percentiles: ms a batch; limit: payloads/s into one bare table",
    )


def _send(address: str, tills: list[SellingTill]) -> tuple[float, list[float]]:
    """(seconds, milliseconds of each batch) of all tills sending at once. Raises what went wrong at any of them."""
    connections = [_Sending(address, till) for till in tills]
    with ThreadPoolExecutor(len(tills)) as threads:
        for warm in [threads.submit(one.send, WARM_UP) for one in connections]:
            warm.result()
        begun = time.perf_counter()
        samples = [sample for one in [threads.submit(one.send) for one in connections] for sample in one.result()]
        return time.perf_counter() - begun, samples


class _Sending:
    """A till with its connection, and the batches that it has not sent yet."""

    def __init__(self, address: str, till: SellingTill) -> None:
        self._token = Sessions(Talk(address), till_id=till.till.till_id, signer=till.signer).begin().token
        self._connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
        self._rest = iter(till.batches)

    def send(self, batches: int | None = None) -> list[float]:
        """Send so many, or all that are left; milliseconds of each."""
        samples = []
        for batch in islice(self._rest, batches):
            started = time.perf_counter()
            _post(self._connection, self._token, batch)
            samples.append((time.perf_counter() - started) * 1000)
        if batches is None:
            self._connection.close()
        return samples


def _post(connection: http.client.HTTPConnection, token: str, batch: SignedBatch) -> None:
    headers = {
        "Authorization": f"Bearer {token}",
        "Content-Encoding": "zstd",
        "Guitai-Signature": batch.signature,
    }
    connection.request("POST", "/v1/events", batch.body, headers)
    response = connection.getresponse()
    said = response.read()
    if response.status != 200:
        raise RuntimeError(f"{response.status}: {said[:500]!r}")
    results = decode(said, UploadAnswer).results
    if len(results) != BATCH or any(result.outcome is not Outcome.ACCEPTED or result.exceptions for result in results):
        raise RuntimeError(f"not accepted: {said[:500]!r}")


def _bare_rate(insert: BareInsert, tills: list[SellingTill]) -> float:
    batches: Iterator[SignedBatch] = (batch for till in tills for batch in till.batches)
    payloads = [batch.payloads for batch in batches]
    begun = time.perf_counter()
    for some in payloads:
        insert(some)
    return len(payloads) * BATCH / (time.perf_counter() - begun)
