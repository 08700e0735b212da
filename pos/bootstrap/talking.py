"""How a till reaches its server, put together by hand."""

from __future__ import annotations

import logging
from pathlib import Path

from pos.bootstrap.settings import Settings
from pos.domain.errors import BadValue
from pos.remote.talk import Talk
from pos.usecases.syncing.presence import Presence

logger = logging.getLogger(__name__)


def talk_of(settings: Settings, server_url: str | None, presence: Presence) -> Talk:
    """At the address given, or that of the settings. `presence` hears of each contact."""
    address = settings.server_url if server_url is None else server_url
    ca_file = Path(settings.ca_file) if settings.ca_file else None
    try:
        return Talk(address, ca_file=ca_file, on_contact=presence.contact)
    except BadValue as fault:
        # A slip in the settings must not keep a shop from selling.
        logger.error("working without a server: %s", fault)
        return Talk("", on_contact=presence.contact)
