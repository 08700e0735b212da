"""Where tills bring payments: begin one, look at it, call it off. What takes time at a provider is `settling`'s."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from pos.domain.payment.answer import Reason
from pos.domain.payment.attempt import Attempt, AttemptState
from pos.domain.payment.code import ASKED, SELLERS, Provider, provider_of
from pos.domain.payment.follow import deadline, give_up, intend, send
from pos.domain.payment.rules import DEFAULTS, Rules
from pos.server.clock import Clock
from pos.server.database import Database
from pos.server.enrolment.sessions import TillIdentity
from pos.server.keys import Keys
from pos.server.payments import attempts
from pos.server.payments.attempts import Kept
from pos.server.payments.merchants import Merchants
from pos.server.payments.settling import Settling
from pos.server.transaction import Transaction
from pos.wire.payments import CancelPayment, OpenPayments, PaymentView, StartPayment

logger = logging.getLogger(__name__)


class BeginOutcome(StrEnum):
    """What beginning a payment came to."""

    NEW = "new"
    """Written down: the provider is to be asked now."""
    KNOWN = "known"
    """It was begun before; this is how it stands."""
    OPEN = "payment_open"
    """Another payment of the same sale has not come to its end."""
    FOREIGN = "foreign_payment"
    """The id is another till's, or of another sale or amount."""
    NO_CODE = "no_code"
    """What was shown is not a payment code."""


@dataclass(frozen=True, slots=True)
class Begun:
    """What beginning came to."""

    outcome: BeginOutcome
    """What."""
    kept: Kept | None = None
    """The payment, for `NEW` and `KNOWN`; the open one for `OPEN`."""


