"""Shifts and days of the ledger in memory."""

from __future__ import annotations

from datetime import date

from pos.domain.day import ShiftOfDay
from pos.domain.figures import Acts
from pos.domain.shift import Interim, Shift
from pos.ports.shift_book import DayBook
from pos.wire.event import CashBanked, DayClosed, ShiftReported
from tests.fakes.acts import gathered, shift_of
from tests.fakes.ledger import Ledger


class ShiftBook:
    """`ports.shift_book.ShiftBook` over the ledger in memory."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def open_shifts(self) -> tuple[Shift, ...]:
        return tuple(self._ledger.state.open_shifts())

    def acts(self, shift: Shift, *, after: int = 0) -> Acts:
        return gathered(
            [
                event
                for event in self._ledger.state.numbered()
                if event[0] > after and shift_of(event[1]) == shift.shift_id
            ]
        )

    def interims(self, shift: Shift) -> tuple[tuple[int, Interim], ...]:
        return tuple(
            (tseq, event.body.interim)
            for tseq, event in self._ledger.state.numbered()
            if isinstance(event.body, ShiftReported) and event.body.interim.shift_id == shift.shift_id
        )

    def day(self, business_date: date) -> DayBook:
        state = self._ledger.state
        of_day = [
            each
            for each in self._ledger.state.numbered()
            if each[1].business_date == business_date and shift_of(each[1])
        ]
        closes = {close.shift_id: close for close in state.closes}
        worked = {shift_of(event) for _, event in of_day}
        bodies = [event.body for event in state.events]
        return DayBook(
            gathered(of_day),
            tuple(
                ShiftOfDay(shift, closes.get(shift.shift_id))
                for shift in state.shifts
                if shift.business_date == business_date or shift.shift_id in worked
            ),
            tuple(
                body.banking
                for body in bodies
                if isinstance(body, CashBanked) and body.banking.business_date == business_date
            ),
            tuple(
                body.close
                for body in bodies
                if isinstance(body, DayClosed) and body.close.day.business_date == business_date
            ),
        )

    def perpetual(self) -> int:
        return self._ledger.state.perpetual()
