"""A PostgreSQL for the tests: one cluster for each worker, an empty database for each test that asks."""

from collections.abc import Iterator

import pytest
from sqlalchemy import create_engine

from pos.commands.bench.private_postgres import PrivatePostgres, private_postgres
from pos.server.migrate import take_steps


@pytest.fixture(scope="session")
def postgres() -> Iterator[PrivatePostgres]:
    """The worker's own cluster, gone with it. Where PostgreSQL is missing, tests fail: it is part of the product."""
    with private_postgres(durable=False) as cluster:
        yield cluster


@pytest.fixture
def postgres_url(postgres: PrivatePostgres) -> Iterator[str]:
    """SQLAlchemy URL of an empty database, gone after the test."""
    url = postgres.fresh_database()
    yield url
    postgres.drop(url)


@pytest.fixture(scope="session")
def with_schema(postgres: PrivatePostgres) -> str:
    """URL of a database with the server's tables, to be copied: the steps to them take longer than most tests."""
    url = postgres.fresh_database()
    engine = create_engine(url)
    with engine.begin() as connection:
        take_steps(connection)
    engine.dispose()
    return url


@pytest.fixture
def central_url(postgres: PrivatePostgres, with_schema: str) -> Iterator[str]:
    """SQLAlchemy URL of a database with the server's tables and nothing in them, gone after the test."""
    url = postgres.fresh_database(like=with_schema)
    yield url
    postgres.drop(url)
