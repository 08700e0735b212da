"""Payments by code of one installation, put together."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pos.server.clock import Clock
from pos.server.database import Database
from pos.server.keys import Keys
from pos.server.payments.calling import Caller
from pos.server.payments.changes import Changes
from pos.server.payments.desk import PaymentDesk
from pos.server.payments.merchants import Merchants
from pos.server.payments.preparing import VoucherDesk
from pos.server.payments.rounds import Rounds
from pos.server.payments.settling import Failpoint, Settling, nothing_fails


@dataclass(frozen=True, slots=True, kw_only=True)
class Payments:
    """What routes, commands and tests are given."""

    merchants: Merchants
    """The chain's contracts."""
    changes: Changes
    """Wakes who waits."""
    settling: Settling
    """What is asked of providers."""
    desk: PaymentDesk
    """What tills ask for."""
    vouchers: VoucherDesk
    """What tills ask of other platforms' vouchers before they are used."""
    rounds: Rounds
    """Runs while the server does."""


def open_payments(
    *,
    database: Database,
    keys: Keys,
    clock: Clock,
    folder: Path,
    caller: Caller,
    failpoint: Failpoint = nothing_fails,
) -> Payments:
    """Nothing runs, and nobody is asked, before `rounds.start`."""
    merchants = Merchants(folder=folder, caller=caller, clock=clock)
    changes = Changes()
    settling = Settling(database=database, clock=clock, merchants=merchants, on_moved=changes.tell, failpoint=failpoint)
    desk = PaymentDesk(database=database, keys=keys, clock=clock, merchants=merchants, settling=settling)
    return Payments(
        merchants=merchants,
        changes=changes,
        settling=settling,
        desk=desk,
        vouchers=VoucherDesk(merchants=merchants),
        rounds=Rounds(settling=settling),
    )
