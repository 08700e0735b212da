"""What a priced case says, as an object for JSON and as lines to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from pos.commands.pricing.case import Case
from pos.domain.money import Fen, half_up, yuan
from pos.domain.promotion.benefit import RewardKind
from pos.domain.promotion.condition import Measure
from pos.domain.promotion.engine import price_goods
from pos.domain.promotion.priced import NextStep, Priced, PricedGoods, Reason, Refused
from pos.domain.quantity import ONE, Milli, amount_of_next
from pos.domain.tax import tax_on_top, tax_within

WORDS: Mapping[Reason, str] = {
    Reason.STAGE_OFF: "its stage is switched off",
    Reason.NEWER: "this program is too old for the rule",
    Reason.DECLINED: "declined",
    Reason.EXPIRED: "its time is over",
    Reason.NOT_YET: "its time has not begun",
    Reason.WEEKDAY: "not on this day of the week",
    Reason.DAY_OF_MONTH: "not on this day of the month",
    Reason.HOURS: "not at this hour",
    Reason.CHANNEL: "not in this channel",
    Reason.STORE: "not in this store",
    Reason.MEMBER: "for (other) members",
    Reason.BIRTHDAY: "not this member's birthday",
    Reason.NEW_MEMBER: "for new members",
    Reason.NTH_ORDER: "not with this order of the member",
    Reason.COUPON: "its coupon is not presented",
    Reason.TENDER: "not with this tender",
    Reason.LIMIT: "given as often as it may be",
    Reason.BUYERS: "too few buyers",
    Reason.USED: "the coupon is used",
    Reason.LOCKED: "the coupon is in another cart",
    Reason.UNKNOWN: "the coupon is not known",
    Reason.OTHER_MEMBER: "the coupon is another member's",
    Reason.NO_GOODS: "no goods it is about",
    Reason.AMOUNT: "the amount is too small",
    Reason.QUANTITY: "too few pieces",
    Reason.LOST: "it excludes what is better for the customer",
    Reason.BETTER_PRICE: "another price is as good or better",
    Reason.TAKEN: "the pieces serve another rule",
    Reason.NOTHING: "nothing left to take off",
}
"""Each reason in words."""


def answer(case: Case) -> dict[str, Any]:
    """The case, priced."""
    priced = price_goods([line.goods for line in case.lines], case.book, case.occasion)
    taxes = [
        (tax_within if line.tax_included else tax_on_top)(each.paid, line.tax_rate)
        for line, each in zip(case.lines, priced.lines, strict=True)
    ]
    on_top = sum(tax for line, tax in zip(case.lines, taxes, strict=True) if not line.tax_included)
    total = priced.total + on_top
    said: dict[str, Any] = {
        **({"case": case.name} if case.name else {}),
        "total": money(total),
        "before": money(priced.gross),
        "discount": money(priced.gross - priced.total),
        "lines": [
            _line(each, line.goods.traits.variant_id, tax)
            for each, line, tax in zip(priced.lines, case.lines, taxes, strict=True)
        ],
        "applied": _applied(priced),
        "refused": [_refused(each) for each in priced.refused],
        "next": [
            {"rule": each.rule_id, "name": each.name, **_missing(each.missing, each.measure), **_gain(each)}
            for each in priced.next_steps
        ],
        "gifts": [
            {"rule": each.rule_id, "codes": list(each.chosen), "choose": each.choose, "from": list(each.options)}
            for each in priced.gifts
        ],
        "rewards": [_reward(each.rule_id, each.kind, each.value, each.code) for each in priced.rewards],
        "points_used": priced.points_used,
        "proven": priced.proven,
        "evaluations": priced.evaluations,
    }
    if on_top:
        said["tax_on_top"] = money(on_top)
    if priced.newer and not case.book.settings.newer_allowed:
        said["not_sellable"] = "head office does not allow selling without the rules this program is too old for"
    if case.expect is not None:
        said["expected"] = money(case.expect)
        said["as_expected"] = case.expect == total
    return said


def money(amount: Fen) -> str:
    """`123456` as `1234.56`: a number to read back."""
    return yuan(amount).replace(",", "")


def count(quantity: Milli) -> int | float:
    """`2000` as `2`, `1500` as `1.5`."""
    return quantity / ONE if quantity % ONE else quantity // ONE


def sentences(said: Mapping[str, Any], title: str) -> Iterator[str]:
    """The same to be read."""
    yield f"{title}: {said['total']}" + (f" (before {said['before']}, off {said['discount']})")
    for line in said["lines"]:
        why = "".join(f"  {each['rule']} -{each['amount']}" for each in line["rules"])
        yield f"  {line['code']} × {line['quantity']} at {line['unit_price']} = {line['paid']}{why}"
    for each in said["applied"]:
        yield f"  applied {each['rule']} {each['name']}: -{each['discount']} ({each['stage']}, {each['funder']})"
    for each in said["gifts"]:
        yield f"  gifts of {each['rule']}: {', '.join(each['codes'])}"
    for each in said["rewards"]:
        rest = ", ".join(f"{name} {value}" for name, value in each.items() if name not in ("rule", "kind"))
        yield f"  {each['kind']} of {each['rule']}: {rest}"
    for each in said["refused"]:
        missing = each.get("missing_amount") or each.get("missing_pieces")
        lost = f" ({', '.join(each['lost_to'])})" if each.get("lost_to") else ""
        yield f"  not {each['rule']}: {each['text']}{lost}" + (f", {missing} missing" if missing else "")
    if not said["proven"]:
        yield "  the search came to its limit: the best combination found, not proven to be the best there is"
    if said.get("as_expected") is False:
        yield f"  EXPECTED {said['expected']}"


def _line(priced: PricedGoods, code: str, tax: Fen) -> dict[str, Any]:
    goods = priced.goods
    return {
        "line": goods.line_id,
        "code": code,
        "quantity": count(goods.quantity),
        "unit_price": money(goods.unit_price),
        "before": money(priced.gross),
        "discount": money(priced.gross - priced.paid),
        "paid": money(priced.paid),
        "unit_price_after": money(half_up(priced.paid * ONE, goods.quantity)),
        "unit_prices": _unit_prices(priced),
        "tax": money(tax),
        "rules": [{"rule": each.rule_id, "amount": money(each.amount)} for each in priced.allocations],
    }


def _unit_prices(priced: PricedGoods) -> list[dict[str, Any]]:
    """What each piece costs, and gives back when it is returned; like ones together."""
    quantity = priced.goods.quantity
    if quantity % ONE:
        return [{"quantity": count(quantity), "price": money(priced.paid)}]
    each = sorted((amount_of_next(priced.paid, quantity, at * ONE, ONE) for at in range(quantity // ONE)), reverse=True)
    return [{"quantity": len(list(like)), "price": money(price)} for price, like in groupby(each)]


def _applied(priced: Priced) -> list[dict[str, Any]]:
    codes = {each.goods.line_id: each.goods.traits.variant_id for each in priced.lines}
    return [
        {
            "rule": each.rule_id,
            "name": each.name,
            "stage": each.stage.value,
            "funder": each.funder.value,
            "discount": money(each.amount),
            "times": each.uses,
            **({"coupon": each.coupon} if each.coupon else {}),
            "lines": [{"line": line, "code": codes[line], "discount": money(amount)} for line, amount in each.lines],
        }
        for each in priced.applied
    ]


def _refused(each: Refused) -> dict[str, Any]:
    measure = Measure.QUANTITY if each.reason is Reason.QUANTITY else Measure.AMOUNT
    return {
        "rule": each.rule_id,
        "name": each.name,
        "reason": each.reason.value,
        "text": WORDS[each.reason],
        **({"coupon": each.coupon} if each.coupon else {}),
        **(_missing(each.missing, measure) if each.missing else {}),
        **({"lost_to": list(each.lost_to)} if each.lost_to else {}),
    }


def _missing(missing: int, measure: Measure) -> dict[str, Any]:
    return {"missing_amount": money(missing)} if measure is Measure.AMOUNT else {"missing_pieces": missing}


def _gain(step: NextStep) -> dict[str, Any]:
    """What the next step gives, where it is an amount (beyond what is off already) or a percentage."""
    if step.part:
        return {"pay": f"{(10_000 - step.part) / 100:g}"}
    return {"off": money(step.off)} if step.off else {}


def _reward(rule: str, kind: RewardKind, value: int, code: str) -> dict[str, Any]:
    said: dict[str, Any] = {"rule": rule, "kind": kind.value}
    if kind is RewardKind.CASH_BACK:
        said["amount"] = money(value)
    elif kind is RewardKind.POINTS:
        said["times"] = count(value * 10)
    elif kind is not RewardKind.FREE_DELIVERY:
        said["quantity"] = value
    return {**said, **({"coupon": code} if code else {})}
