"""Shifts and days as the journal tells them, behind `ports.shift_book.ShiftBook`.

A shift's events lie between its opening and its closing, so that no index is needed; what is counted is what was
hashed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from pos.domain.day import DayClose, ShiftOfDay
from pos.domain.document import Document
from pos.domain.drawer import Banking, CashMove
from pos.domain.figures import Acts
from pos.domain.journal import EventKind
from pos.domain.moments import to_ms
from pos.domain.money import Fen
from pos.domain.shift import Interim, Shift
from pos.domain.takings import Taking
from pos.ports.shift_book import DayBook
from pos.storage.database import Cursor
from pos.storage.ledger.ledger_file import LedgerFile
from pos.storage.ledger.packing import stored_head
from pos.wire.event import (
    CashBanked,
    CashMoved,
    DayClosed,
    DocumentDone,
    DrawerOpened,
    Head,
    MoneyTaken,
    OrderActed,
    ShiftClosed,
    ShiftOpened,
    ShiftReported,
    decode_body,
)

END = 1 << 62
"""Beyond every event."""
_COUNTED = (
    EventKind.DOCUMENT,
    EventKind.MONEY_TAKEN,
    EventKind.CASH_MOVED,
    EventKind.DRAWER_OPENED,
    EventKind.ORDER_HANDED_OVER,
)
_SPAN = """
    SELECT opened_tseq, ifnull(closed_tseq, ?) FROM shift LEFT JOIN shift_close USING (shift_id) WHERE shift_id = ?"""
_OPEN = """
    SELECT journal.payload FROM shift JOIN journal ON journal.tseq = shift.opened_tseq
    WHERE shift_id NOT IN (SELECT shift_id FROM shift_close) ORDER BY opened_tseq"""
_EVENTS = "SELECT tseq, payload FROM journal WHERE tseq > ? AND tseq <= ? AND kind IN ({kinds}) ORDER BY tseq"
_SINCE = """
    SELECT min(opened_tseq) - 1 FROM shift LEFT JOIN shift_close USING (shift_id)
    WHERE closed_ms IS NULL OR closed_ms >= ?"""
_PERPETUAL = "SELECT perpetual FROM shift_close ORDER BY closed_tseq DESC LIMIT 1"
_UNTIL = "SELECT min(opened_tseq) FROM shift WHERE opened_ms >= ?"
_MARGIN = timedelta(days=2)
"""A shift that was closed so long before a date's midnight has nothing of that date."""
_ENTERED = timedelta(days=35)
"""So long after a date its cash may still be banked and its day closed here."""


@dataclass(slots=True)
class _Gathered:
    """Acts on the way."""

    documents: list[Document] = field(default_factory=list)
    takings: list[Taking] = field(default_factory=list)
    moves: list[CashMove] = field(default_factory=list)
    openings: int = 0
    handovers: int = 0
    upto: int = 0

    def take(self, tseq: int, body: object) -> None:
        self.upto = tseq
        match body:
            case DocumentDone():
                self.documents.append(body.document)
            case MoneyTaken():
                self.takings.append(body.taking)
            case CashMoved():
                self.moves.append(body.move)
            case DrawerOpened():
                self.openings += 1
            case OrderActed():
                self.handovers += 1

    def acts(self) -> Acts:
        return Acts(
            tuple(self.documents), tuple(self.takings), tuple(self.moves), self.openings, self.handovers, self.upto
        )


