"""Where and with what a customer collects what another store holds, and has paid for here (有货自提)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CollectAt:
    """The store that holds it."""

    name: str
    """What people call it."""
    address: str = ""
    """Where it is; empty: not known."""
    phone: str = ""
    """Its number; empty: not known."""
    kept_days: int = 0
    """So many days it is kept from when it is paid; 0: not known."""


@dataclass(frozen=True, slots=True)
class ToCollect:
    """What stands on the customer's slip."""

    code: str
    """The pickup code, `GP…`: whoever shows it gets the goods."""
    number: str
    """The order's number, `O-7K2M9P`."""
    customer: str
    """Name for calling out, and the masked phone number."""
    at: CollectAt | None = None
    """Where; None: head office did not say it."""
