"""Figures as the lines of a ticket."""

from __future__ import annotations

from collections.abc import Iterable

from pos.domain.figures import Figures
from pos.domain.money import yuan
from pos.domain.shift import ShiftClose
from pos.domain.tally import Tally
from pos.domain.texts import Texts
from pos.usecases.printing.shift_report import SumLine


def documents_of(figures: Figures, texts: Texts) -> tuple[SumLine, ...]:
    """By kind of document."""
    return lines_of(figures.documents, "document", texts)


def takings_of(figures: Figures, texts: Texts) -> tuple[SumLine, ...]:
    """Money that is not a sale, by kind."""
    return lines_of(figures.takings, "taking", texts)


def tenders_of(figures: Figures, texts: Texts) -> tuple[SumLine, ...]:
    """By method of payment: what was taken less what was given back."""
    return lines_of(figures.tenders, "tender", texts)


def moves_of(figures: Figures, texts: Texts) -> tuple[SumLine, ...]:
    """Cash moved without a sale, by kind, and how often the drawer was opened for nothing."""
    moves = lines_of(figures.moves, "cash_move", texts)
    if not figures.openings:
        return moves
    return (*moves, SumLine(texts("shift.openings"), figures.openings, 0))


def pieces_of(close: ShiftClose) -> tuple[SumLine, ...]:
    """Counted notes and coins; none of a denomination that was not there."""
    return tuple(
        SumLine(yuan(each.denomination), each.number, each.denomination * each.number)
        for each in close.pieces
        if each.number
    )


def lines_of(tallies: Iterable[Tally], section: str, texts: Texts) -> tuple[SumLine, ...]:
    """Each by the name it has, else by the program's word for its key."""
    return tuple(SumLine(each.name or texts(f"{section}.{each.key}"), each.number, each.net) for each in tallies)
