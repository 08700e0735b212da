"""A PostgreSQL for the tests: one cluster for each worker, an empty database for each test that asks."""

from collections.abc import Iterator

import pytest

from pos.commands.bench.private_postgres import PrivatePostgres, private_postgres


@pytest.fixture(scope="session")
def postgres() -> Iterator[PrivatePostgres]:
    """The worker's own cluster, gone with it. Where PostgreSQL is missing, tests fail: it is part of the product."""
    with private_postgres(durable=False) as cluster:
        yield cluster


@pytest.fixture
def postgres_url(postgres: PrivatePostgres) -> str:
    """SQLAlchemy URL of an empty database."""
    return postgres.fresh_database()
