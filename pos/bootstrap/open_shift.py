"""How a shift is opened, put together by hand: apart from what else shifts need, as a till cannot sell without it."""

from __future__ import annotations

from pos.bootstrap.ground import Ground
from pos.bootstrap.tickets import Tickets
from pos.usecases.shift.open_shift import OpenShift


def open_shift_case(ground: Ground, tickets: Tickets) -> OpenShift:
    """Opens shifts by the store's rules."""
    files = ground.files
    return OpenShift(
        ledger=files.ledger,
        book=files.shift_book,
        clock=ground.clock,
        ticket=tickets.opening,
        rules=lambda: files.mirror.store_rules().shift,
    )
