"""Cash that is moved without a sale, and cash that is counted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from pos.domain.errors import BadValue
from pos.domain.money import MAX_FEN, Fen
from pos.domain.staff import Approval, Permission

DENOMINATIONS: tuple[Fen, ...] = (10_000, 5_000, 2_000, 1_000, 500, 100, 50, 10)
"""Renminbi notes and coins that a drawer holds, in fen, largest first."""
MOST_PIECES = 99_999
"""Of one denomination."""


class CashMoveKind(StrEnum):
    """Why cash is moved."""

    IN = "in"
    """Change brought, money found."""
    OUT = "out"
    """A small expense."""
    DROP = "drop"
    """To the safe: what is too much for the drawer."""


NEEDS: dict[CashMoveKind, Permission] = {
    CashMoveKind.IN: Permission.CASH_IN,
    CashMoveKind.OUT: Permission.CASH_OUT,
    CashMoveKind.DROP: Permission.CASH_DROP,
}
"""The permission for each."""


@dataclass(frozen=True, slots=True)
class CashMove:
    """Cash put into the drawer or taken out of it without a sale."""

    move_id: str
    """UUIDv7."""
    number: str
    """What people read and say."""
    kind: CashMoveKind
    """Which way, and why."""
    shift_id: str
    """In which shift's drawer."""
    staff_id: str
    """Who did it."""
    moment: datetime
    """When."""
    amount: Fen
    """How much, above 0."""
    reason: str
    """Why, as chosen or typed."""
    approval: Approval | None = None
    """The manager's yes, where one was needed."""

    def __post_init__(self) -> None:
        if not 0 < self.amount <= MAX_FEN:
            raise BadValue(f"{self.amount} in cash is not in 1..{MAX_FEN}")

    @property
    def signed(self) -> Fen:
        """Into the drawer above 0, out of it below."""
        return self.amount if self.kind is CashMoveKind.IN else -self.amount


@dataclass(frozen=True, slots=True)
class Pieces:
    """Notes or coins of one denomination, as counted."""

    denomination: Fen
    """What one is worth."""
    number: int
    """How many."""

    def __post_init__(self) -> None:
        if self.denomination <= 0 or not 0 <= self.number <= MOST_PIECES:
            raise BadValue(f"{self.number} pieces of {self.denomination}")


def worth(counted: Iterable[Pieces]) -> Fen:
    """What counted notes and coins come to."""
    return sum(each.denomination * each.number for each in counted)


@dataclass(frozen=True, slots=True)
class Banking:
    """Cash paid into the bank."""

    banking_id: str
    """UUIDv7."""
    business_date: date
    """The day whose cash it is."""
    amount: Fen
    """How much, above 0."""
    slip: str
    """The number on the bank's slip."""
    staff_id: str
    """Who took it there."""
    moment: datetime
    """When it was entered."""
    approval: Approval | None = None
    """The manager's yes, where one was needed."""

    def __post_init__(self) -> None:
        if not 0 < self.amount <= MAX_FEN:
            raise BadValue(f"{self.amount} banked is not in 1..{MAX_FEN}")
        if not self.slip.strip():
            raise BadValue("banked cash has a slip")
