"""What the use cases of an enrolled till stand on: each job's composition takes its adapters from here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pos.bootstrap.tickets import Wording
from pos.bootstrap.till_files import TillFiles
from pos.devices.clock import CorrectedClock
from pos.devices.keys import Ed25519Verifier
from pos.devices.printer.setup import PrinterWithDrawer
from pos.domain.store import Till
from pos.ports.keys import Secrets
from pos.remote.central import HttpCentral


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """The open adapters of a till."""

    till: Till
    """Who it is and where it stands."""
    files: TillFiles
    """Ledger, mirror, catalogue and queues."""
    central: HttpCentral
    """The server it belongs to."""
    verifier: Ed25519Verifier
    """Checks what head office signed."""
    secrets: Secrets
    """Where keys are kept."""
    clock: CorrectedClock
    """Right once the server has spoken."""
    printer: PrinterWithDrawer
    """Printer and drawer."""
    wording: Wording
    """The language of tickets."""
    send_events: Callable[[], None]
    """Send what waits now; may take as long as the network does."""
