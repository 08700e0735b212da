"""Payments by code, as the screens are given them."""

from __future__ import annotations

from dataclasses import dataclass

from pos.ports.payments import Payments
from pos.usecases.paying.complete_parked import CompleteParked


@dataclass(frozen=True, slots=True, kw_only=True)
class PayingCases:
    """What can be done with the customer's phone."""

    payments: Payments
    """Ask, look, give up; what waits."""
    complete_parked: CompleteParked
    """When the money for a parked sale has come."""
