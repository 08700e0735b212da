"""The numbers that people read and say: kind, store, till, business date, running number.

`RBJ01-02-261122-000007`: receipt, store BJ01, till 02, 22 November 2026, the till's 7th receipt. The running number is
gapless per till and kind and never starts again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pos.domain.errors import BadValue

_NUMBER = re.compile(r"^([A-Z])([A-Z0-9]{2,8})-(\d{2,3})-(\d{2})(\d{2})(\d{2})-(\d{6,})$", re.ASCII)


class NumberKind(StrEnum):
    """The sequences of a till."""

    RECEIPT = "R"
    HANDOVER = "H"
    SHIFT = "S"
    Z_REPORT = "Z"
    CASH = "K"
    """Cash moved without a sale."""
    DAY = "Y"
    """Day closes."""
    STOCK = "V"
    """What changes stock without a sale: receipts, stocktakes, transfers, adjustments."""
    TAKING = "D"
    """Money that is not a sale: recharge, deposit, repayment."""


@dataclass(frozen=True, slots=True)
class Number:
    """A document's number in its parts."""

    kind: NumberKind
    """The sequence it belongs to."""
    store: str
    """Store code, 2 to 8 letters and digits."""
    till: int
    """Till number within the store, 1 to 999."""
    day: date
    """Business date."""
    running: int
    """1, 2, 3 … within till and kind."""

    def __str__(self) -> str:
        day = self.day.isoformat()[2:].replace("-", "")
        return f"{self.kind}{self.store}-{self.till:02d}-{day}-{self.running:06d}"


def parse_number(text: str) -> Number:
    """The parts of a printed number, in any case. Raises BadValue, also for what would be printed otherwise."""
    printed = text.strip().upper()
    match = _NUMBER.match(printed)
    try:
        if match is None:
            raise ValueError
        kind, store, till, year, month, day, running = match.groups()
        number = Number(
            kind=NumberKind(kind),
            store=store,
            till=int(till),
            day=date(2000 + int(year), int(month), int(day)),
            running=int(running),
        )
        if str(number) != printed or number.till == 0 or number.running == 0:
            raise ValueError
    except ValueError as error:
        raise BadValue(f"not a document number: {text!r:.60}") from error
    return number
