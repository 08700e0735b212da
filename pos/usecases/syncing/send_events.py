"""The upward loop: compare with the server, then send what waits, then wait for more."""

from __future__ import annotations

import logging
import threading

from pos.domain.errors import NotEnrolled, Refused, StorageError, Unreachable
from pos.ports.central import Central
from pos.ports.ledger import Outbox
from pos.usecases.syncing.compare_ledgers import Standing, compare_ledgers
from pos.usecases.syncing.drain_outbox import DrainOutbox
from pos.usecases.syncing.patience import Patience
from pos.usecases.syncing.presence import Presence, Trouble

IDLE_S = 30.0
"""With nothing to send, look again after so long; a committed sale rings before."""
LOOK_AGAIN_S = 60.0
"""Where the server has another journal, nothing on this till can mend it; it is looked whether somebody has."""

_LOOP = "send"
_TROUBLES = {Standing.OLD_COPY: Trouble.OLD_COPY, Standing.FORKED: Trouble.FORKED}

logger = logging.getLogger(__name__)


class SendEvents:
    """One step at a time; the worker that calls it waits as long as it is told, or until the bell rings."""

    def __init__(
        self, *, outbox: Outbox, central: Central, drain: DrainOutbox, presence: Presence, patience: Patience
    ) -> None:
        self._outbox = outbox
        self._central = central
        self._drain = drain
        self._presence = presence
        self._patience = patience
        self._agreed = False
        self._turn = threading.Lock()

    def step(self) -> float:
        """Do what is due; seconds to wait before the next step."""
        try:
            self._count()
            wait_s = self._patience.remaining_s()
            if wait_s > 0:
                return wait_s
            with self._turn:
                wait_s = self._advance()
            self._count()
        except Unreachable as fault:
            logger.info("not sent: %s", fault)
            return self._patience.failed(retry_after_s=fault.retry_after_s)
        except NotEnrolled as fault:
            return self._stuck(Trouble.NOT_ENROLLED, fault)
        except Refused as fault:
            self._presence.settle()  # prices and orders still come down
            return self._stuck(Trouble.REFUSED, fault)
        except StorageError as fault:
            return self._stuck(Trouble.STORAGE, fault)
        return wait_s

    def send_all(self) -> None:
        """Send all that waits now, on the caller's thread. Raises Unreachable when that cannot be; StorageError."""
        try:
            with self._turn:
                while self._outbox.unsent():
                    self._advance()
                    if not self._agreed:
                        raise Unreachable("sending has stopped")
        except (NotEnrolled, Refused) as fault:
            raise Unreachable(f"the server takes no events: {fault}") from fault
        self._count()

    def hurry(self) -> None:
        """Something is new (a sale, a network): do not wait out the back-off."""
        self._patience.hurry()

    def _advance(self) -> float:
        standing = Standing.AGREED
        if not (self._agreed and self._presence.settled):
            session = self._central.begin_session()
            standing = compare_ledgers(self._outbox, last_tseq=session.last_tseq, last_hash=session.last_hash)
        self._agreed = standing is Standing.AGREED
        return self._send() if self._agreed else self._stop_sending(standing)

    def _send(self) -> float:
        drained = self._drain()
        if drained.standing is not Standing.AGREED:
            return self._stop_sending(drained.standing)
        self._patience.succeeded()
        self._presence.trouble(_LOOP, Trouble.NONE)
        if drained.waiting:
            return self._patience.quiet(drained.next_poll_s)
        self._presence.settle()
        return IDLE_S

    def _stop_sending(self, standing: Standing) -> float:
        self._agreed = False
        # What comes down is still right and wanted.
        self._presence.settle()
        self._stuck(_TROUBLES[standing], "the server has another journal of this till")
        return self._patience.quiet(LOOK_AGAIN_S)

    def _stuck(self, trouble: Trouble, why: object) -> float:
        """Something that a person has to look at. It is tried again all the same: people mend things elsewhere."""
        if self._presence.state.trouble is not trouble:
            logger.error("cannot send: %s: %s", trouble, why)
        self._presence.trouble(_LOOP, trouble)
        return self._patience.failed()

    def _count(self) -> None:
        self._presence.count(waiting=self._outbox.unsent(), parked=len(self._outbox.parked()))
