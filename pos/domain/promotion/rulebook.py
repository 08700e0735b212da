"""The rules of a chain, prepared once: what each item belongs to is worked out the first time it is seen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pos.domain.promotion.benefit import BuyGet, Combination
from pos.domain.promotion.condition import Threshold
from pos.domain.promotion.goods import Traits
from pos.domain.promotion.newer_rule import NewerRule
from pos.domain.promotion.price_list import PriceList
from pos.domain.promotion.rule import NO_LIMITS, Limits, Rule
from pos.domain.promotion.stage import PricingSettings
from pos.domain.promotion.target import Target

REMEMBERED = 20_000
"""Items whose targets are remembered."""

ALL = -1
"""The number of a target that every item belongs to."""

DEFAULT_SETTINGS = PricingSettings()
"""What holds where head office has decided nothing."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A rule with its targets by number."""

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
        self.plans: tuple[Plan, ...] = tuple(plan_of(rule, self._targets) for rule in rules)
        """One for each rule."""
        self.limited: Mapping[str, Limits] = {
            rule.rule_id: rule.limits for rule in self.rules if rule.limits.beyond_an_order
        }
        """By id: rules that may be given so often only to a member, in a day, or over the chain."""
        self._belongs: dict[Traits, tuple[int, ...]] = {}

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules, as they were given."""
        return tuple(plan.rule for plan in self.plans)

    def with_more(self, rules: Sequence[Rule], traits: Sequence[Traits]) -> tuple[list[Plan], list[list[int]]]:
        """Plans of this book's rules and of `rules`, and for each target's number the indices of `traits` in it."""
        places: list[list[int]] = [[] for _ in self._targets]
        for place, item in enumerate(traits):
            for number in self._targets_with(item):
                places[number].append(place)
        if not rules:
            return list(self.plans), places
        targets = dict(self._targets)
        plans = [*self.plans, *(plan_of(rule, targets) for rule in rules)]
        for target, number in targets.items():
            if number >= len(places):
                places.append([place for place, item in enumerate(traits) if target.has(item)])
        return plans, places

    def _targets_with(self, item: Traits) -> tuple[int, ...]:
        known = self._belongs.get(item)
        if known is None:
            if len(self._belongs) >= REMEMBERED:
                self._belongs.clear()
            known = tuple(number for target, number in self._targets.items() if target.has(item))
            self._belongs[item] = known
        return known


def plan_of(rule: Rule, targets: dict[Target, int]) -> Plan:
    """A rule's plan; targets that are new get the next numbers."""

    def number(target: Target) -> int:
        return ALL if target.everything else targets.setdefault(target, len(targets))

    benefit = rule.benefit
    others: tuple[Target, ...] = ()
    if isinstance(benefit, Combination):
        others = tuple(target for target, _ in benefit.parts)
    elif isinstance(benefit, BuyGet) and benefit.target is not None:
        others = (benefit.target,)
    return Plan(
        rule=rule,
        target=number(rule.target),
        thresholds=tuple(
            (each, ALL if each.target is None else number(each.target))
            for each in rule.conditions
            if isinstance(each, Threshold)
        ),
        others=tuple(number(target) for target in others),
        free=rule.limits == NO_LIMITS and all(isinstance(each, Threshold) for each in rule.conditions),
    )
