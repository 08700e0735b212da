"""The chain's other stores, as a till chooses among them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OtherStore:
    """A store that goods can be asked of, or sent to."""

    store_id: str
    """Its id."""
    code: str
    """Its code."""
    name: str
    """What people call it."""


@dataclass(frozen=True, slots=True)
class StoresAnswer:
    """`GET /v1/stores`: all but the till's own, those of the same region or agent first, then by code."""

    stores: tuple[OtherStore, ...]
    """Nearest first."""
