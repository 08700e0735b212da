"""May the goods that a code is on be sold? Not past their last day, and not while head office recalls them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from pos.domain.scan import Tag
from pos.domain.scan.rules import NO_RULES, Recalled, ScanRules
from pos.ports.mirror import Mirror


@dataclass(frozen=True, slots=True)
class NotForSale:
    """Why not."""

    last_day: date | None = None
    """The day after which they may not be sold; None: they are recalled."""
    reason: str = ""
    """Of a recall, in the words of head office."""


class ForSale:
    """Knows the day and the recalls. Without `today` no dates are looked at, without `mirror` no recalls."""

    def __init__(self, *, mirror: Mirror | None = None, today: Callable[[], date] | None = None) -> None:
        self._mirror = mirror
        self._today = today

    @property
    def rules(self) -> ScanRules:
        """What head office has told about scanning."""
        return self._mirror.scan_rules() if self._mirror is not None else NO_RULES

    def __call__(self, tag: Tag | None) -> NotForSale | None:
        """Why what a tag is on may not be sold; None where it may, and for codes that say nothing."""
        if tag is None:
            return None
        if self._today is not None and tag.expired(self._today()):
            return NotForSale(last_day=tag.sell_by)
        recalled = self.rules.recalled(tag)
        if recalled is not None and recalled[0] is Recalled.YES:
            return NotForSale(reason=recalled[1].reason)
        return None
