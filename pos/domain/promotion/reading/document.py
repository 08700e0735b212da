"""The chain's promotions in one document: `rules` in order of priority, `settings`, and `price_lists`."""

from __future__ import annotations

from pos.domain.errors import BadValue
from pos.domain.promotion.newer_rule import NewerRule
from pos.domain.promotion.reading.fields import Fields, shown
from pos.domain.promotion.reading.price_list import read_price_lists
from pos.domain.promotion.reading.rule import read_rule
from pos.domain.promotion.reading.settings import read_settings
from pos.domain.promotion.rule import RULE_VERSION, Rule
from pos.domain.promotion.rulebook import RuleBook


def read_document(data: object) -> RuleBook:
    """The rules and settings of a document. Raises BadValue, which names the place."""
    fields = Fields(data, "document")
    fields.take("note")
    rules, newer = read_rules(fields)
    settings = read_settings(fields.take("settings") or {}, "document.settings")
    lists = read_price_lists(fields.take("price_lists"), "document.price_lists")
    fields.end()
    return RuleBook(rules, settings=settings, newer=newer, price_lists=lists)


def read_what_can_be_read(data: object) -> RuleBook:
    """The same on a till: a rule that this program cannot read is one that it is too old for."""
    if not isinstance(data, dict):
        raise BadValue("document: an object is wanted")
    rules: list[Rule] = []
    newer: list[NewerRule] = []
    for at, each in enumerate(data.get("rules") or []):
        try:
            rule = read_rule(each, f"document.rules[{at}]", priority=at)
        except BadValue:
            named = each if isinstance(each, dict) else {}
            rule = NewerRule(str(named.get("id", at)), str(named.get("name", named.get("id", at))), RULE_VERSION + 1)
        if isinstance(rule, Rule):
            rules.append(rule)
        else:
            newer.append(rule)
    settings = read_settings(data.get("settings") or {}, "document.settings")
    lists = read_price_lists(data.get("price_lists"), "document.price_lists")
    return RuleBook(rules, settings=settings, newer=newer, price_lists=lists)


def read_rules(fields: Fields) -> tuple[list[Rule], list[NewerRule]]:
    """The rules of a document or case, in order of priority. Raises BadValue, also for an id that stands twice."""
    data = fields.take("rules")
    if data is None:
        return [], []
    if not isinstance(data, list):
        raise BadValue(f"{fields.at('rules')}: a list is wanted, not {shown(data)}")
    read = [read_rule(each, f"{fields.at('rules')}[{at}]", priority=at) for at, each in enumerate(data)]
    seen: set[str] = set()
    for at, rule in enumerate(read):
        if rule.rule_id in seen:
            raise BadValue(f"{fields.at('rules')}[{at}]: a second rule {rule.rule_id!r}")
        seen.add(rule.rule_id)
    return [each for each in read if isinstance(each, Rule)], [each for each in read if isinstance(each, NewerRule)]
