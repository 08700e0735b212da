"""What follows from what: the state machine of a payment, as pure functions.

    intended → sent → paid
                    → waiting | unknown → asked every few seconds up to the deadline → paid
                                                                                     → reversing
                    → failed
    reversing → reversed, or paid all the same: refunding → refunded

Nothing here is guessed: only `Said.PAID` makes a payment paid, and a number is dead only when the provider, asked after
its reversal, says so. The rules behind it: `docs/payments.md`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum

from pos.domain.errors import BadValue
from pos.domain.money import Fen
from pos.domain.payment.answer import Answer, Reason, Said
from pos.domain.payment.attempt import ASKING, Attempt, AttemptState
from pos.domain.payment.code import Provider
from pos.domain.payment.rules import Rules

_GONE = frozenset({Said.CLOSED, Said.FAILED, Said.NOT_THERE})
"""Answers after which no money is with us and none will come under that number."""
_MARGIN_S = 2
"""So much longer than its own time-outs a request may take until somebody else asks after it."""


class Step(StrEnum):
    """What is to be done next at the provider."""

    QUERY = "query"
    REVERSE = "reverse"
    REFUND = "refund"
    """Of what was paid after we had given up."""


def intend(*, attempt_id: str, provider: Provider, amount: Fen, now: datetime) -> Attempt:
    """A new attempt: written down before anything is sent. Raises BadValue for an amount that is not above 0."""
    return Attempt(attempt_id=attempt_id, provider=provider, amount=amount, state=AttemptState.INTENDED, created=now)


def send(attempt: Attempt, *, now: datetime, rules: Rules) -> Attempt:
    """The attempt just before the request goes out. Who finds it so later asks the provider: it may have arrived.

    Raises BadValue for one that was sent before.
    """
    if attempt.state is not AttemptState.INTENDED:
        raise BadValue(f"sent twice: {attempt.attempt_id}")
    own_end = rules.connect_s + rules.answer_s + _MARGIN_S
    return replace(attempt, state=AttemptState.SENT, sent=now, due=now + timedelta(seconds=own_end))


def next_step(attempt: Attempt, *, now: datetime, rules: Rules) -> Step | None:
    """What to ask the provider when `due` has come; None: nothing."""
    if attempt.state in ASKING:
        return Step.QUERY
    if attempt.state is AttemptState.REFUNDING:
        return Step.REFUND
    if attempt.state is not AttemptState.REVERSING:
        return None
    return Step.QUERY if attempt.reversal_heard or now > _window_end(attempt, rules) else Step.REVERSE


def hear(attempt: Attempt, answer: Answer, *, now: datetime, rules: Rules) -> Attempt:
    """The attempt after the answer to the payment itself or to a query."""
    if answer.transaction and not attempt.transaction:
        attempt = replace(attempt, transaction=answer.transaction)
    if attempt.state in ASKING:
        return _hear_asking(attempt, answer, now, rules)
    if attempt.state is AttemptState.REVERSING:
        return _hear_reversing(attempt, answer, now, rules)
    if answer.said is Said.PAID and attempt.state in (AttemptState.FAILED, AttemptState.REVERSED):
        # Against all that was said before. The money is not ours.
        return _refund(attempt, now)
    return attempt


def give_up(attempt: Attempt, *, reason: Reason, now: datetime, rules: Rules) -> Attempt:
    """The sale does not want the money any more: what was, or is still being, charged goes back."""
    if attempt.state is AttemptState.INTENDED:
        return replace(attempt, state=AttemptState.FAILED, wanted=False, reason=Reason.NOT_SENT)
    if attempt.state is AttemptState.PAID or attempt.state in ASKING:
        return _reverse(attempt, reason, now, rules)
    return attempt


def hear_reversal(attempt: Attempt, answer: Answer, *, now: datetime, rules: Rules) -> Attempt:
    """The attempt after the answer to a reversal. What is acknowledged is asked after: it may have been paid late."""
    if attempt.state is not AttemptState.REVERSING:
        return attempt
    if answer.said in (Said.DONE, Said.REFUSED, Said.NOT_THERE, Said.CLOSED):
        return replace(attempt, reversal_heard=True, tries=0, due=now + timedelta(seconds=rules.query_every_s))
    return _again(attempt, now, rules)


def hear_refund(attempt: Attempt, answer: Answer, *, now: datetime, rules: Rules) -> Attempt:
    """The attempt after the answer to the refund of what was paid late."""
    if attempt.state is not AttemptState.REFUNDING:
        return attempt
    if answer.said is Said.DONE:
        return replace(attempt, state=AttemptState.REFUNDED, due=None, tries=0)
    return _again(attempt, now, rules)


def deadline(attempt: Attempt, rules: Rules) -> datetime | None:
    """Until when the customer is waited for; None: not at all."""
    if attempt.sent is None or attempt.state not in ASKING:
        return None
    return attempt.sent + timedelta(seconds=rules.deadline_s)


def alarming(attempt: Attempt, rules: Rules) -> bool:
    """Whether a person should look: money may be with us that is not ours, and it will not go back."""
    return attempt.tries >= rules.alarm_after


def backoff(tries: int, rules: Rules) -> timedelta:
    """How long to wait after so many tries in vain, at least one."""
    return timedelta(seconds=min(rules.retry_s * 2 ** min(tries - 1, 20), rules.longest_retry_s))


def _hear_asking(attempt: Attempt, answer: Answer, now: datetime, rules: Rules) -> Attempt:
    said = answer.said
    if said is Said.PAID:
        return replace(attempt, state=AttemptState.PAID, due=None, tries=0, reason=Reason.NONE)
    if said in (Said.CLOSED, Said.FAILED):
        return replace(attempt, state=AttemptState.FAILED, due=None, reason=_why(attempt, answer))
    if said is Said.NOT_THERE and attempt.refused:
        return replace(attempt, state=AttemptState.FAILED, due=None)
    if said is Said.REFUSED and not attempt.refused:
        # An error is not tied to our number: only a query can tell that there is nothing.
        soon = now + timedelta(seconds=1)
        return replace(attempt, state=AttemptState.UNKNOWN, refused=True, reason=answer.reason, due=soon)
    end = deadline(attempt, rules)
    if end is not None and now >= end:
        return _reverse(attempt, Reason.TIMED_OUT, now, rules)
    if said is Said.UNPAID and attempt.refused:
        return _reverse(attempt, attempt.reason, now, rules)
    waiting = said is Said.WAITING or (attempt.state is AttemptState.WAITING and said is not Said.NOT_THERE)
    due = now + timedelta(seconds=rules.after_error_s if said is Said.UNKNOWN else rules.query_every_s)
    return replace(
        attempt,
        state=AttemptState.WAITING if waiting else AttemptState.UNKNOWN,
        due=due if end is None else min(due, end),
    )


def _hear_reversing(attempt: Attempt, answer: Answer, now: datetime, rules: Rules) -> Attempt:
    confirmed = attempt.reversal_heard or now > _window_end(attempt, rules)
    if not confirmed:
        # The answer to the payment itself, come late: it will be reversed whatever it was.
        return attempt
    if answer.said is Said.NOT_THERE and now < _sent(attempt) + timedelta(seconds=rules.deadline_s):
        # The payment itself may still be on its way to them.
        return replace(attempt, due=now + timedelta(seconds=rules.query_every_s))
    if answer.said in _GONE:
        return replace(attempt, state=AttemptState.REVERSED, due=None, tries=0)
    if answer.said is Said.PAID:
        return _refund(attempt, now)
    if answer.said in (Said.UNPAID, Said.WAITING):
        return _again(replace(attempt, reversal_heard=False), now, rules)
    return _again(attempt, now, rules)


def _reverse(attempt: Attempt, reason: Reason, now: datetime, rules: Rules) -> Attempt:
    earliest = _sent(attempt) + timedelta(seconds=rules.reverse_after_s)
    return replace(
        attempt,
        state=AttemptState.REVERSING,
        wanted=False,
        reversal_heard=False,
        reason=reason,
        tries=0,
        due=max(now, earliest),
    )


def _refund(attempt: Attempt, now: datetime) -> Attempt:
    return replace(attempt, state=AttemptState.REFUNDING, wanted=False, tries=0, due=now)


def _again(attempt: Attempt, now: datetime, rules: Rules) -> Attempt:
    tries = attempt.tries + 1
    return replace(attempt, tries=tries, due=now + backoff(tries, rules))


def _why(attempt: Attempt, answer: Answer) -> Reason:
    """The first reason that was told is the nearest to the cause."""
    return attempt.reason or answer.reason or Reason.OTHER


def _window_end(attempt: Attempt, rules: Rules) -> datetime:
    return _sent(attempt) + timedelta(seconds=rules.window_s)


def _sent(attempt: Attempt) -> datetime:
    return attempt.sent or attempt.created
