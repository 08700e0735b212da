"""`upload-pg`: sales a server on PostgreSQL accepts a second."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from pos.commands.bench.figure import Figure
from pos.commands.bench.private_postgres import private_postgres
from pos.commands.bench.scale import Scale
from pos.commands.bench.uploading import BareInsert, measure

A_SECOND = 1_000.0


def run(scale: Scale) -> Figure:
    """A cluster of its own, durable, with PostgreSQL's own settings."""
    with private_postgres(durable=True) as cluster:
        bare = _bare(cluster.fresh_database())
        return measure("upload-pg", scale, a_second=A_SECOND, url=cluster.fresh_database(), bare=bare)


@contextmanager
def _bare(url: str) -> Iterator[BareInsert]:
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute("CREATE TABLE row (id bigserial PRIMARY KEY, body bytea)")

        def insert(payloads: tuple[bytes, ...]) -> None:
            with connection.transaction(), connection.cursor() as cursor:
                cursor.executemany("INSERT INTO row (body) VALUES (%s)", [(payload,) for payload in payloads])

        yield insert
