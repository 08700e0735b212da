"""A promotion rule: conditions + target + benefit, as data."""

from __future__ import annotations

from dataclasses import dataclass

from pos.domain.document import Funder
from pos.domain.promotion.benefit import Benefit
from pos.domain.promotion.condition import Condition
from pos.domain.promotion.stage import Stage
from pos.domain.promotion.target import ALL_GOODS, Target

RULE_VERSION = 1
"""The newest version of the rule format that this program knows."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How often a rule is given. 0: no limit. A use is a set, a pair, a step, or the whole rule."""

    per_order: int = 0
    """Uses in one order."""
    per_member: int = 0
    """Uses of one member, ever."""
    per_day: int = 0
    """Uses in this store in a day."""
    quota: int = 0
    """Uses over the chain."""

    @property
    def beyond_an_order(self) -> bool:
        """Whether it counts what was given in other orders."""
        return bool(self.per_member or self.per_day or self.quota)


NO_LIMITS = Limits()
"""As often as it applies."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule."""

    rule_id: str
    """Given by head office."""
    name: str
    """What clerk and customer read."""
    stage: Stage
    """When it applies."""
    benefit: Benefit
    """What it gives."""
    priority: int = 0
    """Within a stage the lower one first; ties go to it."""
    target: Target = ALL_GOODS
    """Which goods."""
    conditions: tuple[Condition, ...] = ()
    """What must hold."""
    limits: Limits = NO_LIMITS
    """How often."""
    funder: Funder = Funder.CHAIN
    """Who pays for it."""
    groups: frozenset[str] = frozenset()
    """Exclusive groups: of the rules that share one, one applies."""
    excludes: frozenset[str] = frozenset()
    """Rules that do not apply beside it."""
    alone: bool = False
    """It applies beside no other rule."""
    uses_pieces: bool = False
    """A piece that it counts serves no other rule that counts pieces."""
    coupon: str = ""
    """The coupon whose right it is; empty: a rule for everybody."""

    def excludes_rule(self, other: Rule) -> bool:
        """Whether the two never apply together."""
        return (
            self.alone
            or other.alone
            or other.rule_id in self.excludes
            or self.rule_id in other.excludes
            or not self.groups.isdisjoint(other.groups)
        )
