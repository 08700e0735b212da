"""The central server, and this computer's clock against its."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from pos.bootstrap.settings import Settings
from pos.bootstrap.till_files import till_secrets
from pos.commands.doctor.finding import Finding, State
from pos.devices.clock import CorrectedClock
from pos.devices.keys import Ed25519Signer
from pos.domain.errors import BadValue, CentralError, GuitaiError, NotEnrolled
from pos.remote.central import HttpCentral
from pos.remote.talk import Talk
from pos.usecases.syncing.enrol_till import Identity, known_identity

NOTICEABLE = timedelta(minutes=2)
"""A clock that is further off is worth a visit; sales bear the server's time all the same."""


def examine(data: Path, settings: Settings, server: str | None) -> Iterator[Finding]:
    """Asks the server, once."""
    address = settings.server_url if server is None else server
    if not address:
        yield Finding("server", State.MISSING, "no address is set up")
        return
    try:
        identity = known_identity(till_secrets(data))
        talk = Talk(address, ca_file=Path(settings.ca_file) if settings.ca_file else None)
        yield from _ask(talk, address, identity)
    except CentralError as fault:
        yield Finding("server", State.MISSING, f"{address}: not reached; selling goes on without it ({fault})")
    except BadValue as fault:
        yield Finding("server", State.BROKEN, str(fault))
    except GuitaiError as fault:
        yield Finding("server", State.BROKEN, f"the till's key cannot be read: {fault}")


def _ask(talk: Talk, address: str, identity: Identity | None) -> Iterator[Finding]:
    if identity is None:
        talk.call("GET", "/v1/health", dict)
        yield Finding("server", State.GOOD, f"{address}: there; this till is not enrolled yet")
        return
    clock = CorrectedClock()
    central = HttpCentral(
        talk,
        till_id=identity.enrolled.till_id,
        signer=Ed25519Signer(bytes.fromhex(identity.seed)),
        verifier=None,
        on_time=clock.hear,
    )
    try:
        session = central.begin_session()
    except NotEnrolled as fault:
        yield Finding("server", State.BROKEN, f"{address}: does not trust this till: {fault}")
        return
    yield Finding("server", State.GOOD, f"{address}: there; it has this till's events up to {session.last_tseq}")
    yield told(clock.ahead() or timedelta())


def told(ahead: timedelta) -> Finding:
    """How far the computer's clock is off."""
    seconds = ahead.total_seconds()
    words = f"{abs(seconds):.1f} s {'ahead of' if seconds > 0 else 'behind'} the server's"
    return Finding("clock", State.MISSING if abs(ahead) > NOTICEABLE else State.GOOD, words)