class SqlShiftBook:
    """`ports.shift_book.ShiftBook` over an open ledger file."""

    def __init__(self, *, file: LedgerFile) -> None:
        self._file = file

    def open_shifts(self) -> tuple[Shift, ...]:
        """Shifts that nobody closed, oldest first."""
        bodies = (decode_body(stored_head(payload)) for (payload,) in self._file.rows(_OPEN))
        return tuple(body.shift for body in bodies if isinstance(body, ShiftOpened))

    def acts(self, shift: Shift, *, after: int = 0) -> Acts:
        """What was done in a shift, in events after the number `after`."""
        with self._file.reading() as cursor:
            return shift_acts(cursor, shift.shift_id, after=after)

    def interims(self, shift: Shift) -> tuple[tuple[int, Interim], ...]:
        """The shift's X reports, each with the number of its event, oldest first."""
        with self._file.reading() as cursor:
            first, last = _span(cursor, shift.shift_id)
            bodies = [(tseq, body) for tseq, _, body in _bodies(cursor, first, last, (EventKind.SHIFT_REPORTED,))]
        return tuple(
            (tseq, body.interim)
            for tseq, body in bodies
            if isinstance(body, ShiftReported) and body.interim.shift_id == shift.shift_id
        )

    def day(self, business_date: date) -> DayBook:
        """What this till did on a business date."""
        gathered = _Gathered()
        shifts: dict[str, ShiftOfDay] = {}
        worked: set[str] = set()
        bankings: list[Banking] = []
        closes: list[DayClose] = []
        kinds = (
            *_COUNTED, EventKind.SHIFT_OPENED, EventKind.SHIFT_CLOSED, EventKind.CASH_BANKED, EventKind.DAY_CLOSED,
        )  # fmt: skip
        with self._file.reading() as cursor:
            midnight = datetime.fromisoformat(f"{business_date.isoformat()}T00:00:00+00:00")
            (first,) = cursor.execute(_SINCE, (to_ms(midnight - _MARGIN),)).fetchone()
            (last,) = cursor.execute(_UNTIL, (to_ms(midnight + _ENTERED),)).fetchone()
            span = (END if first is None else first, END if last is None else last)
            for tseq, head, body in _bodies(cursor, *span, kinds):
                match body:
                    case ShiftOpened():
                        shifts[body.shift.shift_id] = ShiftOfDay(body.shift)
                    case ShiftClosed() if body.close.shift_id in shifts:
                        shifts[body.close.shift_id] = ShiftOfDay(shifts[body.close.shift_id].shift, body.close)
                    case CashBanked() if body.banking.business_date == business_date:
                        bankings.append(body.banking)
                    case DayClosed() if body.close.day.business_date == business_date:
                        closes.append(body.close)
                    case _ if head.business_date == business_date and head.kind in _COUNTED:
                        gathered.take(tseq, body)
                        worked.add(_shift_of(body))
        of_day = tuple(
            each
            for each in shifts.values()
            if each.shift.shift_id in worked or each.shift.business_date == business_date
        )
        return DayBook(gathered.acts(), of_day, tuple(bankings), tuple(closes))

    def perpetual(self) -> Fen:
        """What all of this till's Z reports come to."""
        with self._file.reading() as cursor:
            return perpetual(cursor)


def perpetual(cursor: Cursor) -> Fen:
    """The perpetual total after the last close; 0 before the first."""
    found = cursor.execute(_PERPETUAL).fetchone()
    return 0 if found is None else int(found[0])


def shift_acts(cursor: Cursor, shift_id: str, *, after: int = 0) -> Acts:
    """What was done in a shift, in events after the number `after`."""
    first, last = _span(cursor, shift_id)
    gathered = _Gathered()
    for tseq, _, body in _bodies(cursor, max(first, after), last, _COUNTED):
        if _shift_of(body) == shift_id:
            gathered.take(tseq, body)
    return gathered.acts()


def _shift_of(body: object) -> str:
    """In which shift something was done."""
    match body:
        case DocumentDone():
            return body.document.shift_id
        case MoneyTaken():
            return body.taking.shift_id
        case CashMoved():
            return body.move.shift_id
        case DrawerOpened() | OrderActed():
            return body.shift_id
        case _:
            return ""


def _span(cursor: Cursor, shift_id: str) -> tuple[int, int]:
    """The numbers of a shift's opening and closing."""
    found = cursor.execute(_SPAN, (END, shift_id)).fetchone()
    return (END, END) if found is None else (int(found[0]), int(found[1]))


def _bodies(cursor: Cursor, after: int, upto: int, kinds: tuple[EventKind, ...]) -> Iterator[tuple[int, Head, Any]]:
    query = _EVENTS.format(kinds=", ".join(f"'{kind}'" for kind in kinds))
    for tseq, payload in cursor.execute(query, (after, upto)):
        head = stored_head(payload)
        yield tseq, head, decode_body(head)
