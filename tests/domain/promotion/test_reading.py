"""What is wrong with a rule, a coupon or a setting is said with its place."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from pos.domain.errors import BadValue
from pos.domain.promotion.benefit import On, Reduction
from pos.domain.promotion.newer_rule import NewerRule
from pos.domain.promotion.occasion import Coupon
from pos.domain.promotion.reading.coupon import read_coupon
from pos.domain.promotion.reading.document import read_document, read_what_can_be_read
from pos.domain.promotion.reading.fields import Fields
from pos.domain.promotion.reading.rule import read_rule
from pos.domain.promotion.reading.settings import read_settings
from pos.domain.promotion.rule import Rule
from pos.domain.promotion.stage import Stage

OFF: dict[str, Any] = {"type": "off", "amount": 1}


def rule(**fields: Any) -> dict[str, Any]:
    return {"id": "R", "benefit": OFF, **fields}


def benefit(**fields: Any) -> dict[str, Any]:
    return rule(benefit=fields)


def when(**fields: Any) -> dict[str, Any]:
    return rule(conditions=[fields])


WRONG: tuple[tuple[object, str], ...] = (
    (7, "an object is wanted"),
    ({"benefit": OFF}, "id is missing"),
    ({"id": "x" * 65, "benefit": OFF}, "more than 64"),
    ({"id": "R"}, "benefit is missing"),
    (rule(version=0), "rule.version"),
    (rule(name=[]), "rule.name: a text"),
    (rule(colour="red"), "unknown field colour"),
    (rule(stage="manual"), "none of price"),
    *(
        (rule(benefit=each, uses_pieces=True), "rule.uses_pieces: what is given beside the price uses no pieces")
        for each in ({"type": "gift", "from": ["A"]}, {"type": "points", "times": 2}, {"type": "free_delivery"})
    ),
    (rule(stage="price", benefit={"type": "bundle", "price": 1}), "no price of one piece"),
    (rule(priority=1.5), "rule.priority"),
    (rule(funder="me"), "rule.funder"),
    (rule(stacks="no"), "true or false"),
    (rule(limits={"per_order": -1}), "rule.limits.per_order"),
    *((rule(limits={name: 0}), f"rule.limits.{name}") for name in ("per_order", "per_member", "per_day", "quota")),
    (rule(limits={"per_year": 1}), "unknown field per_year"),
    (rule(exclusive=[True]), "rule.exclusive[0]: a text"),
    (rule(target={"cheapest": 1, "dearest": 1}), "not both"),
    (rule(target={"price_from": 9, "price_to": 8}), "price_from is above price_to"),
    (rule(target={"exclude": [{}]}), "nothing is named"),
    (rule(target={"attributes": 3}), "an object is wanted"),
    (rule(target={"floor": "many"}), "a number is wanted"),
    (rule(target={"floor": True}), "a number is wanted"),
    (rule(target={"floor": "NaN"}), "a number is wanted"),
    (rule(target={"floor": "1.234"}), "more than two decimals"),
    (rule(target={"floor": "1e999999999"}), "a number is wanted"),
    (rule(target={"floor": "0." + "1" * 40}), "a number is wanted"),
    (rule(name="\ud800"), "rule.name: a text"),
    (rule(**{"\ud800": 1}), "unknown field \\ud800"),
    (rule(target={"floor": -1}), "no amount"),
    (rule(target={"floor_percent": 101}), "no percentage"),
    (benefit(type="off"), "one of amount, percent, pay is wanted, not none"),
    (benefit(type="off", amount=1, pay=90), "amount and pay"),
    (benefit(type="off", every=10, pay=90), "only an amount"),
    (benefit(type="off", tiers=[{"at_least": 2, "amount": 1}, {"at_least": 1, "amount": 2}]), "not ascending"),
    (benefit(type="nothing"), "none of off"),
    (benefit(type="unit_price", prices={}), "codes with their prices"),
    (benefit(type="unit_price", by_buyers=[{"buyers": 2}]), "price is missing"),
    (benefit(type="bundle"), "price is missing"),
    (benefit(type="set", price=1), "parts is missing"),
    (benefit(type="add_on"), "price is missing"),
    (benefit(type="buy_get", same=True, target={"codes": ["A"]}), "not both"),
    (benefit(type="gift"), "the list of gifts"),
    (benefit(type="points", times=0.5), "a factor"),
    (benefit(type="coupon"), "coupon is missing"),
    (when(type="order_amount"), "at_least is missing"),
    (when(type="weekday", **{"in": [8]}), "numbers from 1 to 7"),
    (when(type="store"), "in is missing"),
    (when(type="dates"), "from or to"),
    (when(type="dates", to="2026-13-01"), "a date such as"),
    (when(type="hours", **{"from": "9 o'clock", "to": "10:00"}), "a time such as"),
    (when(type="tender"), "tenders is missing"),
    (when(type="order_quantity", at_least=1.5), "no whole number"),
)


@pytest.mark.parametrize("data, words", WRONG)
def test_a_wrong_rule_is_refused_with_its_place(data: object, words: str) -> None:
    with pytest.raises(BadValue) as caught:
        read_rule(data, "rule")

    assert words in str(caught.value)
    assert str(caught.value).startswith("rule")


def read(**fields: Any) -> Rule:
    found = read_rule(rule(**fields), "rule")
    assert isinstance(found, Rule)
    return found


@pytest.mark.parametrize(
    "fields, stage",
    (
        ({}, Stage.ORDER),
        ({"target": {"brands": ["甲"]}}, Stage.LINE),
        ({"target": {"cheapest": 1}}, Stage.LINE),
        ({"target": {"full_price_only": True}}, Stage.ORDER),
        ({"benefit": {"type": "off", "amount": 1, "on": "unit"}}, Stage.LINE),
        ({"benefit": {"type": "unit_price", "price": 5}}, Stage.PRICE),
        ({"benefit": {"type": "nth_piece", "pay": 50}}, Stage.LINE),
        ({"benefit": {"type": "free_delivery"}}, Stage.ORDER),
        ({"conditions": {"type": "coupon"}}, Stage.COUPON),
        ({"target": {"brands": "甲"}, "conditions": {"type": "target_quantity", "at_least": 2}}, Stage.ORDER),
    ),
)
def test_the_usual_stage(fields: dict[str, Any], stage: Stage) -> None:
    assert read(**fields).stage is stage


def test_what_a_reduction_is_taken_off_where_it_does_not_say() -> None:
    whole, some = read().benefit, read(target={"dearest": 1}).benefit

    assert isinstance(whole, Reduction)
    assert isinstance(some, Reduction)
    assert (whole.on, some.on) == (On.ORDER, On.TARGET)


def test_numbers_are_read_exactly_however_they_are_written() -> None:
    amounts = {read(target={"floor": value}).target.floor for value in ("￥1,020.50", 1020.5, Decimal("1020.50"))}

    assert amounts == {102_050}
    assert read(id=7).rule_id == "7"
    assert read(priority=-3).priority == -3
    assert read(target={"floor_percent": "70%"}).target.floor_percent == 7_000


def test_a_rule_of_a_newer_version_is_only_known_by_name() -> None:
    newer = read_rule({"id": "R", "name": "未来", "version": 2, "magic": [1]}, "rule")

    assert newer == NewerRule("R", "未来", 2)


def test_a_document_names_the_rule_that_is_wrong() -> None:
    for data, words in (
        ({"rules": 3}, "a list is wanted"),
        ({"rules": [rule(), rule()]}, "document.rules[1]: a second rule 'R'"),
        ({"rules": [rule(), {"id": "S"}]}, "document.rules[1]: benefit"),
        ({"rules": [], "more": 1}, "unknown field more"),
        ({"settings": {"stages_off": ["lunch"]}}, "'lunch' is none of"),
    ):
        with pytest.raises(BadValue) as caught:
            read_document(data)
        assert words in str(caught.value)
    assert read_document({"note": "nothing"}).rules == ()


def test_a_till_takes_what_it_can_read() -> None:
    book = read_what_can_be_read(
        {"rules": [rule(), {"id": "S", "name": "新", "benefit": {"type": "magic"}}, 5, {"id": "T", "version": 9}]}
    )

    assert [each.rule_id for each in book.rules] == ["R"]
    assert [(each.rule_id, each.name) for each in book.newer] == [("2", "2"), ("S", "新"), ("T", "T")]
    with pytest.raises(BadValue):
        read_what_can_be_read([])


def test_coupons_are_rights_or_open_a_rule() -> None:
    right = read_coupon({"code": "C", "benefit": OFF, "member": "M", "from": "2026-11-01", "state": "used"}, "c")

    assert right.right is not None
    assert (right.right.stage, right.right.coupon, right.member_id) == (Stage.COUPON, "C", "M")
    assert read_coupon("C1", "c") == Coupon("C1", opens="C1", kind="C1")
    assert read_coupon({"code": "C2", "rule": "R9"}, "c").opens == "R9"
    for wrong in ({"rule": "R"}, {"code": "C", "state": "gone"}, {"code": "C", "target": {}}):
        with pytest.raises(BadValue):
            read_coupon(wrong, "c")


def test_settings() -> None:
    chosen = read_settings({"member_discount": "before_order", "stages_off": "points", "newer_rules": "refuse"}, "s")

    assert chosen.stages[:3] == (Stage.PRICE, Stage.LINE, Stage.MEMBER)
    assert Stage.POINTS not in chosen.stages
    assert not chosen.newer_allowed


def test_long_values_are_shortened_in_messages() -> None:
    with pytest.raises(BadValue) as caught:
        Fields({"a": "x" * 500}, "here").money("a")

    assert len(str(caught.value)) < 120
    with pytest.raises(BadValue):
        Fields({}, "here").hour("at")
    assert Fields({"at": "24:00"}, "here").hour("at").hour == 0
    assert Fields({"a": None}, "here").texts("a") == ()
