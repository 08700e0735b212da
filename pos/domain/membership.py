"""How membership works in a chain: what head office set, as every till of a store is told."""

from __future__ import annotations

from dataclasses import dataclass

from pos.domain.allowance import NOTHING, OfflineAllowance
from pos.domain.level import Level
from pos.domain.points import USUAL as USUAL_POINTS
from pos.domain.points import PointsRule
from pos.domain.stored_value import RechargeOffer


@dataclass(frozen=True, slots=True)
class Membership:
    """The settings. Those of a till that was never told are the defaults: nothing offline, nobody climbs."""

    points: PointsRule = USUAL_POINTS
    """How points are earned, spent and lost."""
    levels: tuple[Level, ...] = ()
    """In no order: their ranks say it."""
    offers: tuple[RechargeOffer, ...] = ()
    """充送."""
    offline: OfflineAllowance = NOTHING
    """What a till may let members spend without the server."""

    def level_named(self, name: str) -> Level | None:
        """A level by name."""
        return next((level for level in self.levels if level.name == name), None)
