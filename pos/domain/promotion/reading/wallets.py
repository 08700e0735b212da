"""Rules that are about one wallet, so named that an older till knows that it cannot keep them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pos.domain.payment.code import Provider

WALLETS = frozenset({Provider.WECHAT.value, Provider.ALIPAY.value, Provider.UNIONPAY.value})
"""Names of tenders that only the customer's code tells apart."""


def telling_wallets_apart(document: Mapping[str, Any]) -> dict[str, Any]:
    """A document that was read, with each condition on a `tender` that names a wallet as one on a `wallet`.

    Both mean the same. A till of before would take the first for a tender that nobody ever chooses; the second it does
    not know, so that it leaves the rule out and says so.
    """
    rules = document.get("rules")
    return {**document, "rules": [_rule(each) for each in rules]} if isinstance(rules, list) else dict(document)


def _rule(rule: Mapping[str, Any]) -> Mapping[str, Any]:
    conditions = rule.get("conditions")
    if conditions is None:
        return rule
    if not isinstance(conditions, list):
        return {**rule, "conditions": _condition(conditions)}
    return {**rule, "conditions": [_condition(each) for each in conditions]}


def _condition(condition: Mapping[str, Any]) -> Mapping[str, Any]:
    named = condition.get("tenders", ())
    names = {named} if isinstance(named, str) else set(named)
    return {**condition, "type": "wallet"} if condition.get("type") == "tender" and names & WALLETS else condition
