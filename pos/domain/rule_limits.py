"""What a store's tills are told of rules that head office limits: how often they were given, and a till's own share."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class RuleLimits:
    """As head office told it last. Online it is asked again before money moves; offline this is what is known."""

    day: date | None = None
    """The store's business day that `today` counts; None: nothing was given yet."""
    today: dict[str, int] = field(default_factory=dict)
    """Rule id → uses in this store that day, of rules that are limited per day."""
    gone: tuple[str, ...] = ()
    """Ids of rules of which nothing is left over the chain."""
    shares: dict[str, dict[str, int]] = field(default_factory=dict)
    """Rule id → till id → uses that the till may give without asking: its part of the store's allowance."""

    def share(self, rule_id: str, till_id: str) -> int:
        """What a till may still give of a rule's quota without asking."""
        return self.shares.get(rule_id, {}).get(till_id, 0)

    def given_on(self, rule_id: str, day: date) -> int:
        """Uses in this store on a business day, as far as it was told."""
        return self.today.get(rule_id, 0) if day == self.day else 0


@dataclass(frozen=True, slots=True)
class RuleUse:
    """Uses of a limited rule in a document that the server has not booked."""

    rule_id: str
    """The rule."""
    member_id: str
    """To whom; empty: nobody was named."""
    day: date
    """The store's business date."""
    times: int
    """How often; below 0: it came back."""


NOTHING_LIMITED = RuleLimits()
"""What a till assumes that was never told."""
