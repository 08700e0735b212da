"""The rules of a chain, prepared once: what each item belongs to is worked out the first time it is seen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import TypeAlias

from pos.domain.promotion.benefit import BuyGet, Combination, On, Reduction
from pos.domain.promotion.condition import Threshold
from pos.domain.promotion.goods import Goods, Traits
from pos.domain.promotion.live import Outcome
from pos.domain.promotion.newer_rule import NewerRule
from pos.domain.promotion.position import Kind, Position, position_of
from pos.domain.promotion.price_list import PriceList
from pos.domain.promotion.priced import Reason, Refused
from pos.domain.promotion.rule import NO_LIMITS, Limits, Rule
from pos.domain.promotion.said import Said
from pos.domain.promotion.stage import PricingSettings
from pos.domain.promotion.target import Target
from pos.domain.quantity import ONE

REMEMBERED = 20_000
"""Kinds of goods whose targets are remembered."""
LINES = 2_000
"""Lines that are remembered when a pricing begins: those of the carts that were priced last."""
OUTCOMES = 5_000
"""Outcomes that are remembered when a pricing begins."""

ALL = -1
"""The number of a target that every item belongs to."""

DEFAULT_SETTINGS = PricingSettings()
"""What holds where head office has decided nothing."""


Likeness: TypeAlias = tuple[object, ...]
"""What rules look at of a line beside its traits."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A rule with its targets by number."""

    number: int | None
    """Its place among the rules of the book; None: of one pricing alone."""

    rule: Rule
    """The rule."""
    target: int
    """Its target."""
    thresholds: tuple[tuple[Threshold, int], ...]
    """Its thresholds with what they look at."""
    others: tuple[int, ...]
    """The benefit's own targets: a set's parts, where given pieces come from."""
    free: bool
    """Whether nothing but thresholds and the goods decides about it."""
    floored: bool
    """Whether its target has a floor."""
    whole_order: bool
    """Whether it lowers goods beyond its target."""
    plain: bool
    """Whether nothing but its target, and what the book says, decides where it applies."""
    refused: dict[Reason, Refused]
    """What was said when it could not apply."""


