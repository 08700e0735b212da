"""What rules took off lines, said once: most take as much off the same lines again when another one is added."""

from __future__ import annotations

from dataclasses import dataclass

from pos.domain.document import Allocation, Funder
from pos.domain.money import Fen
from pos.domain.promotion.priced import Applied
from pos.domain.promotion.stage import Stage

AMOUNTS = 500
"""Of a rule: amounts on a line that are remembered."""
SHARINGS = 100
"""Of a rule: ways of sharing an amount between lines that are remembered."""
FEW = 8
"""Lines among which an amount may well be shared that way again."""


@dataclass(slots=True)
class Given:
    """A discount that was given."""

    rule_id: str
    """The rule."""
    name: str
    """In words."""
    stage: Stage
    """When."""
    funder: Funder
    """Who pays."""
    parts: list[tuple[int, Fen]]
    """(position, fen)."""
    uses: int
    """How often."""
    coupon: str = ""
    """The coupon whose right it is."""
    known: int | None = None
    """The rule's number in its book; None: of this pricing alone."""

    @property
    def telling(self) -> tuple[str, ...]:
        """All that is said of the rule."""
        return self.rule_id, self.name, self.stage, self.funder, self.coupon


class Said:
    """What one rule took off: equal values are the same ones."""

    __slots__ = ("_allocations", "_applied", "_given")

    def __init__(self, given: Given) -> None:
        self._given = given
        self._allocations: dict[Fen, Allocation] = {}
        self._applied: dict[tuple[int, tuple[tuple[int, Fen], ...]], Applied] = {}

    def off(self, amount: Fen) -> Allocation:
        """What it took off a line."""
        said = self._allocations.get(amount)
        if said is None:
            if len(self._allocations) >= AMOUNTS:
                self._allocations = {}
            given = self._given
            said = self._allocations[amount] = Allocation(given.rule_id, given.name, amount, given.funder)
        return said

    def all(self, uses: int, lines: tuple[tuple[int, Fen], ...]) -> Applied:
        """What it took off in all. `lines`: (line id, fen), in the order of the lines."""
        key = (uses, lines)
        said = self._applied.get(key)
        if said is None:
            given, total = self._given, sum([amount for _, amount in lines])
            said = Applied(given.rule_id, given.name, given.stage, given.funder, total, lines, uses, given.coupon)
            if len(self._applied) >= SHARINGS:
                self._applied = {}
            if len(lines) <= FEW:
                self._applied[key] = said
        return said
