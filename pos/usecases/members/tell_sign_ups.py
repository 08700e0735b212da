"""Keeps telling head office of those who signed up offline: a loop's step."""

from __future__ import annotations

import logging

from pos.domain.errors import CentralError, Refused
from pos.usecases.members.sign_up import SendSignUps

EVERY_S = 30.0
"""Between two looks; a sign-up at the till rings at once."""

logger = logging.getLogger(__name__)


class TellSignUps:
    """Waits for the network by trying; what waits is in the ledger."""

    def __init__(self, *, send: SendSignUps) -> None:
        self._send = send

    def step(self) -> float:
        """Send what waits; the seconds until the next look."""
        try:
            self._send()
        except Refused as refused:
            logger.error("head office refuses somebody who signed up here: %s", refused.reason)
        except CentralError:
            pass  # out of reach: next time
        return EVERY_S