class RuleBook:
    """Rules and settings. Never changed once made, apart from what it remembers."""

    def __init__(
        self,
        rules: Iterable[Rule] = (),
        *,
        settings: PricingSettings = DEFAULT_SETTINGS,
        newer: Iterable[NewerRule] = (),
        price_lists: Iterable[PriceList] = (),
    ) -> None:
        self.price_lists: tuple[PriceList, ...] = tuple(price_lists)
        """Prices of single goods."""
        self.settings = settings
        self.newer: tuple[NewerRule, ...] = tuple(sorted(newer, key=lambda rule: rule.rule_id))
        """Rules this program is too old for."""
        self._targets: dict[Target, int] = {}
        self.plans: tuple[Plan, ...] = tuple(plan_of(rule, self._targets, number) for number, rule in enumerate(rules))
        """One for each rule."""
        self._ranked = sorted(self.plans, key=attrgetter("rule.priority", "rule.rule_id"))
        self.limited: Mapping[str, Limits] = {
            rule.rule_id: rule.limits for rule in self.rules if rule.limits.beyond_an_order
        }
        """By id: rules that may be given so often only to a member, in a day, or over the chain."""
        self._index = _indexed(self._targets)
        self._known: tuple[dict[tuple[Traits, Likeness], Kind], dict[int, Position]] = ({}, {})
        self._lines: dict[int, tuple[object, object, Goods]] = {}
        self._outcomes: dict[object, Outcome] = {}
        self.said: dict[int, Said] = {}
        """What was said of rules, by their number."""

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules, as they were given."""
        return tuple(plan.rule for plan in self.plans)

    def positions(self, lines: Iterable[Goods]) -> list[Position]:
        """Each line as a position of its own; of the same kind where rules cannot tell them apart."""
        kinds, known = self._known  # kept by this pricing, whatever another thread's does
        if len(kinds) >= REMEMBERED or len(known) >= LINES:
            kinds, known = self._known = ({} if len(kinds) >= REMEMBERED else kinds), {}
        found = []
        for line in lines:
            position = known.get(id(line))
            if position is None or position.goods is not line:  # as long as it is remembered its id is its own
                key = _likeness(line)
                kind = kinds.get(key) or kinds.setdefault(key, self._kind(line.traits))
                position = known[id(line)] = position_of(kind, line)
            found.append(position)
        return found

    def _kind(self, item: Traits) -> Kind:
        able = {number: target for key in _keys(item) for target, number in self._index.get(key, ())}
        return Kind(tuple([number for number, target in able.items() if target.has(item)]))

    @property
    def lines(self) -> dict[int, tuple[object, object, Goods]]:
        """By the id of a cart's line: the line, its prices in price lists, and what it was as goods. A line that is the
        same object is the same goods. Asked for once in a pricing."""
        if len(self._lines) >= LINES:
            self._lines = {}
        return self._lines

    @property
    def outcomes(self) -> dict[object, Outcome]:
        """What rules did to goods, by the rules' names and the state of the goods: filled by pricings, never told apart
        from working it out again. Asked for once in a pricing."""
        if len(self._outcomes) >= OUTCOMES:
            self._outcomes = {}
        return self._outcomes

    def with_more(
        self, rules: Sequence[Rule], positions: Sequence[Position]
    ) -> tuple[Sequence[Plan], list[list[int]], list[int]]:
        """Plans of this book's rules, by priority and id, and of `rules`; for each target's number the places of the
        goods in it: one by one, and as bits."""
        places: list[list[int]] = [[] for _ in self._targets]
        masks = [0] * len(places)
        for place, position in enumerate(positions):
            bit = 1 << place
            for number in position.kind.targets:
                places[number].append(place)
                masks[number] |= bit
        if not rules:
            return self._ranked, places, masks
        targets = dict(self._targets)
        plans = (*self._ranked, *(plan_of(rule, targets) for rule in rules))
        for target, number in targets.items():
            if number >= len(places):
                places.append([at for at, position in enumerate(positions) if target.has(position.goods.traits)])
                masks.append(sum([1 << at for at in places[-1]]))
        return plans, places, masks


def _indexed(targets: Mapping[Target, int]) -> dict[tuple[str, str], list[tuple[Target, int]]]:
    """Targets with their numbers, each under what it asks for that fewest goods have."""
    index: dict[tuple[str, str], list[tuple[Target, int]]] = {}
    for target, number in targets.items():
        scope = target.scope
        asked = (("product", scope.products), ("brand", scope.brands), ("category", scope.categories))
        for key in next(([(what, value) for value in values] for what, values in asked if values), [("", "")]):
            index.setdefault(key, []).append((target, number))
    return index


def _keys(item: Traits) -> set[tuple[str, str]]:
    """What the targets that an item may belong to are found under."""
    keys = {("", ""), ("product", item.product), ("brand", item.brand)}
    for path in item.categories:
        names = path.split("/")
        keys.update([("category", "/".join(names[:depth])) for depth in range(1, len(names) + 1)])
    return keys


def _likeness(line: Goods) -> tuple[Traits, Likeness]:
    return line.traits, (
        line.unit_price,
        line.list_price,
        line.floor,
        line.special_price,
        line.member_prices,
        line.special,
        line.manual,
        line.quantity if line.quantity % ONE else 0,
    )


def plan_of(rule: Rule, targets: dict[Target, int], place: int | None = None) -> Plan:
    """A rule's plan; targets that are new get the next numbers."""

    def number(target: Target) -> int:
        return ALL if target.everything else targets.setdefault(target, len(targets))

    benefit = rule.benefit
    others: tuple[Target, ...] = ()
    if isinstance(benefit, Combination):
        others = tuple(target for target, _ in benefit.parts)
    elif isinstance(benefit, BuyGet) and benefit.target is not None:
        others = (benefit.target,)
    thresholds = tuple(
        (each, ALL if each.target is None else number(each.target))
        for each in rule.conditions
        if isinstance(each, Threshold)
    )
    free = rule.limits == NO_LIMITS and len(thresholds) == len(rule.conditions)
    floored = bool(rule.target.floor or rule.target.floor_percent)
    whole_order = isinstance(benefit, Reduction) and benefit.on is On.ORDER
    return Plan(
        number=place,
        rule=rule,
        target=number(rule.target),
        thresholds=thresholds,
        others=tuple(number(target) for target in others),
        free=free,
        floored=floored,
        whole_order=whole_order,
        plain=place is not None and not (thresholds or others or floored or whole_order or rule.limits != NO_LIMITS),
        refused={},
    )
