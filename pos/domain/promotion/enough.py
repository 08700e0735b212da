"""Whether a tender pays what a rule about it wants at least: known when all else is priced."""

from __future__ import annotations

from collections.abc import Mapping

from pos.domain.money import Fen
from pos.domain.promotion.condition import PaidWith
from pos.domain.promotion.live import Effect, Live
from pos.domain.promotion.occasion import Occasion
from pos.domain.promotion.rule import Rule


def underpaid(effects: Mapping[Live, Effect], occasion: Occasion, total: Fen) -> Rule | None:
    """Of the rules that were applied though their tender pays too little, the one of the lowest priority; or None."""
    found = [
        live
        for live, effect in effects.items()
        for each in live.rule.conditions
        if isinstance(each, PaidWith) and _pays(each, occasion, total, effect.amount) < each.least
    ]
    return min(found, key=lambda live: live.bit).rule if found else None


def _pays(condition: PaidWith, occasion: Occasion, total: Fen, gave: Fen) -> Fen:
    """What is paid with the condition's tenders. What the rule takes off is paid with them, too: 满100减8 pays 92."""
    names, taken, tenders = condition.tenders, occasion.taken, occasion.tenders
    if taken:
        known, own = sum(each for _, each in taken), sum(each for called, each in taken if names & called)
    else:
        known = sum(each for each in tenders.values() if each)
        own = sum(each for name, each in tenders.items() if name in names and each)
    if (taken and known >= total) or any(tenders.get(name, 0) is None for name in names):
        return total - (known - own) + gave
    return own
