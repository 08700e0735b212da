"""Builds the catalogue file for new tills, in a process of its own, so that requests are answered meanwhile."""

from __future__ import annotations

import gc
import hashlib
import os
from collections.abc import Iterator
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path

import msgspec
import zstandard
from sqlalchemy import Connection, ScalarResult, select

from pos.domain.ids import new_id
from pos.server.database import open_database
from pos.server.feed_tables import feed_rows
from pos.server.feeds.pages import head_of
from pos.server.organisation.repository import epoch_of
from pos.storage.catalogue.catalogue_file import CatalogueFile
from pos.wire.codec import decode, encode
from pos.wire.feed import CHAIN_FEED, ChangeKind, ItemRecord, ListedPricesRecord, MatchingRecord, TrackingRecord

PACKED = ".db.zst"
"""A finished snapshot's suffix; its facts lie beside it under `FACTS`."""
FACTS = ".json"
_CHUNK = 1 << 20
_ROWS = 5_000


class Facts(msgspec.Struct, frozen=True):
    """What is known of a finished snapshot."""

    name: str
    """File name."""
    epoch: str
    """Of the chain feed."""
    seq: int
    """Where the chain feed goes on."""
    variants: int
    """How many it holds."""
    size: int
    """Bytes, compressed."""
    sha256: str
    """Of the compressed bytes, hex."""


def build(database_folder: Path, url: str | None, target: Path, built: Synchronized[int]) -> None:
    """Write a snapshot and its facts into the folder `target`. `built` counts the variants.

    One reading transaction sees the catalogue as it is at one number of the feed, however long this takes.
    """
    # Millions of values and not a circle among them: looking for circles took a third of the time.
    gc.disable()
    database = open_database(database_folder, url)
    draft = target / f"{new_id()}.draft"
    try:
        with database.reading() as connection:
            epoch, seq = epoch_of(connection), head_of(connection, CHAIN_FEED)
            file = CatalogueFile.create(draft)
            file.write(_counted(connection, built))
            file.write_matching(
                decode(payload, MatchingRecord) for payload in _payloads(connection, ChangeKind.MATCHING)
            )
            file.write_tracking(
                decode(payload, TrackingRecord) for payload in _payloads(connection, ChangeKind.TRACKING)
            )
            file.write_listed(
                decode(payload, ListedPricesRecord) for payload in _payloads(connection, ChangeKind.LISTED_PRICES)
            )
        file.finish(epoch=epoch, seq=seq)
        _pack(draft, target, epoch=epoch, seq=seq, variants=built.value)
    finally:
        draft.unlink(missing_ok=True)
        database.close()


def _counted(connection: Connection, built: Synchronized[int]) -> Iterator[ItemRecord]:
    for part in _payloads(connection, ChangeKind.ITEM).partitions():
        for payload in part:
            yield decode(payload, ItemRecord)
        built.value += len(part)


def _payloads(connection: Connection, kind: ChangeKind) -> ScalarResult[bytes]:
    """What the chain feed says of all things of a kind."""
    said = select(feed_rows.c.payload).where(feed_rows.c.feed == CHAIN_FEED, feed_rows.c.kind == kind.value)
    return connection.execution_options(yield_per=_ROWS).scalars(said)


def _pack(draft: Path, target: Path, *, epoch: str, seq: int, variants: int) -> None:
    """Compress under a name that was never used; the facts come last, so that a snapshot with facts is whole."""
    name = f"catalogue-{seq}-{new_id()[-12:]}{PACKED}"
    packed = target / f"{name}.draft"
    digest = hashlib.sha256()
    compressor = zstandard.ZstdCompressor(level=3, threads=-1)
    with draft.open("rb") as source, packed.open("wb") as out:
        for chunk in compressor.read_to_iter(source, read_size=_CHUNK, write_size=_CHUNK):
            digest.update(chunk)
            out.write(chunk)
        out.flush()
        os.fsync(out.fileno())
        size = out.tell()
    packed.replace(target / name)
    facts = Facts(name=name, epoch=epoch, seq=seq, variants=variants, size=size, sha256=digest.hexdigest())
    written = target / f"{name}{FACTS}.draft"
    written.write_bytes(encode(facts))
    written.replace(target / f"{name}{FACTS}")