class PaymentDesk:
    """All of it is on disk before it returns."""

    def __init__(
        self, *, database: Database, keys: Keys, clock: Clock, merchants: Merchants, settling: Settling
    ) -> None:
        self._database = database
        self._keys = keys
        self._clock = clock
        self._merchants = merchants
        self._settling = settling

    def begin(self, till: TillIdentity, asked: StartPayment) -> Begun:
        """Write a payment down as sent, or say why not. What can come to nothing at once has ended when it returns."""
        provider = asked.seller or provider_of(asked.code)
        if provider is None or asked.amount <= 0 or (asked.seller is not None and asked.seller not in SELLERS):
            return Begun(BeginOutcome.NO_CODE)
        # A payment code pays once; of a voucher only its platform knows whether it was used, or undone since.
        mark = "" if asked.seller else self._keys.lookup(f"payment code {asked.code}")
        begun = self._database.write(lambda tx: self._begin(tx, till, asked, provider, mark))
        self._settling.failpoint("intent kept")
        return begun

    def charge(self, begun: Begun, till: TillIdentity, code: str) -> None:
        """Ask the provider for the money of a `NEW` payment, and keep the answer. Takes as long as the network does."""
        if begun.outcome is BeginOutcome.NEW and begun.kept is not None and not begun.kept.attempt.final:
            subject = f"{till.store_name} {till.number:02d}"
            self._settling.charge(begun.kept.attempt, code, subject=subject, terminal=f"T{till.number:03d}")

    def view(self, till: TillIdentity, attempt_id: str) -> PaymentView | None:
        """A payment of that till."""
        with self._database.reading() as connection:
            kept = attempts.find(connection, attempt_id)
        return self.shown(kept) if kept is not None and kept.till_id == till.till_id else None

    def open_payments(self, till: TillIdentity) -> OpenPayments:
        """The till's own that have not come to their end."""
        with self._database.reading() as connection:
            return OpenPayments(tuple(map(self.shown, attempts.open_of_till(connection, till.till_id))))

    def cancel(self, till: TillIdentity, attempt_id: str, asked: CancelPayment) -> PaymentView | None:
        """Call a payment off; one that never arrived is written down as ended, so that it cannot arrive later.

        None for another till's. Whatever was charged goes back, now or later: `settling` goes on until it has.
        """
        kept = self._database.write(lambda tx: self._cancel(tx, till, attempt_id, asked))
        self._settling.failpoint("cancel kept")
        if kept is None:
            return None
        self._settling.moved(kept)
        return self.shown(kept)

    def shown(self, kept: Kept) -> PaymentView:
        """What a till is told."""
        attempt = kept.attempt
        end = deadline(attempt, self._rules(attempt.provider))
        left_s = 0 if end is None else max(0, round((end - self._clock()).total_seconds()))
        return PaymentView(
            attempt_id=attempt.attempt_id,
            sale_id=kept.sale_id,
            provider=attempt.provider,
            number=attempt.number,
            amount=attempt.amount,
            state=attempt.state,
            reason=attempt.reason,
            version=kept.version,
            left_s=left_s,
            transaction=attempt.transaction,
        )

    def _begin(self, tx: Transaction, till: TillIdentity, asked: StartPayment, provider: Provider, mark: str) -> Begun:
        before = attempts.locked(tx, asked.attempt_id)
        if before is not None:
            same = (before.till_id, before.sale_id, before.attempt.amount) == (
                till.till_id,
                asked.sale_id,
                asked.amount,
            )
            return Begun(BeginOutcome.KNOWN, before) if same else Begun(BeginOutcome.FOREIGN)
        other = attempts.open_of_sale(tx.connection, till.store_id, asked.sale_id)
        if other is not None:
            return Begun(BeginOutcome.OPEN, other)
        now, rules = self._clock(), self._rules(provider)
        attempt = intend(attempt_id=asked.attempt_id, provider=provider, amount=asked.amount, now=now)
        refusal = self._refusal(tx, attempt, rules, mark)
        attempt = _ended(attempt, refusal) if refusal else send(attempt, now=now, rules=rules)
        kept = Kept(attempt, till.store_id, till.till_id, asked.sale_id, 1, "")
        attempts.add(tx, kept, mark=mark)
        return Begun(BeginOutcome.NEW, kept)

    def _refusal(self, tx: Transaction, attempt: Attempt, rules: Rules, mark: str) -> Reason:
        """Why it need not even be sent."""
        if attempt.provider not in ASKED:
            return Reason.NOT_SERVED
        if not rules.least <= attempt.amount <= rules.most:
            return Reason.AMOUNT
        if mark and attempts.shown_before(tx.connection, mark) is not None:
            return Reason.CODE_USED
        return Reason.NONE if self._merchants.client(attempt.provider) is not None else Reason.NOT_SET_UP

    def _cancel(self, tx: Transaction, till: TillIdentity, attempt_id: str, asked: CancelPayment) -> Kept | None:
        now = self._clock()
        before = attempts.locked(tx, attempt_id)
        if before is None:
            attempt = intend(attempt_id=attempt_id, provider=asked.provider, amount=asked.amount, now=now)
            kept = Kept(_ended(attempt, Reason.NOT_SENT), till.store_id, till.till_id, asked.sale_id, 1, "")
            attempts.add(tx, kept, mark="")
            return kept
        if before.till_id != till.till_id:
            return None
        if before.document_id:
            logger.error("%s is counted in a sale and was called off; it stays", before.attempt.number)
            return before
        return attempts.change(tx, attempt_id, lambda attempt: self._give_up(attempt, now), now=now)

    def _give_up(self, attempt: Attempt, now: datetime) -> Attempt:
        return give_up(attempt, reason=Reason.CANCELLED, now=now, rules=self._rules(attempt.provider))

    def _rules(self, provider: Provider) -> Rules:
        return self._merchants.rules(provider) if provider in ASKED else DEFAULTS[Provider.WECHAT]


def _ended(attempt: Attempt, reason: Reason) -> Attempt:
    return replace(attempt, state=AttemptState.FAILED, reason=reason, wanted=False)
