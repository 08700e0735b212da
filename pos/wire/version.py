"""The version of the protocol. Uploads of every older version are accepted for ever."""

from __future__ import annotations

PROTOCOL = 1
"""Sent by the till in `Guitai-Protocol`; raised when an old till could misunderstand an answer."""

EVENT_VERSION = 1
"""`v` of the events this program writes."""
