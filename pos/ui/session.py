"""Who works at this till now, and in which shift."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from pos.domain.duty import Duty
    from pos.domain.shift import Shift
    from pos.domain.staff import Staff
    from pos.domain.store import Till


class Session(QObject):
    """`changed` when the clerk or the shift is another."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.till: Till | None = None
        self.staff: Staff | None = None
        self.shift: Shift | None = None

    @property
    def duty(self) -> Duty | None:
        """Clerk, till and open shift; None while one of them is missing."""
        if self.till is None or self.staff is None or self.shift is None:
            return None
        from pos.domain.duty import Duty  # the frame is shown without it

        return Duty(till=self.till, staff=self.staff, shift=self.shift)

    @property
    def offset_minutes(self) -> int:
        """The store's offset from UTC."""
        return self.till.store.offset_minutes if self.till is not None else 480

    def enrolled(self, till: Till) -> None:
        """The till has an identity."""
        self.till = till
        self.changed.emit()

    def signed_in(self, staff: Staff | None) -> None:
        """A clerk signed in, or (None) out."""
        self.staff = staff
        self.changed.emit()

    def in_shift(self, shift: Shift | None) -> None:
        """A shift was opened, or (None) closed."""
        self.shift = shift
        self.changed.emit()
