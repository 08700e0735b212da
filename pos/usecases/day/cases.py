"""What is done with the store's day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pos.domain.day import DayTargets
from pos.domain.tender import TenderMethod
from pos.domain.texts import Texts
from pos.usecases.day.bank_cash import BankCash
from pos.usecases.day.close_day import CloseDay
from pos.usecases.day.show_day import ShowDay


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCases:
    """The use cases of a store's day."""

    show: ShowDay
    """日报."""
    close: CloseDay
    """日结, and the ticket of how the day stands."""
    bank_cash: BankCash
    """With its slip's number."""
    targets: Callable[[], DayTargets]
    """What head office wants sold; reads the mirror."""
    methods: Callable[[], tuple[TenderMethod, ...]]
    """The ways to pay that head office knows: which of them count as money; reads the mirror."""
    texts: Callable[[], Texts]
    """The words of the report, in the language of the moment."""
