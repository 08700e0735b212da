"""Check a name and a PIN, and lock out who guesses.

Tries are counted in the till's secret store, so that a restart forgets nothing and nobody can wipe the count who could
not read the keys as well. A try counts before its PIN is looked at: who ends the program in between has had it. Locks
last for so much *running time*, which is kept across restarts: no clock that is set, and no restart, ends one sooner.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from pos.domain.staff import SignIn, Staff
from pos.ports.clock import Clock
from pos.ports.keys import PinHasher, Secrets
from pos.ports.mirror import Mirror

FREE_TRIES = 5
"""So many wrong PINs of one person in a row lock them for the first time."""
FIRST_LOCK_S = 60
"""Seconds; twice as many after each further wrong PIN."""
LONGEST_LOCK_S = 900
"""Seconds: four guesses an hour leave a million PINs alone."""
MOST_WRONG = 10
"""So many wrong PINs, of whomever, are looked at on this till within `WINDOW_S`."""
WINDOW_S = 900
"""Seconds of running time."""
KEPT_EVERY_S = 15.0
"""While nobody gets in, the running time is kept so often."""

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


@dataclass(slots=True)
class _Tries:
    """What is kept. Moments are seconds of running time."""

    ran_s: float = 0.0
    people: dict[str, tuple[int, float]] = field(default_factory=dict)
    """Staff id → wrong PINs in a row, and when the last was."""
    wrong: list[float] = field(default_factory=list)
    """When the last wrong PINs were, of whomever, oldest first."""


class CheckPin:
    """Says who somebody is. Slow on purpose: never on the GUI thread, and on one thread at a time."""

    def __init__(self, *, mirror: Mirror, hasher: PinHasher, secrets: Secrets, clock: Clock) -> None:
        self._mirror = mirror
        self._hasher = hasher
        self._secrets = secrets
        self._clock = clock
        self._begun = clock.monotonic()
        self._ran_before: float | None = None

    def __call__(self, who: Staff | str, pin: str) -> PinAnswer:
        """Whether `pin` is that person's: of somebody who was chosen, or whose name was typed.

        While they are locked out the PIN is not looked at. Raises StorageError when the try cannot be counted.
        """
        record = (
            self._mirror.staff_named(who.strip()) if isinstance(who, str) else self._mirror.staff_member(who.staff_id)
        )
        if record is None:
            return PinAnswer(SignIn.UNKNOWN)
        staff_id, tries = record.staff.staff_id, self._kept()
        now_s = self._running(tries)
        locked_s = _locked(tries, staff_id, now_s)
        if locked_s > 0:
            if now_s - tries.ran_s >= KEPT_EVERY_S:
                self._keep(tries, now_s)
            return PinAnswer(SignIn.LOCKED, retry=self._after(locked_s))
        count, _ = tries.people.get(staff_id, (0, 0.0))
        before = list(tries.wrong)
        tries.people[staff_id] = (count + 1, now_s)
        tries.wrong = [*before, now_s][-MOST_WRONG:]
        self._keep(tries, now_s)
        if self._hasher.check(pin, salt=record.salt, checked=record.checked):
            del tries.people[staff_id]
            tries.wrong = before
            self._keep(tries, now_s)
            return PinAnswer(SignIn.OK, record.staff)
        locked_s = _locked(tries, staff_id, now_s)
        return PinAnswer(SignIn.WRONG, retry=self._after(locked_s) if locked_s > 0 else None)

    def _running(self, tries: _Tries) -> float:
        """Seconds that the till has run, as far as anybody noted; whole milliseconds, and never less than before."""
        if self._ran_before is None:
            self._ran_before = tries.ran_s
        since = max(0.0, self._clock.monotonic() - self._begun)
        return max(tries.ran_s, round(self._ran_before + since, 3))

    def _after(self, seconds: float) -> datetime:
        return self._clock.now() + timedelta(seconds=seconds)

    def _kept(self) -> _Tries:
        """What was kept. What cannot be read counts nothing."""
        try:
            kept = json.loads(self._secrets.get(_SECRET) or b"{}")
            return _Tries(
                ran_s=max(0.0, float(kept.get("ran_s", 0))),
                people={str(who): (int(count), float(at)) for who, (count, at) in kept.get("people", {}).items()},
                wrong=sorted(float(at) for at in kept.get("wrong", [])),
            )
        except (ValueError, TypeError, AttributeError):
            return _Tries()

    def _keep(self, tries: _Tries, now_s: float) -> None:
        tries.ran_s = now_s
        kept = {"ran_s": tries.ran_s, "people": tries.people, "wrong": tries.wrong}
        self._secrets.put(_SECRET, json.dumps(kept).encode())


def _locked(tries: _Tries, staff_id: str, now_s: float) -> float:
    """For how many more seconds of running time nobody's PIN, or this person's, is looked at."""
    until = [now_s]
    if len(tries.wrong) >= MOST_WRONG:
        until.append(min(tries.wrong[-MOST_WRONG], now_s) + WINDOW_S)
    count, at = tries.people.get(staff_id, (0, 0.0))
    if count >= FREE_TRIES:
        seconds = min(FIRST_LOCK_S << min(count - FREE_TRIES, 10), LONGEST_LOCK_S)
        until.append(min(at, now_s) + seconds)
    return max(until) - now_s
