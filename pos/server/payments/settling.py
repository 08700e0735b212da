"""What takes time at a provider, step by step, each on disk before the next: by whichever server process is there.

A step is taken by pushing its due moment on (the lease). Who dies with a step in hand loses it when that moment comes,
and another asks the provider what became of it. Nothing is ever charged twice by that: only `charge`, with the code in
hand, charges, and the code is gone with the process that had it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import TypeAlias, TypeVar

from pos.domain.payment.answer import NOTHING, Answer, Said
from pos.domain.payment.attempt import Attempt
from pos.domain.payment.follow import Step, alarming, hear, hear_refund, hear_reversal, next_step
from pos.domain.payment.number import NumberedThing, number_of
from pos.domain.payment.refund import Refund, hear_of_refund
from pos.domain.payment.rules import Rules
from pos.server.clock import Clock
from pos.server.database import Database
from pos.server.payments import attempts, refunds
from pos.server.payments.attempts import Kept
from pos.server.payments.merchants import Merchants
from pos.server.payments.provider import Asked, ProviderClient, Returned
from pos.server.payments.refunds import KeptRefund
from pos.server.transaction import Transaction

MARGIN_S = 5
"""So much longer than a call's own time-outs its lease lasts."""
BATCH = 32
"""Steps taken at a time."""

Failpoint: TypeAlias = Callable[[str], None]
"""Told the name of each place that was reached."""

T = TypeVar("T")
logger = logging.getLogger(__name__)


def nothing_fails(_place: str) -> None:
    """The failpoint of every server that is not under test."""


class Settling:
    """May be used from any number of threads and processes."""

    def __init__(
        self,
        *,
        database: Database,
        clock: Clock,
        merchants: Merchants,
        on_moved: Callable[[str], None] = lambda _attempt_id: None,
        failpoint: Failpoint = nothing_fails,
    ) -> None:
        """`on_moved` is told which attempt has moved on."""
        self._database = database
        self._clock = clock
        self._merchants = merchants
        self._on_moved = on_moved
        self.failpoint = failpoint
        """Where tests make the server die."""

    def moved(self, kept: Kept) -> None:
        """An attempt has changed: whoever waits for it should look."""
        self._on_moved(kept.attempt.attempt_id)

    def charge(self, attempt: Attempt, code: str, *, subject: str, terminal: str) -> None:
        """Ask for the money of an attempt that has just been written down as sent. The only place that charges."""
        client = self._merchants.client(attempt.provider)
        asked = Asked(number=attempt.number, amount=attempt.amount, subject=subject, terminal=terminal)
        self.failpoint("before charge")
        answer = NOTHING if client is None else client.pay(asked, code)
        self.failpoint("after charge")
        self._keep(attempt, answer, hear)

    def take_due(self) -> tuple[list[Kept], list[KeptRefund]]:
        """Take what is due; nobody else has it until its lease ends."""
        now = self._clock()
        until = now + timedelta(seconds=self._merchants.longest_call_s() + MARGIN_S)

        def work(tx: Transaction) -> tuple[list[Kept], list[KeptRefund]]:
            return (
                list(attempts.lease_due(tx, now=now, until=until, limit=BATCH)),
                list(refunds.lease_due(tx, now=now, until=until, limit=BATCH)),
            )

        with self._database.reading() as connection:
            if not attempts.any_due(connection, now) and not refunds.any_due(connection, now):
                return [], []
        taken = self._write(work)
        self.failpoint("step taken")
        return taken

    def step(self, kept: Kept) -> None:
        """Take an attempt's next step at its provider."""
        attempt = kept.attempt
        client, rules = self._merchants.client(attempt.provider), self._merchants.rules(attempt.provider)
        match next_step(attempt, now=self._clock(), rules=rules):
            case Step.QUERY:
                answer = NOTHING if client is None else client.query(attempt.number, attempt.amount)
                self._keep(attempt, answer, hear)
            case Step.REVERSE:
                answer = NOTHING if client is None else client.reverse(attempt.number)
                self._keep(attempt, answer, hear_reversal)
            case Step.REFUND:
                late = number_of(NumberedThing.LATE_REFUND, attempt.attempt_id)
                returned = Returned(attempt.number, late, attempt.amount, attempt.amount)
                self._keep(attempt, _given_back(client, returned), hear_refund)
            case None:
                logger.error("nothing to do for %s, which is %s", attempt.number, attempt.state)

    def step_refund(self, kept: KeptRefund) -> None:
        """Take a refund's next step at its provider."""
        refund = kept.refund
        with self._database.reading() as connection:
            paid = attempts.find(connection, refund.attempt_id)
        if paid is None:
            logger.error("refund %s of a payment that is not there", refund.number)
            return
        returned = Returned(paid.attempt.number, refund.number, paid.attempt.amount, refund.amount)
        answer = _given_back(self._merchants.client(kept.provider), returned)
        self.failpoint("answer heard")
        now, rules = self._clock(), self._merchants.rules(kept.provider)

        def heard(before: Refund) -> Refund:
            return hear_of_refund(before, answer, now=now, rules=rules)

        after = self._write(lambda tx: refunds.change(tx, refund.refund_id, heard, now=now))
        self.failpoint("answer kept")
        if after is not None and (after.tries >= rules.alarm_after or answer.said is Said.FAILED):
            logger.error("refund %s is %s after %d tries: a person should look", after.number, after.state, after.tries)

    def _keep(self, attempt: Attempt, answer: Answer, speak: Callable[..., Attempt]) -> None:
        """Fold an answer into the attempt as it is now: somebody may have called it off meanwhile."""
        self.failpoint("answer heard")
        now, rules = self._clock(), self._merchants.rules(attempt.provider)

        def heard(before: Attempt) -> Attempt:
            after: Attempt = speak(before, answer, now=now, rules=rules)
            return after

        kept = self._write(lambda tx: attempts.change(tx, attempt.attempt_id, heard, now=now))
        self.failpoint("answer kept")
        if kept is None:
            return
        self._warn(kept.attempt, rules)
        self.moved(kept)

    def _write(self, work: Callable[[Transaction], T]) -> T:
        """Where requests write, in their turn."""
        return self._database.writers.submit(self._database.write, work).result()

    @staticmethod
    def _warn(attempt: Attempt, rules: Rules) -> None:
        if alarming(attempt, rules):
            logger.error("%s is %s after %d tries: a person should look", attempt.number, attempt.state, attempt.tries)


def _given_back(client: ProviderClient | None, returned: Returned) -> Answer:
    """The answer to a refund, asked after where it is on its way."""
    if client is None:
        return NOTHING
    answer = client.refund(returned)
    return client.query_refund(returned) if answer.said is Said.PROCESSING else answer
