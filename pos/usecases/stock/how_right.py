"""How right the stock was: accuracy and shrinkage over the last stocktakes, for whoever may see their variances."""

from __future__ import annotations

from dataclasses import dataclass

from pos.domain.duty import Duty
from pos.domain.errors import CentralError
from pos.domain.staff import Permission, Verdict
from pos.domain.stocktake_report import Outcome
from pos.ports.store_desk import StoreDesk


@dataclass(frozen=True, slots=True)
class Right:
    """What is known."""

    allowed: bool
    """Whether this person may see it."""
    reached: bool = False
    """Whether head office answered."""
    outcomes: tuple[Outcome, ...] = ()
    """Oldest first."""


class HowRight:
    """Asks head office."""

    def __init__(self, *, desk: StoreDesk) -> None:
        self._desk = desk

    def __call__(self, duty: Duty) -> Right:
        """The last stocktakes. May take as long as the network does."""
        if duty.staff.may(Permission.POST_STOCKTAKE) is Verdict.DENIED:
            return Right(allowed=False)
        try:
            return Right(allowed=True, reached=True, outcomes=self._desk.accuracy())
        except CentralError:
            return Right(allowed=True)
