"""A page of a feed."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, select

from pos.server.enrolment.tables import tills
from pos.server.feed_tables import feed_heads, feed_rows
from pos.server.keys import Keys
from pos.server.organisation.repository import epoch_of
from pos.wire.feed import Change, ChangeKind, FeedPage

SEALED = frozenset({ChangeKind.STAFF, ChangeKind.MEMBER})
"""Kinds whose rows cannot be read in a stolen database."""


def head_of(connection: Connection, feed: str) -> int:
    """The number of the newest row; 0 for a feed without any."""
    found = connection.execute(select(feed_heads.c.seq).where(feed_heads.c.feed == feed))
    return int(found.scalar_one_or_none() or 0)


def read_page(
    connection: Connection, feed: str, *, epoch: str, after: int, limit: int, till_id: str, keys: Keys
) -> FeedPage:
    """Everything of a feed after the cursor, at most `limit` rows, as one transaction sees it.

    Rows are numbered in the order of commits, so that what is seen up to the head is all there will ever be up to it.
    With `more` the till's `applied_tseq` may be ahead of a figure that the next page brings.
    """
    now = epoch_of(connection)
    start = after if epoch == now else 0
    head = head_of(connection, feed)
    rows = connection.execute(
        select(feed_rows)
        .where(feed_rows.c.feed == feed, feed_rows.c.seq > start, feed_rows.c.seq <= head)
        .order_by(feed_rows.c.seq)
        .limit(limit + 1)
    ).all()
    more = len(rows) > limit
    page = rows[:limit]
    applied = connection.execute(select(tills.c.last_tseq).where(tills.c.till_id == till_id)).scalar_one_or_none()
    return FeedPage(
        epoch=now,
        after=start,
        upto=page[-1].seq if more else max(head, start),
        changes=tuple(
            Change(
                seq=row.seq,
                kind=row.kind,
                key=row.key,
                payload=msgspec.Raw(keys.unseal(row.payload) if row.kind in SEALED else row.payload),
            )
            for row in page
        ),
        more=more,
        applied_tseq=int(applied or 0),
    )
