"""Members, the identities that name them, and the ledgers of their points and stored value."""

from __future__ import annotations

from sqlalchemy import Column, Date, Index, Integer, LargeBinary, PrimaryKeyConstraint, Table

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
    Column("level_since", Date, nullable=True),  # first day of the level's term; null: since they joined
    code("birthday", server_default=""),  # MM-DD
    code("home_store_id", server_default="", index=True),  # whose tills know them without the network
    words("groups", server_default="[]"),  # JSON list of codes
    Column("password", LargeBinary, nullable=True),  # sealed: salt and argon2id of the payment password
    Column("wrong_proofs", Integer, nullable=False, server_default="0"),  # in a row
    moment("locked_ms", optional=True),  # no proof is looked at before
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

member_merges = Table(
    "member_merges",
    metadata,
    ident("member_id", primary_key=True),  # who is no more
    ident("into_id", index=True),  # who they are now; never one that is no more
    moment("moment_ms"),
)

points_ledger = Table(
    "points_ledger",
    metadata,
    ident("entry_id", primary_key=True),
    ident("member_id", index=True),
    whole("points"),  # signed
    code("reason"),
    code("reference"),  # the document, or the use, that it is about
    moment("moment_ms"),
    code("lot", server_default=""),  # the lot it opens (its own id), takes from or gives back to; empty: a debt
    Column("expires", Date, nullable=True),  # the lot's last day; null: never
    Index("ix_points_ledger_expires", "expires"),
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

entitlement_uses = Table(
    "entitlement_uses",
    metadata,
    ident("use_id", primary_key=True),  # born on the till: counted once, however often it comes
    code("kind"),
    code("subject", index=True),
    code("member_id"),
    whole("amount"),  # signed, as the till sent it
    whole("principal"),  # of stored value: how it was split
    whole("gift"),
    whole("given_back"),  # of it, by later uses that reverse it
    code("document_id", index=True),
    code("till_id"),
    moment("moment_ms"),
)

document_points = Table(
    "document_points",
    metadata,
    ident("document_id", primary_key=True),
    code("member_id", index=True),  # empty: nobody was named yet
    code("store_id"),
    Column("day", Date, nullable=True),  # business date; null: only its return has come so far
    whole("base"),  # fen that earn
    Column("times", Integer, nullable=False),  # a campaign's factor, in hundredths
    whole("goods"),  # fen that its goods cost, points taken as money counted in
    whole("returned"),  # of these, brought back
    whole("earned"),  # points when it was booked; what is kept of it follows from what was returned
    whole("posted"),  # points in the ledger so far
    whole("spent"),  # points taken as money off
    whole("restored"),  # of these, given back so far
)

membership_settings = Table(
    "membership_settings",
    metadata,
    code("store_id", primary_key=True),  # empty: the chain's
    words("body"),  # JSON Membership
)

sms_codes = Table(
    "sms_codes",
    metadata,
    ident("member_id", primary_key=True),
    code("mac"),  # HMAC of the code: the database does not tell it
    moment("sent_ms"),
    moment("until_ms"),
)

shown_codes = Table(
    "shown_codes",
    metadata,
    code("digest", primary_key=True),  # of a dynamic code that proved a spending: good once
    moment("until_ms"),
)

identity_changes = Table(
    "identity_changes",
    metadata,
    ident("change_id", primary_key=True),
    code("member_id"),
    code("kind"),
    code("was_masked"),  # the phone number before; of a card empty
    code("now_masked"),
    code("merged_id"),  # who turned out to be the same person; empty: nobody
    code("till_id"),
    code("staff_id"),
    code("proof"),  # what the member showed; manager: nothing, somebody vouched for them
    code("approved_by", server_default=""),  # who; empty: nobody had to
    moment("moment_ms"),
)
"""Who was named anew, where, by whom, and on what proof."""

rule_members = Table(
    "rule_members",
    metadata,
    code("rule_id"),
    code("member_id"),
    whole("used"),
    PrimaryKeyConstraint("member_id", "rule_id"),
)
"""How often a member was given a rule that is limited for each member."""
