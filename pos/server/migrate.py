"""Bring the database to this program's schema before anything uses it."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, insert, select

from pos.domain.ids import new_id
from pos.domain.moments import to_ms
from pos.server import migrations
from pos.server.clock import Clock
from pos.server.database import Database
from pos.server.feed_tables import feed_heads
from pos.server.organisation.tables import installation
from pos.server.transaction import Transaction
from pos.wire.feed import CHAIN_FEED


def migrate(database: Database, *, clock: Clock) -> None:
    """Run the steps that are missing, in one transaction, and write the first epoch into a new database."""
    database.write(lambda tx: take_steps(tx.connection))
    database.write(lambda tx: _first_rows(tx, to_ms(clock())))


def alembic_config(connection: Connection) -> Config:
    """Alembic's configuration on a connection; there is no alembic.ini."""
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def take_steps(connection: Connection) -> None:
    """Run the steps that are missing."""
    command.upgrade(alembic_config(connection), "head")


def _first_rows(tx: Transaction, now_ms: int) -> None:
    if tx.connection.execute(select(installation.c.id)).one_or_none() is None:
        row = {"id": 1, "epoch": new_id(), "epoch_since_ms": now_ms}
        tx.connection.execute(insert(installation), row)
        tx.add(feed_heads, [{"feed": CHAIN_FEED, "seq": 0}])
