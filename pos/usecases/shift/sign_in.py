"""Sign in: name, then PIN. A badge only says whose PIN is asked."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from pos.domain.ids import new_id
from pos.domain.journal import EventKind
from pos.domain.scan import ScanKind, read_scan
from pos.domain.staff import Permission, SignIn, Staff, Verdict
from pos.domain.store import Till
from pos.ports.clock import Clock
from pos.ports.ledger import Ledger, NewEvent
from pos.ports.mirror import Mirror
from pos.usecases.shift.check_pin import CheckPin
from pos.wire import event


@dataclass(frozen=True, slots=True)
class SignedIn:
    """What signing in came to."""

    outcome: SignIn
    """What it came to."""
    staff: Staff | None = None
    """Who, for `OK` and `NOT_ALLOWED`."""
    retry: datetime | None = None
    """When the next try counts, where it is locked now."""


class SignInClerk:
    """Signs a clerk in at this till and journals it."""

    def __init__(self, *, mirror: Mirror, ledger: Ledger, clock: Clock, check_pin: CheckPin, till: Till) -> None:
        self._mirror = mirror
        self._ledger = ledger
        self._clock = clock
        self._check_pin = check_pin
        self._till = till

    def __call__(self, who: Staff | str, pin: str) -> SignedIn:
        """Whether that person (chosen, or by name) may work here now."""
        answer = self._check_pin(who, pin)
        if answer.staff is None:
            return SignedIn(answer.outcome, retry=answer.retry)
        if answer.staff.may(Permission.SELL) is Verdict.DENIED:
            return SignedIn(SignIn.NOT_ALLOWED, answer.staff)
        now = self._clock.now()
        with self._ledger.transaction() as step:
            step.append(
                NewEvent(
                    event_id=new_id(),
                    kind=EventKind.SIGNED_IN,
                    moment=now,
                    staff_id=answer.staff.staff_id,
                    business_date=self._till.store.day(now),
                    body=event.SignedIn(role=answer.staff.role),
                )
            )
        return SignedIn(SignIn.OK, answer.staff)

    def by_badge(self, badge_text: str) -> Staff | None:
        """Whose badge was scanned; their PIN is still asked. None for a badge that is nobody's here."""
        scan = read_scan(badge_text)
        if scan.kind is not ScanKind.BADGE:
            return None
        record = self._mirror.staff_by_badge(hashlib.sha256(scan.text.encode()).hexdigest())
        return record.staff if record is not None else None


class ListStaff:
    """Who works in this store: to sign in by touch, and to be credited."""

    def __init__(self, *, mirror: Mirror) -> None:
        self._mirror = mirror

    def __call__(self) -> tuple[Staff, ...]:
        """All active staff, by name."""
        return self._mirror.staff()
