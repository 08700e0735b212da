"""What head office sets for the work at a store's counter: drawers, roles, targets."""

from __future__ import annotations

from dataclasses import dataclass, field

from pos.domain.day import DayTargets
from pos.domain.rights import Permission, Role, Rule, Verdict
from pos.domain.shift import ShiftRules
from pos.domain.stocktake import CountRules
from pos.domain.trade_rules import TradeRules


@dataclass(frozen=True, slots=True)
class RoleRule:
    """A `Rule` as head office writes it: with names, so that a till passes over one it does not know."""

    role: str
    """A `Role`."""
    permission: str
    """A `Permission`."""
    verdict: str
    """A `Verdict`."""
    part: int = 10_000
    """`Rule.part`."""
    amount: int = 10**12
    """`Rule.amount`, fen."""

    @property
    def known(self) -> bool:
        """Whether this program knows all three names."""
        return self.role in set(Role) and self.permission in set(Permission) and self.verdict in set(Verdict)


@dataclass(frozen=True, slots=True)
class StoreRules:
    """A store's rules. What is not set is as usual."""

    shift: ShiftRules = field(default_factory=ShiftRules)
    """How it works its drawers."""
    roles: tuple[RoleRule, ...] = ()
    """What roles may do, where it is not as usual."""
    targets: DayTargets = field(default_factory=DayTargets)
    """What it should sell."""
    trade: TradeRules = field(default_factory=TradeRules)
    """Rounding, payments, returns, exchanges, price protection."""
    blind_receiving: bool = False
    """Whether who receives goods sees what came, and not what was announced, until it is posted."""
    counting: CountRules = field(default_factory=CountRules)
    """How stocktakes that are opened in it are counted."""

    def rules_of(self, role: Role) -> tuple[Rule, ...]:
        """What a role may do, where it is not as usual."""
        return tuple(
            Rule(Permission(each.permission), Verdict(each.verdict), each.part, each.amount)
            for each in self.roles
            if each.known and each.role == role
        )
