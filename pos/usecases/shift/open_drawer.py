"""Open the cash drawer without a sale, for a reason. (After a sale: `printing/kick_drawer.py`.)"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pos.domain.duty import Duty
from pos.domain.errors import BadValue
from pos.domain.ids import new_id
from pos.domain.journal import EventKind
from pos.domain.staff import Approval, Deed, Leave, Permission, leave
from pos.ports.clock import Clock
from pos.ports.drawer import Drawer, Kick
from pos.ports.ledger import Ledger, NewEvent
from pos.wire.event import DrawerOpened


class DrawerOutcome(StrEnum):
    """What became of the wish to open the drawer."""

    OPENED = "opened"
    """It was journalled and the pulse was tried; `kick` says whether it went out."""
    NEEDS_APPROVAL = "needs_approval"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class DrawerAnswer:
    """What became of it."""

    outcome: DrawerOutcome
    """What."""
    kick: Kick | None = None
    """What became of the pulse, for `OPENED`."""


def opening(event_id: str, reason: str) -> Deed:
    """The deed of opening the drawer once. `event_id`: UUIDv7 of the event it becomes, so that a yes opens it once."""
    return Deed(Permission.OPEN_DRAWER, subject=event_id, detail=reason.strip())


class OpenDrawer:
    """Opens the drawer. It is journalled first, so that no opening goes unseen."""

    def __init__(self, *, ledger: Ledger, clock: Clock, drawer: Drawer) -> None:
        self._ledger = ledger
        self._clock = clock
        self._drawer = drawer

    def __call__(
        self, duty: Duty, reason: str, approval: Approval | None = None, *, event_id: str = ""
    ) -> DrawerAnswer:
        """Open the drawer; an approval is for `opening(event_id, reason)`. Raises BadValue without a reason.

        Raises StorageError, and opens nothing, where it cannot be journalled: also where that event was before.
        """
        if not reason.strip():
            raise BadValue("opening the drawer without a sale needs a reason")
        given = leave(duty.staff, opening(event_id, reason), approval)
        if given is not Leave.GIVEN:
            return DrawerAnswer(DrawerOutcome(given.value))
        now = self._clock.now()
        with self._ledger.transaction() as step:
            step.append(
                NewEvent(
                    event_id=event_id or new_id(),
                    kind=EventKind.DRAWER_OPENED,
                    moment=now,
                    staff_id=duty.staff.staff_id,
                    business_date=duty.till.store.day(now),
                    body=DrawerOpened(shift_id=duty.shift.shift_id, reason=reason.strip(), approval=approval),
                )
            )
        return DrawerAnswer(DrawerOutcome.OPENED, self._drawer.kick())
