"""What head office sets for a store's money: rounding, returns, exchanges, price protection."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pos.domain.errors import BadValue
from pos.domain.money import Fen
from pos.domain.paying import EXACT, CashRounding
from pos.domain.tender import TenderMethod


class ExchangePrice(StrEnum):
    """What a piece of another style costs in exchange."""

    TODAY = "today"
    ORIGINAL = "original"
    """At the part of its price that was paid for the piece that comes back, never dearer than today."""


@dataclass(frozen=True, slots=True)
class TradeRules:
    """A store's rules."""

    cash: CashRounding = EXACT
    """How cash is rounded."""
    protection_days: int = 0
    """Days after a sale within which a price difference is given back; 0: no such promise."""
    exchange: ExchangePrice = ExchangePrice.TODAY
    """What a piece of another style costs in exchange."""
    no_receipt_limit: Fen = 50_000
    """The most that a return without a receipt gives back, with approval."""
    methods: tuple[TenderMethod, ...] = ()
    """Head office's own methods of payment, and its changes to the built-in ones."""

    invoice_address: str = ""
    """Head office's address as customers reach it, for the link to the tax invoice on receipts; empty: none is
    printed."""

    def __post_init__(self) -> None:
        if self.protection_days < 0 or self.no_receipt_limit < 0:
            raise BadValue("no rule is below 0")
