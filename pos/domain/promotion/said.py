"""What rules took off lines, said once: most take as much off the same lines again when another one is added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pos.domain.document import Allocation, Funder
from pos.domain.money import Fen
from pos.domain.promotion.position import Position
from pos.domain.promotion.priced import Applied
from pos.domain.promotion.stage import Stage

AMOUNTS = 500
"""Of a rule: amounts on a line that are remembered."""
SHARINGS = 100
"""Of a rule: ways of sharing an amount between lines that are remembered."""
FEW = 8
"""Lines among which an amount may well be shared that way again."""


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
    """What was said of a discount, whose lines stood in the order of their ids."""

    positions: Sequence[Position]
    """What it was taken off: the same discount on the same positions is told the same way."""
    applied: Applied
    """In all."""
    allocations: Sequence[Allocation]
    """Of each line."""


class Known:
    """A discount that is remembered, and how it was told last."""

    __slots__ = ("told",)

    def __init__(self) -> None:
        self.told: Told | None = None


class Said:
    """What one rule took off: equal values are the same ones."""

    __slots__ = ("_applied", "_rule", "off")

    def __init__(self, rule: Named) -> None:
        self._rule = rule
        self.off = Amounts(rule)
        """What it took off a line, by amount."""
        self._applied: dict[tuple[int, tuple[tuple[int, Fen], ...]], Applied] = {}

    def each(self, lines: Sequence[tuple[int, Fen]]) -> Sequence[Allocation]:
        """What it took off each line. `lines`: (line id, fen). Of many lines no amount is likely to come again."""
        rule, off = self._rule, self.off
        if len(lines) <= FEW:
            return [off[amount] for _, amount in lines]
        return [Allocation(rule.rule_id, rule.name, amount, rule.funder) for _, amount in lines]

    def all(self, uses: int, lines: tuple[tuple[int, Fen], ...]) -> Applied:
        """What it took off in all. `lines`: (line id, fen), in the order of the lines."""
        few = len(lines) <= FEW
        said = self._applied.get((uses, lines)) if few else None
        if said is None:
            rule, total = self._rule, sum([amount for _, amount in lines])
            said = Applied(rule.rule_id, rule.name, rule.stage, rule.funder, total, lines, uses, rule.coupon)
            if few:
                if len(self._applied) >= SHARINGS:
                    self._applied = {}
                self._applied[uses, lines] = said
        return said
