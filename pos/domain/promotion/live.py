"""A rule in one pricing: with the positions it is about, and how often it may still be given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pos.domain.earned import Need
from pos.domain.money import Fen
from pos.domain.promotion.condition import Threshold
from pos.domain.promotion.priced import NextStep, Refused
from pos.domain.promotion.rule import Rule
from pos.domain.promotion.said import Told


@dataclass(slots=True, eq=False)
class Live:
    """A rule that may apply."""

    rule: Rule
    """The rule."""
    bit: int
    """Its own bit among the rules of this pricing: the earlier in rank, the higher."""
    positions: tuple[int, ...]
    """Its target's positions, ascending."""
    thresholds: tuple[tuple[Threshold, tuple[int, ...]], ...]
    """Its thresholds with the positions they look at."""
    others: tuple[tuple[int, ...], ...]
    """Positions of the benefit's own targets: a set's parts, where the given pieces come from."""
    uses: int | None
    """How often it may still be given; None: no limit."""
    floors: list[Fen] | None
    """Lowest price of one piece by position; None: 0 everywhere."""
    touch: int
    """Bits of the positions that it may lower."""
    reach: int
    """Bits of the positions that it may lower or looks at."""
    buyers: int = 0
    """Of a 团购 price: how many buy."""
    gifts: tuple[str, ...] = ()
    """Gifts the customer chose."""
    prices: dict[int, Fen] | None = None
    """Of the goods' own special or member prices: of one piece, by position."""
    known: int | None = None
    """Its number in the rule book; None: of this pricing alone."""
    name: object = None
    """What it is known by from one pricing to the next: rules of one name do the same to the same goods."""
    lies: tuple[int, ...] = ()
    """Positions of the goods of its step, where what it did to them is remembered."""


@dataclass(slots=True, eq=False)
class Effect:
    """What a rule did."""

    parts: list[tuple[int, Fen]]
    """(position, fen taken off), as the goods lay when it was worked out."""
    uses: int
    """How often it was given."""
    gifts: tuple[str, ...] = ()
    """Codes given."""
    given: int = 0
    """Of a reward: how much."""
    needs: tuple[Need, ...] = ()
    """Of gifts and rewards: what they asked for."""
    rounds: int = 1
    """Of gifts and rewards: how often what is asked for `every` so much was there."""
    lay: tuple[int, ...] = ()
    """Where the goods of the rule's step lay then."""
    told: Told | None = None
    """What was said of it, where lines stand in the order of their ids."""

    @property
    def amount(self) -> Fen:
        """All that was taken off."""
        return sum(amount for _, amount in self.parts)

    def parts_of(self, live: Live) -> list[tuple[int, Fen]]:
        """(position, fen taken off), as the goods lie now. `live`: the rule in this pricing."""
        if self.lay == live.lies:
            return self.parts
        now = dict(zip(self.lay, live.lies, strict=True))
        return [(now[place], amount) for place, amount in self.parts]


@dataclass(frozen=True, slots=True)
class Words:
    """What is said of rules that were tried."""

    refused: Sequence[tuple[int, Refused]]
    """(which of the rules, why it gave nothing)."""
    near: Sequence[tuple[float, NextStep]]
    """(missing in proportion, the step) where a next step is near."""


@dataclass(slots=True, eq=False)
class Outcome:
    """What rules did to the goods that they touch or look at."""

    effects: Sequence[tuple[int, Effect]]
    """(which of the rules, what it did), in their order."""
    after: Sequence[tuple[Fen, int, tuple[tuple[int, Fen, Fen, int], ...] | None]]
    """By position: (what it costs, its flags, its lots where it is split); empty where no rule took anything off."""
    tried: int
    """Rules that were tried on a board."""
    complete: bool
    """Whether every way of sharing pieces was looked at."""
    words: Words | None = None
    """What is said of it; None: not said yet."""
