"""`search`: each keystroke of a name, of pinyin or of its initials, until the clerk has the rows with their stock."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random
from time import perf_counter

import sqlcipher3.dbapi2 as sqlite  # type: ignore[import-untyped,unused-ignore]

from pos.bootstrap.till_files import open_till_files, till_secrets
from pos.commands.bench import shop
from pos.commands.bench.figure import Figure, figure, percentile, timed_ms
from pos.commands.bench.scale import Scale
from pos.commands.bench.till_folder import make_till, prepared_catalogue
from pos.server.demo.big import big_items
from pos.usecases.selling.find_items import FindItems

KEYSTROKES = 4_000
P95_MS = 30.0
_BARE = """
    SELECT * FROM pinyin CROSS JOIN style USING (nid) CROSS JOIN colour USING (sid) CROSS JOIN variant USING (cid)
    WHERE key >= ? LIMIT 50"""


def run(scale: Scale) -> Figure:
    """Every keystroke searches for all that has been typed so far."""
    with tempfile.TemporaryDirectory(prefix="guitai-bench-") as name:
        data = Path(name)
        make_till(data, scale)
        files = open_till_files(data, secrets=till_secrets(data), till_id=shop.TILL.till_id)
        find = FindItems(catalogue=files.catalogue, mirror=files.mirror, ledger=files.ledger)
        samples, found = [], 0
        for typed in islice(typing(scale), scale.count(KEYSTROKES)):
            started = perf_counter()
            rows = find(typed).rows
            samples.append((perf_counter() - started) * 1000)
            found += bool(rows)
        files.close()
    value = percentile(samples, 0.95)
    return figure(
        "search",
        samples,
        value=value,
        unit="ms",
        limit=percentile(_bare_ms(scale), 0.95),
        target=f"p95 ≤ {P95_MS:g} ms",
        met=value <= P95_MS,
        note=f"{found} keystrokes found something; limit: p95 of 50 rows by a pinyin prefix, driver only",
    )


def typing(scale: Scale) -> Iterator[str]:
    """What stands in the field after each keystroke, for names from all over the catalogue."""
    random = Random(scale.seed)  # noqa: S311 - the same words for the same seed
    wanted = set(random.sample(range(scale.variants), min(scale.variants, 1_000)))
    records = [record for place, record in enumerate(big_items(scale.variants, scale.seed)) if place in wanted]
    while True:
        record = random.choice(records)
        name = record.item.name
        for text in (name, name[random.randrange(len(name)) :], random.choice(record.pinyin), record.item.style_code):
            yield from (text[:end] for end in range(1, len(text) + 1))


def _bare_ms(scale: Scale) -> list[float]:
    random = Random(scale.seed)  # noqa: S311
    connection = sqlite.connect(prepared_catalogue(scale).as_uri() + "?mode=ro", uri=True)
    letters = "abcdefghjklmnpqrstwxyz"
    samples = timed_ms(
        lambda: connection.execute(_BARE, (random.choice(letters) + random.choice(letters),)).fetchall(),
        times=scale.count(1_000),
    )
    connection.close()
    return samples
