"""Members, the identities that name them, and the ledgers of their points and stored value."""

from __future__ import annotations

from sqlalchemy import Column, LargeBinary, PrimaryKeyConstraint, Table

from pos.server.columns import code, ident, metadata, moment, whole, words

members = Table(
    "members",
    metadata,
    ident("member_id", primary_key=True),
    code("code", unique=True),  # `M…`, what their own code says
    words("name"),
    code("phone_masked"),
    code("level"),
    moment("since_ms"),
)

member_identities = Table(
    "member_identities",
    metadata,
    code("kind"),
    code("lookup"),  # HMAC of the value under the server's key: finds it, does not tell it
    Column("value", LargeBinary, nullable=False),  # sealed
    ident("member_id", index=True),
    PrimaryKeyConstraint("kind", "lookup"),
)

points_ledger = Table(
    "points_ledger",
    metadata,
    ident("entry_id", primary_key=True),
    ident("member_id", index=True),
    whole("points"),  # signed
    code("reason"),
    code("reference"),
    moment("moment_ms"),
)

stored_value_ledger = Table(
    "stored_value_ledger",
    metadata,
    ident("entry_id", primary_key=True),
    ident("member_id", index=True),
    whole("principal"),  # signed fen, paid in
    whole("gift"),  # signed fen, given
    code("reason"),
    code("reference"),
    moment("moment_ms"),
)
