"""Whether a tender pays what a rule about it wants at least: known when all else is priced."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pos.domain.money import Fen
from pos.domain.promotion.condition import PaidWith
from pos.domain.promotion.live import Effect, Live
from pos.domain.promotion.occasion import Occasion
from pos.domain.promotion.priced import PricedGoods
from pos.domain.promotion.rule import Rule
from pos.domain.tax import tax_on_top


def underpaid(effects: Mapping[Live, Effect], occasion: Occasion, lines: Sequence[PricedGoods]) -> Rule | None:
    """Of the rules that were applied though their tender pays too little, the one of the lowest priority; or None.

    `lines`: what the sale came to.
    """
    found = [
        live
        for live in effects
        for each in live.rule.conditions
        if isinstance(each, PaidWith) and _pays(each, occasion, lines, live.rule.rule_id) < each.least
    ]
    return min(found, key=lambda live: live.bit).rule if found else None


def _pays(condition: PaidWith, occasion: Occasion, lines: Sequence[PricedGoods], rule_id: str) -> Fen:
    """What is paid with the condition's tenders, tax on top included. What the rule takes off counts as paid with them,
    too: 满100减8 pays 92.
    """
    names, taken, tenders = condition.tenders, occasion.taken, occasion.tenders
    if taken:
        known, own = sum(each for _, each in taken), sum(each for called, each in taken if names & called)
    else:
        known = sum(each for each in tenders.values() if each)
        own = sum(each for name, each in tenders.items() if name in names and each)
    if (taken and known >= _due(lines)) or any(tenders.get(name, 0) is None for name in names):
        return _due(lines, without=rule_id) - (known - own)
    return own


def _due(lines: Sequence[PricedGoods], without: str = "") -> Fen:
    """What is to be paid for lines, each with its tax. `without`: a rule that shall have taken nothing off."""
    due = 0
    for line in lines:
        net = line.paid + sum([each.amount for each in line.allocations if each.rule_id == without])
        due += net + tax_on_top(net, line.goods.tax_on_top)
    return due
