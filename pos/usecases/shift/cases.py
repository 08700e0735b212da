"""What is done with a shift between its opening and its closing."""

from __future__ import annotations

from dataclasses import dataclass

from pos.usecases.shift.move_cash import MoveCash
from pos.usecases.shift.report_shift import ReportShift


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftCases:
    """The use cases of an open shift."""

    move_cash: MoveCash
    """In, out, into the safe."""
    report: ReportShift
    """中途报表."""
