"""The server's signature under a till's journal, kept beside the ledger: an older copy of the ledger shows by it."""

from __future__ import annotations

import logging

from pos.domain.errors import StorageError, WireError
from pos.domain.journal import Seal
from pos.ports.keys import Secrets
from pos.wire.codec import decode, encode

JOURNAL_SEAL = "journal-seal"
"""Name of the secret."""

logger = logging.getLogger(__name__)


def keep_seal(secrets: Secrets, seal: Seal) -> None:
    """Keep it in the place of the one before; where that cannot be, the one in the ledger has to do."""
    try:
        secrets.put(JOURNAL_SEAL, encode(seal))
    except StorageError as fault:
        logger.warning("the journal's seal is not kept beside the ledger: %s", fault)


def kept_seals(secrets: Secrets) -> tuple[Seal, ...]:
    """What was kept. Raises StorageError."""
    kept = secrets.get(JOURNAL_SEAL)
    try:
        return () if kept is None else (decode(kept, Seal),)
    except WireError as fault:
        logger.warning("the journal's seal cannot be read: %s", fault)
        return ()
