"""What everything costs at one moment of a pricing. A position whose pieces differ is split into lots of like ones."""

from __future__ import annotations

from typing import TypeAlias

from pos.domain.money import Fen, half_up
from pos.domain.promotion.sheet import Sheet

SPECIAL = 1
"""Flag of a lot: a special or member price lowered it."""
USED = 2
"""Flag of a lot: it serves a rule that counts pieces."""
TAKEN = 4
"""Flag of a lot: in a set that is being put together."""
KEPT = 8
"""Flag of a lot: in a set that is complete and saves."""

Lot: TypeAlias = tuple[int, Fen, Fen, int]
"""(pieces, what they cost now, what they cost when the stage began, flags): pieces of one history."""

Parts: TypeAlias = list[tuple[int, Fen]]
"""What was taken off: (position, fen)."""


class Board:
    """Costs now. Copied where a search branches off."""

    __slots__ = ("amounts", "flags", "lots", "sheet", "starts")

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.amounts: list[Fen] = sheet.gross[:]
        """What each position costs now."""
        self.starts: list[Fen] = sheet.gross[:]
        """What each position cost when the stage began."""
        self.flags: list[int] = [SPECIAL if each.goods.special else 0 for each in sheet.positions]
        """Of positions that are one lot."""
        self.lots: dict[int, tuple[Lot, ...]] = {}
        """Positions that are split."""

    def copy(self) -> Board:
        """Another one that can be changed."""
        board = Board.__new__(Board)
        board.sheet = self.sheet
        board.amounts = self.amounts[:]
        board.starts = self.starts[:]
        board.flags = self.flags[:]
        board.lots = self.lots.copy()
        return board

    def lots_of(self, place: int) -> tuple[Lot, ...]:
        """A position's lots."""
        if place in self.lots:
            return self.lots[place]
        return ((self.sheet.pieces[place], self.amounts[place], self.starts[place], self.flags[place]),)

    def put_lots(self, place: int, lots: tuple[Lot, ...]) -> None:
        """A position's lots as they are now."""
        self.amounts[place] = sum(lot[1] for lot in lots)
        if len(lots) == 1:
            self.lots.pop(place, None)
            self.flags[place] = lots[0][3]
        else:
            self.lots[place] = lots

    def begin_stage(self) -> None:
        """What things cost now is what thresholds of the stage look at."""
        self.starts = self.amounts[:]
        for place, lots in self.lots.items():
            self.lots[place] = tuple((count, amount, amount, flag) for count, amount, _, flag in lots)

    def cut(self, place: int, index: int, count: int) -> None:
        """Split a lot in two: its first `count` pieces (at `index`) and the rest (after it)."""
        lots = self.lots_of(place)
        pieces, amount, start, flag = lots[index]
        first, begun = half_up(amount * count, pieces), half_up(start * count, pieces)
        two = ((count, first, begun, flag), (pieces - count, amount - first, start - begun, flag))
        self.lots[place] = (*lots[:index], *two, *lots[index + 1 :])

    def mark(self, place: int, index: int, flag: int) -> None:
        """Set a flag on a lot."""
        if place not in self.lots:
            self.flags[place] |= flag
            return
        lots = self.lots[place]
        count, amount, start, flags = lots[index]
        self.lots[place] = (*lots[:index], (count, amount, start, flags | flag), *lots[index + 1 :])

    def unmark(self, place: int, index: int, flag: int) -> None:
        """Take a flag off a lot."""
        count, amount, start, flags = self.lots_of(place)[index]
        if place in self.lots:
            lots = self.lots[place]
            self.lots[place] = (*lots[:index], (count, amount, start, flags & ~flag), *lots[index + 1 :])
        else:
            self.flags[place] = flags & ~flag

    def become(self, other: Board) -> None:
        """Take over the state of another board of the same sheet."""
        self.amounts, self.starts, self.flags, self.lots = other.amounts, other.starts, other.flags, other.lots
