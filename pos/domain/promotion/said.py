"""What rules took off lines, said once: most take as much off a line again when another one is added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pos.domain.document import Allocation, Funder
from pos.domain.money import Fen
from pos.domain.promotion.priced import Applied
from pos.domain.promotion.stage import Stage

AMOUNTS = 500
"""Of a rule: amounts on a line that are remembered."""
FEW = 8
"""Lines of which each may well have the same taken off again."""


@dataclass(frozen=True, slots=True)
class Named:
    """What is said of a rule."""

    rule_id: str
    """The rule."""
    name: str
    """In words."""
    stage: Stage
    """When."""
    funder: Funder
    """Who pays."""
    coupon: str = ""
    """The coupon whose right it is."""


class Amounts(dict[Fen, Allocation]):
    """One rule's discounts on a line, by amount."""

    __slots__ = ("_rule",)

    def __init__(self, rule: Named) -> None:
        self._rule = rule

    def __missing__(self, amount: Fen) -> Allocation:
        if len(self) >= AMOUNTS:
            self.clear()
        rule = self._rule
        said = self[amount] = Allocation(rule.rule_id, rule.name, amount, rule.funder)
        return said


@dataclass(frozen=True, slots=True)
class Told:
    """What was said of a discount."""

    applied: Applied
    """In all."""
    allocations: Sequence[tuple[int, Allocation]]
    """(line id, what was taken off it), in the order of the lines."""


class Said:
    """What one rule took off."""

    __slots__ = ("_rule", "off")

    def __init__(self, rule: Named) -> None:
        self._rule = rule
        self.off = Amounts(rule)
        """What it took off a line, by amount."""

    def tell(self, uses: int, lines: tuple[tuple[int, Fen], ...]) -> Told:
        """What it took off. `lines`: (line id, fen), in the order of the lines."""
        rule = self._rule
        rule_id, name, funder = rule.rule_id, rule.name, rule.funder
        if len(lines) <= FEW:
            off = self.off
            each = [(line_id, off[amount]) for line_id, amount in lines]
        else:  # of many lines no amount is likely to come again
            each = [(line_id, Allocation(rule_id, name, amount, funder)) for line_id, amount in lines]
        total = sum([amount for _, amount in lines])
        return Told(Applied(rule_id, name, rule.stage, funder, total, lines, uses, rule.coupon), each)
