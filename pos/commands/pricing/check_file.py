"""A document for `pos promotions check`: rules and settings, the goods they are for, past sales to price under them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pos.commands.pricing.answer import answer, money
from pos.commands.pricing.case import read_case, read_traits
from pos.domain.errors import BadValue
from pos.domain.money import Fen
from pos.domain.promotion.checking import Stocked
from pos.domain.promotion.reading.document import read_document
from pos.domain.promotion.reading.fields import Fields, money_of, number_of
from pos.domain.promotion.rulebook import RuleBook


@dataclass(frozen=True, slots=True)
class ToCheck:
    """What is checked."""

    book: RuleBook
    """Rules and settings."""
    goods: tuple[Stocked, ...]
    """What is sold, where the document says it."""
    sales: tuple[Any, ...]
    """Past sales: cases as `pos price` reads them, with what was paid."""
    shared: dict[str, Any]
    """Rules and settings as they stand in the document."""


def read_check(document: Any) -> ToCheck:
    """A list of rules, or an object with `rules` and perhaps `settings`, `goods`, `sales`. Raises BadValue."""
    if isinstance(document, list):
        document = {"rules": document}
    if not isinstance(document, dict):
        raise BadValue("document: an object with rules, or a list of rules, is wanted")
    rules = {name: value for name, value in document.items() if name not in ("goods", "sales")}
    book = read_document(rules)
    goods = Fields({"goods": document.get("goods")}, "document").list("goods", _stocked)
    sales = document.get("sales") or []
    if not isinstance(sales, list):
        raise BadValue("document.sales: a list is wanted")
    rules.pop("price_lists", None)  # past sales say themselves what special prices their goods had
    return ToCheck(book, goods, tuple(sales), rules)


def simulate(checked: ToCheck, *, now: datetime) -> dict[str, Any]:
    """Each past sale under these rules: what it would come to, what it came to, and the difference."""
    sales: list[dict[str, Any]] = []
    paid_total = total = 0
    applied: Counter[str] = Counter()
    given: Counter[str] = Counter()
    costs = {each.traits.variant_id: each.cost for each in checked.goods if each.cost is not None}
    for number, data in enumerate(checked.sales, start=1):
        try:
            paid, said = _priced(data, checked.shared, now)
        except BadValue as error:
            sales.append({"sale": f"sale {number}", "error": str(error)})
            continue
        fen = money_of(said["total"], "total")
        paid = fen if paid is None else paid
        paid_total, total = paid_total + paid, total + fen
        for each in said["applied"]:
            applied[each["rule"]] += 1
            given[each["rule"]] += money_of(each["discount"], "discount")
        sales.append(
            {
                "sale": said.get("case") or f"sale {number}",
                "paid": money(paid),
                "total": said["total"],
                "difference": money(fen - paid),
                "applied": [each["rule"] for each in said["applied"]],
                **({"below_cost": below} if (below := _below_cost(said, costs)) else {}),
            }
        )
    return {
        "sales": sales,
        "paid": money(paid_total),
        "total": money(total),
        "difference": money(total - paid_total),
        "by_rule": [
            {"rule": rule, "sales": count, "discount": money(given[rule])} for rule, count in sorted(applied.items())
        ],
    }


def _below_cost(said: dict[str, Any], costs: dict[str, Fen]) -> list[str]:
    """Codes of the goods that all rules together sell below what they cost."""
    return sorted(
        {
            line["code"]
            for line in said["lines"]
            if line["code"] in costs
            and money_of(line["paid"], "paid") < costs[line["code"]] * number_of(line["quantity"], "quantity")
        }
    )


def _priced(data: Any, shared: dict[str, Any], now: datetime) -> tuple[Fen | None, dict[str, Any]]:
    if not isinstance(data, dict):
        raise BadValue("an object is wanted")
    paid = data.get("paid")
    case = {**{name: value for name, value in data.items() if name != "paid"}, **shared}
    return None if paid is None else money_of(paid, "paid"), answer(read_case(case, now=now))


def _stocked(data: object, place: str) -> Stocked:
    fields = Fields(data, place)
    fields.take("name")
    traits = read_traits(fields)
    goods = Stocked(traits, cost=fields.money_or_none("cost"), floor=fields.money("floor"))
    fields.end()
    return goods
