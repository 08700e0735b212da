"""Check a name and a PIN, and lock out who guesses.

Tries are counted per person in the till's secret store, so that a restart forgets nothing and nobody can wipe the
count who could not read the keys as well. A try counts before its PIN is looked at: who ends the program in between has
had it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from pos.domain.moments import from_ms, to_ms
from pos.domain.staff import SignIn, Staff
from pos.ports.clock import Clock
from pos.ports.keys import PinHasher, Secrets
from pos.ports.mirror import Mirror

FREE_TRIES = 5
"""So many wrong PINs in a row lock for the first time."""
FIRST_LOCK_S = 60
"""Seconds; twice as many after each further wrong PIN."""
LONGEST_LOCK_S = 900
"""Seconds: four guesses an hour leave a million PINs alone."""

_SECRET = "wrong-pins"  # noqa: S105 -- the name under which the counts are kept


@dataclass(frozen=True, slots=True)
class PinAnswer:
    """What a name and a PIN came to."""

    outcome: SignIn
    """`OK`, `WRONG`, `LOCKED` or `UNKNOWN`."""
    staff: Staff | None = None
    """Who, for `OK`."""
    retry: datetime | None = None
    """When the next try counts, where it is locked now."""


class CheckPin:
    """Says who somebody is. Slow on purpose: never on the GUI thread."""

    def __init__(self, *, mirror: Mirror, hasher: PinHasher, secrets: Secrets, clock: Clock) -> None:
        self._mirror = mirror
        self._hasher = hasher
        self._secrets = secrets
        self._clock = clock

    def __call__(self, who: Staff | str, pin: str) -> PinAnswer:
        """Whether `pin` is that person's: of somebody who was chosen, or whose name was typed.

        While they are locked out the PIN is not looked at. Raises StorageError when the try cannot be counted.
        """
        record = (
            self._mirror.staff_named(who.strip()) if isinstance(who, str) else self._mirror.staff_member(who.staff_id)
        )
        if record is None:
            return PinAnswer(SignIn.UNKNOWN)
        staff_id, now = record.staff.staff_id, self._clock.now()
        counts = self._counts()
        retry = _locked_until(counts.get(staff_id), now)
        if retry is not None:
            return PinAnswer(SignIn.LOCKED, retry=retry)
        tries, _ = counts.get(staff_id, (0, 0))
        counts[staff_id] = (tries + 1, to_ms(now))
        self._keep(counts)
        if self._hasher.check(pin, salt=record.salt, checked=record.checked):
            del counts[staff_id]
            self._keep(counts)
            return PinAnswer(SignIn.OK, record.staff)
        return PinAnswer(SignIn.WRONG, retry=_locked_until(counts[staff_id], now))

    def _counts(self) -> dict[str, tuple[int, int]]:
        """Wrong PINs in a row and the moment of the last, in ms, by staff id. What cannot be read counts nothing."""
        try:
            kept = json.loads(self._secrets.get(_SECRET) or b"{}")
            return {str(staff_id): (int(tries), int(last)) for staff_id, (tries, last) in kept.items()}
        except (ValueError, TypeError, AttributeError):
            return {}

    def _keep(self, counts: dict[str, tuple[int, int]]) -> None:
        self._secrets.put(_SECRET, json.dumps(counts).encode())


def _locked_until(count: tuple[int, int] | None, now: datetime) -> datetime | None:
    """When the lock-out of somebody ends; None where they are not locked out."""
    if count is None or count[0] < FREE_TRIES:
        return None
    tries, last_ms = count
    seconds = min(FIRST_LOCK_S << min(tries - FREE_TRIES, 10), LONGEST_LOCK_S)
    last = min(from_ms(last_ms), now)  # a clock that was set back must not lock for days
    until = last + timedelta(seconds=seconds)
    return until if until > now else None
