"""A member's history across stores and online, and the items that match what they bought."""

from __future__ import annotations

from dataclasses import dataclass

from pos.domain.catalogue import Item
from pos.domain.errors import Unreachable
from pos.ports.catalogue import Catalogue
from pos.ports.member_desk import MemberDesk
from pos.wire.members import HistoryAnswer


@dataclass(frozen=True, slots=True)
class History:
    """What is known of a member's past."""

    reachable: bool
    """Whether the server answered: without it nothing is known."""
    told: HistoryAnswer | None = None
    """As the server told it."""
    matching: tuple[Item, ...] = ()
    """Items that match what they bought and that this store sells, best first."""


class ShowHistory:
    """Asks the server; nothing of a history is kept on a till."""

    def __init__(self, *, desk: MemberDesk, catalogue: Catalogue) -> None:
        self._desk = desk
        self._catalogue = catalogue

    def __call__(self, member_id: str) -> History:
        """The history of a member. Raises NotEnrolled, Refused."""
        try:
            told = self._desk.history(member_id)
        except Unreachable:
            return History(reachable=False)
        items = (self._catalogue.item(variant_id) for variant_id in told.matching)
        return History(reachable=True, told=told, matching=tuple(item for item in items if item is not None))
