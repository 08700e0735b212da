"""What the tills said, as they said it, and what was odd about it."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Date,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
)

from pos.server.columns import code, ident, metadata, moment, whole

events = Table(
    "events",
    metadata,
    ident("store_id"),
    ident("id"),
    ident("till_id"),
    whole("tseq"),
    code("kind"),
    Column("v", Integer, nullable=False),
    moment("moment_ms", optional=True),
    code("staff_id"),
    Column("business_date", Date, nullable=True),
    Column("payload", LargeBinary, nullable=False),  # the exact bytes that were hashed
    code("hash"),
    code("outcome"),  # accepted or parked
    moment("received_ms"),
    PrimaryKeyConstraint("store_id", "id"),
    # The store is in it so that the table can be distributed by store; a till has one store.
    UniqueConstraint("till_id", "tseq", "store_id"),
)

quarantine = Table(
    "quarantine",
    metadata,
    ident("store_id"),
    ident("till_id"),
    whole("tseq"),
    code("hash"),
    code("reason"),
    Column("payload", LargeBinary, nullable=False),
    moment("received_ms"),
    PrimaryKeyConstraint("store_id", "till_id", "tseq", "hash"),
)

exceptions = Table(
    "exceptions",
    metadata,
    ident("store_id"),
    ident("exception_id"),
    ident("till_id"),
    whole("tseq"),
    code("code"),
    code("subject"),  # the id or number of what is odd
    moment("moment_ms"),
    moment("settled_ms", optional=True),
    PrimaryKeyConstraint("store_id", "exception_id"),
    Index("ix_exceptions_till_id_tseq", "till_id", "tseq"),
)

day_events = Table(
    "day_events",
    metadata,
    ident("store_id"),
    ident("till_id"),
    whole("tseq"),
    code("kind"),
    # Of banked cash and a day close: the day it is about, not the day it was entered.
    Column("business_date", Date, nullable=False),
    PrimaryKeyConstraint("store_id", "till_id", "tseq"),
    Index("ix_day_events_store_id_business_date", "store_id", "business_date"),
)
"""Events other than documents that a day is made of; few, so that an index costs sales nothing."""
