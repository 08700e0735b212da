"""Several goods that make one rule: what is found, what is missing, what the next step gives."""

from __future__ import annotations

from typing import Any

import pytest

from tests.domain.promotion.test_worked_examples import priced

OFF = {"type": "off", "amount": 10}
SET = {"type": "set", "parts": [{"target": {"codes": ["A"]}}, {"target": {"codes": ["B"]}}], "price": 50}
OTHER = {"type": "buy_get", "buy": 2, "get": 1, "target": {"codes": ["B"]}}
SHARED = {"type": "buy_get", "buy": 2, "get": 1, "target": {"codes": ["A", "B"]}}


@pytest.mark.parametrize(
    "benefit, target, pieces, missing",
    (
        (SET, {}, {"A": 2}, 1),
        (SET, {}, {"C": 2}, 2),
        (OTHER, {"codes": ["A"]}, {"A": 2}, 1),
        (OTHER, {"codes": ["A"]}, {"A": 1, "B": 1}, 1),
        (OTHER, {"codes": ["A"]}, {"A": 1}, 2),
        (SHARED, {"codes": ["A"]}, {"A": 2}, 1),
        (SHARED, {"codes": ["A"]}, {"A": 1, "C": 1}, 2),
    ),
)
def test_a_rule_of_several_goods_says_how_many_pieces_it_lacks(
    benefit: dict[str, Any], target: dict[str, Any], pieces: dict[str, int], missing: int
) -> None:
    """Two dresses are no suit of dress and shirt: one piece is missing, however many dresses there are."""
    lines = [{"code": code, "quantity": count, "unit_price": 40} for code, count in pieces.items()]
    said = priced({"lines": lines, "rules": [{"id": "R", "target": target, "benefit": benefit}]})
    (why,) = said["refused"]

    assert (why["reason"], why["missing_pieces"]) == ("quantity", missing)


def test_a_set_is_found_whichever_of_its_parts_is_named_first() -> None:
    """A piece that suits two parts goes where it lets the set be made, and lets the most sets be made."""
    parts = [{"target": {"codes": ["A", "C"]}}, {"target": {"codes": ["A"]}}]
    lines = [{"code": "A", "unit_price": 100, "quantity": 2}, {"code": "C", "unit_price": 70, "quantity": 2}]
    for own in (parts, parts[::-1]):
        rule = {"id": "R", "benefit": {"type": "set", "parts": own, "price": 99}}
        assert priced({"lines": lines, "rules": [rule]})["total"] == "198.00"
        assert priced({"lines": lines, "rules": [{**rule, "limits": {"per_order": 1}}]})["total"] == "239.00"
    free = {"id": "R", "benefit": {"type": "set", "parts": parts, "price": 300}}
    assert priced({"lines": lines, "rules": [free]})["total"] == "340.00"


STEPS = {"type": "off", "tiers": [{"at_least": 200, "amount": 20}, {"at_least": 500, "amount": 100}]}


@pytest.mark.parametrize(
    "benefit, more, following",
    (
        (STEPS, {}, {"missing_amount": "50.00", "off": "80.00"}),
        # What comes off later makes nothing more to be bought: steps look at what things cost when their stage begins.
        (STEPS, {"member": {"pay": 95}}, {"missing_amount": "50.00", "off": "80.00"}),
        (STEPS, {"coupons": [{"code": "C", "benefit": OFF}]}, {"missing_amount": "50.00", "off": "80.00"}),
        ({"type": "off", "tiers": [{"at_least": 500, "pay": 85}]}, {}, {"missing_amount": "50.00", "pay": "85"}),
        ({**STEPS, "tiers": STEPS["tiers"][1:]}, {}, {"missing_amount": "50.00", "off": "100.00"}),
        (
            {"type": "off", "tiers": [{"at_least": 200, "amount": 20}, {"at_least": 500, "pay": 80}]},
            {},
            {"missing_amount": "50.00", "pay": "80"},
        ),
        ({"type": "off", "every": 100, "amount": 10}, {}, {"missing_amount": "50.00", "off": "10.00"}),
        ({"type": "off", "every": 100, "amount": 10, "most": 40}, {}, None),
        ({"type": "off", "every": 500, "amount": 60, "most": 40}, {}, {"missing_amount": "50.00", "off": "40.00"}),
        (
            {"type": "off", "by": "quantity", "tiers": [{"at_least": 2, "pay": 90}]},
            {},
            {"missing_pieces": 1, "pay": "90"},
        ),
        ({"type": "off", "on": "unit", "tiers": [{"at_least": 500, "amount": 9}]}, {}, {"missing_amount": "50.00"}),
        (
            {"type": "off", "on": "unit", "tiers": [{"at_least": 400, "amount": 5}, {"at_least": 500, "amount": 9}]},
            {},
            {"missing_amount": "50.00"},
        ),
    ),
)
def test_what_is_missing_for_the_next_step_and_what_it_gives(
    benefit: dict[str, Any], more: dict[str, Any], following: dict[str, Any] | None
) -> None:
    """450.00 in the cart: what the clerk reads aloud must be true to the fen."""
    lines = [{"code": "A", "unit_price": 450}]
    said = priced({"lines": lines, "rules": [{"id": "R", "benefit": benefit}], **more})

    assert said["next"] == ([{"rule": "R", "name": "R", **following}] if following else [])


def test_pieces_of_a_round_that_is_not_full_are_left_to_other_rules() -> None:
    """第三件3折 of five pieces is one round of three: the shirt that is left makes 买一送二 cheaper."""
    prices = {"A": (30, 2, "甲"), "C": (33, 1, "甲乙"), "D": (10, 1, "甲乙"), "B": (1, 2, "乙"), "E": (50, 1, "乙")}
    lines = [
        {"code": code, "unit_price": price, "quantity": count, "tags": list(tags)}
        for code, (price, count, tags) in prices.items()
    ]
    third = {"id": "third", "target": {"tags": ["乙"]}, "benefit": {"type": "nth_piece", "nth": 3, "pay": 30}}
    more = {"id": "more", "target": {"tags": ["甲"]}, "benefit": {"type": "buy_get", "buy": 1, "get": 2, "pay": 20}}
    # third: a B for 0.30, with the other B and D. more: both A for 6.00, with C.
    for rules in ([third, more], [more, third]):
        said = priced({"lines": lines, "rules": rules})
        assert said["total"] == "106.30"
        assert {each["rule"]: each["discount"] for each in said["applied"]} == {"third": "0.70", "more": "48.00"}
