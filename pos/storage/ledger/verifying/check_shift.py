"""A shift's end against the events of the shift: its figures, its Z number, the perpetual total."""

from __future__ import annotations

from collections.abc import Iterator

from pos.domain.figures import figures
from pos.domain.money import Fen
from pos.domain.numbering import NumberKind
from pos.domain.shift import ShiftClose
from pos.storage.database import Cursor
from pos.storage.ledger.shift_book import shift_acts
from pos.storage.ledger.verifying.check_numbers import Numbers
from pos.storage.ledger.verifying.finding import Finding
from pos.wire.event import CashMoved, DayClosed


class Shifts:
    """Looks at what shifts left behind, in the order of the journal."""

    def __init__(self, cursor: Cursor, numbers: Numbers) -> None:
        self._cursor = cursor
        self._numbers = numbers
        self._perpetual: Fen = 0

    def check(self, tseq: int, body: object) -> Iterator[Finding]:
        """A cash move or a day close: its number."""
        if isinstance(body, CashMoved):
            yield from self._numbers.check(tseq, body.move.number, NumberKind.CASH)
        elif isinstance(body, DayClosed):
            yield from self._numbers.check(tseq, body.close.number, NumberKind.DAY)

    def closed(self, tseq: int, close: ShiftClose) -> Iterator[Finding]:
        """A Z report. Those of before there were any have no number and are passed over."""
        if not close.z_number:
            return
        where = f"event {tseq}"
        yield from self._numbers.check(tseq, close.z_number, NumberKind.Z_REPORT)
        came_to = figures(shift_acts(self._cursor, close.shift_id))
        if close.figures != came_to:
            yield Finding("journal", where, "the Z report is not the sum of what was done in its shift")
        self._perpetual += close.totals.total
        if close.perpetual != self._perpetual:
            yield Finding(
                "journal", where, f"perpetual total {close.perpetual}, the Z reports come to {self._perpetual}"
            )
