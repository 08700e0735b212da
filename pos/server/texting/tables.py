"""Messages that are to be sent, and that were."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, LargeBinary, String, Table

from pos.server.columns import code, ident, metadata, moment, words

messages = Table(
    "messages",
    metadata,
    ident("message_id", primary_key=True),
    Column("about", String, nullable=False, unique=True),  # what it is about: told once, whoever finds it again
    code("kind"),  # a `contract.Telling`
    Column("phone", LargeBinary, nullable=False),  # sealed; empty once it was sent, or will not be
    words("params"),  # JSON: the template's words
    code("state"),  # waiting, sent, given_up
    Column("attempts", Integer, nullable=False),
    words("fault"),  # the provider's last word
    moment("made_ms"),
    moment("due_ms"),  # not before
    moment("sent_ms", optional=True),
    code("channel", server_default="sms"),  # a `contract.Channel`: by which it goes, or went
    Column("openid", LargeBinary, nullable=True),  # sealed; null unless it is still to go by WeChat
    moment("handed_ms", optional=True),  # since when WeChat may have it without our knowing; null: it cannot
    Index("ix_messages_state_due_ms", "state", "due_ms"),
)
