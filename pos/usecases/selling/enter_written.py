"""Enter a sale that was written by hand while the till could not be used (手工单). It bears both dates."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from pos.domain.cart import Cart, Written
from pos.domain.duty import Duty
from pos.domain.staff import Approval, Deed, Leave, Permission, leave
from pos.ports.clock import Clock

LONGEST_AGO = timedelta(days=31)
"""What is older is head office's to enter."""
MAX_PAPER = 30
"""Characters of a paper's number."""


class WrittenOutcome(StrEnum):
    """What became of it."""

    OK = "ok"
    NEEDS_APPROVAL = "needs_approval"
    DENIED = "denied"
    BAD_DATE = "bad_date"
    """In the future, or too long ago."""
    NO_NUMBER = "no_number"
    """The paper's number is missing, or too long."""


@dataclass(frozen=True, slots=True)
class WrittenEntered:
    """The cart after it."""

    outcome: WrittenOutcome
    """What became of it."""
    cart: Cart
    """Afterwards; the same one unless `OK`."""


def entering(cart: Cart, on: date, paper: str) -> Deed:
    """The deed of entering this paper's sale with this cart."""
    return Deed(Permission.ENTER_WRITTEN, subject=cart.cart_id, detail=f"{on.isoformat()} {paper.strip()}")


class EnterWritten:
    """Says of a cart that it was sold on paper."""

    def __init__(self, *, clock: Clock) -> None:
        self._clock = clock

    def __call__(
        self, cart: Cart, duty: Duty, on: date, paper: str, *, approval: Approval | None = None
    ) -> WrittenEntered:
        """The cart as a sale written on the day `on` under the number `paper`; an approval is for `entering`."""
        today = duty.till.store.day(self._clock.now())
        if not today - LONGEST_AGO <= on <= today:
            return WrittenEntered(WrittenOutcome.BAD_DATE, cart)
        if not 0 < len(paper.strip()) <= MAX_PAPER:
            return WrittenEntered(WrittenOutcome.NO_NUMBER, cart)
        given = leave(duty.staff, entering(cart, on, paper), approval)
        if given is not Leave.GIVEN:
            return WrittenEntered(WrittenOutcome(given.value), cart)
        return WrittenEntered(WrittenOutcome.OK, replace(cart, written=Written(on, paper.strip(), approval)))

    def not_written(self, cart: Cart) -> Cart:
        """The cart as a sale of today again."""
        return replace(cart, written=None)
