"""Alembic's environment: runs the steps on the connection it is handed."""

from __future__ import annotations

from alembic import context

from pos.server.schema import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, transaction_per_migration=False)
with context.begin_transaction():
    context.run_migrations()
