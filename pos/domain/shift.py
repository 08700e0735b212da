"""A shift: a drawer's open-to-close period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from pos.domain.drawer import DENOMINATIONS, Pieces
from pos.domain.errors import BadValue
from pos.domain.figures import Figures
from pos.domain.money import Fen
from pos.domain.staff import Approval


@dataclass(frozen=True, slots=True)
class Shift:
    """A shift as it was opened."""

    shift_id: str
    """UUIDv7."""
    number: str
    """What people read and say."""
    store_id: str
    """Where."""
    till_id: str
    """On which till."""
    staff_id: str
    """Who opened it."""
    opened: datetime
    """When."""
    business_date: date
    """The store's day."""
    float_amount: Fen
    """Cash counted into the drawer."""
    drawer: bool = True
    """Whether there is a drawer: one without takes no float and is not counted."""


@dataclass(frozen=True, slots=True)
class ShiftTotals:
    """What a shift came to so far."""

    sales: int
    """Documents completed."""
    total: Fen
    """Their sum."""
    cash: Fen
    """Cash taken less change."""
    expected_cash: Fen
    """Float plus cash: what the drawer should hold."""
    handovers: int
    """Online orders handed over."""


@dataclass(frozen=True, slots=True)
class ShiftClose:
    """A shift's end. Counted first, compared afterwards."""

    shift_id: str
    """Which."""
    staff_id: str
    """Who closed it."""
    closed: datetime
    """When."""
    counted: Fen
    """Cash counted in the drawer."""
    expected: Fen
    """Cash that should have been there."""
    totals: ShiftTotals
    """What it came to."""
    reason: str = ""
    """The explanation of a difference."""
    z_number: str = ""
    """The Z report's number, gapless per till; empty: a shift of before there were any."""
    figures: Figures | None = None
    """All that it came to; None: a shift of before these were kept."""
    perpetual: Fen = 0
    """累计: what all of this till's Z reports come to, this one included."""
    pieces: tuple[Pieces, ...] = ()
    """As counted, by denomination; empty: only the sum was said."""
    held: int = 0
    """Parked carts that were carried over to the next shift."""
    open_payments: int = 0
    """Payments that were under way and are followed up after the shift."""
    approval: Approval | None = None
    """The manager's yes to the difference, where one was needed."""

    @property
    def difference(self) -> Fen:
        """Counted less expected."""
        return self.counted - self.expected


@dataclass(frozen=True, slots=True)
class Interim:
    """An X report (中途报表): what a shift came to so far. Nothing is closed by it."""

    shift_id: str
    """Which shift."""
    running: int
    """1, 2, 3 … within the shift."""
    staff_id: str
    """Who asked for it."""
    moment: datetime
    """The moment of the figures."""
    figures: Figures
    """Since the shift was opened."""
    since: Figures
    """Since the X report before, or since it was opened: these add up to the Z report."""
    expected: Fen
    """What the drawer should hold."""
    approval: Approval | None = None
    """The manager's yes, where one was needed."""


@dataclass(frozen=True, slots=True)
class ShiftRules:
    """How a store works its drawers. Head office sets it for the chain or for a store."""

    drawer_each: bool = False
    """一人一屉: each clerk has a shift and a drawer of their own; otherwise all work on the till's one."""
    drawerless: tuple[int, ...] = ()
    """Numbers of the tills that have no drawer."""
    carry_held: bool = True
    """Whether parked carts go over to the next shift; otherwise they are resolved before it closes."""
    denominations: tuple[Fen, ...] = DENOMINATIONS
    """What is counted, largest first; empty: only the sum is asked for."""
    idle_lock_s: int = 300
    """After so many seconds without a hand the screen locks; 0: never."""

    def __post_init__(self) -> None:
        if self.idle_lock_s < 0 or any(each <= 0 for each in self.denominations):
            raise BadValue("no seconds and no note below 0")

    def has_drawer(self, till_number: int) -> bool:
        """Whether the till of that number has one."""
        return till_number not in self.drawerless
